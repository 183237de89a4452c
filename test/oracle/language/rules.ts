/** Conditions and formulas, word by word. */
import type { Condition, FactCondition, Formula, NormaliseFormula, Operand } from "partner-program";
import { type Scope, type Verdict } from "./context.js";
import { parameterValue } from "./evaluate.js";
import {
  type Rational,
  ZERO,
  decimal,
  logarithmicShare,
  minus,
  order,
  over,
  plus,
  rational,
  roundHalfAway,
  times,
} from "./rational.js";
import { dayValue, deadlineValue, elapsedValue, proratedValue } from "./timing.js";
import {
  type Items,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  absentAmong,
  constant,
  isAbsent,
  isDayText,
  isDecimalText,
  isNotApplicable,
  isNumber,
  isUnknown,
  textOf,
} from "./values.js";

/** Negative, zero or positive as a value is less than, equal to or more than another of its kind. */
export function compare(left: Value, right: Value): number {
  if (isNumber(left) && isNumber(right)) return order(left, right);
  const key = (value: Value): string | number =>
    typeof value === "object" && "day" in value
      ? value.day
      : typeof value === "object" && "milliseconds" in value
        ? value.milliseconds
        : typeof value === "boolean"
          ? Number(value)
          : (value as string);
  const [a, b] = [key(left), key(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export function operandValue(operand: Operand, scope: Scope): Value {
  if (typeof operand === "object") return formulaValue(operand, scope);
  if (typeof operand !== "string") return constant(operand);
  if (isDecimalText(operand)) return decimal(operand);
  return isDayText(operand) ? { day: operand } : scope.value(operand);
}

/** A constant on the side of a value, read as that value is. */
function constantLike(written: string | number | boolean, other: Value): Value {
  if (typeof written === "boolean") return written;
  if (isNumber(other)) return decimal(written);
  if (typeof other === "object" && "milliseconds" in other) return { milliseconds: Date.parse(String(written)) };
  return typeof other === "object" && "day" in other ? { day: String(written) } : String(written);
}

function atLeast(verdicts: readonly Verdict[], needed: number): Verdict {
  const met = verdicts.filter((verdict) => verdict === true).length;
  const possible = verdicts.filter((verdict) => verdict !== false).length;
  if (met >= needed) return true;
  return possible < needed ? false : UNKNOWN;
}

export const COMPARES: Readonly<Record<string, (difference: number) => boolean>> = {
  equal: (difference) => difference === 0,
  notEqual: (difference) => difference !== 0,
  lessThan: (difference) => difference < 0,
  lessThanInclusive: (difference) => difference <= 0,
  greaterThan: (difference) => difference > 0,
  greaterThanInclusive: (difference) => difference >= 0,
};

/** A condition on a level is certain as soon as every level that it could still be says the same. */
function levelHolds({ fact, operator, value }: FactCondition, scope: Scope): Verdict {
  const path = fact.replace(/^partner\./, "").slice("level.".length);
  const { context } = scope;
  const ids = context.document.tiers![path]!.levels.map(({ id }) => id);
  const given = context.partner.given?.[`level.${path}`];
  const verdicts =
    given === undefined ? ids.map((id) => context.verdict(`level.${path}.${id}`)) : ids.map((id) => id === given);
  const reached = (rank: number): Verdict => (rank >= ids.length ? false : atLeast(verdicts.slice(rank), 1));
  const negate = (verdict: Verdict): Verdict => (isAbsent(verdict) ? verdict : !verdict);
  const exactly = (rank: number): Verdict => atLeast([verdicts[rank]!, negate(reached(rank + 1))], 2);
  const rank = ids.indexOf(value as string);
  switch (operator) {
    case "equal":
      return exactly(rank);
    case "notEqual":
      return negate(exactly(rank));
    case "greaterThanInclusive":
      return reached(rank);
    case "greaterThan":
      return reached(rank + 1);
    case "lessThan":
      return negate(reached(rank));
    case "lessThanInclusive":
      return negate(reached(rank + 1));
    default: {
      const one = atLeast(
        (value as readonly string[]).map((id) => exactly(ids.indexOf(id))),
        1,
      );
      return operator === "in" ? one : negate(one);
    }
  }
}

function factHolds(condition: FactCondition, scope: Scope): Verdict {
  const { fact, operator, value, whenNotApplicable } = condition;
  if (/^(partner\.)?level\.[A-Za-z0-9]+$/.test(fact)) return levelHolds(condition, scope);
  const left = scope.value(fact);
  const others = (): readonly Value[] => {
    if (Array.isArray(value)) return value.map((entry: string | number | boolean) => constantLike(entry, left));
    if (typeof value !== "object") return [constantLike(value, itemOf(left))];
    return ["fact" in value ? scope.value(value.fact) : formulaValue(value as Formula, scope)];
  };
  const named = typeof value === "object" && !Array.isArray(value);
  const right = named ? others()[0]! : undefined;
  if (isNotApplicable(left) || (right !== undefined && isNotApplicable(right))) return whenNotApplicable === "met";
  if (isUnknown(left) || (right !== undefined && isUnknown(right))) return UNKNOWN;
  if (operator === "in" || operator === "notIn") {
    return others().some((entry) => textOf(entry) === textOf(left)) === (operator === "in");
  }
  const other = right ?? others()[0]!;
  if (operator === "contains" || operator === "doesNotContain")
    return (left as Items).items.some((item) => textOf(item) === textOf(other)) === (operator === "contains");
  return COMPARES[operator]!(compare(left, other));
}

function itemOf(value: Value): Value {
  return typeof value === "object" && "items" in value ? (value.items[0] ?? "") : value;
}

export function conditionHolds(condition: Condition, scope: Scope): Verdict {
  if ("all" in condition)
    return atLeast(
      condition.all.map((each) => conditionHolds(each, scope)),
      condition.all.length,
    );
  if ("any" in condition)
    return atLeast(
      condition.any.map((each) => conditionHolds(each, scope)),
      1,
    );
  if ("atLeast" in condition)
    return atLeast(
      condition.of.map((each) => conditionHolds(each, scope)),
      condition.atLeast,
    );
  if ("condition" in condition) return scope.context.verdict(`condition.${condition.condition}`);
  if ("fact" in condition) return factHolds(condition, scope);
  const verdict = conditionHolds(condition.not, scope);
  return isAbsent(verdict) ? verdict : !verdict;
}

function emptyValue(choice: unknown): Value {
  if (choice === "notApplicable") return NOT_APPLICABLE;
  if (choice === "zero") return ZERO;
  return choice === "one" ? rational(1n) : decimal(choice as string);
}

const least = (a: Value, b: Value): Value => (compare(a, b) <= 0 ? a : b);
const greatest = (a: Value, b: Value): Value => (compare(a, b) >= 0 ? a : b);

/** The best of several leaves out what does not apply. */
function bestOf(values: readonly Value[], better: (a: Value, b: Value) => Value): Value {
  if (values.some(isUnknown)) return UNKNOWN;
  const there = values.filter((value) => !isAbsent(value));
  return there.length === 0 ? NOT_APPLICABLE : there.reduce(better);
}

function numbers(operands: readonly Operand[], scope: Scope, compute: (values: readonly Rational[]) => Value): Value {
  const values = operands.map((operand) => operandValue(operand, scope));
  return absentAmong(values) ?? compute(values as readonly Rational[]);
}

type Table = Readonly<Record<string, string | number | boolean>>;

/** The row whose keys are equal, and whose bounds are reached, the highest ones first. */
function tableValue(name: string, at: Readonly<Record<string, Operand>>, scope: Scope): Value {
  const { by, rows, otherwise } = scope.context.document.tables![name]!;
  const columns = Object.entries(by);
  const keys = columns.map(([column]) => operandValue(at[column]!, scope));
  const absent = absentAmong(keys);
  if (absent !== undefined) return absent;
  const matching = (rows as readonly Table[]).filter((row) =>
    columns.every(([column, match], index) => {
      const bound = constantLike(row[column]!, keys[index]!);
      return match === "equal" ? textOf(bound) === textOf(keys[index]!) : compare(bound, keys[index]!) <= 0;
    }),
  );
  const nearest = matching.toSorted((left, right) => {
    for (const [index, [column]] of columns.entries()) {
      const difference = compare(constantLike(right[column]!, keys[index]!), constantLike(left[column]!, keys[index]!));
      if (difference !== 0) return difference;
    }
    return 0;
  })[0];
  if (nearest !== undefined) return constant(nearest["value"]!);
  return otherwise === undefined ? NOT_APPLICABLE : constant(otherwise);
}

/** The line between the last corner that is reached and the next one. */
export function onLine(
  x: Rational,
  corners: readonly { readonly at: number | string; readonly is: number | string }[],
): Rational {
  const reached = corners.filter(({ at }) => order(decimal(at), x) <= 0);
  const from = reached.at(-1);
  const to = corners[reached.length];
  if (from === undefined || to === undefined) return decimal((from ?? to)!.is);
  const slope = over(minus(decimal(to.is), decimal(from.is)), minus(decimal(to.at), decimal(from.at)));
  return plus(decimal(from.is), times(slope, minus(x, decimal(from.at))));
}

function normalised(formula: NormaliseFormula, scope: Scope): Value {
  const { worst, best, to = [0, 1], curve, beyond, whenEmpty = "notApplicable" } = formula;
  return numbers([formula.normalise, worst, best], scope, ([x, low, high]) => {
    if (order(low!, high!) === 0) return emptyValue(whenEmpty);
    const [least, most] = order(low!, high!) < 0 ? [low!, high!] : [high!, low!];
    const clipped = order(x!, least) < 0 ? least : order(x!, most) > 0 ? most : x!;
    const placed = beyond === "extend" ? x! : clipped;
    if (curve === "logarithmic" && [low!, high!, placed].some(({ n }) => n <= 0n)) return emptyValue(whenEmpty);
    const share =
      curve === "logarithmic" ? logarithmicShare(placed, low!, high!) : over(minus(placed, low!), minus(high!, low!));
    return plus(decimal(to[0]), times(share, minus(decimal(to[1]), decimal(to[0]))));
  });
}

export function formulaValue(formula: Formula, scope: Scope): Value {
  const value = (operand: Operand): Value => operandValue(operand, scope);
  if ("ratio" in formula)
    return numbers(formula.ratio, scope, ([a, b]) => (b!.n === 0n ? emptyValue(formula.whenEmpty) : over(a!, b!)));
  if ("difference" in formula) return numbers(formula.difference, scope, ([a, b]) => minus(a!, b!));
  if ("growth" in formula) {
    const { growth, minimumBaseline, whenEmpty } = formula;
    const all = minimumBaseline === undefined ? growth : [...growth, minimumBaseline];
    return numbers(all, scope, ([now, before, minimum]) => {
      const tooSmall = minimum !== undefined && order(before!, minimum) < 0;
      return before!.n <= 0n || tooSmall ? emptyValue(whenEmpty) : over(minus(now!, before!), before!);
    });
  }
  if ("sumOf" in formula) return numbers(formula.sumOf, scope, (values) => values.reduce(plus));
  if ("product" in formula) return numbers(formula.product, scope, (values) => values.reduce(times));
  if ("minOf" in formula) return bestOf(formula.minOf.map(value), least);
  if ("maxOf" in formula) return bestOf(formula.maxOf.map(value), greatest);
  if ("averageOf" in formula) {
    const values = formula.averageOf.map(value);
    const sum = bestOf(values, (a, b) => plus(a as Rational, b as Rational));
    const count = values.filter((each) => !isAbsent(each)).length;
    return isAbsent(sum) ? sum : over(sum as Rational, rational(BigInt(count)));
  }
  if ("points" in formula) {
    const { of, max, at } = formula.points;
    return numbers([of, max, at], scope, ([measured, most, threshold]) => {
      if (threshold!.n <= 0n) return NOT_APPLICABLE;
      const earned = over(times(most!, measured!), threshold!);
      return greatest(ZERO, least(most!, earned));
    });
  }
  if ("choose" in formula) {
    for (const { when, is } of formula.choose) {
      const verdict = conditionHolds(when, scope);
      if (verdict === true) return value(is);
      if (isAbsent(verdict)) return UNKNOWN;
    }
    return formula.otherwise === undefined ? NOT_APPLICABLE : value(formula.otherwise);
  }
  if ("step" in formula)
    return numbers([formula.step], scope, ([number]) => {
      const reached = formula.bands.filter(({ from }) => order(decimal(from), number!) <= 0);
      return reached.length === 0 ? NOT_APPLICABLE : constant(reached.at(-1)!.is);
    });
  if ("interpolate" in formula) return numbers([formula.interpolate], scope, ([x]) => onLine(x!, formula.corners));
  if ("normalise" in formula) return normalised(formula, scope);
  if ("round" in formula) return numbers([formula.round], scope, ([number]) => roundHalfAway(number!, formula.digits));
  if ("elapsed" in formula) return elapsedValue(formula, scope, formula.elapsed.map(value));
  if ("deadline" in formula) return deadlineValue(formula, scope, [value(formula.deadline), value(formula.after)]);
  if ("prorate" in formula) return proratedValue(formula, scope, value);
  if ("day" in formula) return dayValue(formula, scope, value(formula.day));
  if ("parameter" in formula) {
    if (formula.on === undefined) return scope.context.value(`parameter.${formula.parameter}`);
    const day = value(formula.on);
    const segment = parameterSegment(formula.parameter, scope);
    const absent = absentAmong([day, ...(segment === undefined ? [] : [segment])]);
    return absent ?? parameterValue(formula.parameter, (day as { day: string }).day, scope.context);
  }
  if ("table" in formula) return tableValue(formula.table, formula.at, scope);
  if ("value" in formula) return constant(formula.value);
  if ("holds" in formula) return conditionHolds(formula.holds, scope);
  const day = value(formula.on);
  return isAbsent(day) ? datedOnAbsent(formula.dated, day, scope) : scope.dated(formula.dated, (day as { day: string }).day); // prettier-ignore
}

/** A fact that is not there at all is missing in its own way, whatever the day. */
function datedOnAbsent(name: string, day: Value, scope: Scope): Value {
  const { partner, document } = scope.context;
  const own = name.replace(/^partner\./, "");
  if (partner.facts?.[own] !== undefined) return day;
  const declaration = document.facts![own] as { whenMissing?: string };
  return declaration.whenMissing === "notApplicable" ? NOT_APPLICABLE : UNKNOWN;
}

function parameterSegment(id: string, { context }: Scope): Value | undefined {
  const parameter = context.document.parameters![id]!;
  return typeof parameter === "object" && "by" in parameter ? context.value(parameter.by) : undefined;
}
