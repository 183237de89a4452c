/**
 * Systems of linear inequalities over rational numbers, decided exactly by elimination (Fourier and Motzkin): one number
 * after the other is bounded by those that are left, until only constants are compared; then each is chosen, backwards.
 */
import { type Exact, ZERO, add, compare, divide, multiply, negate, sign } from "../number/exact.js";

/** The sum of factors times numbers is at least the bound, or more than it. */
export interface Inequality {
  readonly factors: ReadonlyMap<number, Exact>;
  readonly bound: Exact;
  readonly strict: boolean;
}

/** More inequalities than this are not looked at. */
const MOST_INEQUALITIES = 2000;

/** The ends between which a number can be chosen, once those eliminated after it are. */
export interface Choice {
  readonly lowest: Exact | undefined;
  readonly lowestOpen: boolean;
  readonly highest: Exact | undefined;
  readonly highestOpen: boolean;
}

/** Chooses a number between two ends; undefined where none is admissible. */
export type Choose = (index: number, choice: Choice) => Exact | undefined;

/** The answer: numbers that fit, a proof that there are none, or neither. */
export type Solution = { readonly values: ReadonlyMap<number, Exact> } | "none" | "undecided";

function combine(lower: Inequality, upper: Inequality, index: number): Inequality {
  const a = lower.factors.get(index)!;
  const b = negate(upper.factors.get(index)!);
  const factors = new Map<number, Exact>();
  for (const key of new Set([...lower.factors.keys(), ...upper.factors.keys()])) {
    if (key === index) continue;
    const factor = add(multiply(lower.factors.get(key) ?? ZERO, b), multiply(upper.factors.get(key) ?? ZERO, a));
    if (sign(factor) !== 0) factors.set(key, factor);
  }
  const bound = add(multiply(lower.bound, b), multiply(upper.bound, a));
  return { factors, bound, strict: lower.strict || upper.strict };
}

/** Whether an inequality without numbers holds: 0 >= bound, or 0 > bound. */
function holds({ bound, strict }: Inequality): boolean {
  return strict ? sign(bound) < 0 : sign(bound) <= 0;
}

/** The number whose elimination leaves the fewest inequalities. */
function cheapest(inequalities: readonly Inequality[], left: ReadonlySet<number>): number {
  let best = -1;
  let least = Infinity;
  for (const index of left) {
    let lowers = 0;
    let uppers = 0;
    for (const { factors } of inequalities) {
      const factor = factors.get(index);
      if (factor === undefined) continue;
      if (sign(factor) > 0) lowers += 1;
      else uppers += 1;
    }
    const cost = lowers * uppers - lowers - uppers;
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}

function choiceOf(inequalities: readonly Inequality[], index: number, values: ReadonlyMap<number, Exact>): Choice {
  let choice: Choice = { lowest: undefined, lowestOpen: false, highest: undefined, highestOpen: false };
  for (const { factors, bound, strict } of inequalities) {
    const factor = factors.get(index)!;
    let rest = bound;
    for (const [key, other] of factors) if (key !== index) rest = add(rest, negate(multiply(other, values.get(key)!)));
    const end = divide(rest, factor);
    if (sign(factor) > 0) {
      const difference = choice.lowest === undefined ? 1 : compare(end, choice.lowest);
      if (difference > 0) choice = { ...choice, lowest: end, lowestOpen: strict };
      else if (difference === 0) choice = { ...choice, lowestOpen: choice.lowestOpen || strict };
    } else {
      const difference = choice.highest === undefined ? -1 : compare(end, choice.highest);
      if (difference < 0) choice = { ...choice, highest: end, highestOpen: strict };
      else if (difference === 0) choice = { ...choice, highestOpen: choice.highestOpen || strict };
    }
  }
  return choice;
}

/** Numbers that satisfy all inequalities; those of a kind that has gaps may be missed, and are then undecided. */
export function solve(inequalities: readonly Inequality[], choose: Choose): Solution {
  const left = new Set(inequalities.flatMap(({ factors }) => [...factors.keys()]));
  const eliminated: { readonly index: number; readonly bounds: readonly Inequality[] }[] = [];
  let current = inequalities;
  while (left.size > 0) {
    const index = cheapest(current, left);
    left.delete(index);
    const bounds = current.filter(({ factors }) => factors.has(index));
    const lowers = bounds.filter(({ factors }) => sign(factors.get(index)!) > 0);
    const uppers = bounds.filter(({ factors }) => sign(factors.get(index)!) < 0);
    eliminated.push({ index, bounds });
    if (current.length - bounds.length + lowers.length * uppers.length > MOST_INEQUALITIES) return "undecided";
    const combined = lowers.flatMap((lower) => uppers.map((upper) => combine(lower, upper, index)));
    current = [...current.filter(({ factors }) => !factors.has(index)), ...combined];
    if (current.some((one) => one.factors.size === 0 && !holds(one))) return "none";
    current = current.filter(({ factors }) => factors.size > 0);
  }
  if (inequalities.some((one) => one.factors.size === 0 && !holds(one))) return "none";
  const values = new Map<number, Exact>();
  for (const { index, bounds } of eliminated.toReversed()) {
    const value = choose(index, choiceOf(bounds, index, values));
    if (value === undefined) return "undecided";
    values.set(index, value);
  }
  return { values };
}
