/** Values and records as evidence writes them. */
import { type Run } from "../../core/expression/run-types.js";
import { type Collection, type NamedDefinition } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import {
  type Lines,
  type Listing,
  type List,
  type Row,
  type RowIndex,
  type Timeline,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  exactOf,
} from "../../core/expression/value.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { writeDay } from "../../core/time/day.js";
import { writeInstant } from "../../core/time/instant.js";
import { type ExactValue, type RecordEvidence } from "./types.js";

/** A replay that is being explained. */
export interface Replay {
  readonly plan: Plan;
  readonly run: Run;
  readonly given: ReadonlyMap<Slot, Value>;
  /** Named definitions by their slot; the first name of a slot is its own. */
  readonly named: ReadonlyMap<Slot, NamedDefinition>;
  /** How many records of a figure are told. */
  readonly mostRecords: number;
  /** How many more steps are told: wide stackings read one another over and over. */
  readonly steps: { left: number };
}

/** The value of a slot, exactly. */
export function exactValue(value: Value, type: ValueType): ExactValue {
  if (value === UNKNOWN) return { status: "unknown" };
  if (value === NOT_APPLICABLE) return { status: "notApplicable" };
  if (type.kind === "date") return { status: "value", value: writeDay(value as number) };
  if (type.kind === "instant") return { status: "value", value: writeInstant(value as number) };
  if (isSeveral(value)) return { status: "value", value: writeSeveral(value, type) };
  return { status: "value", value: isNumeric(type.kind) ? writeExact(exactOf(value)) : (value as string | boolean) };
}

function isSeveral(value: Value): value is List | Timeline | RowIndex | Lines | Listing {
  const keys = ["items", "entries", "byKey", "lines", "listed"];
  return typeof value === "object" && keys.some((key) => key in value);
}

/** Compound values as a text: the items of a list, the entries of a timeline. */
function writeSeveral(value: List | Timeline | RowIndex | Lines | Listing, type: ValueType): string {
  const itemType: ValueType = { ...type, kind: type.items ?? "text" };
  if ("items" in value) return value.items.map((item) => textOf(exactValue(item, itemType))).join(", ");
  if ("lines" in value) return `${value.lines.length} lines`;
  if ("listed" in value) return `${value.listed.length} records`;
  return "entries" in value ? `${value.entries.length} dated values` : `${value.byKey.size} records`;
}

export function textOf(value: ExactValue): string {
  return value.status === "value" ? String(value.value) : value.status;
}

/** Where a record stands: in the partner document, or in the collection that it is derived for. */
function addressOf(collection: Collection, index: number): string {
  return collection.source === undefined ? pointer("/records", collection.name, index) : collection.address;
}

/** What identifies a record: its key, or what the records of a group share. */
function keyText(collection: Collection, row: Row): string | undefined {
  const textAt = (place: number): string | undefined => {
    const field = collection.fields[place];
    const value = field === undefined ? undefined : exactValue(row[place]!, field.type);
    return value?.status === "value" ? String(value.value) : undefined;
  };
  const { keys } = collection;
  if (keys !== undefined) return Array.from({ length: keys }, (_, place) => textAt(place) ?? "").join(", ");
  return textAt(collection.fields.findIndex((field) => field.name === collection.key));
}

export function recordEvidence(
  collection: Collection,
  row: Row,
  index: number,
  value: ExactValue | null,
): RecordEvidence {
  const place = collection.fields.findIndex((field) => field.name === collection.date);
  const date = place < 0 ? undefined : exactValue(row[place]!, collection.fields[place]!.type);
  const key = keyText(collection, row);
  return {
    address: addressOf(collection, index),
    ...(key === undefined ? {} : { key }),
    ...(date?.status === "value" ? { date: String(date.value) } : {}),
    value,
    ...conversionOf(collection, row),
  };
}

/** The rate of a record that was converted stands behind its fields. */
function conversionOf({ fields, currency }: Collection, row: Row): Pick<RecordEvidence, "converted"> {
  const rate = row[fields.length];
  if (rate === undefined || currency === undefined) return {};
  const from = row[fields.findIndex(({ name }) => name === currency)] as string;
  return { converted: { currency: from, rate: writeExact(exactOf(rate)) } };
}
