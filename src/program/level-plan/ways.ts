/** The ways in which a condition can be met, or not be met: what each value that it compares then has to be. */
import { constantValue } from "../../core/condition/constant.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { isOrdered } from "../../core/expression/type.js";
import { type Value, compareValues, isMissing } from "../../core/expression/value.js";
import { pointer } from "../../core/issue/issue.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Exact, compare } from "../../core/number/exact.js";
import { type Condition, type Constant, type FactCondition } from "../../core/rule/types.js";
import { type Wanted, above, below, both, canBe, exactly } from "./wanted.js";

/** What each of several values has to be, by its name. */
export type Way = ReadonlyMap<string, Wanted>;

/** What is compared of two ways: what they cost, how long they take, and how many values change. */
export interface Price {
  readonly cost: Exact;
  readonly days: number;
  readonly changes: number;
}

/** A run whose conditions are looked through. */
export interface Looking {
  readonly presentation: Presentation;
  readonly conditions: Readonly<Record<string, Condition>>;
  /** The slot of the condition at each address. */
  readonly slotAt: ReadonlyMap<string, Slot>;
  /** What a way costs; undefined where it needs a value that has to stay as it is. */
  readonly priceOf: (way: Way) => Price | undefined;
  /** What may still be looked at, in values that are put together; `isCut` once ways were left out. */
  readonly search: { left: number; isCut: boolean };
}

const MOST_WAYS = 100;
const NOTHING: Way = new Map();

const COMPLEMENT: { readonly [O in FactCondition["operator"]]: FactCondition["operator"] } = {
  equal: "notEqual",
  notEqual: "equal",
  lessThan: "greaterThanInclusive",
  lessThanInclusive: "greaterThan",
  greaterThan: "lessThanInclusive",
  greaterThanInclusive: "lessThan",
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

function factWays(condition: FactCondition, wanted: boolean, address: string, looking: Looking): readonly Way[] {
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

/** Both ways at once; undefined where they contradict one another, or nothing more is looked at. */
function together(left: Way, right: Way, search: Looking["search"]): Way | undefined {
  search.left -= 1 + left.size + right.size;
  if (search.left < 0) {
    search.isCut = true;
    return undefined;
  }
  const joined = new Map(left);
  for (const [name, wanted] of right) {
    const own = joined.get(name);
    const shared = own === undefined ? wanted : both(own, wanted);
    if (shared === undefined) return undefined;
    joined.set(name, shared);
  }
  return joined;
}

function comparePrices(left: Price, right: Price): number {
  const difference = compare(left.cost, right.cost);
  if (difference !== 0) return difference;
  return left.days === right.days ? left.changes - right.changes : left.days < right.days ? -1 : 1;
}

/** The cheapest of several ways, as many as are looked at. */
function cheapest(ways: readonly Way[], { priceOf, search }: Looking): readonly Way[] {
  const priced = ways.flatMap((way) => {
    const price = priceOf(way);
    return price === undefined ? [] : [{ way, price }];
  });
  if (priced.length > MOST_WAYS) search.isCut = true;
  const sorted = priced.toSorted((left, right) => comparePrices(left.price, right.price));
  return sorted.slice(0, MOST_WAYS).map(({ way }) => way);
}

/** The ways in which at least so many of several parts are as they are wanted. */
function groupWays(parts: readonly (readonly Way[])[], threshold: number, looking: Looking): readonly Way[] {
  const counted: (readonly Way[])[] = [[NOTHING], ...Array.from({ length: threshold }, () => [])];
  for (const [index, part] of parts.entries()) {
    // Fewer than this many could not become enough any more.
    const fewest = Math.max(1, threshold - (parts.length - index - 1));
    for (let count = Math.min(threshold, index + 1); count >= fewest; count -= 1) {
      const joined = counted[count - 1]!.flatMap((way) =>
        part.flatMap((own) => together(way, own, looking.search) ?? []),
      );
      if (joined.length > 0) counted[count] = cheapest([...counted[count]!, ...joined], looking);
    }
  }
  return counted[threshold]!;
}

/** The ways in which a condition holds, or does not hold. */
export function waysOf(condition: Condition, wanted: boolean, address: string, looking: Looking): readonly Way[] {
  if ("fact" in condition) return factWays(condition, wanted, address, looking);
  if ("not" in condition) return waysOf(condition.not, !wanted, pointer(address, "not"), looking);
  if ("condition" in condition) {
    const { condition: name } = condition;
    return waysOf(looking.conditions[name]!, wanted, pointer("/conditions", name), looking);
  }
  const [key, parts] = "all" in condition ? (["all", condition.all] as const) : "any" in condition ? (["any", condition.any] as const) : (["of", condition.of] as const); // prettier-ignore
  const needed = key === "all" ? parts.length : key === "any" ? 1 : (condition as { readonly atLeast: number }).atLeast;
  const ways = parts.map((part, index) => waysOf(part, wanted, pointer(address, key, index), looking));
  return groupWays(ways, wanted ? needed : parts.length - needed + 1, looking);
}

/** The ways in which several conditions hold at once, the cheapest first. */
export function waysOfAll(
  conditions: readonly { readonly condition: Condition; readonly address: string }[],
  looking: Looking,
): readonly Way[] {
  const ways = conditions.map(({ condition, address }) => waysOf(condition, true, address, looking));
  return cheapest(groupWays(ways, ways.length, looking), looking);
}
