/** Reviews a base: who moves, who is threatened, and why. */
import { isEntries } from "../../core/data/partner-data.js";
import { type Issue } from "../../core/issue/issue.js";
import { type EventKind } from "../../core/review/decisions.js";
import { countMatrix } from "../base/matrix.js";
import { countRefused } from "../base/refused.js";
import { MOST_TOLD, checkMostTold } from "../options.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { refuse, writtenDay } from "../run.js";
import { readReviewOptions } from "./options.js";
import { reviewPartner } from "./review.js";
import {
  type LadderReview,
  type LadderReviews,
  type PartnerReview,
  type ReviewOptions,
  type ReviewSummary,
  type ReviewSummaryOptions,
  type ReviewedPartner,
  type SummarizedReviews,
  type ToldReview,
} from "./types.js";

interface Counter {
  readonly take: (review: LadderReview) => void;
  readonly result: () => LadderReviews;
}

function createCounter(): Counter {
  const matrix = countMatrix();
  const events: Partial<Record<EventKind, number>> = {};
  let warned = 0;
  return {
    take: (review) => {
      matrix.take(review.held, review.holds);
      for (const { kind } of review.events) events[kind] = (events[kind] ?? 0) + 1;
      if (review.warning !== undefined) warned += 1;
    },
    result: () => ({ matrix: matrix.result(), events, warned }),
  };
}

/** What is wrong with the options. Callers without types may pass anything. */
function issuesOf(asked: ReviewOptions, most: unknown): readonly Issue[] {
  const read = readReviewOptions(asked);
  return [...("options" in read ? [] : read), ...checkMostTold(most)];
}

/** The ladders of a reviewed partner; its life stages go by the name of their section. */
function laddersOf({ tiers, lifecycle }: ReviewedPartner): readonly (readonly [string, LadderReview])[] {
  return [...Object.entries(tiers), ...(lifecycle === undefined ? [] : [[LIFECYCLE, lifecycle] as const])];
}

/** No ladder has this name: ids are single words without a bracket. */
const LIFECYCLE = "(lifecycle)";

function toldOf(partner: string, ladder: string, { held, holds, events, warning }: LadderReview): ToldReview {
  const name = ladder === LIFECYCLE ? "lifecycle" : ladder;
  return { partner, ladder: name, held, holds, events, ...(warning === undefined ? {} : { warning }) };
}

/** Takes one review after the other. */
function createCollection(most: number) {
  const counters = new Map<string, Counter>();
  const told: ToldReview[] = [];
  const refused = countRefused();
  let count = 0;
  const take = (review: PartnerReview): void => {
    count += 1;
    if (review.status === "issues") {
      refused.take(review);
      return;
    }
    for (const [ladder, answer] of laddersOf(review)) {
      const counter = counters.get(ladder) ?? createCounter();
      counters.set(ladder, counter);
      counter.take(answer);
      const isTold = answer.events.length > 0 || answer.warning !== undefined;
      if (isTold && told.length < most) told.push(toldOf(review.partner, ladder, answer));
    }
  };
  const result = (): Omit<SummarizedReviews, "status" | "on"> => {
    const results = [...counters].map(([ladder, counter]) => [ladder, counter.result()] as const);
    const stages = results.find(([ladder]) => ladder === LIFECYCLE);
    return {
      partners: count,
      refused: refused.result(),
      tiers: Object.fromEntries(results.filter(([ladder]) => ladder !== LIFECYCLE)),
      ...(stages === undefined ? {} : { lifecycle: stages[1] }),
      told,
    };
  };
  return { take, result };
}

/**
 * Reviews all partners up to a day, and summarizes what comes of it: how many go from each level to each, what happens, who is warned, and why.
 *
 * Nothing is stored: with a day in the future it tells who moves at the next review as things are. Partners are taken one after the other; one that cannot be reviewed is counted and left out.
 * Law: the rows of a matrix add up to the partners that were reviewed.
 *
 * @example
 * ```ts
 * import { parseProgram, summarizeReviews } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { people: "integer" },
 *   tiers: {
 *     main: {
 *       levels: [{ id: "silver" }, { id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: 6 } }],
 *       review: { demote: { on: { lastDayOf: "calendarYear" } } },
 *     },
 *   },
 * });
 * const partners = [6, 5].map((people, index) => ({
 *   id: `p${index}`,
 *   facts: { people },
 *   held: { tiers: { main: { history: [{ from: "2025-02-01", is: "gold" }], reviewedOn: "2026-11-30" } } },
 * }));
 * const summary = summarizeReviews(program, partners, { on: "2026-12-31" });
 * if (summary.status === "summarized") console.log(summary.tiers.main?.matrix, summary.tiers.main?.events);
 * // => { gold: { gold: 1, silver: 1 } } { kept: 1, demoted: 1 }
 * ```
 * @since 0.1.0
 */
export function summarizeReviews(
  program: Program,
  partners: Iterable<Partner>,
  options: ReviewSummaryOptions,
): ReviewSummary {
  const { most = MOST_TOLD, ...asked } = isEntries(options) ? (options as ReviewSummaryOptions) : { on: "" };
  const on = writtenDay(asked, "on");
  const issues = issuesOf(asked, most);
  if (issues.length > 0) return refuse("", on, issues);
  const collection = createCollection(most);
  for (const partner of partners) collection.take(reviewPartner(program, partner, asked));
  return { status: "summarized", on, ...collection.result() };
}
