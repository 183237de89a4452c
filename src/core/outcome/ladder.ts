/** The outcome of a ladder of levels or stages. */
import { type Levels } from "../expression/scope.js";
import { type Slot } from "../expression/slot.js";
import { UNKNOWN } from "../expression/value.js";
import { type Presentation, verdictOf } from "./present.js";
import { type LadderOutcome, type Verdict } from "./types.js";

/** What a ladder answers for one combination of verdicts, but for what is missing. */
interface Combination {
  readonly outcome: LadderOutcome;
  /** The verdicts that are unknown and could move the partner up. */
  readonly open: readonly Slot[];
}

/** Where the outcome of a ladder is read from, with the combinations of verdicts that were met already. */
export interface LadderLayout {
  readonly ids: readonly string[];
  readonly verdicts: readonly Slot[];
  readonly combinations: (Combination | undefined)[];
}

/** Ladders of at most this many rungs remember their combinations: 3^6 at most. */
const MOST_REMEMBERED = 6;

export function ladderLayout({ ids, verdicts }: Levels): LadderLayout {
  const count = ids.length <= MOST_REMEMBERED ? 3 ** ids.length : 0;
  return { ids, verdicts, combinations: new Array<undefined>(count).fill(undefined) };
}

function combine({ ids, verdicts }: LadderLayout, { at }: Presentation): Combination {
  const values = verdicts.map(at);
  const certain = values.lastIndexOf(true);
  const possible = values.findLastIndex((value) => value !== false);
  const named: Record<string, Verdict> = {};
  for (const [rank, id] of ids.entries()) named[id] = verdictOf(values[rank]!);
  const between = verdicts.slice(certain + 1, possible + 1);
  return {
    outcome: { certain: ids[certain] ?? null, possible: ids[possible] ?? null, verdicts: named, missing: [] },
    open: certain === possible ? [] : between.filter((_, index) => values[certain + 1 + index] === UNKNOWN),
  };
}

/** The number of a combination of verdicts, each of them one of three. */
function codeOf(verdicts: readonly Slot[], { at }: Presentation): number {
  let code = 0;
  for (const slot of verdicts) {
    const value = at(slot);
    code = code * 3 + (value === true ? 2 : value === false ? 0 : 1);
  }
  return code;
}

/** The rung that holds for certain and the highest that may hold; null where there is none. */
export function standingOn(
  layout: LadderLayout,
  presentation: Presentation,
): Pick<LadderOutcome, "certain" | "possible"> {
  return combinationOf(layout, presentation).outcome;
}

function combinationOf(layout: LadderLayout, presentation: Presentation): Combination {
  const { combinations, verdicts } = layout;
  if (combinations.length === 0) return combine(layout, presentation);
  const code = codeOf(verdicts, presentation);
  return (combinations[code] ??= combine(layout, presentation));
}

export function ladderOutcome(layout: LadderLayout, presentation: Presentation): LadderOutcome {
  const { outcome, open } = combinationOf(layout, presentation);
  const { certain, possible, verdicts } = outcome;
  const missing = open.length === 0 ? [] : [...new Set(open.flatMap((slot) => presentation.missing(slot)))];
  return { certain, possible, verdicts: { ...verdicts }, missing };
}
