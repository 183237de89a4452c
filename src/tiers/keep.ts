/** What keeps a partner on a level, where that is stated apart from what the level requires: `held.tiers.<ladder>.keeps.<level>`. */
import { defineCondition } from "../core/condition/define.js";
import { type Definition } from "../core/definition/definition.js";
import { pointer } from "../core/issue/issue.js";
import { type Rung, defineLadder } from "../core/ladder/lower.js";
import { type Level, type LevelLadder } from "./types.js";

/** The name of the verdict whether a level is kept. */
export function keepName(ladder: string, level: string): string {
  return `held.tiers.${ladder}.keeps.${level}`;
}

/** The name of the verdict on a requirement that is due every so many reviews. */
export function dueName(ladder: string, level: string, id: string): string {
  return `held.tiers.${ladder}.due.${level}.${id}`;
}

/** Whether what keeps its levels is stated apart somewhere on the ladder. */
export function hasKeeping({ levels }: LevelLadder): boolean {
  return levels.some(({ keep }) => keep !== undefined);
}

function defineDue(ladder: string, { id, keepEvery = {} }: Level, address: string): readonly Definition[] {
  return Object.entries(keepEvery).map(([due, { requires }]) => {
    const at = pointer(address, "keepEvery", due);
    return defineCondition(dueName(ladder, id, due), requires, pointer(at, "requires"), at);
  });
}

/** A level that states nothing of its own is kept by those who qualify for it. */
export function defineKeeping(id: string, ladder: LevelLadder, address: string): readonly Definition[] {
  const rungsAddress = pointer(address, "levels");
  const rungs = ladder.levels.map(({ id: level, keep }, index): Rung => {
    const at = pointer(rungsAddress, index);
    return keep === undefined
      ? { id: level, condition: { fact: `level.${id}.${level}`, operator: "equal", value: true }, address: at }
      : { id: level, condition: keep, address: pointer(at, "keep") };
  });
  const due = ladder.levels.flatMap((level, index) => defineDue(id, level, pointer(rungsAddress, index)));
  if (!hasKeeping(ladder)) return due;
  const kept = { name: `held.tiers.${id}.keeps`, address, rungsAddress, rungs, nested: ladder.nested ?? false };
  return [defineLadder(kept), ...due];
}
