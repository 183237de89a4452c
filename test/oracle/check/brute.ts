/**
 * The slow answer: every partner that there can be is looked at, one after the other. Values are small whole numbers, so
 * that there are few of them; figures are fractions of numbers that no double rounds.
 */
import { COMPARES } from "../language/rules.js";

export interface BrutePartner {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly f: boolean;
  readonly t: string;
}

export const MOST = 4;
export const TEXTS = ["x", "y", "z"] as const;

/** Every partner. */
export const EVERYBODY: readonly BrutePartner[] = Array.from({ length: MOST + 1 }, (_, a) => a).flatMap((a) =>
  Array.from({ length: MOST + 1 }, (_, b) => b).flatMap((b) =>
    Array.from({ length: MOST + 1 }, (_, c) => c).flatMap((c) =>
      [true, false].flatMap((f) => TEXTS.map((t) => ({ a, b, c, f, t }))),
    ),
  ),
);

/** A fraction, or nothing where the value does not apply. */
type Figure = readonly [numerator: number, denominator: number] | undefined;

export interface BruteDocument {
  readonly metrics: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly conditions: Readonly<Record<string, BruteCondition>>;
}

export type BruteCondition =
  | { readonly all: readonly BruteCondition[] }
  | { readonly any: readonly BruteCondition[] }
  | { readonly atLeast: number; readonly of: readonly BruteCondition[] }
  | { readonly not: BruteCondition }
  | { readonly condition: string }
  | {
      readonly fact: string;
      readonly operator: string;
      readonly value: unknown;
      readonly whenNotApplicable?: "met" | "notMet";
    };

function less([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  return a * d - c * b;
}

/** Numbers of the document are tenths. */
const constant = (value: number): readonly [number, number] => [Math.round(value * 10), 10];

function empty(value: unknown): Figure {
  return value === "notApplicable" ? undefined : value === "one" ? [1, 1] : [0, 1];
}

const normal = (numerator: number, denominator: number): readonly [number, number] =>
  denominator < 0 ? [-numerator, -denominator] : [numerator, denominator];

/** A named figure of a partner. */
export function figureOf(name: string, partner: BrutePartner, document: BruteDocument): Figure {
  if (name === "a" || name === "b" || name === "c") return [partner[name], 1];
  const metric = document.metrics[name]!;
  const of = (operand: unknown): Figure =>
    typeof operand === "number" ? constant(operand) : figureOf(operand as string, partner, document);
  const two = (key: string): readonly [Figure, Figure] => {
    const [left, right] = metric[key] as readonly [unknown, unknown];
    return [of(left), of(right)];
  };
  if ("ratio" in metric) {
    const [above, below] = two("ratio");
    if (above === undefined || below === undefined) return undefined;
    return below[0] === 0 ? empty(metric["whenEmpty"]) : normal(above[0] * below[1], above[1] * below[0]);
  }
  if ("growth" in metric) {
    const [now, before] = two("growth");
    if (now === undefined || before === undefined) return undefined;
    if (before[0] <= 0) return empty(metric["whenEmpty"]);
    return normal(now[0] * before[1] - before[0] * now[1], now[1] * before[0]);
  }
  if ("difference" in metric) {
    const [left, right] = two("difference");
    return left === undefined || right === undefined ? undefined : [left[0] * right[1] - right[0] * left[1], left[1] * right[1]]; // prettier-ignore
  }
  if ("points" in metric) {
    const {
      of: operand,
      max,
      at,
    } = metric["points"] as { readonly of: string; readonly max: number; readonly at: number };
    const value = of(operand);
    if (value === undefined) return undefined;
    const earned = normal(value[0] * max, value[1] * at);
    if (less(earned, [max, 1]) > 0) return [max, 1];
    return earned[0] < 0 ? [0, 1] : earned;
  }
  if ("choose" in metric) {
    const branches = metric["choose"] as readonly { readonly when: BruteCondition; readonly is: unknown }[];
    const taken = branches.find(({ when }) => holds(when, partner, document));
    return of(taken === undefined ? metric["otherwise"] : taken.is);
  }
  if ("product" in metric) {
    const [left, right] = two("product");
    return left === undefined || right === undefined ? undefined : [left[0] * right[0], left[1] * right[1]];
  }
  const key = Object.keys(metric)[0]!;
  const figures = (metric[key] as readonly unknown[]).map(of);
  if (key === "sumOf") {
    if (figures.includes(undefined)) return undefined;
    return (figures as readonly (readonly [number, number])[]).reduce(([a, b], [c, d]) => [a * d + c * b, b * d]);
  }
  const there = figures.filter((figure) => figure !== undefined);
  if (there.length === 0) return undefined;
  return there.reduce((best, figure) => (key === "maxOf" ? less(figure, best) > 0 : less(figure, best) < 0) ? figure : best); // prettier-ignore
}

/** Whether a condition holds; `settled` are conditions that are taken to hold or not, whatever they say. */
export function holds(
  condition: BruteCondition,
  partner: BrutePartner,
  document: BruteDocument,
  settled?: { readonly condition: BruteCondition; readonly verdict: boolean },
): boolean {
  if (settled?.condition === condition) return settled.verdict;
  const one = (part: BruteCondition): boolean => holds(part, partner, document, settled);
  if ("all" in condition) return condition.all.every(one);
  if ("any" in condition) return condition.any.some(one);
  if ("of" in condition) return condition.of.filter(one).length >= condition.atLeast;
  if ("not" in condition) return !one(condition.not);
  if ("condition" in condition) return one(document.conditions[condition.condition]!);
  const known = COMPARED.get(condition) ?? new Map<BrutePartner, boolean>();
  COMPARED.set(condition, known);
  const verdict = known.get(partner) ?? compares(condition, partner, document);
  known.set(partner, verdict);
  return verdict;
}

/** What was compared before, by its comparison and its partner. */
const COMPARED = new WeakMap<BruteCondition, Map<BrutePartner, boolean>>();

function compares(
  { fact, operator, value, whenNotApplicable }: Extract<BruteCondition, { readonly fact: string }>,
  partner: BrutePartner,
  document: BruteDocument,
): boolean {
  if (fact === "f") return (partner.f === value) === (operator === "equal");
  if (fact === "t") {
    const inside = Array.isArray(value) ? value.includes(partner.t) : partner.t === value;
    return inside === (operator === "equal" || operator === "in");
  }
  const left = figureOf(fact, partner, document);
  const right = typeof value === "number" ? constant(value) : figureOf((value as { readonly fact: string }).fact, partner, document); // prettier-ignore
  if (left === undefined || right === undefined) return whenNotApplicable === "met";
  return COMPARES[operator]!(less(left, right));
}
