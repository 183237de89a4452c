/** Runs a fund day by day: credits, requests and expiry, in an order that does not hang on how records came in. */
import { ZERO, greatest, sign, subtract, sumOf } from "../../core/number/exact.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Day } from "../../core/time/day.js";
import { type Period } from "../../core/time/period.js";
import { type Credit, FundBook } from "./book.js";
import { type FundStep } from "./columns.js";
import { FundRequestRun, type RequestAmount, type RequestInput, type RequestRules } from "./requests.js";

/** A cap by the first day of its period. */
export interface LedgerCap {
  readonly periodOf: (day: Day) => Period;
  readonly amountOf: (period: Period) => RequestAmount;
}

export interface LedgerRules extends Omit<RequestRules, "capLeft"> {
  readonly cap: LedgerCap | undefined;
}

export interface FundLedger {
  readonly book: FundBook;
  readonly requests: readonly FundRequestRun[];
}

/** Credits above zero first, so that what is taken out finds them. */
function compareCredits(one: Credit, other: Credit): number {
  return (
    one.on - other.on ||
    Number(sign(one.amount) < 0) - Number(sign(other.amount) < 0) ||
    one.source - other.source ||
    compareTexts(one.key, other.key)
  );
}

/** By the day of the request, then by what identifies it; those that cannot be told apart are alike. */
function compareRequests(one: RequestInput, other: RequestInput): number {
  const [first = 0, second = 0] = [one.days.request, other.days.request];
  return first - second || compareTexts(one.key ?? "", other.key ?? "") || one.record - other.record;
}

function capLeftBy({ cap, charge }: LedgerRules): RequestRules["capLeft"] {
  const made = new Map<Day, FundRequestRun[]>();
  return (day, run) => {
    if (cap === undefined) return undefined;
    const period = cap.periodOf(day);
    const before = made.get(period.from) ?? [];
    made.set(period.from, before);
    const amount = cap.amountOf(period);
    if (amount === undefined || amount === "unknown") return amount;
    charge(before.length);
    const taken = sumOf(before.map((other) => other.taken()));
    before.push(run);
    return greatest(subtract(amount, taken), ZERO);
  };
}

/** The days on which something happens to a request. */
function daysOf({ days, claimUntil }: RequestInput): readonly Day[] {
  return [...Object.values(days), ...(claimUntil === undefined ? [] : [claimUntil + 1])];
}

/** Steps that let something go come before those that hold something. */
const RELEASING: readonly FundStep[] = ["deny", "cancel", "reject"];

function releases({ days, claimUntil }: RequestInput, day: Day): boolean {
  return RELEASING.some((step) => days[step] === day) || claimUntil === day - 1;
}

/** Entries by a day. */
function byDay<T>(entries: readonly T[], daysOfEntry: (entry: T) => readonly Day[]): ReadonlyMap<Day, readonly T[]> {
  const map = new Map<Day, T[]>();
  for (const entry of entries) {
    for (const day of new Set(daysOfEntry(entry))) {
      const own = map.get(day);
      if (own === undefined) map.set(day, [entry]);
      else own.push(entry);
    }
  }
  return map;
}

/**
 * The fund at the end of a day. On each day lots whose time is over expire first, then lots are credited, then requests go on: those that let something go, the other
 * ones of earlier days, and those that are made on the day, in the order of their keys.
 */
export function runFund(
  credits: readonly Credit[],
  inputs: readonly RequestInput[],
  rules: LedgerRules,
  on: Day,
): FundLedger {
  const book = new FundBook(rules);
  const requestRules: RequestRules = { ...rules, capLeft: capLeftBy(rules) };
  const requests = [...inputs]
    .sort(compareRequests)
    .map((input, place) => new FundRequestRun(input, place, book, requestRules));
  const sorted = [...credits].sort(compareCredits);
  const credited = byDay(sorted, (credit) => [credit.on]);
  const stepping = byDay(requests, ({ input }) => daysOf(input));
  const days = [...new Set([...credited.keys(), ...stepping.keys()])]
    .filter((day) => day <= on)
    .sort((one, other) => one - other);
  for (const day of days) {
    book.expireUpTo(day);
    for (const credit of credited.get(day) ?? []) book.credit(credit);
    const today = stepping.get(day) ?? [];
    const earlier = today.filter(({ state }) => state !== null);
    for (const run of earlier) if (releases(run.input, day)) run.runDay(day);
    for (const run of earlier) if (!releases(run.input, day)) run.runDay(day);
    for (const run of today) if (run.state === null) run.runDay(day);
  }
  book.expireUpTo(on);
  return { book, requests };
}
