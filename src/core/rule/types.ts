/**
 * What rules are written in: conditions in the JSON of json-rules-engine (with `atLeast` of several beside `all` and `any`),
 * and formulas, which compute a value from named values. Conditions hold formulas and formulas hold conditions.
 */
import { type NormaliseBeyond, type NormaliseCurve, type WhenNotApplicable } from "../expression/words.js";
import { type RoundingMode } from "../number/round.js";
import { type ElapsedUnit } from "../time/elapsed.js";
import { type PeriodUnit } from "../time/period.js";
import { type ShareUnit } from "../time/share.js";
import { type Shift } from "../time/window.js";

/** A constant of a document: a text, a decimal (number or text), a date text, or a truth value. */
export type Constant = string | number | boolean;

/** The value of another fact, in the place of a constant. */
export interface FactReference {
  readonly fact: string;
}

export const ORDER_OPERATORS = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"] as const;
export const EQUALITY_OPERATORS = ["equal", "notEqual"] as const;
export const MEMBER_OPERATORS = ["in", "notIn"] as const;
export const LIST_OPERATORS = ["contains", "doesNotContain"] as const;

/** `greaterThan` is "more than", `greaterThanInclusive` is "at least". */
export type OrderOperator = (typeof ORDER_OPERATORS)[number];
export type EqualityOperator = (typeof EQUALITY_OPERATORS)[number];
export type MemberOperator = (typeof MEMBER_OPERATORS)[number];
export type ListOperator = (typeof LIST_OPERATORS)[number];

/** Every operator of a condition. */
export const CONDITION_OPERATORS: readonly (OrderOperator | EqualityOperator | MemberOperator | ListOperator)[] = [
  ...ORDER_OPERATORS,
  ...EQUALITY_OPERATORS,
  ...MEMBER_OPERATORS,
  ...LIST_OPERATORS,
];

/** Compares one fact with a constant, with another value, or with a list of constants. */
export interface FactCondition {
  readonly fact: string;
  readonly operator: OrderOperator | EqualityOperator | MemberOperator | ListOperator;
  readonly value: Constant | FactReference | Formula | readonly Constant[];
  /** Required where a compared value can be not applicable: whether the requirement is then met. */
  readonly whenNotApplicable?: WhenNotApplicable;
}

/** A rule over facts. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly atLeast: number; readonly of: readonly Condition[] }
  | { readonly condition: string }
  | FactCondition;

/**
 * What a formula computes with: a number, a decimal text, a day (`2026-03-31`), a truth value, the name of a value, or
 * another formula. A text that is meant as a text is written `{ "value": "gold" }`.
 */
export type Operand = string | number | boolean | Formula;

/** What stands for a figure without a denominator: `notApplicable`, `zero`, `one`, or a stated number. */
export type WhenEmptyChoice = number | string;

export interface RatioFormula {
  /** The first over the second. */
  readonly ratio: readonly [Operand, Operand];
  readonly whenEmpty: WhenEmptyChoice;
}
export interface DifferenceFormula {
  /** The first less the second. */
  readonly difference: readonly [Operand, Operand];
}
export interface GrowthFormula {
  /** (first - second) / second; a second of zero or less has no growth. */
  readonly growth: readonly [Operand, Operand];
  /** The least second value from which growth is measured. */
  readonly minimumBaseline?: Operand;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface SumOfFormula {
  /** All of them added up; one that does not apply makes the sum not applicable. */
  readonly sumOf: readonly Operand[];
}
export interface ProductFormula {
  /** All of them multiplied; at most one is an amount. */
  readonly product: readonly Operand[];
}
export interface MinOfFormula {
  /** The least of those that apply. */
  readonly minOf: readonly Operand[];
}
export interface MaxOfFormula {
  /** The greatest of those that apply: the best of several. */
  readonly maxOf: readonly Operand[];
}
export interface AverageOfFormula {
  /** The mean of those that apply. */
  readonly averageOf: readonly Operand[];
}
export interface PointsFormula {
  /** min(max, max * of / at), never below zero. */
  readonly points: { readonly of: Operand; readonly max: Operand; readonly at: Operand };
}
export interface ChooseFormula {
  /** The value of the first condition that holds. */
  readonly choose: readonly { readonly when: Condition; readonly is: Operand }[];
  /** Where none holds; not applicable unless stated. */
  readonly otherwise?: Operand;
}
export interface StepFormula {
  readonly step: Operand;
  /** What the value is from each bound on (inclusive) up to the next one's; below the first it is not applicable. */
  readonly bands: readonly { readonly from: number | string; readonly is: Constant }[];
}
export interface InterpolateFormula {
  readonly interpolate: Operand;
  /** What the value is worth at each corner, from the lowest on; straight between two of them, level beyond the ends. */
  readonly corners: readonly { readonly at: number | string; readonly is: number | string }[];
}
export interface NormaliseFormula {
  /** How far a value is on the way from the worst to the best: (value - worst) / (best - worst). */
  readonly normalise: Operand;
  readonly worst: Operand;
  readonly best: Operand;
  /** What the worst and the best are worth; 0 and 1 unless stated. */
  readonly to?: readonly [number | string, number | string];
  /** Whether equal differences count the same, or equal ratios; linear unless stated. */
  readonly curve?: NormaliseCurve;
  /** Whether what lies beyond the ends counts as they do, or the line goes on; clip unless stated. */
  readonly beyond?: NormaliseBeyond;
  /** Where the worst is the best, or there is no logarithm; not applicable unless stated. */
  readonly whenEmpty?: WhenEmptyChoice;
}
export interface RoundFormula {
  readonly round: Operand;
  readonly digits: number;
  /** Half away from zero unless stated. */
  readonly mode?: RoundingMode;
}
export interface ElapsedFormula {
  /** From the first to the second. */
  readonly elapsed: readonly [Operand, Operand];
  /**
   * Complete days, months, quarters or years between dates; exact hours or minutes between instants; business days between
   * dates or instants, business hours and minutes between instants.
   */
  readonly in: ElapsedUnit;
  /** Of business time: the calendar that counts it. */
  readonly calendar?: string;
}
export interface DeadlineFormula {
  /** The date or the instant from which time runs. */
  readonly deadline: Operand;
  /** How much of it; of days and longer the whole ones count. Negative for a day or instant before. */
  readonly after: Operand;
  readonly in: ElapsedUnit;
  /** Of business time: the calendar that counts it. */
  readonly calendar?: string;
}
export interface ProrateFormula {
  /** As much of it as belongs to the days of the period on which something was so, such as being a partner. */
  readonly prorate: Operand;
  /** The period of the judged day. */
  readonly in: PeriodUnit;
  /** The first day; the period's own unless stated, or where it does not apply. */
  readonly from?: Operand;
  /** The last day, inclusive unless `ends` says otherwise. */
  readonly until?: Operand;
  readonly ends?: "inclusive" | "exclusive";
  /** What is counted; days unless stated. */
  readonly by?: ShareUnit;
  /** For each month of the period what its days weigh together; all days weigh the same unless stated. */
  readonly weights?: readonly (number | string)[];
}
export interface DayFormula {
  /** A date, or an instant with its `calendar`; moved by `shift`, then taken to the first or last day of its period. */
  readonly day: Operand;
  /** Of an instant: the calendar where the day is. */
  readonly calendar?: string;
  readonly shift?: Shift;
  readonly startOf?: PeriodUnit;
  readonly endOf?: PeriodUnit;
}
export interface ParameterFormula {
  readonly parameter: string;
  /** The day whose value is read; the judged day unless stated. */
  readonly on?: Operand;
}
export interface TableFormula {
  readonly table: string;
  /** The value of each column. */
  readonly at: Readonly<Record<string, Operand>>;
}
export interface ValueFormula {
  /** A constant; a text is a text, or a date where it is one. */
  readonly value: Constant;
}
export interface HoldsFormula {
  /** Whether a condition holds. */
  readonly holds: Condition;
}
export interface OnFormula {
  /** A dated fact. */
  readonly dated: string;
  /** The day whose value is read. */
  readonly on: Operand;
}

/** The formula of each operator, which is the one key that only it has. */
export interface FormulasByOperator {
  readonly ratio: RatioFormula;
  readonly difference: DifferenceFormula;
  readonly growth: GrowthFormula;
  readonly sumOf: SumOfFormula;
  readonly product: ProductFormula;
  readonly minOf: MinOfFormula;
  readonly maxOf: MaxOfFormula;
  readonly averageOf: AverageOfFormula;
  readonly points: PointsFormula;
  readonly choose: ChooseFormula;
  readonly step: StepFormula;
  readonly interpolate: InterpolateFormula;
  readonly normalise: NormaliseFormula;
  readonly round: RoundFormula;
  readonly elapsed: ElapsedFormula;
  readonly deadline: DeadlineFormula;
  readonly prorate: ProrateFormula;
  readonly day: DayFormula;
  readonly parameter: ParameterFormula;
  readonly table: TableFormula;
  readonly value: ValueFormula;
  readonly holds: HoldsFormula;
  readonly dated: OnFormula;
}

export type FormulaOperator = keyof FormulasByOperator;
export type Formula = FormulasByOperator[FormulaOperator];

/** The operator of a formula among those that were answered for. */
export function operatorOf<O extends string>(answers: Readonly<Record<O, unknown>>, formula: object): O | undefined {
  return (Object.keys(answers) as O[]).find((key) => key in formula);
}
