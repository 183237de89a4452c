/** What a review answers about one ladder. */
import { type LadderLayout, ladderOutcome } from "../../core/outcome/ladder.js";
import { ReviewContext } from "../../core/review/context.js";
import { nextOccasion } from "../../core/review/days.js";
import { isInForce } from "../../core/review/standing.js";
import { writeDay } from "../../core/time/day.js";
import { type Version, compiledOf, versionInForce } from "../program.js";
import { holdingOn } from "./held-inputs.js";
import { type ReviewedLadder } from "./ladder.js";
import { type Reviewing, observe, rulesOf } from "./reviewing.js";
import { presentationOfRun } from "./runs.js";
import { type LadderReview } from "./types.js";
import { warningOf } from "./warning.js";
import { writeException } from "./write.js";

/** What was held on the last day that was reviewed before, or before the first one. */
function heldBefore(ladder: ReviewedLadder, { before, asked }: Reviewing): string | null {
  const day = before.get(ladder.key)?.state.reviewedOn ?? (asked.from ?? asked.options.asOf.day) - 1;
  return holdingOn(ladder, before, day, asked.knownOn(day)).is;
}

/** Where the outcome of the ladder is read from, as every evaluation reads it. */
function layoutOfLadder({ key }: ReviewedLadder, { program }: Version): LadderLayout {
  const { tiers, lifecycle } = compiledOf(program).layout;
  return tiers.find(([id]) => key === `tiers/${id}`)?.[1] ?? lifecycle!.stages;
}

/** The ladder after its review. */
export function answerOf(ladder: ReviewedLadder, reviewing: Reviewing): LadderReview {
  const { asked, program, runs, events } = reviewing;
  const { key } = ladder;
  const { day } = asked.options.asOf;
  const { state, byHand } = runs.held(key);
  const rules = rulesOf(ladder);
  const observer = observe(reviewing, ladder);
  const { source } = new ReviewContext(rules, observer, state, day);
  const version = versionInForce(program, day);
  const presentation = presentationOfRun(runs.on(day, version, asked.knownOn(day)));
  const { certain, possible, missing } = ladderOutcome(layoutOfLadder(ladder, version), presentation);
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
    exceptions: byHand.filter((decision) => isInForce(decision, day)).map(writeException),
    qualifies: { certain, possible, missing },
    events: events.get(key) ?? [],
    next: { promotion: next(rules.promote.on), demotion: next(rules.demote.on) },
    ...(warning === undefined ? {} : { warning }),
  };
}
