/** Exchange rates: what one unit of a currency is worth in another, from a day on. They are the partner's own data, as dated as any. */
import { type Issue, issue, pointer } from "../issue/issue.js";
import { type IssueLog } from "../issue/log.js";
import { isCurrencyCode } from "../number/currency.js";
import { readExact } from "../number/decimal.js";
import { type Exact, sign } from "../number/exact.js";
import { type Day, readDay } from "../time/day.js";
import { MOST_ENTRIES, listWithin } from "./bounds.js";

/** One unit of `from` is `rate` units of `to`, from the day `on` up to the next rate of the two. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** A number above zero, or a decimal text. */
  readonly rate: number | string;
}

/** The rates of a partner, read. */
export interface ExchangeRates {
  /** The rate that holds on a day; undefined where none is known yet. No rate is turned around or chained. */
  readonly rateOn: (from: string, to: string, day: Day) => Exact | undefined;
}

interface DatedRate {
  readonly on: Day;
  readonly rate: Exact;
}

const KEYS = ["from", "to", "on", "rate"];
const EXPECTED = '{ "from": "EUR", "to": "USD", "on": "2026-01-01", "rate": 1.08 }';

interface ReadRate extends DatedRate {
  readonly pair: string;
}

function readRate(raw: unknown): ReadRate | undefined {
  if (typeof raw !== "object" || raw === null || Object.keys(raw).some((key) => !KEYS.includes(key))) return undefined;
  const { from, to, on, rate } = raw as Readonly<Record<string, unknown>>;
  const codes = typeof from === "string" && typeof to === "string" && isCurrencyCode(from) && isCurrencyCode(to);
  const day = typeof on === "string" ? readDay(on) : undefined;
  const exact = readExact(rate);
  if (!codes || day === undefined || exact === undefined || sign(exact) <= 0) return undefined;
  return { pair: `${from} ${to}`, on: day, rate: exact };
}

function refused(path: string, expected: string): Issue {
  return issue("partner.type", path, { expected });
}

/** Reads the rates of a partner; what is wrong with one is told. */
export function readExchangeRates(raw: unknown, path: string, log: IssueLog): ExchangeRates | undefined {
  if (raw === undefined) return undefined;
  const list = listWithin(raw, MOST_ENTRIES);
  if (list === undefined) {
    log.report(() => refused(path, "a list of exchange rates"));
    return undefined;
  }
  const pairs = new Map<string, Map<Day, Exact>>();
  for (const [index, each] of list.entries()) {
    const read = readRate(each);
    const known = read === undefined ? undefined : (pairs.get(read.pair) ?? new Map<Day, Exact>());
    if (read === undefined || known!.has(read.on)) {
      const expected =
        read === undefined ? `an exchange rate such as ${EXPECTED}` : "one rate of two currencies for a day";
      log.report(() => refused(pointer(path, index), expected));
      continue;
    }
    known!.set(read.on, read.rate);
    pairs.set(read.pair, known!);
  }
  const sorted = new Map([...pairs].map(([pair, days]) => [pair, [...days].map(([on, rate]): DatedRate => ({ on, rate })).sort((one, other) => one.on - other.on)])); // prettier-ignore
  return { rateOn: (from, to, day) => sorted.get(`${from} ${to}`)?.findLast(({ on }) => on <= day)?.rate };
}
