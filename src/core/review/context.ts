/** One ladder of one partner on one day of a review, with what is looked up about it. */
import { type Value } from "../expression/value.js";
import { type Day } from "../time/day.js";
import { type DaySource, effectiveFrom, measuredOn } from "./days.js";
import { type Findings, isKept, rankAbove, rankBelow } from "./moves.js";
import { HELD_SINCE, type ReviewedRung, rankOf } from "./rungs.js";
import { type Open, type State, placeOf } from "./state.js";
import { type Demotion, type Promotion, type Review } from "./types.js";

/** A review, every choice stated. */
export interface ReviewRules {
  readonly rungs: readonly ReviewedRung[];
  readonly promote: Promotion;
  readonly demote: Demotion;
  readonly review: Review;
}

/** Whether it is asked what a partner rises to, or what it keeps. */
export type Purpose = Open["of"];

/** What a review looks at. */
export interface Observer extends DaySource {
  /** What was found as of a day, for a decision of another; `since` is the first day on the rung. */
  readonly found: (measured: Day, decided: Day, purpose: Purpose, since: Day | undefined) => Findings;
}

/** Answers `held.since` by a day, and every other date by the partner. */
function sinceDay(since: Day | undefined, { startMonth, dateOf }: DaySource): DaySource {
  return { startMonth, dateOf: (name) => (name === HELD_SINCE ? since : dateOf(name)) };
}

export class ReviewContext {
  readonly rules: ReviewRules;
  readonly state: State;
  readonly day: Day;
  /** The rank of what is held; -1 where nothing is. */
  readonly rank: number;
  /** The first day on it. */
  readonly since: Day | undefined;
  readonly source: DaySource;
  readonly #observer: Observer;

  constructor(rules: ReviewRules, observer: Observer, state: State, day: Day) {
    const place = placeOf(state);
    this.rules = rules;
    this.state = state;
    this.day = day;
    this.rank = rankOf(rules.rungs, place?.is ?? null);
    this.since = place?.from;
    this.source = sinceDay(place?.from, observer);
    this.#observer = observer;
  }

  /** The same day with another state of the same place. */
  after(state: State): ReviewContext {
    return new ReviewContext(this.rules, this.#observer, state, this.day);
  }

  /** The days that follow from another first day on a rung. */
  sourceSince(since: Day): DaySource {
    return sinceDay(since, this.#observer);
  }

  idAt(rank: number): string | null {
    return this.rules.rungs[rank]?.id ?? null;
  }

  found(measured: Day, purpose: Purpose): Findings {
    return this.#observer.found(measured, this.day, purpose, this.since);
  }

  /** Whether the partner keeps its rung at the review with this number, as far as a day tells. */
  keeps(measured: Day, reviews: number): Value {
    return isKept(this.rank, this.rules.rungs[this.rank]!, this.found(measured, "demotion"), reviews);
  }

  /** The rank that it rises to as a day tells; its own where it does not rise. */
  riseFrom(measured: Day): number {
    return rankAbove(this.rank, this.found(measured, "promotion"), this.rules.promote.atMostLevels ?? Infinity);
  }

  /** The rank that it falls to as a day tells. */
  fallFrom(measured: Day): number {
    return rankBelow(this.rank, this.found(measured, "demotion"), this.rules.demote.atMostLevels ?? Infinity);
  }

  /** The day that is measured where this day is one of decisions. */
  measured(purpose: Purpose): Day {
    const { promote, demote } = this.rules;
    return measuredOn((purpose === "promotion" ? promote : demote).measured, this.day, this.source);
  }

  /** From when a decision of this day has effect; nothing is lost while it is safe. */
  effective(purpose: Purpose): Day {
    if (purpose === "promotion") return effectiveFrom(this.rules.promote.effective, this.day, this.source);
    return this.unlocked(effectiveFrom(this.rules.demote.effective, this.day, this.source));
  }

  /** A day, or the first one after the rung was safe. */
  unlocked(day: Day): Day {
    return Math.max(day, (this.state.lockedUntil ?? -Infinity) + 1);
  }
}
