/**
 * Reviews a ladder over one dated number a second time: slowly, from what the documentation says, without a line of the library. A level is
 * a bound of points; what is unknown is undefined.
 */
import { type Span, isFirstDay, isLastDay, lastDay, minus, nextDay, plus, plusDays, plusMonths } from "./days.js";

export interface OracleLevel {
  readonly id: string;
  readonly requires?: number;
  readonly keep?: number;
  readonly upOrOut?: { readonly after: Span; readonly exit: string };
  readonly due?: { readonly reviews: number; readonly requires: number };
}

export type OracleOccasions =
  | "immediately"
  | "never"
  | { readonly firstDayOf: string }
  | { readonly lastDayOf: string }
  | { readonly eachYearOn: readonly string[] }
  | { readonly anniversaryOf: string; readonly months?: number };

type LastDay = { readonly for: Span } | { readonly lastDayOf: string; readonly following?: number };

export interface OracleMoves {
  readonly on: OracleOccasions;
  readonly measured?: { readonly before: Span } | { readonly lastDayOf: string };
  readonly effective?: { readonly after: Span } | { readonly firstDayOf: string };
  readonly atMostLevels?: number;
  readonly minimumTenure?: Span;
  readonly grace?: LastDay;
  readonly exit?: string;
}

export interface OracleReview {
  readonly enter?: "qualified" | "lowest";
  readonly promote: OracleMoves;
  readonly demote: OracleMoves;
  readonly lockIn?: LastDay | { readonly anniversaryOf: string };
  readonly coolDown?: Span;
  readonly exits?: Readonly<Record<string, { readonly returnAfter?: Span }>>;
}

export interface OracleInput {
  readonly levels: readonly OracleLevel[];
  readonly review: OracleReview;
  readonly startMonth: number;
  readonly points: readonly { readonly from: string; readonly value: number }[];
  readonly joinedOn: string;
}

type Verdict = boolean | undefined;

interface Waiting {
  readonly rises: boolean;
  readonly measured: string;
  readonly effective: string;
  decision: "move" | "kept" | "undecided";
  to: number;
}

interface Memory {
  rank: number;
  since: string;
  exit: string | undefined;
  everHeld: boolean;
  lockedUntil: string;
  graceUntil: string | undefined;
  waiting: Waiting | undefined;
  coolingUntil: string;
  reviews: number;
}

const NEVER = "0000-00-00";

/** Moves of a ladder, day by day: `2026-01-31 gold`, with a dash for nothing. */
export class ReviewOracle {
  readonly #input: OracleInput;
  readonly #memory: Memory = {
    rank: -1,
    since: NEVER,
    exit: undefined,
    everHeld: false,
    lockedUntil: NEVER,
    graceUntil: undefined,
    waiting: undefined,
    coolingUntil: NEVER,
    reviews: 0,
  };
  readonly moves: string[] = [];

  constructor(input: OracleInput) {
    this.#input = input;
  }

  #pointsOn(day: string): number | undefined {
    return this.#input.points.filter(({ from }) => from <= day).at(-1)?.value;
  }

  #reaches(bound: number | undefined, day: string): Verdict {
    if (bound === undefined) return true;
    const points = this.#pointsOn(day);
    return points === undefined ? undefined : points >= bound;
  }

  #meets(rank: number, day: string): Verdict {
    return this.#reaches(this.#input.levels[rank]!.requires, day);
  }

  #keepsAlone(rank: number, day: string): Verdict {
    const { keep, requires } = this.#input.levels[rank]!;
    return this.#reaches(keep ?? requires, day);
  }

  #keeps(day: string): Verdict {
    const { rank, reviews } = this.#memory;
    const level = this.#input.levels[rank]!;
    let kept = this.#keepsAlone(rank, day);
    if (level.keep === undefined) {
      const higher = this.#input.levels.flatMap((_, other) => (other > rank ? [this.#meets(other, day)] : []));
      if (higher.includes(true)) kept = true;
      else if (kept === false && higher.includes(undefined)) kept = undefined;
    }
    if (level.due === undefined || reviews % level.due.reviews !== 0) return kept;
    const due = this.#reaches(level.due.requires, day);
    if (kept === false || due === false) return false;
    return kept === undefined || due === undefined ? undefined : true;
  }

  #above(day: string): number {
    const { rank } = this.#memory;
    let best = rank;
    for (let other = rank + 1; other < this.#input.levels.length; other += 1)
      if (this.#meets(other, day) === true) best = other;
    const most = this.#input.review.promote.atMostLevels;
    return rank >= 0 && most !== undefined && best > rank + most ? rank + most : best;
  }

  #below(day: string): number {
    const { rank } = this.#memory;
    const most = this.#input.review.demote.atMostLevels;
    for (let other = rank - 1; other >= 0; other -= 1) {
      if (most !== undefined && other === rank - most) return other;
      if (this.#keepsAlone(other, day) !== false) return other;
    }
    return -1;
  }

  #date(name: string): string {
    return name === "held.since" ? this.#memory.since : this.#input.joinedOn;
  }

  #isOccasion(on: OracleOccasions, day: string): boolean {
    const { startMonth } = this.#input;
    if (on === "immediately") return true;
    if (on === "never") return false;
    if ("firstDayOf" in on) return isFirstDay(day, on.firstDayOf, startMonth);
    if ("lastDayOf" in on) return isLastDay(day, on.lastDayOf, startMonth);
    if ("eachYearOn" in on) {
      const leap = isLastDay(day, "month", 1) && day.slice(5, 7) === "02";
      return on.eachYearOn.some((each) => (each === "02-29" ? leap : day.endsWith(each)));
    }
    const start = this.#date(on.anniversaryOf);
    if (start === NEVER) return false;
    for (let count = 1; plusMonths(start, count * (on.months ?? 12)) <= day; count += 1)
      if (plusMonths(start, count * (on.months ?? 12)) === day) return true;
    return false;
  }

  #measured({ measured }: OracleMoves, day: string): string {
    if (measured === undefined) return day;
    if ("before" in measured) return minus(day, measured.before);
    return lastDay(day, (each) => isLastDay(each, measured.lastDayOf, this.#input.startMonth));
  }

  #effective({ effective }: OracleMoves, day: string): string {
    if (effective === undefined) return day;
    if ("after" in effective) return plus(day, effective.after);
    return nextDay(plusDays(day, 1), (each) => isFirstDay(each, effective.firstDayOf, this.#input.startMonth));
  }

  #end(last: LastDay, day: string, inclusive: boolean): string {
    if ("for" in last) return plusDays(plus(day, last.for), inclusive ? -1 : 0);
    const isEnd = (each: string): boolean => isLastDay(each, last.lastDayOf, this.#input.startMonth);
    let end = nextDay(day, isEnd);
    for (let count = 0; count < (last.following ?? 0); count += 1) end = nextDay(plusDays(end, 1), isEnd);
    return end;
  }

  #locked(day: string): string {
    const { lockIn } = this.#input.review;
    if (lockIn === undefined) return NEVER;
    if (!("anniversaryOf" in lockIn)) return this.#end(lockIn, day, true);
    const start = lockIn.anniversaryOf === "held.since" ? day : this.#input.joinedOn;
    let count = 1;
    while (plusMonths(start, count * 12) <= day) count += 1;
    return plusDays(plusMonths(start, count * 12), -1);
  }

  #move(to: number, from: string, exit?: string): void {
    const { review, levels } = this.#input;
    const memory = this.#memory;
    const rises = to > memory.rank;
    const rest = exit === undefined ? review.coolDown : review.exits?.[exit]?.returnAfter;
    Object.assign(memory, {
      rank: to,
      since: from,
      exit,
      everHeld: true,
      lockedUntil: to < 0 ? NEVER : this.#locked(from),
      graceUntil: undefined,
      waiting: undefined,
      coolingUntil: rises || rest === undefined ? NEVER : plusDays(plus(from, rest), -1),
      reviews: 0,
    });
    this.moves.push(`${from} ${levels[to]?.id ?? "-"}${exit === undefined ? "" : ` ${exit}`}`);
  }

  #decide(waiting: Waiting, day: string): void {
    if (waiting.effective > day) this.#memory.waiting = waiting;
    else this.#move(waiting.to, waiting.effective, !waiting.rises && waiting.to < 0 ? this.#input.review.demote.exit : undefined); // prettier-ignore
  }

  #afterLock(day: string): string {
    const { lockedUntil } = this.#memory;
    return lockedUntil >= day ? plusDays(lockedUntil, 1) : day;
  }

  /** A decision that waits is looked at again. Whether it led to a move on this very day. */
  #again(day: string): boolean {
    const memory = this.#memory;
    const { waiting } = memory;
    if (waiting === undefined) return false;
    if (waiting.decision === "kept" && waiting.effective <= day) {
      memory.waiting = undefined;
      return false;
    }
    if (waiting.decision === "move" && waiting.effective <= day) {
      this.#decide(waiting, day);
      return true;
    }
    if (waiting.rises) {
      const to = this.#above(waiting.measured);
      if (to <= memory.rank) memory.waiting = undefined;
      else waiting.to = to;
      return false;
    }
    const kept = this.#keeps(waiting.measured);
    if (kept === false) {
      if (this.#input.review.demote.grace !== undefined && memory.graceUntil === undefined) {
        this.#giveGrace(day);
        return false;
      }
      const late = waiting.effective < day ? day : waiting.effective;
      const before = memory.since;
      this.#decide({ ...waiting, decision: "move", to: this.#below(waiting.measured), effective: late }, day);
      return memory.since !== before;
    }
    if (kept === true && memory.graceUntil !== undefined) {
      memory.graceUntil = undefined;
      memory.waiting = undefined;
      return false;
    }
    waiting.decision = kept === true ? "kept" : "undecided";
    waiting.to = memory.rank;
    if (waiting.decision === "kept" && waiting.effective <= day) memory.waiting = undefined;
    return false;
  }

  #giveGrace(day: string): void {
    this.#memory.graceUntil = this.#end(this.#input.review.demote.grace!, day, false);
    this.#memory.waiting = undefined;
  }

  #isHeldBack(day: string): boolean {
    const { exit, coolingUntil, rank, since } = this.#memory;
    const { exits, promote } = this.#input.review;
    if (exit !== undefined && exits?.[exit]?.returnAfter === undefined) return true;
    if (day <= coolingUntil) return true;
    return rank >= 0 && promote.minimumTenure !== undefined && day < plus(since, promote.minimumTenure);
  }

  #rises(day: string): boolean {
    const { promote } = this.#input.review;
    const { waiting, rank } = this.#memory;
    if (!this.#isOccasion(promote.on, day) || this.#isHeldBack(day)) return false;
    const measured = this.#measured(promote, day);
    const to = this.#above(measured);
    const awaited = waiting?.decision === "move" && waiting.rises ? waiting.to : rank;
    if (to <= awaited) return false;
    this.#decide({ rises: true, measured, effective: this.#effective(promote, day), decision: "move", to }, day);
    return true;
  }

  #threatened(day: string): void {
    const memory = this.#memory;
    const kept = this.#keeps(day);
    if (kept === true) {
      memory.graceUntil = undefined;
      return;
    }
    if (day < memory.graceUntil!) return;
    const effective = this.#afterLock(plusDays(day, 1));
    const to = kept === false ? this.#below(day) : memory.rank;
    memory.waiting = { rises: false, measured: day, effective, decision: kept === false ? "move" : "undecided", to };
  }

  #reviewed(day: string): void {
    const memory = this.#memory;
    const { demote } = this.#input.review;
    const measured = this.#measured(demote, day);
    if (measured < memory.lockedUntil) return;
    const kept = this.#keeps(measured);
    const effective = this.#afterLock(this.#effective(demote, day));
    if (kept === false && demote.grace !== undefined) this.#giveGrace(day);
    else if (kept === false)
      this.#decide({ rises: false, measured, effective, decision: "move", to: this.#below(measured) }, day); // prettier-ignore
    else if (demote.on !== "immediately") {
      const settled = kept === true && effective <= day;
      const decision = kept === true ? "kept" : "undecided";
      memory.waiting = settled ? undefined : { rises: false, measured, effective, decision, to: memory.rank };
    }
  }

  review(day: string, isFirst: boolean): void {
    const memory = this.#memory;
    if (isFirst) {
      const { levels, review } = this.#input;
      const met = levels.flatMap((_, rank) => (this.#meets(rank, day) === true ? [rank] : []));
      const rank = review.enter === "lowest" ? met[0] : met.at(-1);
      if (rank !== undefined) this.#move(rank, day);
      return;
    }
    if (this.#again(day)) return;
    const { demote } = this.#input.review;
    const pending =
      memory.waiting?.decision === "move" || (memory.waiting !== undefined && memory.graceUntil !== undefined);
    const counts = memory.rank >= 0 && !pending && memory.graceUntil === undefined && demote.on !== "immediately" && this.#isOccasion(demote.on, day); // prettier-ignore
    if (this.#rises(day)) {
      // Where the rise waits for its day, the review of the day still counts.
      if (counts && memory.since !== day) memory.reviews += 1;
      return;
    }
    if (memory.rank < 0 || pending) return;
    const { upOrOut } = this.#input.levels[memory.rank]!;
    if (upOrOut !== undefined && day >= plus(memory.since, upOrOut.after)) {
      this.#move(-1, day, upOrOut.exit);
      return;
    }
    if (memory.graceUntil !== undefined) {
      this.#threatened(day);
      return;
    }
    if (counts) memory.reviews += 1;
    if (this.#isOccasion(demote.on, day)) this.#reviewed(day);
  }

  /** The state that decides everything to come, to compare it. */
  state(): object {
    const { rank, lockedUntil, graceUntil, waiting, coolingUntil, reviews } = this.#memory;
    const day = (text: string | undefined): string | undefined => (text === NEVER ? undefined : text);
    return {
      is: this.#input.levels[rank]?.id ?? null,
      lockedUntil: day(lockedUntil),
      grace: graceUntil,
      waiting: waiting === undefined ? undefined : [waiting.rises, waiting.measured, waiting.effective, waiting.decision, this.#input.levels[waiting.to]?.id ?? null], // prettier-ignore
      coolingUntil: day(coolingUntil),
      reviews,
    };
  }
}
