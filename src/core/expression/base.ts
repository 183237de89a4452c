/** Where a partner stands in a base: rank, percentile rank and share of a figure. */
import { readWritten, writeExact } from "../number/decimal.js";
import { type Exact, TooManyDigits, ZERO, add, compare, divide, exactInteger, sign } from "../number/exact.js";
import { type NodeOf } from "./node.js";
import { type BaseMeasure } from "./words.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf, missingOf } from "./value.js";

/** The values of one figure over the partners of a base, or of one group of them: exact, as texts, rising. Plain JSON. */
export interface Standings {
  readonly values: readonly string[];
  /** Null where the sum needs more digits than are computed. */
  readonly total: string | null;
}

/** The standings of a figure by its name, then by currency and group. */
export type BaseFigures = Readonly<Record<string, Readonly<Record<string, Standings>>>>;

/** The key of a group in the standings: amounts of several currencies are never ranked together. */
export function standingsKey(currency: string | undefined, group: string | undefined): string {
  return [currency, group].filter((part) => part !== undefined).join(" ");
}

/** Standings of values in any order. */
export function standingsOf(values: readonly Exact[]): Standings {
  return {
    values: values.toSorted(compare).map((value) => writeExact(value)),
    total: totalOf(values),
  };
}

function totalOf(values: readonly Exact[]): string | null {
  try {
    return writeExact(values.reduce<Exact>(add, ZERO));
  } catch (error) {
    if (error instanceof TooManyDigits) return null;
    throw error;
  }
}

/** How many of the rising values are below the bound, or not above it; undefined where one of them cannot be read. */
function countBelow(values: readonly string[], bound: Exact, inclusive: boolean): number | undefined {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = readWritten(values[middle]!);
    if (value === undefined) return undefined;
    const difference = compare(value, bound);
    if (difference < 0 || (inclusive && difference === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How the partners of a base lie around a value. */
interface Around {
  readonly below: number;
  readonly above: number;
  readonly count: number;
}

function around({ values }: Standings, value: Exact): Around | undefined {
  const below = countBelow(values, value, false);
  const reached = countBelow(values, value, true);
  if (below === undefined || reached === undefined) return undefined;
  return { below, above: values.length - reached, count: values.length };
}

const PLACES: { readonly [M in Exclude<BaseMeasure, "share">]: (around: Around, lowestFirst: boolean) => Value } = {
  /** One more than there are partners before it: ties share the better rank. */
  rank: ({ below, above }, lowestFirst) => exactInteger((lowestFirst ? below : above) + 1),
  peers: ({ count }) => exactInteger(count),
  /** The share of the partners that it is level with or ahead of. */
  percentileRank: ({ below, above, count }, lowestFirst) =>
    count === 0 ? NOT_APPLICABLE : divide(exactInteger(count - (lowestFirst ? below : above)), exactInteger(count)),
};

const NOBODY: Standings = { values: [], total: "0" };

/** The standing of a partner; unknown without a base. */
export function standing(
  { measure, name, of, among, byCurrency, lowestFirst }: NodeOf<"base">,
  slots: readonly Value[],
  currency: string,
  base: BaseFigures | undefined,
): Value {
  const value = slots[of]!;
  const group = among === undefined ? true : slots[among]!;
  const figures = base?.[name];
  if (figures === undefined) return UNKNOWN;
  const missing = missingOf(value, group);
  if (missing !== undefined) return missing;
  const key = standingsKey(byCurrency ? currency : undefined, typeof group === "string" ? group : undefined);
  const standings = Object.hasOwn(figures, key) ? figures[key]! : NOBODY;
  if (measure === "share") {
    const total = standings.total === null ? undefined : readWritten(standings.total);
    if (total === undefined) return UNKNOWN;
    return sign(total) === 0 ? NOT_APPLICABLE : divide(exactOf(value), total);
  }
  const found = around(standings, exactOf(value));
  return found === undefined ? UNKNOWN : PLACES[measure](found, lowestFirst);
}
