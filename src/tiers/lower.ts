/** Lowers the section `tiers`: each ladder gives `level.<ladder>`, a verdict for each of its levels, and what they give. */
import { type Definition } from "../core/definition/definition.js";
import { pointer } from "../core/issue/issue.js";
import { type Rung, defineLadder } from "../core/ladder/lower.js";
import { defineBenefits } from "./benefits.js";
import { defineKeeping } from "./keep.js";
import { type Tiers } from "./types.js";

/** The definitions of the section. */
export function defineTiers(tiers: Tiers, address = "/tiers"): readonly Definition[] {
  return Object.entries(tiers).flatMap(([id, ladder]) => {
    const { levels, nested = false } = ladder;
    const at = pointer(address, id);
    const rungsAddress = pointer(at, "levels");
    const rungs = levels.map(({ id: level, requires }, index): Rung => {
      const here = pointer(rungsAddress, index);
      return { id: level, condition: requires, address: requires === undefined ? here : pointer(here, "requires") };
    });
    return [
      defineLadder({ name: `level.${id}`, address: at, rungsAddress, rungs, nested }),
      ...defineKeeping(id, ladder, at),
      ...defineBenefits(id, ladder, at),
    ];
  });
}
