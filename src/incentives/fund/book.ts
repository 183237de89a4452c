/** The lots of a fund while its days go by: what is credited, held, used, taken out and expired, each movement written down. */
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, least, multiply, negate, sign, subtract } from "../../core/number/exact.js";
import { type RoundingMode, round } from "../../core/number/round.js";
import { type Day } from "../../core/time/day.js";
import { firstWhere } from "../../core/number/search.js";
import { lastDayOf } from "./expiry.js";
import { type FundOrder, type Unused } from "./types.js";

/** Something that is credited on a day. */
export interface Credit {
  /** Which credit of the document, by its place, and what of it: the first day of a period, or what identifies a record. */
  readonly source: number;
  readonly key: string;
  /** The last day of the period, or the place of the record in its collection. */
  readonly of: { readonly to: Day } | { readonly record: number };
  readonly on: Day;
  /** The last day on which it can be used. */
  readonly until: Day | undefined;
  readonly amount: Exact;
}

export interface Lot extends Credit {
  /** The lot that it was carried from. */
  readonly carriedFrom: number | undefined;
  free: Exact;
  held: Exact;
  used: Exact;
  expired: Exact;
  carried: Exact;
  /** What was taken out again, or set against what had been taken out too much before. */
  withdrawn: Exact;
}

/** A part of a lot that a request holds. */
export interface Holding {
  readonly lot: number;
  readonly amount: Exact;
}

export type MovementKind = "credited" | "withdrawn" | "held" | "released" | "used" | "expired" | "carried";

export interface Movement {
  readonly on: Day;
  readonly kind: MovementKind;
  readonly lot: number;
  readonly amount: Exact;
  /** The request, by its place. */
  readonly request: number | undefined;
}

/** How a fund counts. */
export interface BookRules {
  readonly digits: number;
  readonly mode: RoundingMode;
  readonly startMonth: number;
  readonly order: FundOrder;
  readonly unused: Unused | undefined;
  /** Told of every lot that is looked at: a fund is run within what a partner may cost. */
  readonly charge: (amount: number) => void;
}

const FOREVER = Number.POSITIVE_INFINITY;

export class FundBook {
  readonly lots: Lot[] = [];
  readonly movements: Movement[] = [];
  /** What was taken out beyond what was there: the next credits are set against it. */
  owed: Exact = ZERO;
  readonly #rules: BookRules;
  /** The lots in the order of their use; none before `#first` has anything free. */
  readonly #order: number[] = [];
  #first = 0;
  /** The lots by the day on which they expire, the last of them first. */
  readonly #expiring: number[] = [];
  #available: Exact = ZERO;

  constructor(rules: BookRules) {
    this.#rules = rules;
  }

  #write(on: Day, kind: MovementKind, lot: number, amount: Exact, request?: number): void {
    this.#rules.charge(1);
    if (sign(amount) !== 0) this.movements.push({ on, kind, lot, amount, request });
  }

  #setFree(index: number, free: Exact): void {
    const lot = this.lots[index]!;
    this.#available = add(this.#available, subtract(free, lot.free));
    lot.free = free;
  }

  #compare(one: number, other: number): number {
    const rank = ({ on, until = FOREVER }: Lot): readonly [number, number] =>
      this.#rules.order === "oldestFirst" ? [on, until] : [until, on];
    const [first, second] = [rank(this.lots[one]!), rank(this.lots[other]!)];
    if (first[0] !== second[0]) return first[0] < second[0] ? -1 : 1;
    if (first[1] !== second[1]) return first[1] < second[1] ? -1 : 1;
    return one - other;
  }

  /** The place of a lot in the order of use, or where it belongs. */
  #placeOf(index: number): number {
    return firstWhere(0, this.#order.length, (place) => this.#compare(this.#order[place]!, index) >= 0);
  }

  #place(index: number): void {
    const place = this.#placeOf(index);
    this.#order.splice(place, 0, index);
    this.#first = Math.min(this.#first, place);
    const { until } = this.lots[index]!;
    if (until === undefined) return;
    const later = (other: number): boolean => this.lots[this.#expiring[other]!]!.until! <= until;
    this.#expiring.splice(firstWhere(0, this.#expiring.length, later), 0, index);
  }

  #add(credit: Credit, carriedFrom: number | undefined): number {
    const lot: Lot = { ...credit, carriedFrom, free: ZERO, held: ZERO, used: ZERO, expired: ZERO, carried: ZERO, withdrawn: ZERO }; // prettier-ignore
    const index = this.lots.push(lot) - 1;
    this.#write(credit.on, "credited", index, credit.amount);
    if (sign(credit.amount) <= 0) return index;
    this.#setFree(index, credit.amount);
    this.#place(index);
    return index;
  }

  /** Takes free parts of lots in their order, up to an amount; what is not there is returned. */
  #take(amount: Exact, take: (lot: number, part: Exact) => void): Exact {
    let left = amount;
    for (let place = this.#first; place < this.#order.length && sign(left) > 0; place += 1) {
      this.#rules.charge(1);
      const index = this.#order[place]!;
      const { free } = this.lots[index]!;
      const part = least(free, left);
      if (sign(free) > 0) {
        this.#setFree(index, subtract(free, part));
        left = subtract(left, part);
        take(index, part);
      }
      if (place === this.#first && sign(this.lots[index]!.free) === 0) this.#first += 1;
    }
    return left;
  }

  /** Credits a lot: what is owed is set against it first. One below zero is taken out of the others. */
  credit(credit: Credit): void {
    const index = this.#add(credit, undefined);
    if (sign(credit.amount) < 0) {
      const missing = this.#take(negate(credit.amount), (other, part) => this.#withdraw(other, part, credit.on));
      this.owed = add(this.owed, missing);
      return;
    }
    const set = least(this.owed, credit.amount);
    this.owed = subtract(this.owed, set);
    this.#setFree(index, subtract(credit.amount, set));
    this.#withdraw(index, set, credit.on);
    if ((credit.until ?? FOREVER) < credit.on) this.#expire(index, credit.on);
  }

  #withdraw(index: number, part: Exact, on: Day): void {
    const lot = this.lots[index]!;
    lot.withdrawn = add(lot.withdrawn, part);
    this.#write(on, "withdrawn", index, part);
  }

  /** What is neither held nor used. */
  available(): Exact {
    return this.#available;
  }

  /** Holds an amount that is available. */
  hold(amount: Exact, on: Day, request: number): readonly Holding[] {
    const holdings: Holding[] = [];
    this.#take(amount, (lot, part) => {
      this.lots[lot]!.held = add(this.lots[lot]!.held, part);
      holdings.push({ lot, amount: part });
      this.#write(on, "held", lot, part, request);
    });
    return holdings;
  }

  /** Keeps an amount of what is held, and lets the rest go. */
  keep(holdings: readonly Holding[], amount: Exact, on: Day, request: number): readonly Holding[] {
    let left = amount;
    return holdings.flatMap(({ lot, amount: part }) => {
      const kept = least(part, left);
      left = subtract(left, kept);
      this.#release(lot, subtract(part, kept), on, request);
      return sign(kept) > 0 ? [{ lot, amount: kept }] : [];
    });
  }

  /** What is let go of a lot whose time is over is gone. */
  #release(index: number, part: Exact, on: Day, request: number): void {
    const lot = this.lots[index]!;
    lot.held = subtract(lot.held, part);
    this.#setFree(index, add(lot.free, part));
    this.#first = Math.min(this.#first, this.#placeOf(index));
    this.#write(on, "released", index, part, request);
    if ((lot.until ?? FOREVER) < on) this.#expire(index, on);
  }

  /** Uses all that is held. */
  use(holdings: readonly Holding[], on: Day, request: number): void {
    for (const { lot, amount } of holdings) {
      const own = this.lots[lot]!;
      own.held = subtract(own.held, amount);
      own.used = add(own.used, amount);
      this.#write(on, "used", lot, amount, request);
    }
  }

  /** What is free of a lot expires, but for what is carried into a lot of its own. */
  #expire(index: number, on: Day): void {
    const lot = this.lots[index]!;
    const free = lot.free;
    this.#setFree(index, ZERO);
    const carried = lot.carriedFrom === undefined ? this.#carriedOf(free) : ZERO;
    lot.carried = add(lot.carried, carried);
    lot.expired = add(lot.expired, subtract(free, carried));
    this.#write(on, "carried", index, carried);
    this.#write(on, "expired", index, subtract(free, carried));
    if (sign(carried) === 0) return;
    const until = lastDayOf(on, this.#rules.unused!.carry!.expires, this.#rules.startMonth);
    this.#add({ source: lot.source, key: lot.key, of: lot.of, on, until, amount: carried }, index);
  }

  #carriedOf(free: Exact): Exact {
    const { digits, mode, unused } = this.#rules;
    if (unused?.carry === undefined) return ZERO;
    const { share, most } = unused.carry;
    const part = round(multiply(free, readExact(share)!), digits, mode);
    return most === undefined ? part : least(part, readExact(most)!);
  }

  /** Lets lots expire whose last day was before a day, each on the day after it; what is carried may expire in turn. */
  expireUpTo(day: Day): void {
    for (
      let next = this.#expiring.at(-1);
      next !== undefined && this.lots[next]!.until! < day;
      next = this.#expiring.at(-1)
    ) {
      this.#expiring.pop();
      if (sign(this.lots[next]!.free) > 0) this.#expire(next, this.lots[next]!.until! + 1);
    }
  }
}
