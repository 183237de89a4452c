/** Splitting an order: neither a level nor an amount is won by writing two orders for one. */
import { stepOfDeclared } from "../../core/data/places.js";
import { type FieldDeclaration, declarationOf } from "../../core/data/types.js";
import { type Node } from "../../core/expression/node.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, compare, exactFraction, multiply, subtract } from "../../core/number/exact.js";
import { multipleBelow } from "../../core/analysis/variable.js";
import { type Partner, type PartnerRecord } from "../../program/partner/types.js";
import { documentArbitrary } from "../generate/partner.js";
import { writePlain } from "../generate/values.js";
import { type LawRule, type LawSetting } from "./types.js";
import { unlike } from "./figures.js";

/** An amount of a collection that can be written in two records. */
interface Divisible {
  readonly collection: string;
  readonly field: string;
}

function readsField(plan: Plan, { collection, field }: Divisible, slot: Slot | undefined): boolean {
  if (slot === undefined) return false;
  const { nodes } = plan.rows.get(collection)!;
  return slotsBelow(nodes, [slot]).some((below) => {
    const node = nodes[below]!;
    return node.kind === "field" && node.name === field;
  });
}

/** Whether a node takes the records of a collection as anything but amounts that add up. */
function counts(node: Node, plan: Plan, divisible: Divisible): boolean {
  const { collection, field } = divisible;
  if (node.kind === "replay" || node.kind === "base") return true;
  if (node.kind === "derive") return node.source === collection;
  if (!("collection" in node) || node.collection !== collection) return false;
  if (node.kind !== "aggregate") return true;
  const { function: taken, value, where } = node.measure;
  const row = value === undefined ? undefined : plan.rows.get(collection)!.nodes[value]!;
  const isPlainSum = taken === "sum" && row?.kind === "field" && row.name === field;
  return !isPlainSum || readsField(plan, divisible, where);
}

/** The levels and amounts that read the collection as sums of the amount alone. */
function targets({ compiled: { plan } }: LawSetting, divisible: Divisible): readonly string[] {
  return [...plan.names.values()].flatMap(({ name, slot }) => {
    if (!/^(level|incentive)\.[^.]+$/.test(name)) return [];
    const below = slotsBelow(plan.nodes, [slot]).map((each) => plan.nodes[each]!);
    const isRead = below.some((node) => node.kind === "aggregate" && node.collection === divisible.collection);
    return isRead && !below.some((node) => counts(node, plan, divisible)) ? [name] : [];
  });
}

function divisibles(setting: LawSetting): readonly Divisible[] {
  return Object.entries(setting.document.records ?? {}).flatMap(([collection, { fields }]) =>
    Object.entries(fields).flatMap(([field, written]) => {
      const { type } = declarationOf<FieldDeclaration>(written);
      const divisible = { collection, field };
      return (type === "money" || type === "decimal") && targets(setting, divisible).length > 0 ? [divisible] : [];
    }),
  );
}

function isAllowed(part: Exact, { min, max }: FieldDeclaration): boolean {
  const [lowest, highest] = [min, max].map((end) => readExact(end));
  return (lowest === undefined || compare(part, lowest) >= 0) && (highest === undefined || compare(part, highest) <= 0);
}

/** The records with one of them written as two; undefined where that is not possible. */
function split(
  records: readonly PartnerRecord[],
  { collection, field }: Divisible,
  pick: number,
  thousandths: number,
  { document }: LawSetting,
): readonly PartnerRecord[] | undefined {
  const { key, fields } = document.records![collection]!;
  const declared = declarationOf<FieldDeclaration>(fields[field]!);
  const index = pick % Math.max(records.length, 1);
  const record = records[index];
  const whole = readExact(record?.[field]);
  if (record === undefined || whole === undefined) return undefined;
  const step = stepOfDeclared(declared, document.currency);
  const part = multipleBelow(multiply(whole, exactFraction(BigInt(thousandths), 1000n)), step);
  const rest = subtract(whole, part);
  if (!isAllowed(part, declared) || !isAllowed(rest, declared)) return undefined;
  const isText = key !== undefined && typeof record[key] === "string";
  const other = key === undefined ? {} : { [key]: isText ? "the rest" : 1_000_000 };
  const both = [
    { ...record, [field]: writePlain(part) },
    { ...record, ...other, [field]: writePlain(rest) },
  ];
  return records.toSpliced(index, 1, ...both);
}

export const splitRecord: LawRule<readonly [Partner, Divisible, number, number]> = {
  title: "one order written as two earns the same",
  why: "Where a split pays, partners split.",
  inputs: (setting) => {
    const { fc } = setting;
    const amounts = divisibles(setting);
    if (amounts.length === 0) return undefined;
    return fc.tuple(documentArbitrary(setting), fc.constantFrom(...amounts), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 999 })); // prettier-ignore
  },
  breach: ([partner, divisible, pick, thousandths], setting) => {
    const { collection } = divisible;
    const records = split(partner.records?.[collection] ?? [], divisible, pick, thousandths, setting);
    if (records === undefined) return undefined;
    const { asOf } = setting;
    const other = { ...partner, records: { ...partner.records, [collection]: records } };
    const meant = targets(setting, divisible);
    return unlike(setting, [{ partner, asOf }, { partner: other, asOf }], `with a record of ${collection} written as two`, (name) => meant.includes(name)); // prettier-ignore
  },
};
