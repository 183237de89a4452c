/** Builds the flat tables of nodes while the slices lower their sections. */
import { type Issue } from "../issue/issue.js";
import { type Node } from "./node.js";
import { type Slot } from "./slot.js";
import { operationOf } from "./operations.js";
import { type RowTable, openRows } from "./row-scope.js";
import {
  type Collection,
  type DeclaredMap,
  type LowerOperand,
  type Lowered,
  type NamedDefinition,
  type Outer,
  type Parameter,
  type PartnerScope,
  type RowNodes,
  type Slice,
  type Table,
} from "./scope.js";
import { type NodeTable, append, emptyTable, keyOfNode } from "./table.js";
import { type ValueType } from "./type.js";
import { type BusinessCalendar } from "../calendar/business.js";

/** What `createBuilder` needs to know of the document before anything is lowered. */
export interface BuilderOptions {
  readonly collections: readonly Collection[];
  /** Every name that the document declares, lowered or not. */
  readonly declared: ReadonlySet<string>;
  readonly tables: DeclaredMap<Table>;
  readonly parameters: DeclaredMap<Parameter>;
  readonly slices: ReadonlyMap<string, Slice>;
  readonly calendars: DeclaredMap<BusinessCalendar>;
  readonly startMonth: number;
  readonly lowerOperand: LowerOperand;
  readonly report: (make: () => Issue) => void;
}

export interface Builder {
  readonly scope: PartnerScope;
  readonly finish: () => Lowered;
}

function outerOf(options: BuilderOptions, calendar: Outer["calendar"]): Outer {
  const { tables, parameters, calendars } = options;
  return {
    nameOf: (name) => name,
    calendar,
    table: (name) => tables.get(name),
    tables: () => [...tables.keys()],
    parameter: (name) => parameters.get(name),
    parameters: () => [...parameters.keys()],
    businessCalendar: (name) => calendars.get(name),
    businessCalendars: () => [...calendars.keys()],
  };
}

function needsBase(start: Slot, nodes: readonly Node[]): boolean {
  const seen = new Set<Slot>([start]);
  // A set is walked in the order in which it grows.
  for (const slot of seen) {
    const node = nodes[slot]!;
    if (node.kind === "base") return true;
    for (const operand of operationOf(node).operands(node)) seen.add(operand);
  }
  return false;
}

/** An empty table of nodes with the scope that fills it. */
export function createBuilder(options: BuilderOptions): Builder {
  const table: NodeTable = emptyTable();
  const names = new Map<string, NamedDefinition>();
  /** Slots that have a name. */
  const owned = new Set<Slot>();
  const rowTables = new Map<string, RowTable>();
  const collections = new Map(options.collections.map((collection) => [collection.name, collection]));
  const derived = new Map<string, Slot>();

  /** Days of the calendar and indexes, each once: metrics with equal windows can then share the test of a record. */
  const shared = new Map<string, Slot>();
  const addOnce = (node: Node, type: ValueType, address: string): Slot => {
    const slot = shared.get(keyOfNode(node)) ?? append(table, node, type, address);
    shared.set(keyOfNode(node), slot);
    return slot;
  };
  const add = (node: Node, type: ValueType, address: string): Slot =>
    node.kind === "calendar" || node.kind === "index"
      ? addOnce(node, type, address)
      : append(table, node, type, address);
  const scope: PartnerScope = {
    add,
    typeOf: (slot) => table.types[slot]!,
    lookUp: (name) => names.get(name) ?? (options.declared.has(name) ? "declared" : undefined),
    names: () => [...options.declared],
    operand: (operand, address) => options.lowerOperand(operand, scope, address),
    outer: outerOf(options, (node, address) =>
      add(node, { kind: "date", mayBeUnknown: false, mayBeNotApplicable: false }, address),
    ),
    startMonth: options.startMonth,
    report: options.report,
    name: (name, address, named) => {
      const slot = owned.has(named.slot)
        ? append(table, { kind: "alias", operand: named.slot }, named.type, address)
        : named.slot;
      owned.add(slot);
      names.set(name, { ...named, slot, name, address });
    },
    collection: (name) => collections.get(name),
    collections: () => [...collections.keys()],
    rows: (collection) => {
      const opened = rowTables.get(collection.name) ?? openRows(collection, scope, options.lowerOperand);
      rowTables.set(collection.name, opened);
      return opened.scope;
    },
    addCollection: (collection, slot) => {
      collections.set(collection.name, collection);
      derived.set(collection.name, slot);
    },
    rowsSlot: (name) => derived.get(name),
    needsBase: (slot) => needsBase(slot, table.nodes),
    slice: (name) => options.slices.get(name),
    slices: () => [...options.slices.keys()],
  };
  const rows = (): Map<string, RowNodes> => new Map([...rowTables].map(([name, opened]) => [name, opened.nodes]));
  return { scope, finish: () => ({ ...table, names, rows: rows(), collections }) };
}
