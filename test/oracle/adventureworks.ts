/**
 * A straight-line computation of the AdventureWorks totals: whole numbers of ten-thousandths, plain loops, and nothing
 * of the library. It reads the files itself, so that a mistake in reading would show too.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FIRST = "0000-00-00";

interface Line {
  readonly reseller: string;
  readonly salesperson: string;
  readonly order: string;
  readonly day: string;
  readonly currency: string;
  /** Ten-thousandths. */
  readonly amount: bigint;
}

function tenThousandths(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
}

function rowsOf(folder: string, file: string): readonly (readonly string[])[] {
  return readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/).slice(1).map((line) => line.split(",")); // prettier-ignore
}

export function readLines(folder: string): readonly Line[] {
  return rowsOf(folder, "sales.csv").map((cells) => ({
    order: cells[0]!,
    day: cells[2]!,
    reseller: cells[4]!,
    salesperson: cells[5]!,
    currency: cells[9]!,
    amount: tenThousandths(cells[14]!),
  }));
}

export function readResellerIds(folder: string): readonly string[] {
  return readFileSync(join(folder, "resellers.csv"), "utf8").trim().split(/\r?\n/).slice(1).map((line) => line.slice(0, line.indexOf(","))); // prettier-ignore
}

/** The sum of the lines from one day to another, both included. */
export function sumBetween(lines: readonly Line[], from: string, to: string): bigint {
  let sum = 0n;
  for (const { day, amount } of lines) if (day >= from && day <= to) sum += amount;
  return sum;
}

export function linesOf(lines: readonly Line[], key: "reseller" | "salesperson"): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(line[key], [...(groups.get(line[key]) ?? []), line]);
  return groups;
}

/** Hundredths from a numerator over a denominator, ties away from zero; never negative here. */
function roundToCents(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}

const MONTHS = [
  "01-31",
  "02-28",
  "03-31",
  "04-30",
  "05-31",
  "06-30",
  "07-31",
  "08-31",
  "09-30",
  "10-31",
  "11-30",
  "12-31",
];

/** The quarter that ends on a day, and the fiscal year (from July) that ends on it. */
export function quarterStart(end: string): string {
  const month = Number(end.slice(5, 7)) - 2;
  return `${end.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

export function yearStart(end: string): string {
  return `${Number(end.slice(0, 4)) - 1}-07-01`;
}

/** The day after the same day a year before: the first day of the last twelve months. */
function twelveMonthsBefore(end: string): string {
  const lastOfMonth = MONTHS[Number(end.slice(5, 7)) - 1] === end.slice(5);
  if (!lastOfMonth) throw new Error("only ends of months are needed");
  const month = (Number(end.slice(5, 7)) % 12) + 1;
  return `${month === 1 ? Number(end.slice(0, 4)) : Number(end.slice(0, 4)) - 1}-${String(month).padStart(2, "0")}-01`;
}

/** Quarterly rebate in cents: slices of 0, 1, 1.75 and 2.5 % from 0, 10,000, 50,000 and 100,000, at most 5,000. */
export function volumeRebate(bookings: bigint): bigint {
  const slices = [
    [10_000n, 50_000n, 100n],
    [50_000n, 100_000n, 175n],
    [100_000n, undefined, 250n],
  ] as const;
  let millionthsOfHundredths = 0n;
  for (const [from, to, basisPoints] of slices) {
    const low = from * 10_000n;
    const high = to === undefined ? bookings : to * 10_000n;
    if (bookings > low) millionthsOfHundredths += ((bookings < high ? bookings : high) - low) * basisPoints;
  }
  const cap = 5_000n * 100_000_000n;
  const exact = millionthsOfHundredths < cap ? millionthsOfHundredths : cap;
  return roundToCents(exact, 1_000_000n);
}

/** Growth rebate in cents: 1 % of the increase from 5 % growth, 2 % from 20 %, for silver and better. */
export function growthRebate(lines: readonly Line[], end: string): bigint {
  const start = yearStart(end);
  const now = sumBetween(lines, start, end);
  const before = sumBetween(lines, yearStart(start), `${start.slice(0, 4)}-06-30`);
  const last12Months = sumBetween(lines, twelveMonthsBefore(end), end);
  if (before <= 0n || last12Months < 20_000n * 10_000n) return 0n;
  const increase = now - before;
  const percent = increase * 100n >= before * 20n ? 2n : increase * 100n >= before * 5n ? 1n : 0n;
  return increase <= 0n ? 0n : roundToCents(increase * percent, 10_000n);
}

/** How many orders (not lines) there are from one day to another. */
export function ordersBetween(lines: readonly Line[], from: string, to: string): number {
  return new Set(lines.filter(({ day }) => day >= from && day <= to).map(({ order }) => order)).size;
}

/** The currencies of a list of lines. */
export function currenciesOf(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.map(({ currency }) => currency))];
}

/** The currency of the first order. */
export function firstCurrency(lines: readonly Line[]): string | undefined {
  let day = "9999";
  let currency: string | undefined;
  for (const line of lines) if (line.day < day) [day, currency] = [line.day, line.currency];
  return currency;
}

export interface QuotaRow {
  readonly salesperson: string;
  readonly start: string;
  readonly end: string;
  readonly quota: bigint;
}

/** Quotas with the last day of each period: the day before the next one begins, or the last day of all. */
export function readQuotas(folder: string, lastDay: string): readonly QuotaRow[] {
  const rows = rowsOf(folder, "quotas.csv").map((cells) => ({ salesperson: cells[0]!, start: cells[3]!, quota: tenThousandths(cells[4]!) })); // prettier-ignore
  return rows.map((row) => {
    let next = FIRST;
    for (const other of rows)
      if (other.salesperson === row.salesperson && other.start > row.start && (next === FIRST || other.start < next)) next = other.start; // prettier-ignore
    const end = next === FIRST ? lastDay : new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
    return { ...row, end };
  });
}

/** Gini, Herfindahl, top fifth and the fewest for four fifths, in doubles: they are compared to six digits. */
export function concentration(amounts: readonly bigint[]): {
  gini: number;
  herfindahl: number;
  topShare: number;
  deliveredBy: number;
} {
  const values = amounts.map(Number).sort((left, right) => right - left);
  const total = values.reduce((sum, value) => sum + value, 0);
  let differences = 0;
  for (const left of values) for (const right of values) differences += Math.abs(left - right);
  const places = values.length * 0.2;
  let top = 0;
  values.forEach((value, index) => (top += value * Math.max(0, Math.min(1, places - index))));
  let sum = 0;
  let deliveredBy = 0;
  while (sum < 0.8 * total) sum += values[deliveredBy++]!;
  return {
    gini: differences / (2 * values.length * total),
    herfindahl: values.reduce((squares, value) => squares + (value / total) ** 2, 0),
    topShare: top / total,
    deliveredBy,
  };
}
