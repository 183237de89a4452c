/** Five-band graduated rebates, texts in and cents out: exact numbers against decimal.js. */
import { Decimal } from "decimal.js";
import { graduatedPay } from "../src/core/band/pay.js";
import { readDecimal, writeFixed } from "../src/core/number/decimal.js";
import { medians, mustAgree, report } from "./measure.js";

const BANDS = [
  ["0", "0"],
  ["10000", "0.01"],
  ["50000", "0.0175"],
  ["100000", "0.025"],
  ["250000", "0.0325"],
] as const;
const amounts = Array.from(
  { length: 100_000 },
  (_, index) => `${(index * 7919) % 400_000}.${String(index % 100).padStart(2, "0")}`,
);

const exactBands = BANDS.map(([from, rate]) => ({ from: readDecimal(from)!, rate: readDecimal(rate)! }));
const pay = graduatedPay(exactBands);
const decimalBands = BANDS.map(([from, rate]) => ({ from: new Decimal(from), rate: new Decimal(rate) }));

function byExact(): readonly string[] {
  return amounts.map((amount) => writeFixed(pay.exact(readDecimal(amount)!), 2));
}

function byDecimal(): readonly string[] {
  return amounts.map((text) => {
    const amount = new Decimal(text);
    let sum = new Decimal(0);
    for (const [index, { from, rate }] of decimalBands.entries()) {
      if (amount.lte(from)) break;
      const next = decimalBands[index + 1]?.from;
      const top = next === undefined || amount.lt(next) ? amount : next;
      sum = sum.plus(top.minus(from).times(rate));
    }
    return sum.toFixed(2, Decimal.ROUND_HALF_UP);
  });
}

/** Prints `rebate-vs-decimal`: how many times faster than decimal.js. */
export function benchRebate(): void {
  mustAgree("rebate-vs-decimal", byExact(), byDecimal());
  const [exact, decimal] = medians([byExact, byDecimal], 9);
  report("rebate-vs-decimal", decimal! / exact!);
}
