/** The outcome of a ladder of levels or stages. */
import { highestWith } from "../expression/nodes/ladder.js";
import { type Levels } from "../expression/scope.js";
import { UNKNOWN } from "../expression/value.js";
import { type Presentation, missingBelow, verdictOf } from "./present.js";
import { type LadderOutcome } from "./types.js";

export function ladderOutcome({ ids, verdicts }: Levels, presentation: Presentation): LadderOutcome {
  const { slots } = presentation.frame;
  const certain = highestWith(slots, verdicts, true);
  const possible = highestWith(slots, verdicts, true, UNKNOWN);
  const open = verdicts.filter((slot, rank) => rank > certain && rank <= possible && slots[slot] === UNKNOWN);
  return {
    certain: ids[certain] ?? null,
    possible: ids[possible] ?? null,
    verdicts: Object.fromEntries(ids.map((id, rank) => [id, verdictOf(slots[verdicts[rank]!]!)])),
    missing: [...new Set(open.flatMap((slot) => missingBelow(slot, presentation)))],
  };
}
