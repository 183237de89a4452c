/**
 * Where names are looked up and nodes are added while a document is lowered: the partner's scope, and inside `where`
 * the scope of one record, whose own fields are the names and where the partner's are written `partner.name`.
 */
import { type Issue } from "../issue/issue.js";
import { type Node, type NodeOf, type Slot } from "./node.js";
import { type ValueType } from "./type.js";

/** Prefix by which a record's condition names a value of the partner. */
export const PARTNER_PREFIX = "partner.";
/** Prefix of named conditions, which are the partner's everywhere. */
export const CONDITION_PREFIX = "condition.";

/** The partner's name that a record's condition means; undefined for a field of the record. */
export function partnerNameOf(name: string): string | undefined {
  if (name.startsWith(CONDITION_PREFIX)) return name;
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
  readonly levels?: Levels;
  /** A step inside another definition: it can be read by name, but is explained where that one is. */
  readonly inner?: true;
}

export interface Scope {
  readonly add: (node: Node, type: ValueType, address: string) => Slot;
  readonly typeOf: (slot: Slot) => ValueType;
  /** `declared`: the name stands in the document, but its definition has issues of its own. */
  readonly lookUp: (name: string) => Named | "declared" | undefined;
  /** The names that may be written here, for suggestions. */
  readonly names: () => readonly string[];
  /** Takes an issue, which is made only where there is room for it. */
  readonly report: (make: () => Issue) => void;
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
}

/** The scope of one record. Equal nodes share a slot, so that metrics with the same `where` test a record once. */
export interface RowScope extends Scope {
  /** The partner's slots that the row slot depends on. */
  readonly outersOf: (slot: Slot | undefined) => readonly Slot[];
}

/** The nodes of one collection's rows. */
export interface RowNodes {
  readonly collection: Collection;
  readonly nodes: readonly Node[];
}

/** A finished lowering, ready to be planned. */
export interface Lowered {
  readonly nodes: readonly Node[];
  readonly types: readonly ValueType[];
  readonly addresses: readonly string[];
  readonly names: ReadonlyMap<string, NamedDefinition>;
  readonly rows: ReadonlyMap<string, RowNodes>;
}

/** A literal node, which every scope can add. */
export function literalNode(value: NodeOf<"literal">["value"]): NodeOf<"literal"> {
  return { kind: "literal", value };
}
