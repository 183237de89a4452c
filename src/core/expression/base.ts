/** Where a partner stands in a base with a figure, and what the partners of the base have together. */
import { readWritten, writeExact } from "../number/decimal.js";
import { type Exact, TooManyDigits, ZERO, compare, divide, exactInteger, sign, sumOf } from "../number/exact.js";
import { percentileAmong } from "../number/percentile.js";
import { type NodeOf } from "./node.js";
import { type Slot } from "./slot.js";
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

/** The name of a figure in the base: the same figure among other partners is another one. */
export function baseName(of: string, among: string | undefined): string {
  return among === undefined ? of : `${of} by ${among}`;
}

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
    return writeExact(sumOf(values));
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
}

function around({ values }: Standings, value: Exact): Around | undefined {
  const below = countBelow(values, value, false);
  const reached = countBelow(values, value, true);
  if (below === undefined || reached === undefined) return undefined;
  return { below, above: values.length - reached };
}

/** The standings that a partner is placed among, with its own value. */
interface Placing {
  readonly standings: Standings;
  readonly node: NodeOf<"base">;
  readonly value: Exact;
}

/** Undefined where the base cannot be read. */
type Place = (placing: Placing) => Value | undefined;

function totalIn({ total }: Standings): Exact | undefined {
  return total === null ? undefined : readWritten(total);
}

function percentileIn({ values }: Standings, share: Exact): Exact | undefined {
  const unread = new Set<number>();
  const found = percentileAmong(values.length, share, (index) => {
    const value = readWritten(values[index]!);
    if (value === undefined) unread.add(index);
    return value ?? ZERO;
  });
  return unread.size === 0 ? found : undefined;
}

/** How many partners the value is level with or ahead of. */
function reachedIn({ standings, node, value }: Placing): number | undefined {
  const found = around(standings, value);
  return found && standings.values.length - (node.lowestFirst ? found.below : found.above);
}

/** Each measure of standings that are not empty. */
const PLACES: { readonly [M in BaseMeasure]: Place } = {
  /** One more than there are partners before it: ties share the better rank. */
  rank: ({ standings, node, value }) => {
    const found = around(standings, value);
    return found && exactInteger((node.lowestFirst ? found.below : found.above) + 1);
  },
  /** The share of the partners that it is level with or ahead of. */
  percentileRank: (placing) => {
    const reached = reachedIn(placing);
    return reached === undefined
      ? undefined
      : divide(exactInteger(reached), exactInteger(placing.standings.values.length));
  },
  /** The quarter of the partners that its percentile rank lies in: 4 is the best. */
  quartile: (placing) => {
    const reached = reachedIn(placing);
    const count = placing.standings.values.length;
    if (reached === undefined) return undefined;
    return exactInteger(1 + [1, 2, 3].filter((quarter) => 4 * reached > quarter * count).length);
  },
  peers: ({ standings }) => exactInteger(standings.values.length),
  share: ({ standings, value }) => {
    const total = totalIn(standings);
    if (total === undefined) return undefined;
    return sign(total) === 0 ? NOT_APPLICABLE : divide(value, total);
  },
  average: ({ standings }) => {
    const total = totalIn(standings);
    return total && divide(total, exactInteger(standings.values.length));
  },
  percentile: ({ standings, node }) => percentileIn(standings, node.share!),
};

/** What is the same for every partner of a group: its own value is not asked for. */
const SHARED: ReadonlySet<BaseMeasure> = new Set(["average", "percentile"]);

/** The operands of a partner that its standing depends on. */
export function ownOperands({ measure, of, among }: NodeOf<"base">): readonly Slot[] {
  return [...(SHARED.has(measure) ? [] : [of]), ...(among === undefined ? [] : [among])];
}

/** Among nobody a partner would be the first of none; all else is not applicable. */
const AMONG_NOBODY: { readonly [M in BaseMeasure]?: Exact } = { rank: exactInteger(1), peers: ZERO };

const NOBODY: Standings = { values: [], total: "0" };

/** The standing of a partner, or the figure of its group; unknown without a base. */
export function standing(
  node: NodeOf<"base">,
  slots: readonly Value[],
  currency: string,
  base: BaseFigures | undefined,
): Value {
  const { measure, name, of, among, byCurrency, minimumPeers } = node;
  const value = SHARED.has(measure) ? ZERO : slots[of]!;
  const group = among === undefined ? true : slots[among]!;
  const figures = base?.[name];
  if (figures === undefined) return UNKNOWN;
  const missing = missingOf(value, group);
  if (missing !== undefined) return missing;
  const key = standingsKey(byCurrency ? currency : undefined, typeof group === "string" ? group : undefined);
  const standings = Object.hasOwn(figures, key) ? figures[key]! : NOBODY;
  if (standings.values.length < minimumPeers) return NOT_APPLICABLE;
  if (standings.values.length === 0) return AMONG_NOBODY[measure] ?? NOT_APPLICABLE;
  return PLACES[measure]({ standings, node, value: exactOf(value) }) ?? UNKNOWN;
}
