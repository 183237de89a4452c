/** What partners are paid by two programs. */
import { currencyDigits } from "../../core/number/currency.js";
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, sign, subtract } from "../../core/number/exact.js";
import { compareTexts } from "../../core/text/compare.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Change, type ComparedPrograms, type PaidChange } from "./types.js";

interface Sum {
  before: Exact;
  after: Exact;
}

function changeOf({ before, after }: Sum, currency: string): Change {
  const write = (value: Exact): string => writeFixed(value, currencyDigits(currency));
  return { before: write(before), after: write(after), difference: write(subtract(after, before)) };
}

class Sums {
  readonly #byCurrency = new Map<string, Sum>();

  add(currency: string, before: Exact, after: Exact): void {
    const sum = this.#byCurrency.get(currency) ?? { before: ZERO, after: ZERO };
    this.#byCurrency.set(currency, { before: add(sum.before, before), after: add(sum.after, after) });
  }

  result(): Readonly<Record<string, Change>> {
    return Object.fromEntries([...this.#byCurrency].map(([currency, sum]) => [currency, changeOf(sum, currency)]));
  }
}

/** What an incentive pays; points and funds are no money. */
function paidBy({ incentives }: EvaluatedOutcome, id: string): Exact {
  const outcome = incentives[id];
  if (outcome === undefined || "unit" in outcome || "fund" in outcome) return ZERO;
  return outcome.amount === null ? ZERO : readExact(outcome.amount)!;
}

/** Counts amounts, and keeps those that change most. */
export class AmountCounter {
  readonly #payable = new Sums();
  readonly #incentives = new Map<string, Sums>();
  readonly #paid = { more: 0, less: 0, same: 0 };
  readonly #changes: { readonly change: PaidChange; readonly size: Exact }[] = [];

  take(before: EvaluatedOutcome, after: EvaluatedOutcome): void {
    const { currency } = after;
    const sum: Sum = { before: readExact(before.payable.amount)!, after: readExact(after.payable.amount)! };
    this.#payable.add(currency, sum.before, sum.after);
    for (const id of new Set([...Object.keys(before.incentives), ...Object.keys(after.incentives)])) {
      const own = this.#incentives.get(id) ?? new Sums();
      this.#incentives.set(id, own);
      own.add(currency, paidBy(before, id), paidBy(after, id));
    }
    const size = subtract(sum.after, sum.before);
    const direction = sign(size);
    this.#paid[direction > 0 ? "more" : direction < 0 ? "less" : "same"] += 1;
    if (direction !== 0) this.#changes.push({ change: { partner: after.partner, currency, ...changeOf(sum, currency) }, size }); // prettier-ignore
  }

  result(most: number): Pick<ComparedPrograms, "payable" | "incentives" | "paid" | "losers" | "winners"> {
    const sorted = [...this.#changes].sort((left, right) => compare(left.size, right.size) || compareTexts(left.change.partner, right.change.partner)); // prettier-ignore
    const told = (changes: typeof sorted): readonly PaidChange[] => changes.slice(0, most).map(({ change }) => change);
    return {
      payable: this.#payable.result(),
      incentives: Object.fromEntries([...this.#incentives].map(([id, sums]) => [id, sums.result()])),
      paid: { ...this.#paid },
      losers: told(sorted.filter(({ size }) => sign(size) < 0)),
      winners: told(sorted.filter(({ size }) => sign(size) > 0).toReversed()),
    };
  }
}
