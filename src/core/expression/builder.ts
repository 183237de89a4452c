/** Builds the flat tables of nodes while the slices lower their sections. */
import { type Issue } from "../issue/issue.js";
import { type Node, type Slot } from "./node.js";
import { operationOf } from "./operations.js";
import {
  type Collection,
  type Lowered,
  type Named,
  type NamedDefinition,
  type PartnerScope,
  type RowNodes,
  type RowScope,
  PARTNER_PREFIX,
  partnerNameOf,
} from "./scope.js";
import { type ValueType } from "./type.js";

interface Table {
  readonly nodes: Node[];
  readonly types: ValueType[];
  readonly addresses: string[];
}

function emptyTable(): Table {
  return { nodes: [], types: [], addresses: [] };
}

function append(table: Table, node: Node, type: ValueType, address: string): Slot {
  table.addresses.push(address);
  table.types.push(type);
  return table.nodes.push(node) - 1;
}

/** Text that is equal for equal nodes. */
function keyOf(node: Node): string {
  return JSON.stringify(node, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** What `createBuilder` needs to know of the document before anything is lowered. */
export interface BuilderOptions {
  readonly collections: readonly Collection[];
  /** Every name that the document declares, lowered or not. */
  readonly declared: ReadonlySet<string>;
  readonly report: (make: () => Issue) => void;
}

export interface Builder {
  readonly scope: PartnerScope;
  readonly finish: () => Lowered;
}

/** An empty table of nodes with the scope that fills it. */
export function createBuilder(options: BuilderOptions): Builder {
  const table = emptyTable();
  const names = new Map<string, NamedDefinition>();
  const rowTables = new Map<string, { readonly scope: RowScope; readonly nodes: RowNodes }>();
  const collections = new Map(options.collections.map((collection) => [collection.name, collection]));

  /** Days of the calendar, each once: metrics with equal windows can then share the test of a record. */
  const calendar = new Map<string, Slot>();
  const addOnce = (node: Node, type: ValueType, address: string): Slot => {
    const slot = calendar.get(keyOf(node)) ?? append(table, node, type, address);
    calendar.set(keyOf(node), slot);
    return slot;
  };
  const scope: PartnerScope = {
    add: (node, type, address) =>
      node.kind === "calendar" ? addOnce(node, type, address) : append(table, node, type, address),
    typeOf: (slot) => table.types[slot]!,
    lookUp: (name) => names.get(name) ?? (options.declared.has(name) ? "declared" : undefined),
    names: () => [...options.declared],
    report: options.report,
    name: (name, address, named) => void names.set(name, { ...named, name, address }),
    collection: (name) => collections.get(name),
    collections: () => [...collections.keys()],
    rows: (collection) => {
      const opened = rowTables.get(collection.name) ?? openRows(collection, scope);
      rowTables.set(collection.name, opened);
      return opened.scope;
    },
  };
  const rows = (): Map<string, RowNodes> => new Map([...rowTables].map(([name, opened]) => [name, opened.nodes]));
  return { scope, finish: () => ({ ...table, names, rows: rows() }) };
}

function openRows(collection: Collection, partner: PartnerScope): { scope: RowScope; nodes: RowNodes } {
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
    const key = keyOf(node);
    const slot = slots.get(key) ?? append(table, node, type, address);
    slots.set(key, slot);
    outers[slot] ??= [...new Set(outersOfNode(node))];
    return slot;
  };
  const outer = (slot: Slot): Slot => add({ kind: "outer", slot }, partner.typeOf(slot), "");
  const outerNamed = (name: string): Named | "declared" | undefined => {
    const named = partner.lookUp(name);
    if (named === undefined || named === "declared") return named;
    const { levels } = named;
    const lifted = { slot: outer(named.slot), type: named.type };
    return levels === undefined ? lifted : { ...lifted, levels: { ...levels, lift: outer } };
  };
  const fieldNamed = (name: string): Named | undefined => {
    const index = collection.fields.findIndex((field) => field.name === name);
    const field = collection.fields[index];
    if (field === undefined) return undefined;
    return { slot: add({ kind: "field", index, name }, field.type, ""), type: field.type };
  };
  const scope: RowScope = {
    add,
    typeOf: (slot) => table.types[slot]!,
    lookUp: (name) => {
      const ofPartner = partnerNameOf(name);
      return ofPartner === undefined ? fieldNamed(name) : outerNamed(ofPartner);
    },
    names: () => [
      ...collection.fields.map((field) => field.name),
      ...partner.names().map((name) => PARTNER_PREFIX + name),
    ],
    report: partner.report,
    outersOf: (slot) => (slot === undefined ? [] : outers[slot]!),
  };
  return { scope, nodes: { collection, nodes: table.nodes } };
}
