/** Doing more of what a program asks for: neither a level nor an amount may go down by it. */
import { readWritten } from "../../core/number/decimal.js";
import { type Node } from "../../core/expression/node.js";
import { type Slot } from "../../core/expression/slot.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Exact, compare } from "../../core/number/exact.js";
import { type EvaluatedOutcome } from "../../program/outcome/types.js";
import { type Partner } from "../../program/partner/types.js";
import { scalesOf } from "../../program/check/basis.js";
import { broughtField } from "../../program/check/grouped.js";
import { declarationOf } from "../../core/data/types.js";
import { numbersOf } from "../generate/facts.js";
import { mentionedOf } from "../generate/mentions.js";
import { documentArbitrary } from "../generate/partner.js";
import { type Declared, numbersFor, writePlain } from "../generate/values.js";
import { evaluated, withGiven } from "./figures.js";
import { type Breach, type LawRule, type LawSetting, type Situation } from "./types.js";

/** Whether a bound is met by more or by less. */
type Side = "more" | "less";

/** Which way a comparison is met; undefined for what is no comparison with a bound. */
function sideOf(node: Node): Side | undefined {
  if (node.kind !== "compare") return undefined;
  if (node.operator.startsWith("greaterThan")) return "more";
  return node.operator.startsWith("lessThan") ? "less" : undefined;
}

/** The names of values that incentives are paid on, or by which they pick a band. */
function paidOn({ session }: LawSetting): ReadonlySet<string | undefined> {
  const amounts = [...session.model.plan.names.values()].filter(({ name }) => name.startsWith("incentive."));
  const scales = amounts.flatMap(({ slot }) => scalesOf(slot, session));
  return new Set(scales.flatMap(({ measure, base }) => [measure, base]).map((slot) => session.nameAt.get(slot)));
}

/** The numbers of which more is better: those that are paid on, and those whose every bound is one to be reached. */
function betterWhenMore(setting: LawSetting): readonly string[] {
  const { model, nameAt } = setting.session;
  const { nodes, names } = model.plan;
  const sides = new Map<string, Set<Side>>();
  const note = (slot: Slot, side: Side): void => {
    const name = nameAt.get(slot);
    if (name !== undefined) sides.set(name, (sides.get(name) ?? new Set()).add(side));
  };
  const inverted = new Set(nodes.flatMap((node) => (node.kind === "not" ? [node.operand] : [])));
  for (const [slot, node] of nodes.entries()) {
    const side = sideOf(node);
    if (side === undefined || node.kind !== "compare") continue;
    note(node.left, inverted.has(slot) ? "less" : side);
    note(node.right, side === "more" || inverted.has(slot) ? "less" : "more");
  }
  const paid = paidOn(setting);
  return [...names.values()].flatMap(({ name, type }) => {
    const own = sides.get(name);
    const isBetter = paid.has(name) || (own?.has("more") === true && !own.has("less"));
    return isNumeric(type.kind) && isBetter ? [name] : [];
  });
}

/** What went down, in words. */
function fallen(
  { document }: LawSetting,
  less: EvaluatedOutcome,
  more: EvaluatedOutcome,
): readonly (readonly [string, string])[] {
  const ladders = Object.entries(less.tiers).flatMap(([id, { certain }]) => {
    const ranks = document.tiers![id]!.levels.map((level) => level.id);
    const after = more.tiers[id]!.certain;
    const isLower = ranks.indexOf(after ?? "") < ranks.indexOf(certain ?? "");
    return isLower ? [[`level.${id}`, `\`level.${id}\` is ${after} and not ${certain}`] as const] : [];
  });
  const amounts = Object.entries(less.incentives).flatMap(([id, { exact, status }]) => {
    const after = more.incentives[id]!;
    if (exact === null || after.exact === null || status === "provisional" || after.status === "provisional") return [];
    const isLess = compare(readWritten(after.exact)!, readWritten(exact)!) < 0;
    return isLess ? [[`incentive.${id}`, `\`incentive.${id}\` pays ${after.amount} and not ${less.incentives[id]!.amount}`] as const] : []; // prettier-ignore
  });
  return [...ladders, ...amounts];
}

/** A number just below a bound and on it, and from each bound to the next one. */
function stepsBetween(some: readonly Exact[], name: string, setting: LawSetting): readonly (readonly [Exact, Exact])[] {
  const numbers = [...some].sort(compare);
  const bounds = numbers.filter((number) => mentionedOf(setting.mentions, name).numbers.some((bound) => compare(bound, number) === 0)); // prettier-ignore
  const before = (number: Exact): Exact | undefined => numbers[numbers.indexOf(number) - 1];
  return bounds.flatMap((bound, place) => {
    const [under, next] = [before(bound), bounds[place + 1]];
    return [...(under === undefined ? [] : [[under, bound] as const]), ...(next === undefined ? [] : [[bound, next] as const])]; // prettier-ignore
  });
}

export const moreIsNotLess: LawRule<readonly [Partner, string, readonly (number | string)[]]> = {
  title: "more of what counts never earns less",
  why: "At a cliff a partner is better off hiding its last sale.",
  runs: 500,
  inputs: (setting) => {
    const { fc, partners } = setting;
    const moves = betterWhenMore(setting).flatMap((name) => stepsBetween(numbersOf(name, setting), name, setting).map((pair) => [name, pair.map(writePlain)] as const)); // prettier-ignore
    return moves.length === 0 ? undefined : fc.tuple(partners, fc.constantFrom(...moves)).map(([partner, [name, pair]]) => [partner, name, pair]); // prettier-ignore
  },
  breach: ([partner, name, [low, high]], setting): Breach | undefined => {
    const situations = [low, high].map((value): Situation => ({ partner: withGiven(partner, { [name]: value }), asOf: setting.asOf })); // prettier-ignore
    const [less, more] = situations.map((situation) => evaluated(setting, situation));
    const down = less === undefined || more === undefined ? [] : fallen(setting, less, more);
    if (down.length === 0) return undefined;
    const says = `with ${name} ${high} instead of ${low} ${down.map(([, told]) => told).join(", ")}`;
    return { says, situations, names: down.map(([figure]) => figure) };
  },
};

/** A field of records that an incentive pays on, record by record or group by group. */
interface PaidField {
  readonly incentive: string;
  readonly collection: string;
  readonly field: string;
  readonly pair: readonly (number | string)[];
}

function paidFields(setting: LawSetting): readonly PaidField[] {
  const { document } = setting;
  return Object.entries(document.incentives ?? {}).flatMap(([incentive, terms]) => {
    const { for: over, payOn } = terms as { readonly for?: { readonly each?: string }; readonly payOn?: unknown };
    const brought = typeof payOn === "string" ? broughtField(over?.each ?? "", payOn, document) : undefined;
    if (brought === undefined) return [];
    const { collection, field } = brought;
    const name = `${collection}.${field}`;
    const declared = declarationOf<Declared>(document.records![collection]!.fields[field]!);
    const numbers = numbersFor(declared, mentionedOf(setting.mentions, name), setting);
    return stepsBetween(numbers, name, setting).map((pair) => ({ incentive, collection, field, pair: pair.map(writePlain) })); // prettier-ignore
  });
}

export const largerIsNotLess: LawRule<readonly [Partner, PaidField, number]> = {
  title: "a larger record never earns less",
  why: "Where a larger deal is paid less, it is written as a smaller one.",
  runs: 500,
  inputs: (setting) => {
    const fields = paidFields(setting);
    const { fc } = setting;
    return fields.length === 0 ? undefined : fc.tuple(documentArbitrary(setting), fc.constantFrom(...fields), fc.nat({ max: 20 })); // prettier-ignore
  },
  breach: ([partner, { incentive, collection, field, pair }, pick], setting): Breach | undefined => {
    const records = partner.records?.[collection] ?? [];
    if (records.length === 0) return undefined;
    const place = pick % records.length;
    const situations = pair.map((value): Situation => {
      const changed = records.with(place, { ...records[place], [field]: value });
      return { partner: { ...partner, records: { ...partner.records, [collection]: changed } }, asOf: setting.asOf };
    });
    const [less, more] = situations.map((situation) => evaluated(setting, situation));
    const down = less === undefined || more === undefined ? [] : fallen(setting, less, more);
    const own = down.filter(([name]) => name === `incentive.${incentive}`);
    if (own.length === 0) return undefined;
    const says = `with a record of ${collection} whose ${field} is ${pair[1]} instead of ${pair[0]} ${own.map(([, told]) => told).join(", ")}`;
    return { says, situations, names: own.map(([name]) => name) };
  },
};
