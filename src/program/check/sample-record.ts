/** A record that an incentive pays for: plain values in every field, and others where it has to be one that counts. */
import { type FieldDeclaration, type RecordDeclaration, declarationOf } from "../../core/data/types.js";
import { type RowNodes, literalsOf } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Value } from "../../core/expression/value.js";
import { readExact, writeExact } from "../../core/number/decimal.js";
import { type Exact, ONE, exactInteger, greatest, least } from "../../core/number/exact.js";
import { type PartnerRecord } from "../partner/types.js";

/** At most so many records are tried. */
const MOST_RECORDS = 64;

/** A number that the field can well have. */
export function usualNumber({ type, min, max }: FieldDeclaration): Exact {
  const usual = type === "money" ? exactInteger(1000) : ONE;
  const [lowest, highest] = [readExact(min), readExact(max)];
  const inside = highest === undefined ? usual : least(usual, highest);
  return lowest === undefined ? inside : greatest(inside, lowest);
}

/** The texts that rows compare a field with. */
function textsIn(name: string, { nodes }: RowNodes): readonly string[] {
  const literal = literalsOf(nodes);
  const isField = (slot: Slot): boolean => {
    const node = nodes[slot]!;
    return node.kind === "field" && node.name === name;
  };
  const compared = nodes.flatMap((node): readonly (Value | undefined)[] => {
    if (node.kind === "same" && isField(node.left)) return [literal(node.right)];
    return node.kind === "oneOf" && isField(node.left) ? node.list : [];
  });
  return compared.filter((value) => typeof value === "string");
}

/** The values of a field that are tried. */
function valuesOf(
  name: string,
  declared: FieldDeclaration,
  rows: readonly RowNodes[],
  asOf: string,
): readonly unknown[] {
  switch (declared.type) {
    case "string":
      return declared.list === true
        ? [[]]
        : (declared.oneOf ?? [...new Set([...rows.flatMap((each) => textsIn(name, each)), "other"])]);
    case "boolean":
      return [true, false];
    case "date":
      return [asOf];
    case "instant":
      return [`${asOf}T12:00:00Z`];
    default:
      return [writeExact(usualNumber(declared))];
  }
}

/** Records with every combination of what is tried, as far as there are few. */
export function sampleRecords(
  { fields, key }: RecordDeclaration,
  rows: readonly RowNodes[],
  asOf: string,
): readonly PartnerRecord[] {
  let records: readonly PartnerRecord[] = [{}];
  for (const [name, written] of Object.entries(fields)) {
    const declared = declarationOf<FieldDeclaration>(written);
    const own = name === key ? [declared.type === "string" ? "1" : 1] : valuesOf(name, declared, rows, asOf);
    records = own.flatMap((value) => records.map((record) => ({ ...record, [name]: value }))).slice(0, MOST_RECORDS);
  }
  return records;
}
