/** Builds evidence from the filled slots of a replay: nobody who does not ask for it pays for it. */
import { type NodeOf, type Slot } from "../../core/expression/node.js";
import { operationOf } from "../../core/expression/operations.js";
import { type Plan, type Reading, type Step } from "../../core/expression/plan.js";
import { type Frame, type Row, visitRows } from "../../core/expression/run.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../../core/expression/value.js";
import { type RecordCollection } from "../../core/data/collection.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { writeDay } from "../../core/time/day.js";
import {
  type DefinitionEvidence,
  type ExactValue,
  type NamedEvidence,
  type RecordEvidence,
  type RecordsEvidence,
  type StepEvidence,
} from "./types.js";

/** A replay that is being explained. */
export interface Replay {
  readonly plan: Plan;
  readonly frame: Frame;
  readonly collections: ReadonlyMap<string, RecordCollection>;
  readonly given: ReadonlyMap<Slot, Value>;
  /** Named definitions by their slot; the first name of a slot is its own. */
  readonly named: ReadonlyMap<Slot, NamedDefinition>;
}

/** The value of a slot, exactly. */
export function exactValue(value: Value, type: ValueType): ExactValue {
  if (value === UNKNOWN) return { status: "unknown" };
  if (value === NOT_APPLICABLE) return { status: "notApplicable" };
  if (type.kind === "date") return { status: "value", value: writeDay(value as number) };
  return { status: "value", value: isNumeric(type.kind) ? writeExact(exactOf(value)) : (value as string | boolean) };
}

function valueAt(slot: Slot, { plan, frame }: Replay): ExactValue {
  return exactValue(frame.slots[slot]!, plan.types[slot]!);
}

function recordEvidence(
  collection: RecordCollection,
  row: Row,
  index: number,
  value: ExactValue | null,
): RecordEvidence {
  const fieldOf = (name: string | undefined): ExactValue | undefined => {
    const place = collection.fields.findIndex((field) => field.name === name);
    const field = collection.fields[place];
    return field === undefined ? undefined : exactValue(row[place]!, field.type);
  };
  const key = fieldOf(collection.key);
  const date = fieldOf(collection.date);
  return {
    address: pointer("/records", collection.name, index),
    ...(key?.status === "value" ? { key: String(key.value) } : {}),
    ...(date?.status === "value" ? { date: String(date.value) } : {}),
    value,
  };
}

/** The records that an aggregate counted, read again. */
function recordsOf(slot: Slot, node: NodeOf<"aggregate">, replay: Replay): RecordsEvidence {
  const rows = replay.frame.rows.get(node.collection);
  if (rows === undefined) return { collection: node.collection, of: null, counted: [] };
  const reads = (step: Step): step is Reading =>
    step.kind === "reading" && step.aggregates.some((entry) => entry.slot === slot);
  const reading = replay.plan.steps.find(reads)!;
  const collection = replay.collections.get(node.collection)!;
  const field = replay.plan.rows.get(node.collection)!.nodes[node.value ?? -1];
  const type = field?.kind === "field" ? collection.fields[field.index]?.type : undefined;
  const counted: RecordEvidence[] = [];
  visitRows(reading, replay.frame.slots, rows, (row, index) => {
    if (node.where !== undefined && row[node.where] !== true) return;
    const value = type === undefined ? null : exactValue(row[node.value!]!, type);
    counted.push(recordEvidence(collection, rows[index]!, index, value));
  });
  return { collection: node.collection, of: rows.length, counted };
}

function stepEvidence(slot: Slot, decided: boolean, replay: Replay): StepEvidence {
  const { plan, frame } = replay;
  const node = plan.nodes[slot]!;
  const operation = operationOf(node);
  const operands = operation.operands(node);
  const decisive = new Set(operation.decisive?.(node, frame.slots, frame.slots[slot]!) ?? operands);
  return {
    kind: node.kind,
    address: plan.addresses[slot]!,
    value: valueAt(slot, replay),
    decided,
    details: operation.details?.(node) ?? {},
    operands: operands.map((operand) => operandEvidence(operand, decisive.has(operand), replay)),
    ...(node.kind === "aggregate" ? { records: recordsOf(slot, node, replay) } : {}),
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
