/**
 * Where names are looked up and nodes are added while a document is lowered: the partner's scope, and inside `where`
 * the scope of one record, whose own fields are the names and where the partner's are written `partner.name`.
 */
import { type Issue } from "../issue/issue.js";
import { type Operand } from "../rule/types.js";
import { type BusinessCalendar } from "../calendar/business.js";
import { type Node, type NodeOf } from "./node.js";
import { type Slot } from "./slot.js";
import { type Moments } from "./words.js";
import { type ValueType } from "./type.js";
import { type Value } from "./value.js";

/** Prefix by which a record's condition names a value of the partner. */
export const PARTNER_PREFIX = "partner.";
/** Prefix of named conditions, which are the partner's everywhere. */
export const CONDITION_PREFIX = "condition.";

/** Prefix of the document's parameters, which are the partner's everywhere. */
export const PARAMETER_PREFIX = "parameter.";

/** The partner's name that a record's condition means; undefined for a field of the record. */
export function partnerNameOf(name: string): string | undefined {
  if (name.startsWith(CONDITION_PREFIX) || name.startsWith(PARAMETER_PREFIX)) return name;
  return name.startsWith(PARTNER_PREFIX) ? name.slice(PARTNER_PREFIX.length) : undefined;
}

/** The verdict slots of an ordered ladder, lowest level first, for values that are a level of it. */
export interface Levels {
  readonly ids: readonly string[];
  readonly verdicts: readonly Slot[];
  /** For each level the verdict that it or a higher one holds. */
  readonly atLeast: readonly Slot[];
  /** Makes one of these slots readable in the scope where the value was looked up. */
  readonly lift: (slot: Slot) => Slot;
}

/** A value that has a name. */
export interface Named {
  readonly slot: Slot;
  readonly type: ValueType;
  /** Of a dated fact: the slot of all its values. */
  readonly timeline?: Slot;
  readonly levels?: Levels;
  /** A step inside another definition: it can be read by name, but is explained where that one is. */
  readonly inner?: true;
}

/** Lowers an operand of a formula or a condition where it stands; undefined once its issues are reported. */
export type LowerOperand = (operand: Operand, scope: Scope, address: string) => Named | undefined;

export interface Scope {
  readonly add: (node: Node, type: ValueType, address: string) => Slot;
  readonly typeOf: (slot: Slot) => ValueType;
  /** `declared`: the name stands in the document, but its definition has issues of its own. */
  readonly lookUp: (name: string) => Named | "declared" | undefined;
  /** The names that may be written here, for suggestions. */
  readonly names: () => readonly string[];
  /** Lowers an operand in this scope. Conditions hold formulas and formulas hold conditions, so neither imports the other. */
  readonly operand: (operand: Operand, address: string) => Named | undefined;
  /** The partner's scope, as it is read here. */
  readonly outer: Outer;
  readonly startMonth: number;
  /** Takes an issue, which is made only where there is room for it. */
  readonly report: (make: () => Issue) => void;
}

/** What of the partner is read the same way everywhere: days of the calendar, parameters, tables and business calendars. */
export interface Outer {
  /** How a name of the partner is written here. */
  readonly nameOf: (name: string) => string;
  /** A day of the calendar, readable in the scope. */
  readonly calendar: (node: NodeOf<"calendar">, address: string) => Slot;
  readonly table: (name: string) => Table | undefined;
  readonly tables: () => readonly string[];
  readonly parameter: (name: string) => Parameter | undefined;
  readonly parameters: () => readonly string[];
  readonly businessCalendar: (name: string) => BusinessCalendar | undefined;
  readonly businessCalendars: () => readonly string[];
}

/** What a section declares, by name; undefined for what has issues of its own. */
export type DeclaredMap<T> = ReadonlyMap<string, T | undefined>;

/** A table of the document, read. */
export interface Table {
  readonly name: string;
  readonly columns: readonly (NodeOf<"lookUp">["columns"][number] & { readonly type: ValueType })[];
  readonly rows: NodeOf<"lookUp">["rows"];
  readonly otherwise: Value;
  readonly type: ValueType;
}

/** A parameter of the document: a table of at most two columns, its segment and its date. */
export interface Parameter {
  readonly table: Table;
  /** The name that selects the segment, where there are segments. */
  readonly by: string | undefined;
  readonly dated: boolean;
}

/** One record's fields as they stand in a row: their place is their index. */
export interface Field {
  readonly name: string;
  readonly type: ValueType;
}

/** What the kernel knows of a collection of records. */
export interface Collection {
  readonly name: string;
  readonly fields: readonly Field[];
  /** The field with the day of the event, where the collection has one. */
  readonly date: string | undefined;
  readonly key?: string | undefined;
  /** The field with the currency of the record's amounts. */
  readonly currency?: string | undefined;
  /** The field with the day on which the record became known. */
  readonly recordedOn?: string | undefined;
  /** The fields with the first and the last day on which the record is valid. */
  readonly valid?: { readonly from: string; readonly until?: string } | undefined;
  /** Fields that are computed in each row, by name. */
  readonly computed?: Readonly<Record<string, Operand>> | undefined;
  /** Other collections whose record is found by a field of this one. */
  readonly joins?: Readonly<Record<string, { readonly with: string; readonly on: string }>> | undefined;
  /** Where the collection stands in the document. */
  readonly address: string;
  /** Of a derived collection: the collection that its records are made of. */
  readonly source?: string;
  /** Of a derived collection: how many of its first fields the records of a group share. */
  readonly keys?: number;
}

/** A definition: its name is its address among the values, its `address` where it stands in the document. */
export interface NamedDefinition extends Named {
  readonly name: string;
  readonly address: string;
}

/** The partner's scope: names can be given to slots, and the scopes of records opened. */
export interface PartnerScope extends Scope {
  readonly name: (name: string, address: string, named: Named) => void;
  readonly collection: (name: string) => Collection | undefined;
  readonly collections: () => readonly string[];
  readonly rows: (collection: Collection) => RowScope;
  /** Adds a derived collection whose records the slot fills. */
  readonly addCollection: (collection: Collection, slot: Slot) => void;
  /** The slot that fills a derived collection; undefined for one that the partner brings. */
  readonly rowsSlot: (collection: string) => Slot | undefined;
  /** Whether the value of a slot follows from the partner's standing in the base. */
  readonly needsBase: (slot: Slot) => boolean;
  readonly slice: (name: string) => Slice | undefined;
  readonly slices: () => readonly string[];
}

/** A way in which a partner is cut into parts, such as its regions. */
export type Slice = Extract<Moments, { readonly kind: "slices" }>;

/** The scope of one record. Equal nodes share a slot, so that metrics with the same `where` test a record once. */
export interface RowScope extends Scope {
  readonly collection: Collection;
  /** The partner's slots that the row slot depends on. */
  readonly outersOf: (slot: Slot | undefined) => readonly Slot[];
}

/** The nodes of one collection's rows. */
export interface RowNodes {
  readonly collection: Collection;
  readonly nodes: readonly Node[];
  readonly types: readonly ValueType[];
  readonly addresses: readonly string[];
}

/** A finished lowering, ready to be planned. */
export interface Lowered {
  readonly nodes: readonly Node[];
  readonly types: readonly ValueType[];
  readonly addresses: readonly string[];
  readonly names: ReadonlyMap<string, NamedDefinition>;
  readonly rows: ReadonlyMap<string, RowNodes>;
  /** Every collection, the derived ones among them. */
  readonly collections: ReadonlyMap<string, Collection>;
}

/** Reads the literals among nodes; undefined for every other slot. */
export function literalsOf(nodes: readonly Node[]): (slot: Slot) => Value | undefined {
  return (slot) => {
    const node = nodes[slot]!;
    return node.kind === "literal" ? node.value : undefined;
  };
}

/** A literal node, which every scope can add. */
export function literalNode(value: NodeOf<"literal">["value"]): NodeOf<"literal"> {
  return { kind: "literal", value };
}
