/** What happened at a review, with every comparison that it was decided on. */
import { type Happened } from "../../core/review/decisions.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { comparisonsAt } from "../progress/comparisons.js";
import { slotsByAddress } from "../progress/requirement.js";
import { type FactRequirement } from "../progress/types.js";
import { compiledOf } from "../program.js";
import { type ReviewedLadder, type StatedCondition } from "./ladder.js";
import { type LadderObserver, type Measured } from "./observer.js";
import { presentationOfRun } from "./runs.js";
import { type ReviewEvent } from "./types.js";

/** The comparisons of conditions, as a run has them. */
function comparisonsIn({ run }: Measured, conditions: readonly StatedCondition[]): readonly FactRequirement[] {
  const presentation = presentationOfRun(run);
  const reader = { presentation, slotAt: slotsByAddress(presentation) };
  return conditions.flatMap((each) => comparisonsAt(each, run.version.program.document, reader));
}

/** What keeps a rung, as it was found. */
export function keepingOf(measured: Measured, rung: string | null): readonly FactRequirement[] {
  const { ladder } = measured;
  const rank = ladder === undefined || rung === null ? -1 : ladder.names.rankOf(rung);
  return rank < 0 ? [] : comparisonsIn(measured, ladder!.keeping(rank));
}

/** What a rung asks, by the first rules by which it is reached. */
function askedOf(measured: readonly Measured[], rung: string): readonly FactRequirement[] {
  const found = measured.flatMap((each) => {
    const rank = each.ladder?.names.rankOf(rung) ?? -1;
    return rank < 0 ? [] : [{ each, rank }];
  });
  const reached = found.find(({ each: { ladder, run }, rank }) => {
    const { plan } = compiledOf(run.version.program);
    return ladder!.findings(plan, (slot) => run.frame.slots[slot]!).meets[rank] === true;
  });
  const chosen = reached ?? found[0];
  return chosen === undefined ? [] : comparisonsIn(chosen.each, chosen.each.ladder!.asks(chosen.rank));
}

/** An event of a ladder; `since` is the first day on the rung that the partner had. */
export function reviewEvent(
  { on, kind, from, to, measuredOn, decidedOn, effectiveFrom, exit }: Happened,
  { names }: ReviewedLadder,
  observer: LadderObserver,
  since: Day | undefined,
): ReviewEvent {
  const rankOf = (id: string | null): number => (id === null ? -1 : names.rankOf(id));
  const rises = to !== null && rankOf(to) > rankOf(from);
  const measured = observer.measure(measuredOn, decidedOn, rises ? "promotion" : "demotion", since);
  return {
    on: writeDay(on),
    kind,
    from,
    to,
    measuredOn: writeDay(measuredOn),
    decidedOn: writeDay(decidedOn),
    effectiveFrom: writeDay(effectiveFrom),
    ...(exit === undefined ? {} : { exit }),
    requirements: rises ? askedOf(measured, to) : keepingOf(measured[0]!, from),
  };
}
