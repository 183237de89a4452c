/** Keeps a cap over several lines. */
import {
  type Exact,
  ZERO,
  add,
  compare,
  divide,
  exactInteger,
  least,
  multiply,
  subtract,
  sumOf,
} from "../../number/exact.js";
import { type RoundingMode, round } from "../../number/round.js";
import { spread as spreadTotal } from "../../number/spread.js";
import { type CapClip } from "../words.js";

type Amounts = readonly Exact[];

/** Each line is what the capped total grows by: a line that is taken back gives room to those after it. */
function inOrder(amounts: Amounts, cap: Exact): Amounts {
  let total: Exact = ZERO;
  return amounts.map((amount) => {
    const before = least(total, cap);
    total = add(total, amount);
    return subtract(least(total, cap), before);
  });
}

function spread(amounts: Amounts, cap: Exact): Amounts {
  const total = sumOf(amounts);
  if (compare(total, cap) <= 0) return amounts;
  return amounts.map((amount) => divide(multiply(amount, cap), total));
}

/** The amount to which the highest lines are cut: lines are taken from the lowest on while they fit below an equal share of what is left. */
function level(amounts: Amounts, cap: Exact): Amounts {
  const rising = amounts.toSorted(compare);
  let left = cap;
  for (const [index, amount] of rising.entries()) {
    const share = divide(left, exactInteger(rising.length - index));
    if (compare(amount, share) > 0) return amounts.map((each) => least(each, share));
    left = subtract(left, amount);
  }
  return amounts;
}

const CLIPS: { readonly [C in CapClip]: (amounts: Amounts, cap: Exact) => Amounts } = { inOrder, spread, level };

/** Amounts under a cap, exactly and rounded one by one. */
export interface Rounded {
  readonly exact: Amounts;
  readonly amounts: Amounts;
}

/** Rounding may lift amounts above their cap together: their total is then rounded instead, and spread over them. */
export function keepRounded({ exact, amounts }: Rounded, cap: Exact, digits: number, mode: RoundingMode): Amounts {
  if (compare(sumOf(amounts), cap) <= 0) return amounts;
  const total = least(round(sumOf(exact), digits, mode), round(cap, digits, "down"));
  return spreadTotal(total, exact, digits);
}

/** The amounts with a total of at most the cap. */
export function capLines(amounts: Amounts, cap: Exact, clip: CapClip): Amounts {
  return CLIPS[clip](amounts, cap);
}
