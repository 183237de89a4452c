/** What is done with amounts besides scales: caps, rounding, shares, guarantees and draws. */
import {
  type Rational,
  ZERO,
  decimal,
  floor,
  minus,
  order,
  over,
  plus,
  rational,
  roundHalfAway,
  times,
} from "../language/rational.js";
import { type Json } from "./generate.js";
import { greater, lesser } from "./scales.js";

export const sumOf = (amounts: readonly Rational[]): Rational => amounts.reduce(plus, ZERO);

/** Rounded by the modes that are generated. */
export function rounded(value: Rational, digits: number, mode: string): Rational {
  const step = rational(1n, 10n ** BigInt(digits));
  const below = times(rational(floor(over(value, step))), step);
  if (order(below, value) === 0) return value;
  const above = plus(below, step);
  switch (mode) {
    case "down":
      return below;
    case "up":
      return above;
    case "towardZero":
      return value.n < 0n ? above : below;
    case "halfEven": {
      const half = order(minus(value, below), over(step, rational(2n)));
      const isEven = floor(over(below, step)) % 2n === 0n;
      return half < 0 || (half === 0 && isEven) ? below : above;
    }
    default:
      return roundHalfAway(value, digits);
  }
}

/** Keeps a total: in order by what is left, by one share, or by the level at which the water stands. */
export function capped(amounts: readonly Rational[], cap: Rational, clip: string): readonly Rational[] {
  const total = sumOf(amounts);
  if (clip === "spread") return order(total, cap) <= 0 ? amounts : amounts.map((amount) => over(times(amount, cap), total));
  if (clip === "inOrder")
    return amounts.map((_, index) => minus(lesser(sumOf(amounts.slice(0, index + 1)), cap), lesser(sumOf(amounts.slice(0, index)), cap)));
  if (order(total, cap) <= 0) return amounts;
  // The level lies so that so many lines are cut, and no other number of them.
  const falling = amounts.toSorted((a, b) => order(b, a));
  for (let cut = 1; cut <= falling.length; cut += 1) {
    const level = over(minus(cap, sumOf(falling.slice(cut))), rational(BigInt(cut)));
    const next = falling[cut];
    if (order(level, falling[cut - 1]!) <= 0 && (next === undefined || order(level, next) >= 0)) return amounts.map((amount) => lesser(amount, level));
  }
  return amounts;
} // prettier-ignore

/** Shares that add up: the smallest steps are given out one by one. */
export function shared(
  amount: Rational,
  weights: readonly Rational[],
  digits: number,
  method: string,
): readonly Rational[] | undefined {
  const total = sumOf(weights);
  if (total.n === 0n) return undefined;
  if (amount.n < 0n) return shared(minus(ZERO, amount), weights, digits, method)!.map((share) => minus(ZERO, share));
  const step = rational(1n, 10n ** BigInt(digits));
  const exact = weights.map((weight) => over(times(amount, weight), total));
  const shares = exact.map((share) => times(rational(floor(over(share, step))), step));
  const left = (index: number): Rational => minus(exact[index]!, shares[index]!);
  const places = weights.map((_, index) => index).filter((index) => weights[index]!.n > 0n);
  const byWeight = (a: number, b: number): number => order(weights[b]!, weights[a]!) || a - b;
  places.sort(method === "largestShare" ? byWeight : (a, b) => order(left(b), left(a)) || byWeight(a, b));
  const given = [...shares];
  for (const index of places) {
    if (order(sumOf(given), amount) >= 0) break;
    given[index] = plus(given[index]!, step);
  }
  return given;
}

/** What a guarantee adds to each step. */
export function topUps(
  earned: readonly Rational[],
  minimums: readonly Rational[],
  carry: boolean,
): readonly Rational[] {
  const tops: Rational[] = [];
  for (const [index, minimum] of minimums.entries()) {
    const from = carry ? 0 : index;
    const had = plus(sumOf(earned.slice(from, index + 1)), carry ? sumOf(tops) : ZERO);
    const needed = carry ? sumOf(minimums.slice(0, index + 1)) : minimum;
    tops.push(greater(minus(needed, had), ZERO));
  }
  return tops;
}

/** What each step of a draw pays. */
export function drawn(earned: readonly Rational[], draws: readonly Rational[], terms: string): readonly Rational[] {
  let owed = ZERO;
  return earned.map((own, index) => {
    const draw = draws[index]!;
    if (terms === "nonRecoverable") return greater(own, draw);
    if (terms === "advance") {
      owed = plus(owed, draw);
      const set = lesser(owed, greater(own, ZERO));
      owed = minus(owed, set);
      return minus(own, set);
    }
    const above = greater(minus(own, draw), ZERO);
    const back = lesser(owed, above);
    owed = plus(minus(owed, back), greater(minus(draw, own), ZERO));
    return minus(greater(own, draw), back);
  });
}

/** Lines that are never below zero, each against what those before it left. */
export function carried(amounts: readonly Rational[]): readonly Rational[] {
  let debt = ZERO;
  return amounts.map((amount) => {
    const left = plus(amount, debt);
    debt = lesser(left, ZERO);
    return greater(left, ZERO);
  });
}

/** Lines that share a value are kept below the cap together. */
export function cappedBy(amounts: readonly Rational[], keys: readonly string[], { amount, clip = "inOrder" }: Json): readonly Rational[] {
  const result = [...amounts];
  for (const key of new Set(keys)) {
    const places = keys.flatMap((own, index) => (own === key ? [index] : []));
    const kept = capped(places.map((place) => amounts[place]!), decimal(amount as string), clip as string);
    for (const [index, place] of places.entries()) result[place] = kept[index]!;
  }
  return result;
} // prettier-ignore
