/** The scope of one record: its fields, those that are computed or joined, and the partner's values. */
import { issue, pointer } from "../issue/issue.js";
import { nearestName } from "../issue/suggest.js";
import { type Node } from "./node.js";
import { type Slot } from "./slot.js";
import { operandReferences } from "../rule/references.js";
import { type Operand } from "../rule/types.js";
import { operationOf } from "./operations.js";
import {
  type Collection,
  type LowerOperand,
  type Named,
  type PartnerScope,
  type RowNodes,
  type RowScope,
  PARTNER_PREFIX,
  partnerNameOf,
} from "./scope.js";
import { append, emptyTable, keyOfNode } from "./table.js";
import { type ValueType, certainType } from "./type.js";

/** The rows of a collection while its nodes are added. */
export interface RowTable {
  readonly scope: RowScope;
  readonly nodes: RowNodes;
}

interface RowBuilder {
  readonly collection: Collection;
  readonly partner: PartnerScope;
  readonly add: (node: Node, type: ValueType, address: string) => Slot;
  readonly outer: (slot: Slot) => Slot;
}

function fieldNamed(name: string, { collection, add }: RowBuilder): Named | undefined {
  const index = collection.fields.findIndex((field) => field.name === name);
  const field = collection.fields[index];
  if (field === undefined) return undefined;
  return { slot: add({ kind: "field", index, name }, field.type, ""), type: field.type };
}

/** A field of the record that another collection has under this one's key; undefined where there is no such join. */
function joinedNamed(name: string, rows: RowBuilder): Named | "declared" | undefined {
  const [id, fieldName, ...beyond] = name.split(".");
  const join = rows.collection.joins?.[id!];
  if (join === undefined || fieldName === undefined || beyond.length > 0) return undefined;
  const { partner, collection } = rows;
  const other = partner.collection(join.with);
  const at = pointer(collection.address, "joins", id!);
  if (other?.key === undefined) {
    partner.report(() => issue("collection.join", pointer(at, "with"), { name: join.with }));
    return "declared";
  }
  const key = fieldNamed(join.on, rows);
  const keyIndex = other.fields.findIndex((field) => field.name === other.key);
  if (key === undefined || key.type.kind !== other.fields[keyIndex]?.type.kind) {
    const params = { name: join.on, type: "the other collection's key" };
    partner.report(() => issue("data.field", pointer(at, "on"), params));
    return "declared";
  }
  const field = other.fields.findIndex(({ name: own }) => own === fieldName);
  const found = other.fields[field];
  if (found === undefined) return undefined;
  const indexNode = {
    kind: "index",
    collection: other.name,
    field: keyIndex,
    rows: partner.rowsSlot(other.name),
  } as const;
  const indexType: ValueType = { ...certainType("index"), mayBeUnknown: true };
  const index = rows.outer(partner.add(indexNode, indexType, at));
  const type: ValueType = { ...found.type, mayBeUnknown: true, mayBeNotApplicable: true };
  return { slot: rows.add({ kind: "joined", index, key: key.slot, field, name }, type, at), type };
}

/** The partner's value of this name, with what belongs to it, readable in the row. */
function outerNamed(name: string, { partner, outer }: RowBuilder): Named | "declared" | undefined {
  const named = partner.lookUp(name);
  if (named === undefined || named === "declared") return named;
  const { levels, timeline } = named;
  return {
    slot: outer(named.slot),
    type: named.type,
    ...(levels === undefined ? {} : { levels: { ...levels, lift: outer } }),
    ...(timeline === undefined ? {} : { timeline: outer(timeline) }),
  };
}

/** Computed fields are lowered when they are first read; one that reads itself is an issue. */
function computedFields(rows: RowBuilder, scope: () => RowScope, lowerOperand: LowerOperand) {
  const lowered = new Map<string, Named | "declared">();
  return (name: string): Named | "declared" | undefined => {
    const operand = rows.collection.computed?.[name];
    if (operand === undefined) return undefined;
    const known = lowered.get(name);
    if (known !== undefined) return known;
    const address = pointer(rows.collection.address, "computed", name);
    lowered.set(name, "declared");
    const fields = rows.collection.computed!;
    if (readsItself(name, fields)) {
      rows.partner.report(() => issue("reference.cycle", address, { cycle: `${name} -> ${name}` }));
      return "declared";
    }
    const found = lowerOperand(operand, scope(), address) ?? "declared";
    lowered.set(name, found);
    return found;
  };
}

/** Whether a computed field needs its own value, over others or at once. */
function readsItself(start: string, fields: Readonly<Record<string, Operand>>): boolean {
  const seen = new Set<string>([start]);
  // A set is walked in the order in which it grows.
  for (const name of seen) {
    for (const read of operandReferences(fields[name]!)) {
      if (read === start) return true;
      if (Object.hasOwn(fields, read)) seen.add(read);
    }
  }
  return false;
}

/** Opens the rows of a collection. */
export function openRows(collection: Collection, partner: PartnerScope, lowerOperand: LowerOperand): RowTable {
  const table = emptyTable();
  const slots = new Map<string, Slot>();
  const outers: (readonly Slot[])[] = [];

  const outersOfNode = (node: Node): readonly Slot[] =>
    node.kind === "outer"
      ? [node.slot]
      : operationOf(node)
          .operands(node)
          .flatMap((slot) => outers[slot]!);
  const add = (node: Node, type: ValueType, address: string): Slot => {
    const key = keyOfNode(node);
    const slot = slots.get(key) ?? append(table, node, type, address);
    slots.set(key, slot);
    outers[slot] ??= [...new Set(outersOfNode(node))];
    return slot;
  };
  const outer = (slot: Slot): Slot => add({ kind: "outer", slot }, partner.typeOf(slot), "");
  const rows: RowBuilder = { collection, partner, add, outer };
  const computed = computedFields(rows, () => scope, lowerOperand);
  const scope: RowScope = {
    collection,
    add,
    typeOf: (slot) => table.types[slot]!,
    lookUp: (name) => {
      const ofPartner = partnerNameOf(name);
      if (ofPartner !== undefined) return outerNamed(ofPartner, rows);
      return fieldNamed(name, rows) ?? computed(name) ?? joinedNamed(name, rows);
    },
    names: () => rowNames(collection, partner),
    operand: (operand, address) => lowerOperand(operand, scope, address),
    outer: {
      ...partner.outer,
      nameOf: (name) => PARTNER_PREFIX + name,
      calendar: (node, address) => outer(partner.outer.calendar(node, address)),
    },
    startMonth: partner.startMonth,
    report: partner.report,
    outersOf: (slot) => (slot === undefined ? [] : outers[slot]!),
  };
  return { scope, nodes: { collection, ...table } };
}

function rowNames(collection: Collection, partner: PartnerScope): readonly string[] {
  const joined = Object.entries(collection.joins ?? {}).flatMap(([id, join]) =>
    (partner.collection(join.with)?.fields ?? []).map((field) => `${id}.${field.name}`),
  );
  return [
    ...collection.fields.map((field) => field.name),
    ...Object.keys(collection.computed ?? {}),
    ...joined,
    ...partner.names().map((name) => PARTNER_PREFIX + name),
  ];
}

/** The nearest name of a record's own fields. */
export function nearestField(name: string, { fields, computed }: Collection): string {
  return nearestName(name, [...fields.map((field) => field.name), ...Object.keys(computed ?? {})]) ?? "";
}
