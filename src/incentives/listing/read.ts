/** Reads listings from filled slots. */
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type ValueType } from "../../core/expression/type.js";
import { type ListedRecord, type Listing, type Value, NOT_APPLICABLE, isMissing } from "../../core/expression/value.js";
import { type Presentation, presentKnown } from "../../core/outcome/present.js";
import { type Column } from "./columns.js";

/** Where the records of a listing are read from. */
export interface ListedLayout {
  readonly slot: Slot;
  readonly collection: string;
  readonly keyTypes: readonly ValueType[];
  readonly columns: readonly Column[];
  /** The type of each value of a record, those that identify it first, and the place of each column among them. */
  readonly types: readonly ValueType[];
  readonly places: ReadonlyMap<string, number>;
}

/** The layout of a listing that was lowered to the plan. */
export function listedLayout(name: string, columns: readonly Column[], plan: Plan): ListedLayout {
  const { slot } = plan.names.get(name)!;
  const node = plan.nodes[slot]!;
  if (node.kind !== "listing") return { slot, collection: "", keyTypes: [], columns, types: [], places: new Map() };
  const { types } = plan.rows.get(node.collection)!;
  const own = node.values.map((value) => types[value]!);
  const keys = own.length - columns.length;
  const places = new Map(columns.map(({ name }, index) => [name, keys + index]));
  return { slot, collection: node.collection, keyTypes: own.slice(0, keys), columns, types: own, places };
}

/** One record with its values by the name of their column. */
export interface ReadRecord {
  readonly record: number;
  readonly certain: boolean;
  readonly key: string | undefined;
  readonly at: (name: string) => Value;
  /** The value as it is written; empty where it is missing. */
  readonly textOf: (name: string) => string;
}

function readRecord(
  { record, certain, values }: ListedRecord,
  { keyTypes, types, places }: ListedLayout,
  presentation: Presentation,
): ReadRecord {
  const written = keyTypes.map((type, index) => {
    const value = values[index]!;
    return isMissing(value) ? "" : String(presentKnown(value, type, presentation));
  });
  const at = (name: string): Value => {
    const place = places.get(name);
    return place === undefined ? NOT_APPLICABLE : values[place]!;
  };
  const textOf = (name: string): string => {
    const value = at(name);
    return isMissing(value) ? "" : String(presentKnown(value, types[places.get(name)!]!, presentation));
  };
  return { record, certain, key: written.length === 0 ? undefined : written.join(", "), at, textOf };
}

/** The requirements of a record with a verdict, whose columns begin alike. */
export function requirementsWith(
  verdict: Value,
  prefix: string,
  { columns }: ListedLayout,
  { at }: ReadRecord,
): readonly string[] {
  return columns.flatMap(({ name }) =>
    name.startsWith(prefix) && at(name) === verdict ? [name.slice(prefix.length)] : [],
  );
}

/** The records of a listing; undefined where the partner document does not have them. */
export function recordsIn(layout: ListedLayout, presentation: Presentation): readonly ReadRecord[] | undefined {
  const value = presentation.at(layout.slot);
  if (isMissing(value)) return undefined;
  return (value as Listing).listed.map((listed) => readRecord(listed, layout, presentation));
}
