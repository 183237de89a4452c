/** Reviews a partner: what it holds moves by the rules of each ladder, day by day. */
import { WORK_OF_A_DAY, charge } from "../../core/expression/work.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { ladderLayout, ladderOutcome } from "../../core/outcome/ladder.js";
import { ReviewContext, type ReviewRules } from "../../core/review/context.js";
import { nextOccasion } from "../../core/review/days.js";
import { nextLook } from "../../core/review/next.js";
import { reviewRules } from "../../core/review/rules.js";
import { placeOf } from "../../core/review/state.js";
import { reviewDay } from "../../core/review/step.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { type HeldByLadder } from "../partner/held.js";
import { type Partner } from "../partner/types.js";
import { type Program, type Version, compiledOf, versionInForce, versionsOf } from "../program.js";
import { keepPartner, orRefuse, refuse, refuseOptions, writtenDay } from "../run.js";
import { reviewEvent } from "./events.js";
import { holdingOn } from "./held-inputs.js";
import { type ReviewedLadder } from "./ladder.js";
import { type LadderObserver, observerOf } from "./observer.js";
import { type AskedReview, readReviewOptions } from "./options.js";
import { PartnerRuns, UnreadablePartner, presentationOfRun } from "./runs.js";
import { type LadderReview, type PartnerReview, type ReviewEvent, type ReviewOptions } from "./types.js";
import { warningOf } from "./warning.js";
import { writeException, writeHeld } from "./write.js";

const NOTHING: HeldByLadder = new Map();

/** A partner that is being reviewed. */
interface Reviewing {
  readonly asked: AskedReview;
  readonly program: Program;
  readonly versions: readonly Version[];
  readonly runs: PartnerRuns;
  /** What was held before the review. */
  readonly before: HeldByLadder;
  readonly events: Map<string, ReviewEvent[]>;
}

/** The rules of a ladder that is reviewed. */
function rulesOf({ review, rungs }: ReviewedLadder): ReviewRules {
  return reviewRules(review!, rungs);
}

function laddersOn(day: Day, { program }: Reviewing): readonly ReviewedLadder[] {
  return compiledOf(versionInForce(program, day).program).ladders.filter(({ review }) => review !== undefined);
}

function observe({ runs, versions, program, asked }: Reviewing, ladder: ReviewedLadder): LadderObserver {
  const inForce = (day: Day): Version => versionInForce(program, day);
  return observerOf(runs, ladder, versions, { inForce, knownOn: asked.knownOn });
}

/** Whether a ladder is looked at on a day: it was not reviewed so far, or a decision of that very review may be open. */
function isDue(key: string, day: Day, { runs, asked }: Reviewing): boolean {
  const { reviewedOn } = runs.held(key).state;
  const { day: last } = asked.options.asOf;
  if (reviewedOn === undefined) return day >= (asked.from ?? last);
  return day > reviewedOn || (day === last && day === reviewedOn);
}

/** Reviews every ladder on a day, each by what all of them were before it. */
function reviewOn(day: Day, reviewing: Reviewing): void {
  const { runs, events } = reviewing;
  charge(runs.work, WORK_OF_A_DAY);
  const stepped = laddersOn(day, reviewing)
    .filter(({ key }) => isDue(key, day, reviewing))
    .map((ladder) => {
      const { key } = ladder;
      const { state: before } = runs.held(key);
      const observer = observe(reviewing, ladder);
      const { state, happened } = reviewDay(rulesOf(ladder), observer, before, day);
      const told = happened.map((each) => reviewEvent(each, ladder, observer, placeOf(before)?.from));
      events.set(key, [...(events.get(key) ?? []), ...told]);
      return { key, state };
    });
  for (const { key, state } of stepped) runs.hold(key, state);
}

/** The next day on which a ladder has to be looked at, or the rules change. */
function nextDay(day: Day, reviewing: Reviewing): Day {
  const { runs, asked, versions } = reviewing;
  const begins = versions.flatMap(({ from, earlyFrom, grandfatheredUntil }) => [
    ...(from === undefined ? [] : [readDay(from)!]),
    ...(earlyFrom === undefined ? [] : [earlyFrom]),
    ...(grandfatheredUntil === undefined ? [] : [grandfatheredUntil + 1]),
  ]);
  const looks = laddersOn(day, reviewing).map((ladder) => {
    const { state } = runs.held(ladder.key);
    if (!isDue(ladder.key, day + 1, reviewing))
      return (state.reviewedOn ?? (asked.from ?? asked.options.asOf.day) - 1) + 1;
    const context = new ReviewContext(rulesOf(ladder), observe(reviewing, ladder), state, day);
    return nextLook(context) ?? Infinity;
  });
  return Math.min(...looks, ...begins.filter((begin) => begin > day));
}

/** Days on which nothing can happen are reviewed as well. */
function passOver(from: Day, to: Day, reviewing: Reviewing): void {
  if (to <= from) return;
  for (const { key } of laddersOn(from, reviewing)) {
    const { state } = reviewing.runs.held(key);
    if (state.reviewedOn === from) reviewing.runs.hold(key, { ...state, reviewedOn: to });
  }
}

/** The first day that is not reviewed yet. */
function firstDay({ asked, runs }: Reviewing): Day {
  const { day: last } = asked.options.asOf;
  const reviewed = [...runs.everythingHeld().values()].flatMap(({ state: { reviewedOn } }) =>
    reviewedOn === undefined ? [] : [reviewedOn + 1],
  );
  return Math.min(asked.from ?? last, last, ...reviewed);
}

/** What was held on the last day that was reviewed before, or before the first one. */
function heldBefore(ladder: ReviewedLadder, { before, asked }: Reviewing): string | null {
  const day = before.get(ladder.key)?.state.reviewedOn ?? (asked.from ?? asked.options.asOf.day) - 1;
  return holdingOn(ladder, before, day, asked.knownOn(day)).is;
}

function answerOf(ladder: ReviewedLadder, reviewing: Reviewing): LadderReview {
  const { asked, program, runs, events } = reviewing;
  const { key, value } = ladder;
  const { day } = asked.options.asOf;
  const { state, byHand } = runs.held(key);
  const rules = rulesOf(ladder);
  const observer = observe(reviewing, ladder);
  const { source } = new ReviewContext(rules, observer, state, day);
  const run = runs.on(day, versionInForce(program, day), asked.knownOn(day));
  const presentation = presentationOfRun(run);
  const { certain, possible, missing } = ladderOutcome(
    ladderLayout(presentation.plan.names.get(value)!.levels!),
    presentation,
  );
  const { is: holds, since } = holdingOn(ladder, runs.everythingHeld(), day, asked.knownOn(day));
  const next = (on: typeof rules.promote.on): string | null => {
    const found = nextOccasion(on, day, source);
    return found === undefined ? null : writeDay(found);
  };
  const warning = warningOf(rules, observer, state, day);
  return {
    held: heldBefore(ladder, reviewing),
    holds,
    since,
    exceptions: byHand.filter(({ from, until }) => from <= day && day <= until).map(writeException),
    qualifies: { certain, possible, missing },
    events: events.get(key) ?? [],
    next: { promotion: next(rules.promote.on), demotion: next(rules.demote.on) },
    ...(warning === undefined ? {} : { warning }),
  };
}

/** What was reviewed later than the day that is asked for. */
function closedIssues(reviewing: Reviewing) {
  const { day } = reviewing.asked.options.asOf;
  return laddersOn(day, reviewing).flatMap(({ key }) => {
    const { reviewedOn } = reviewing.runs.held(key).state;
    if (reviewedOn === undefined || reviewedOn <= day) return [];
    const params = { reviewedOn: writeDay(reviewedOn) };
    return [issue("review.closed", pointer("/held", ...key.split("/"), "reviewedOn"), params)];
  });
}

function review(id: string, reviewing: Reviewing): PartnerReview {
  const { asked, runs } = reviewing;
  const { day: last, text } = asked.options.asOf;
  const closed = closedIssues(reviewing);
  if (closed.length > 0) return refuse(id, text, closed);
  let day = firstDay(reviewing);
  while (day <= last) {
    reviewOn(day, reviewing);
    const next = Math.min(nextDay(day, reviewing), last + 1);
    passOver(day, next - 1, reviewing);
    day = next;
  }
  const ladders = laddersOn(last, reviewing);
  const answers = ladders.map((ladder) => [ladder, answerOf(ladder, reviewing)] as const);
  const stages = answers.find(([{ word }]) => word === "stage");
  const levels = answers.filter(([{ word }]) => word === "level");
  return {
    status: "reviewed",
    partner: id,
    on: text,
    held: writeHeld(runs.everythingHeld()),
    tiers: Object.fromEntries(levels.map(([{ key }, answer]) => [key.split("/")[1]!, answer])),
    ...(stages === undefined ? {} : { lifecycle: stages[1] }),
  };
}

/** Whatever a version cannot read refuses the partner. */
function orUnreadable(answer: () => PartnerReview): PartnerReview {
  try {
    return answer();
  } catch (error) {
    if (error instanceof UnreadablePartner) return error.refused;
    throw error;
  }
}

/**
 * Reviews a partner up to a day: by the `review` of each ladder, what it holds moves, or is kept, or threatened, day by day since the last review.
 *
 * The partner brings what it holds (`held`), and the answer has what it holds now, to be stored and handed in the next time, with every event and the comparisons
 * that it was decided on. A partner without `held` is placed on the first day that is reviewed. Each day is looked at by the rules in force on the day that is measured; only what is certain moves
 * anybody. Data that arrive late change a decision for as long as it has no effect, and nothing that is closed.
 *
 * Laws: at most one move a day and ladder; a review of a day that was reviewed changes nothing while the data are the same; two reviews, one after the other, give what one over
 * all their days gives; ladders are reviewed each by what all held before the day, so that their order decides nothing.
 *
 * @example
 * ```ts
 * import { parseProgram, reviewPartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { certifiedPeople: { type: "integer", dated: true } },
 *   tiers: {
 *     main: {
 *       levels: [
 *         { id: "registered" },
 *         { id: "gold", requires: { fact: "certifiedPeople", operator: "greaterThanInclusive", value: 6 } },
 *       ],
 *       review: { demote: { on: { lastDayOf: "calendarYear" }, grace: { for: { days: 30 } } } },
 *     },
 *   },
 * });
 * const certifiedPeople = [{ from: "2025-01-01", value: 6 }, { from: "2025-11-10", value: 4 }];
 * const partner = { id: "p1", facts: { certifiedPeople }, held: { tiers: { main: { history: [{ from: "2025-02-01", is: "gold" }] } } } };
 * const review = reviewPartner(program, partner, { on: "2025-12-31" });
 * if (review.status === "reviewed") console.log(review.tiers.main?.holds, review.tiers.main?.events[0]?.kind, review.held.tiers?.main?.grace?.until);
 * // => gold missed 2026-01-30
 * ```
 * @since 0.1.0
 */
export function reviewPartner(program: Program, partner: Partner, options: ReviewOptions): PartnerReview {
  const asked = readReviewOptions(options);
  if (!("options" in asked)) return refuseOptions(program, partner, writtenDay(options, "on"), asked);
  const { asOf, knownAt } = asked.options;
  const read = keepPartner(versionInForce(program, asOf.day).program, partner, knownAt);
  if (!("partner" in read)) return refuse(read.id, asOf.text, read.issues);
  const { id, held = NOTHING } = read.partner;
  const versions = versionsOf(program);
  const runs = new PartnerRuns(versions, partner, held, asked.options);
  const reviewing: Reviewing = { asked, program, versions, runs, before: held, events: new Map() };
  return orUnreadable(() => orRefuse<PartnerReview>(id, asOf.text, () => review(id, reviewing)));
}
