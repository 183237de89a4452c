/** A review while it is carried out: the partner, the rules, and what has happened so far. */
import { type ReviewRules } from "../../core/review/context.js";
import { reviewRules } from "../../core/review/rules.js";
import { type Day } from "../../core/time/day.js";
import { type HeldByLadder } from "../partner/held.js";
import { type Program, type Version, compiledOf, versionInForce } from "../program.js";
import { type ReviewedLadder } from "./ladder.js";
import { type LadderObserver, observerOf } from "./observer.js";
import { type AskedReview } from "./options.js";
import { type PartnerRuns } from "./runs.js";
import { type ReviewEvent } from "./types.js";

/** A partner that is being reviewed. */
export interface Reviewing {
  readonly asked: AskedReview;
  readonly program: Program;
  readonly versions: readonly Version[];
  readonly runs: PartnerRuns;
  /** What was held before the review. */
  readonly before: HeldByLadder;
  readonly events: Map<string, ReviewEvent[]>;
}

/** The rules of a ladder that is reviewed. */
export function rulesOf({ review, rungs }: ReviewedLadder): ReviewRules {
  return reviewRules(review!, rungs);
}

/** The ladders that are reviewed by the rules of a day. */
export function laddersOn(day: Day, { program }: Reviewing): readonly ReviewedLadder[] {
  return compiledOf(versionInForce(program, day).program).ladders.filter(({ review }) => review !== undefined);
}

export function observe({ runs, versions, program, asked }: Reviewing, ladder: ReviewedLadder): LadderObserver {
  const inForce = (day: Day): Version => versionInForce(program, day);
  return observerOf(runs, ladder, versions, { inForce, knownOn: asked.knownOn });
}
