/** Builds evidence from the filled slots of a replay: nobody who does not ask for it pays for it. */
import { type NodeOf } from "../../core/expression/node.js";
import { type Slot } from "../../core/expression/slot.js";
import { operationOf } from "../../core/expression/operations.js";
import { type Plan, type Reading, type Replaying, type Step } from "../../core/expression/steps.js";
import { momentsOf } from "../../core/expression/replay.js";
import { type Run } from "../../core/expression/run-types.js";
import { RUNNER, visitRows } from "../../core/expression/run.js";
import { type Collection, type NamedDefinition } from "../../core/expression/scope.js";
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import {
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
import {
  type DefinitionEvidence,
  type ExactValue,
  type MomentEvidence,
  type NamedEvidence,
  type RecordEvidence,
  type RecordsEvidence,
  type StepEvidence,
} from "./types.js";

/** A replay that is being explained. */
export interface Replay {
  readonly plan: Plan;
  readonly run: Run;
  readonly given: ReadonlyMap<Slot, Value>;
  /** Named definitions by their slot; the first name of a slot is its own. */
  readonly named: ReadonlyMap<Slot, NamedDefinition>;
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

function isSeveral(value: Value): value is List | Timeline | RowIndex {
  return typeof value === "object" && ("items" in value || "entries" in value || "byKey" in value);
}

/** Compound values as a text: the items of a list, the entries of a timeline. */
function writeSeveral(value: List | Timeline | RowIndex, type: ValueType): string {
  const itemType: ValueType = { ...type, kind: type.items ?? "text" };
  if ("items" in value) return value.items.map((item) => textOf(exactValue(item, itemType))).join(", ");
  return "entries" in value ? `${value.entries.length} dated values` : `${value.byKey.size} records`;
}

function textOf(value: ExactValue): string {
  return value.status === "value" ? String(value.value) : value.status;
}

function valueAt(slot: Slot, { plan, run }: Replay): ExactValue {
  return exactValue(run.slots[slot]!, plan.types[slot]!);
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

function recordEvidence(collection: Collection, row: Row, index: number, value: ExactValue | null): RecordEvidence {
  const place = collection.fields.findIndex((field) => field.name === collection.date);
  const date = place < 0 ? undefined : exactValue(row[place]!, collection.fields[place]!.type);
  const key = keyText(collection, row);
  return {
    address: addressOf(collection, index),
    ...(key === undefined ? {} : { key }),
    ...(date?.status === "value" ? { date: String(date.value) } : {}),
    value,
  };
}

/** The records that an aggregate counted, read again. */
function recordsOf(slot: Slot, node: NodeOf<"aggregate">, { plan, run }: Replay): RecordsEvidence {
  const rows = run.rows.get(node.collection);
  if (rows === undefined) return { collection: node.collection, of: null, counted: [] };
  const reads = (step: Step): step is Reading =>
    step.kind === "reading" && step.aggregates.some((entry) => entry.slot === slot);
  const reading = plan.steps.find(reads)!;
  const collection = plan.collections.get(node.collection)!;
  const { value: valueSlot, where } = node.measure;
  const type = plan.rows.get(node.collection)!.types[valueSlot ?? -1];
  const counted: RecordEvidence[] = [];
  visitRows(reading.rows, run.slots, rows, (row, index) => {
    if (where !== undefined && row[where] !== true) return;
    const value = type === undefined ? null : exactValue(row[valueSlot!]!, type);
    counted.push(recordEvidence(collection, rows[index]!, index, value));
  });
  return { collection: node.collection, of: rows.length, counted };
}

/** The values that a figure has on other days or in slices, evaluated again. */
function momentsEvidence(slot: Slot, node: NodeOf<"replay">, { plan, run }: Replay): readonly MomentEvidence[] {
  const step = plan.steps.find((each): each is Replaying => each.kind === "replaying" && each.slot === slot)!;
  const type = plan.types[node.target]!;
  const moments = momentsOf(step, run, RUNNER) ?? [];
  return moments.map(({ at, value }) => ({
    at: typeof at === "number" ? writeDay(at) : at,
    value: exactValue(value, type),
  }));
}

function stepEvidence(slot: Slot, decided: boolean, replay: Replay): StepEvidence {
  const { plan, run } = replay;
  const node = plan.nodes[slot]!;
  const operation = operationOf(node);
  const operands = operation.operands(node);
  const decisive = new Set(operation.decisive?.(node, run.slots, run.slots[slot]!) ?? operands);
  return {
    kind: node.kind,
    address: plan.addresses[slot]!,
    value: valueAt(slot, replay),
    decided,
    details: operation.details?.(node, (constant, like) => textOf(exactValue(constant, plan.types[like]!))) ?? {},
    operands: operands.map((operand) => operandEvidence(operand, decisive.has(operand), replay)),
    ...(node.kind === "aggregate" ? { records: recordsOf(slot, node, replay) } : {}),
    ...(node.kind === "replay" ? { moments: momentsEvidence(slot, node, replay) } : {}),
  };
}

function operandEvidence(slot: Slot, decided: boolean, replay: Replay): StepEvidence | NamedEvidence {
  const named = replay.named.get(slot);
  if (named === undefined) return stepEvidence(slot, decided, replay);
  return { name: named.name, value: valueAt(slot, replay), decided };
}

/** What an author wrote about a definition. */
export type Notes = Pick<DefinitionEvidence, "title" | "note" | "source">;

/** One definition with its computation down to the named values that it reads. */
export function definitionEvidence(named: NamedDefinition, notes: Notes, replay: Replay): DefinitionEvidence {
  return {
    name: named.name,
    address: named.address,
    ...notes,
    given: replay.given.has(named.slot),
    value: valueAt(named.slot, replay),
    computation: stepEvidence(named.slot, true, replay),
  };
}
