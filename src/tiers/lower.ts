/** Lowers the section `tiers`: each ladder gives `level.<ladder>` and a verdict for each of its levels. */
import { conditionReferences } from "../core/condition/references.js";
import { type Definition } from "../core/definition/definition.js";
import { pointer } from "../core/issue/issue.js";
import { checkRungIds } from "../core/ladder/check.js";
import { type Rung, ladderNames, lowerLadder } from "../core/ladder/lower.js";
import { type LevelLadder, type Tiers } from "./types.js";

function rungsOf({ levels }: LevelLadder, address: string): readonly Rung[] {
  return levels.map(({ id, requires }, index) => {
    const at = pointer(address, "levels", index);
    return { id, condition: requires, address: requires === undefined ? at : pointer(at, "requires") };
  });
}

/** The definitions of the section. */
export function defineTiers(tiers: Tiers, address = "/tiers"): readonly Definition[] {
  return Object.entries(tiers).map(([id, ladder]) => {
    const at = pointer(address, id);
    const rungs = rungsOf(ladder, at);
    const name = `level.${id}`;
    return {
      names: ladderNames(
        name,
        ladder.levels.map((level) => level.id),
      ),
      address: at,
      references: rungs.flatMap((rung) =>
        rung.condition === undefined ? [] : conditionReferences(rung.condition, rung.address),
      ),
      lower: (scope) => {
        const issues = checkRungIds(ladder.levels, pointer(at, "levels"));
        for (const found of issues) scope.report(() => found);
        if (issues.length === 0) lowerLadder({ name, address: at, rungs, nested: ladder.nested === true }, scope);
      },
    };
  });
}
