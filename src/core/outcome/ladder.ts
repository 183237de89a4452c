/** The outcome of a ladder of levels or stages. */
import { highestCertain, highestPossible } from "../expression/nodes/ladder.js";
import { type Levels } from "../expression/scope.js";
import { UNKNOWN } from "../expression/value.js";
import { type Presentation, verdictOf } from "./present.js";
import { type LadderOutcome, type Verdict } from "./types.js";

export function ladderOutcome({ ids, verdicts }: Levels, presentation: Presentation): LadderOutcome {
  const { slots } = presentation.frame;
  const certain = highestCertain(slots, verdicts);
  const possible = highestPossible(slots, verdicts);
  const named: Record<string, Verdict> = {};
  for (const [rank, id] of ids.entries()) named[id] = verdictOf(slots[verdicts[rank]!]!);
  const open =
    certain === possible ? [] : verdicts.slice(certain + 1, possible + 1).filter((slot) => slots[slot] === UNKNOWN);
  return {
    certain: ids[certain] ?? null,
    possible: ids[possible] ?? null,
    verdicts: named,
    missing: open.length === 0 ? [] : [...new Set(open.flatMap((slot) => presentation.missing(slot)))],
  };
}
