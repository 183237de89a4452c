/** The ways in which a condition can be met, or not be met: what each value that it compares then has to be. */
import { pointer } from "../../core/issue/issue.js";
import { compare } from "../../core/number/exact.js";
import { type Condition } from "../../core/rule/types.js";
import { factWays } from "./fact-ways.js";
import { both } from "./wanted.js";
import { type Looking, type Price, type Way, NOTHING } from "./way.js";

const MOST_WAYS = 100;
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

/** Cost first, then days, then how many values change. */
export function comparePrices(left: Price, right: Price): number {
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
