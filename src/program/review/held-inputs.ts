/** What is held, as the inputs of a run. */
import { type Definition } from "../../core/definition/definition.js";
import { type Slot } from "../../core/expression/slot.js";
import { type HeldOutcome } from "../../core/outcome/types.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, UNKNOWN } from "../../core/expression/value.js";
import { HELD_PREFIX, defineHeld } from "../../core/review/held.js";
import { type HeldWord, type Standing, heldTimeline, knownOn, standings } from "../../core/review/standing.js";
import { NOTHING_HELD } from "../../core/review/state.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type HeldByLadder } from "../partner/held.js";
import { type ReviewedLadder } from "./ladder.js";

/** An input that a value of what is held fills. */
export interface HeldInput {
  readonly slot: Slot;
  readonly ladder: ReviewedLadder;
  readonly word: HeldWord;
}

/** The definitions of what is held, as far as it is read. */
export function definitionsOfHeld(ladders: readonly ReviewedLadder[], names: readonly string[]): readonly Definition[] {
  const read = new Set(names.filter((name) => name.startsWith(HELD_PREFIX)));
  return read.size === 0 ? [] : ladders.flatMap((ladder) => defineHeld(ladder, (name) => read.has(name)));
}

/** The inputs of a plan that are filled by what is held. */
export function heldInputs(ladders: readonly ReviewedLadder[], { names }: Plan): readonly HeldInput[] {
  return ladders.flatMap((ladder) => {
    const words: readonly (readonly [HeldWord, string])[] = [
      ["now", ladder.word],
      ["since", "since"],
      ["everReached", "everReached"],
    ];
    return words.flatMap(([word, name]) => {
      const timeline = names.get(`${ladder.name}.${name}`)?.timeline;
      return timeline === undefined ? [] : [{ slot: timeline, ladder, word }];
    });
  });
}

/** What is held on a ladder from each day on which it changes, as far as it was known on a day. */
export function standingsOf(ladder: ReviewedLadder, held: HeldByLadder, knownAt: Day): readonly Standing[] {
  const { state, byHand } = held.get(ladder.key) ?? { state: NOTHING_HELD, byHand: [] };
  return standings(knownOn(state.history, knownAt), byHand, ladder.names);
}

/** What is held on a day, as far as it was known on another. */
export function holdingOn(ladder: ReviewedLadder, held: HeldByLadder, day: Day, knownAt: Day): HeldOutcome {
  const standing = standingsOf(ladder, held, knownAt).findLast(({ from }) => from <= day)!;
  const is = ladder.ids[standing.rank ?? -1] ?? null;
  return { is, since: is === null ? null : writeDay(standing.since) };
}

/** The values of the inputs; unknown where nothing was said of what is held. */
export function heldValues(
  inputs: readonly HeldInput[],
  held: HeldByLadder | undefined,
  knownAt: Day,
): readonly (readonly [Slot, Value])[] {
  return inputs.map(({ slot, ladder, word }) => {
    if (held === undefined) return [slot, UNKNOWN];
    return [slot, heldTimeline(word, standingsOf(ladder, held, knownAt), ladder.ids)];
  });
}
