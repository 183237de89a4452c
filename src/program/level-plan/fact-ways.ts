/** The ways in which one comparison holds, or does not hold. */
import { constantValue } from "../../core/condition/constant.js";
import { OPPOSITE } from "../../core/expression/comparison.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { isOrdered } from "../../core/expression/type.js";
import { type Value, compareValues, isMissing } from "../../core/expression/value.js";
import { type Constant, type FactCondition } from "../../core/rule/types.js";
import { type Wanted, above, below, canBe, exactly } from "./wanted.js";
import { type Looking, type Way, NOTHING } from "./way.js";

const COMPLEMENT: { readonly [O in FactCondition["operator"]]: FactCondition["operator"] } = {
  ...OPPOSITE,
  in: "notIn",
  notIn: "in",
  contains: "doesNotContain",
  doesNotContain: "contains",
};

/** The levels of a ladder with which a condition on a level is met. */
function levelWays(operator: FactCondition["operator"], value: unknown, ids: readonly string[]): readonly Wanted[] {
  const rank = ids.indexOf(value as string);
  const chosen: Readonly<Partial<Record<FactCondition["operator"], readonly string[]>>> = {
    equal: ids.slice(rank, rank + 1),
    greaterThanInclusive: ids.slice(rank, rank + 1),
    greaterThan: ids.slice(rank + 1, rank + 2),
    lessThan: ids.slice(Math.max(0, rank - 1), rank),
    lessThanInclusive: ids.slice(rank, rank + 1),
    notEqual: ids.filter((id) => id !== value),
    in: Array.isArray(value) ? (value as readonly string[]) : [],
    notIn: Array.isArray(value) ? ids.filter((id) => !value.includes(id)) : [],
  };
  return (chosen[operator] ?? []).map(exactly);
}

/** Texts and truth values that differ from these. */
function otherWays(values: readonly Value[], { type }: NamedDefinition): readonly Wanted[] {
  const all: readonly Value[] = type.kind === "boolean" ? [true, false] : (type.oneOf ?? []);
  return all.filter((one) => !values.includes(one)).map(exactly);
}

/** What a value has to be beside another one. */
function comparedWays(
  operator: FactCondition["operator"],
  right: Value,
  named: NamedDefinition,
  { presentation }: Looking,
): readonly Wanted[] {
  const { type } = named;
  const { currencyDigits } = presentation;
  const more = (isStrict: boolean): Wanted => above(right, type, isStrict, currencyDigits);
  const less = (isStrict: boolean): Wanted => below(right, type, isStrict, currencyDigits);
  switch (operator) {
    case "greaterThan":
    case "greaterThanInclusive":
      return [more(operator === "greaterThan")];
    case "lessThan":
    case "lessThanInclusive":
      return [less(operator === "lessThan")];
    case "equal":
      return canBe(right, type) ? [exactly(right)] : [];
    case "notEqual":
      return isOrdered(type.kind) ? [less(true), more(true)] : otherWays([right], named);
    default:
      return [];
  }
}

/** The values of a list of constants. */
function constantsIn(value: FactCondition["value"], { type }: NamedDefinition): readonly Value[] {
  const list = Array.isArray(value) ? (value as readonly Constant[]) : [];
  return list.map((constant) => constantValue(constant, type)).filter((constant) => constant !== undefined);
}

function wantedWays(
  condition: FactCondition,
  operator: FactCondition["operator"],
  address: string,
  looking: Looking,
): readonly Wanted[] {
  const { presentation, slotAt } = looking;
  const named = presentation.plan.names.get(condition.fact)!;
  if (named.levels !== undefined) return levelWays(operator, condition.value, named.levels.ids);
  if (operator === "in") return constantsIn(condition.value, named).map(exactly);
  if (operator === "notIn") return otherWays(constantsIn(condition.value, named), named);
  const node = presentation.plan.nodes[slotAt.get(address)!]!;
  const right = "right" in node ? presentation.at(node.right) : undefined;
  return right === undefined || isMissing(right) ? [] : comparedWays(operator, right, named, looking);
}

/** Whether the actual value lies in a range. */
function isInside(value: Value, { least, most }: Wanted): boolean {
  return (
    (least === undefined || compareValues(value, least) >= 0) && (most === undefined || compareValues(value, most) <= 0)
  );
}

export function factWays(condition: FactCondition, wanted: boolean, address: string, looking: Looking): readonly Way[] {
  const { presentation, slotAt } = looking;
  const { fact } = condition;
  const actual = presentation.at(presentation.plan.names.get(fact)!.slot);
  const isSo = presentation.at(slotAt.get(address)!) === wanted;
  const ways = fact === "asOf" ? [] : wantedWays(condition, wanted ? condition.operator : COMPLEMENT[condition.operator], address, looking); // prettier-ignore
  // What is met stays met: where a range tells how, by staying inside it.
  if (isSo) {
    const own = isMissing(actual) ? undefined : ways.find((each) => isInside(actual, each));
    return [own === undefined ? NOTHING : new Map([[fact, own]])];
  }
  return ways.map((each) => new Map([[fact, each]]));
}
