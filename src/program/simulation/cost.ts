/** What a program costs over a base, beside what there is to spend. */
import { compareTexts } from "../../core/text/compare.js";
import { currencyDigits } from "../../core/number/currency.js";
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, sign, subtract } from "../../core/number/exact.js";
import { numberOf } from "../../core/rule/constant.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { summarizeWatched } from "../base/summarize.js";
import { type ColumnsInput } from "../columns/run.js";
import { type ProgramDocument } from "../document/types.js";
import { judge } from "../judge.js";
import { type EvaluateOptions } from "../options.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type PresentedPartner } from "../run.js";
import { type IncentiveCost, type ProgramCost } from "./types.js";

export interface CostOptions extends EvaluateOptions {
  /** What there is to spend on all incentives together, in one currency. */
  readonly budget?: { readonly currency: string; readonly amount: number | string };
}

/** A promotion whose budget is a number, and what each day takes of it. */
interface Budgeted {
  readonly id: string;
  readonly budget: Exact;
  readonly days: Map<string, Exact>;
}

/** Budgets are those of one currency: where each partner has its own, they cannot be added up. */
function budgetsOf({ incentives = {}, currency }: ProgramDocument): readonly Budgeted[] {
  if (currency === "partner") return [];
  return Object.entries(incentives).flatMap(([id, incentive]) => {
    const budget = incentive.kind === "promotion" ? numberOf(incentive.budget) : undefined;
    return budget === undefined ? [] : [{ id, budget, days: new Map<string, Exact>() }];
  });
}

function takeLines({ days }: Budgeted, { lines = [] }: IncentiveOutcome): void {
  for (const { date = "", amount } of lines) days.set(date, add(days.get(date) ?? ZERO, readExact(amount)!));
}

/** The first day with which the lines up to it take the whole budget. */
function usedUpOn({ budget, days }: Budgeted): string | undefined {
  let spent: Exact = ZERO;
  for (const [day, amount] of [...days].sort(([one], [other]) => compareTexts(one, other))) {
    spent = add(spent, amount);
    if (sign(amount) > 0 && compare(spent, budget) >= 0) return day;
  }
  return undefined;
}

/** The cost of a promotion beside its budget. */
function withBudget(cost: IncentiveCost, budgeted: Budgeted, digits: number): IncentiveCost {
  const day = usedUpOn(budgeted);
  const left = subtract(budgeted.budget, readExact(cost.amount)!);
  return {
    ...cost,
    budget: writeFixed(budgeted.budget, digits),
    left: writeFixed(left, digits),
    ...(day === undefined ? {} : { usedUpOn: day }),
  };
}

function budgetOutcome(
  { currency, amount }: NonNullable<CostOptions["budget"]>,
  payable: Readonly<Record<string, string>>,
): NonNullable<ProgramCost["budget"]> {
  const digits = currencyDigits(currency);
  const budget = readExact(amount) ?? ZERO;
  const left = subtract(budget, readExact(payable[currency] ?? "0")!);
  return { currency, amount: writeFixed(budget, digits), left: writeFixed(left, digits), inside: sign(left) >= 0 };
}

/** Notes what a partner takes of the budgets. */
function takePartner(budgets: readonly Budgeted[], presented: PresentedPartner): void {
  const { incentives } = outcomeOf(presented);
  for (const budgeted of budgets) takeLines(budgeted, incentives[budgeted.id]!);
}

/**
 * What the incentives of a program cost over its partners on a day: by incentive and currency, all of them together, beside a budget,
 * and promotions beside their own. To compare rules, take the costs of two programs over the same partners.
 *
 * A promotion's budget is used up first come first served: `usedUpOn` is the first day with which its lines reach it. Laws: the amounts of the
 * incentives add up to `payable`; the order of the partners decides nothing.
 *
 * @example
 * ```ts
 * import { costIncentives, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   facts: { bookings: "money" },
 *   incentives: { rebate: { kind: "rebate", period: "month", payOn: "bookings", scale: { flat: { rate: 0.02 } } } },
 * });
 * const partners = [{ id: "a", facts: { bookings: 10000 } }, { id: "b", facts: { bookings: 5000 } }];
 * const { budget } = costIncentives(program, partners, { asOf: "2026-03-31", budget: { currency: "USD", amount: 250 } });
 * console.log(budget); // => { currency: 'USD', amount: '250.00', left: '-50.00', inside: false }
 * ```
 * @since 0.1.0
 */
export function costIncentives(
  program: Program,
  partners: Iterable<Partner> | ColumnsInput,
  options: CostOptions,
): ProgramCost {
  const { budget, ...evaluation } = options;
  const judged = judge(program, evaluation);
  const { document } = "program" in judged ? judged.program : program;
  const budgets = budgetsOf(document);
  const watch = budgets.length === 0 ? undefined : (presented: PresentedPartner) => takePartner(budgets, presented);
  const summary = summarizeWatched(program, partners, evaluation, watch);
  const costs = Object.entries(summary.incentives).map(([id, byCurrency]) => {
    const own = budgets.find((each) => each.id === id);
    const told = Object.entries(byCurrency).map(([currency, cost]): readonly [string, IncentiveCost] => [
      currency,
      own === undefined ? cost : withBudget(cost, own, currencyDigits(currency)),
    ]);
    return [id, Object.fromEntries(told)] as const;
  });
  return {
    asOf: summary.asOf,
    partners: summary.partners,
    refused: summary.refused,
    incentives: Object.fromEntries(costs),
    payable: summary.payable,
    ...(budget === undefined ? {} : { budget: budgetOutcome(budget, summary.payable) }),
  };
}
