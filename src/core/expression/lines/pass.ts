/** What is done with lines one after the other: each line sees what those before it left. */
import { type Exact, ZERO, add, compare, greatest, least, negate, subtract } from "../../number/exact.js";
import { type DrawTerms } from "./types.js";

/** What a line pays, and what is left to those after it: owed by the partner below zero, ahead of what is due above it. */
export interface Passed {
  readonly paid: Exact;
  readonly balance: Exact;
}

/** Takes what the next line has earned, and what it is compared with. */
export type Pass = (earned: Exact, bound: Exact) => Passed;

/** No line is below zero: what is goes against the lines after it. */
export function carryBelowZero(): Pass {
  let balance: Exact = ZERO;
  return (earned) => {
    const left = add(earned, balance);
    balance = least(left, ZERO);
    return { paid: greatest(left, ZERO), balance };
  };
}

/** Tops up to the minimum; what was earned or topped up above the minimums so far counts where it is carried. */
export function topUp(carry: boolean): Pass {
  let balance: Exact = ZERO;
  return (earned, minimum) => {
    const reached = add(earned, carry ? balance : ZERO);
    const paid = greatest(subtract(minimum, reached), ZERO);
    balance = carry ? subtract(add(reached, paid), minimum) : ZERO;
    return { paid, balance };
  };
}

/** What is paid, and what is owed after it. */
type Draw = (owed: Exact, earned: Exact, draw: Exact) => readonly [paid: Exact, owed: Exact];

const DRAWS: { readonly [T in DrawTerms]: Draw } = {
  nonRecoverable: (_owed, earned, draw) => [greatest(earned, draw), ZERO],
  recoverable: (owed, earned, draw) => {
    if (compare(earned, draw) <= 0) return [draw, add(owed, subtract(draw, earned))];
    const repaid = least(owed, subtract(earned, draw));
    return [subtract(earned, repaid), subtract(owed, repaid)];
  },
  advance: (owed, earned, draw) => {
    const open = add(owed, draw);
    const repaid = least(open, greatest(earned, ZERO));
    return [subtract(earned, repaid), subtract(open, repaid)];
  },
};

/** Pays a draw on its terms. */
export function drawAgainst(terms: DrawTerms): Pass {
  let owed: Exact = ZERO;
  return (earned, draw) => {
    const [paid, left] = DRAWS[terms](owed, earned, draw);
    owed = left;
    return { paid, balance: negate(owed) };
  };
}
