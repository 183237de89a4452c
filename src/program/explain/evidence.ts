/** Builds evidence from the filled slots of a replay: nobody who does not ask for it pays for it. */
import { type NodeOf } from "../../core/expression/node.js";
import { operationOf } from "../../core/expression/operations.js";
import { momentsOf } from "../../core/expression/replay.js";
import { RUNNER, visitRows } from "../../core/expression/run.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Reading, type Replaying, type Step } from "../../core/expression/steps.js";
import { writeDay } from "../../core/time/day.js";
import { linesEvidence } from "./line-evidence.js";
import {
  type DefinitionEvidence,
  type ExactValue,
  type MomentEvidence,
  type NamedEvidence,
  type RecordEvidence,
  type RecordsEvidence,
  type StepEvidence,
} from "./types.js";
import { type Replay, exactValue, recordEvidence, textOf } from "./written.js";

function valueAt(slot: Slot, { plan, run }: Replay): ExactValue {
  // How many digits a currency has is a plain number, not an exact one.
  if (plan.nodes[slot]!.kind === "currencyDigits")
    return { status: "value", value: run.partner.currencyDigits.toString() };
  return exactValue(run.slots[slot]!, plan.types[slot]!);
}

/** The records that an aggregate counted, read again. */
function recordsOf(slot: Slot, node: NodeOf<"aggregate">, { plan, run, mostRecords }: Replay): RecordsEvidence {
  const rows = run.rows.get(node.collection);
  if (rows === undefined) return { collection: node.collection, of: null, counted: [] };
  const reads = (step: Step): step is Reading =>
    step.kind === "reading" && step.aggregates.some((entry) => entry.slot === slot);
  const reading = plan.steps.find(reads)!;
  const collection = plan.collections.get(node.collection)!;
  const { value: valueSlot, where } = node.measure;
  const type = plan.rows.get(node.collection)!.types[valueSlot ?? -1];
  const counted: RecordEvidence[] = [];
  let more = 0;
  visitRows(reading.rows, run.slots, rows, (row, index) => {
    if (where !== undefined && row[where] !== true) return;
    if (counted.length >= mostRecords) {
      more += 1;
      return;
    }
    const value = type === undefined ? null : exactValue(row[valueSlot!]!, type);
    counted.push(recordEvidence(collection, rows[index]!, index, value));
  });
  return { collection: node.collection, of: rows.length, counted, ...(more === 0 ? {} : { more }) };
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
  const isCut = replay.steps.left <= 0;
  replay.steps.left -= 1;
  const decisive = new Set(operation.decisive?.(node, run.slots, run.slots[slot]!) ?? operands);
  return {
    kind: node.kind,
    address: plan.addresses[slot]!,
    value: valueAt(slot, replay),
    decided,
    details: operation.details?.(node, (constant, like) => textOf(exactValue(constant, plan.types[like]!))) ?? {},
    operands: isCut ? [] : operands.map((operand) => operandEvidence(operand, decisive.has(operand), replay)),
    ...(isCut && operands.length > 0 ? { cut: true } : {}),
    ...(node.kind === "aggregate" ? { records: recordsOf(slot, node, replay) } : {}),
    ...(node.kind === "lines" ? { records: linesEvidence(slot, node, replay, operandEvidence) } : {}),
    ...(node.kind === "replay" ? { moments: momentsEvidence(slot, node, replay) } : {}),
  };
}

/** A slot that another one reads: named values are explained as definitions of their own. */
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
