/** Conditions in the JSON of json-rules-engine, with `atLeast` of several beside `all` and `any`. */
import { type WhenNotApplicable } from "../expression/node.js";

/** A constant of a document: a text, a decimal (number or text), a date text, or a truth value. */
export type Constant = string | number | boolean;

/** The value of another fact, in the place of a constant. */
export interface FactReference {
  readonly fact: string;
}

export const ORDER_OPERATORS = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"] as const;
export const EQUALITY_OPERATORS = ["equal", "notEqual"] as const;
export const MEMBER_OPERATORS = ["in", "notIn"] as const;

/** `greaterThan` is "more than", `greaterThanInclusive` is "at least". */
export type OrderOperator = (typeof ORDER_OPERATORS)[number];
export type EqualityOperator = (typeof EQUALITY_OPERATORS)[number];
export type MemberOperator = (typeof MEMBER_OPERATORS)[number];

/** Compares one fact with a constant, with another fact, or with a list of constants. */
export interface FactCondition {
  readonly fact: string;
  readonly operator: OrderOperator | EqualityOperator | MemberOperator;
  readonly value: Constant | FactReference | readonly Constant[];
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
