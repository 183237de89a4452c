/** The rules of a review, every choice stated. */
import { type ReviewRules } from "./context.js";
import { type ReviewedRung } from "./rungs.js";
import { type Demotion, type Promotion, type Review } from "./types.js";

/** Moves that say only when. */
function stated<Moves extends Promotion | Demotion>(moves: "immediately" | "never" | Moves | undefined): Moves {
  return typeof moves === "object" ? moves : ({ on: moves ?? "immediately" } as Moves);
}

export function reviewRules(review: Review, rungs: readonly ReviewedRung[]): ReviewRules {
  return { rungs, review, promote: stated(review.promote), demote: stated(review.demote) };
}
