/** From what is due, and what was posted before, to what has to be posted. */
import { allocate } from "../../core/number/allocate.js";
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, compare, multiply, negate, sign, subtract, sumOf } from "../../core/number/exact.js";
import { type RoundingMode, round } from "../../core/number/round.js";
import { spread } from "../../core/number/spread.js";
import { type Part, isFinal, lineParts, postedParts, shareParts, standingOf } from "./chain.js";
import { type EntryKind, type EntryLine, type EntryShare, type JournalEntry } from "./types.js";

/** What is due for a period, as it is known now. */
export interface Entitlement {
  readonly amount: Exact;
  /** How many places amounts of this currency have. */
  readonly digits: number;
  /** What is due for each record, where records can be told apart and add up to the amount. */
  readonly lines: ReadonlyMap<string, Exact> | undefined;
  /** What everybody gets, where the amount is split, and what is credited beside it. */
  readonly shares: ReadonlyMap<string, Exact>;
  readonly overlays: ReadonlyMap<string, Exact>;
}

/** A part of what is due, divided as the whole of it is. */
export function partOf(
  { amount, digits, lines, shares, overlays }: Entitlement,
  share: Exact,
  mode: RoundingMode,
): Entitlement {
  const part = round(multiply(amount, share), digits, mode);
  const divided = (whole: ReadonlyMap<string, Exact>): ReadonlyMap<string, Exact> => {
    const exact = [...whole.values()].map((each) => multiply(each, share));
    const own = spread(round(sumOf(exact), digits, mode), exact, digits);
    return new Map([...whole.keys()].map((name, index) => [name, own[index]!]));
  };
  const beside = [...overlays].map(([name, own]) => [name, round(multiply(own, share), digits, mode)] as const);
  return {
    amount: part,
    digits,
    lines: lines === undefined ? undefined : divided(lines),
    shares: divided(shares),
    overlays: new Map(beside),
  };
}

/** Nothing is due, of an incentive that has ended or of a currency that the partner has left. */
export function nothingDue(digits: number): Entitlement {
  return { amount: ZERO, digits, lines: undefined, shares: new Map(), overlays: new Map() };
}

const NO_LINES: ReadonlyMap<string, Exact> = new Map();

/** An entry without what it shares with all others that are posted with it. */
export type Draft = Pick<JournalEntry, "kind" | "amount" | "lines" | "shares" | "heldBack">;

/** What is due more or less than was posted, name by name. */
function differences(
  due: ReadonlyMap<string, Exact>,
  posted: ReadonlyMap<string, Exact>,
  digits: number,
): readonly Part[] {
  const names = [...new Set([...due.keys(), ...posted.keys()])];
  return names.flatMap((name) => {
    const difference = subtract(due.get(name) ?? ZERO, posted.get(name) ?? ZERO);
    return sign(difference) === 0 ? [] : [{ name, amount: writeFixed(difference, digits) }];
  });
}

/** What is taken back is divided as it was given. */
function mirrored(amount: Exact, posted: ReadonlyMap<string, Exact>, digits: number): readonly Part[] | undefined {
  const names = [...posted.keys()];
  const weights = [...posted.values()];
  if (!weights.some((weight) => sign(weight) > 0) || weights.some((weight) => sign(weight) < 0)) return undefined;
  const parts = allocate(amount, weights, digits, "largestRemainder");
  return names.flatMap((name, index) => {
    const part = parts[index]!;
    return sign(part) === 0 ? [] : [{ name, amount: writeFixed(part, digits) }];
  });
}

function sharesOf(
  difference: Exact,
  { shares, overlays, digits }: Entitlement,
  chain: readonly JournalEntry[],
): readonly EntryShare[] {
  const posted = postedParts(chain, shareParts(false));
  const taken = sign(difference) < 0 ? mirrored(difference, posted, digits) : undefined;
  const own = taken ?? differences(shares, posted, digits);
  const beside = differences(overlays, postedParts(chain, shareParts(true)), digits);
  return [
    ...own.map(({ name, amount }): EntryShare => ({ id: name, amount })),
    ...beside.map(({ name, amount }): EntryShare => ({ id: name, amount, overlay: true })),
  ];
}

/**
 * The records whose amounts differ from what was posted before. Where nothing is due, what was posted to each is taken back. They are left out where they do not
 * add up to the difference: records could not be told apart before, or cannot now.
 */
function linesOf(
  difference: Exact,
  { amount, lines, digits }: Entitlement,
  chain: readonly JournalEntry[],
): readonly EntryLine[] {
  const due = lines ?? (sign(amount) === 0 ? NO_LINES : undefined);
  if (due === undefined) return [];
  const posted = postedParts(chain, lineParts);
  if (compare(subtract(sumOf(due.values()), sumOf(posted.values())), difference) !== 0) return [];
  return differences(due, posted, digits).map(({ name, amount: part }) => ({ key: name, amount: part }));
}

/** What stands in a currency that is no longer paid in is taken out. */
export function postNothing(chain: readonly JournalEntry[], digits: number): readonly Draft[] {
  return postDue(nothingDue(digits), chain).filter(({ amount }) => sign(readExact(amount)!) !== 0);
}

/**
 * What is estimated more or less than was estimated before. A period is opened with an entry also where nothing is estimated, so that it is closed once it is over,
 * whichever period is named then.
 */
export function postEstimate(estimated: Exact, chain: readonly JournalEntry[], digits: number): readonly Draft[] {
  const difference = subtract(estimated, standingOf(chain).accrued);
  if (sign(difference) === 0 && chain.length > 0) return [];
  const kind: EntryKind = sign(difference) < 0 ? "released" : "accrued";
  return [{ kind, amount: writeFixed(difference, digits) }];
}

/**
 * The estimate is taken out, and what is due more or less than was posted before is posted. A period is closed with an entry also where nothing is due, so that the
 * journal has it, and what becomes known later is not missed.
 */
export function postDue(due: Entitlement, chain: readonly JournalEntry[]): readonly Draft[] {
  const { digits } = due;
  const { accrued } = standingOf(chain);
  const released: readonly Draft[] = sign(accrued) === 0 ? [] : [{ kind: "released", amount: writeFixed(negate(accrued), digits) }]; // prettier-ignore
  const isNothing = sign(subtract(due.amount, standingOf(chain).earned)) === 0 && chain.some(isFinal);
  return isNothing ? released : [...released, differenceOf(due, chain)];
}

/** What of the amount is due before its period is closed, more or less than was posted before. */
export function postInterim(due: Entitlement, chain: readonly JournalEntry[]): readonly Draft[] {
  return sign(subtract(due.amount, standingOf(chain).earned)) === 0 ? [] : [differenceOf(due, chain)];
}

/** What is due more or less than was posted before, with its lines and shares. */
function differenceOf(due: Entitlement, chain: readonly JournalEntry[]): Draft {
  const { digits } = due;
  const difference = subtract(due.amount, standingOf(chain).earned);
  const lines = linesOf(difference, due, chain);
  const shares = sharesOf(difference, due, chain);
  return {
    kind: sign(difference) < 0 ? "reversed" : "earned",
    amount: writeFixed(difference, digits),
    ...(lines.length === 0 ? {} : { lines }),
    ...(shares.length === 0 ? {} : { shares }),
  };
}
