/** Reviews a partner: what it holds moves by the rules of each ladder, day by day. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { writeDay } from "../../core/time/day.js";
import { type HeldByLadder } from "../partner/held.js";
import { type Partner } from "../partner/types.js";
import { type Program, versionInForce, versionsOf } from "../program.js";
import { keepPartner, orRefuse, refuse, refuseOptions, writtenDay } from "../run.js";
import { answerOf } from "./answer.js";
import { readReviewOptions } from "./options.js";
import { type Reviewing, laddersOn } from "./reviewing.js";
import { PartnerRuns, UnreadablePartner } from "./runs.js";
import { type PartnerReview, type ReviewOptions } from "./types.js";
import { reviewDays } from "./walk.js";
import { writeHeld } from "./write.js";

const NOTHING: HeldByLadder = new Map();

/** What was reviewed later than the day that is asked for. */
function closedIssues(reviewing: Reviewing): readonly Issue[] {
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
  reviewDays(reviewing);
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
