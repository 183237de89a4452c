/** Evidence of lines: what each record is paid, computed again from its own fields. */
import { type Slot } from "../../core/expression/slot.js";
import { type NodeOf } from "../../core/expression/node.js";
import { specDetails } from "../../core/expression/nodes/pay.js";
import { operationOf } from "../../core/expression/operations.js";
import { visitRows } from "../../core/expression/run.js";
import { type RowNodes } from "../../core/expression/scope.js";
import { type Lining, type Step } from "../../core/expression/steps.js";
import { type Line, type Lines, type Value, isMissing } from "../../core/expression/value.js";
import { type Exact } from "../../core/number/exact.js";
import { writeExact } from "../../core/number/decimal.js";
import {
  type ExactValue,
  type LineEvidence,
  type NamedEvidence,
  type RecordsEvidence,
  type StepEvidence,
} from "./types.js";
import { type Replay, exactValue, recordEvidence, textOf } from "./written.js";

/** The evidence of a value of the partner. */
export type PartnerEvidence = (slot: Slot, decided: boolean, replay: Replay) => StepEvidence | NamedEvidence;

/** A record that is explained. */
interface RowReplay {
  readonly ofPartner: PartnerEvidence;
  readonly rows: RowNodes;
  /** Of the lines, in the document. */
  readonly address: string;
  readonly row: readonly Value[];
  readonly replay: Replay;
}

/** A slot of the row; what it reads of the partner is named, or explained where it stands. */
function rowEvidence(slot: Slot, decided: boolean, at: RowReplay): StepEvidence | NamedEvidence {
  const { rows, row, replay, ofPartner } = at;
  const node = rows.nodes[slot]!;
  if (node.kind === "outer") return ofPartner(node.slot, decided, replay);
  const operation = operationOf(node);
  const operands = operation.operands(node);
  const decisive = new Set(operation.decisive?.(node, row, row[slot]!) ?? operands);
  return {
    kind: node.kind,
    address: rows.addresses[slot]!,
    value: exactValue(row[slot]!, rows.types[slot]!),
    decided,
    details: operation.details?.(node, (constant, like) => textOf(exactValue(constant, rows.types[like]!))) ?? {},
    operands: operands.map((operand) => rowEvidence(operand, decisive.has(operand), at)),
  };
}

function known(value: Exact): ExactValue {
  return { status: "value", value: writeExact(value) };
}

/** How what a line earned came about: of the record alone, or by the running total of those before it. */
function earnedEvidence({ rules }: NodeOf<"lines">, line: Line, at: RowReplay): StepEvidence | NamedEvidence {
  const { earned, base } = rules;
  if (typeof earned === "number") return rowEvidence(earned, true, at);
  return {
    kind: "pay",
    address: at.address,
    value: known(line.earned),
    decided: true,
    details: { running: earned.mode, ...specDetails(earned.spec) },
    operands: [...new Set([earned.measure, base])].map((slot) => rowEvidence(slot, true, at)),
  };
}

function lineEvidence(node: NodeOf<"lines">, line: Line, at: RowReplay): LineEvidence {
  const { base, earned, exact, amount, balance } = line;
  return {
    base: writeExact(base),
    earned: writeExact(earned),
    exact: writeExact(exact),
    amount: writeExact(amount),
    ...(balance === undefined ? {} : { balance: writeExact(balance) }),
    computation: earnedEvidence(node, line, at),
  };
}

/** The lines of an incentive, each with how it came about. */
export function linesEvidence(
  slot: Slot,
  node: NodeOf<"lines">,
  replay: Replay,
  ofPartner: PartnerEvidence,
): RecordsEvidence {
  const { plan, run, mostRecords } = replay;
  const rows = run.rows.get(node.collection);
  const value = run.slots[slot]!;
  if (rows === undefined || isMissing(value))
    return { collection: node.collection, of: rows?.length ?? null, counted: [] };
  const collection = plan.collections.get(node.collection)!;
  const { rows: program } = plan.steps.find(
    (step: Step): step is Lining => step.kind === "lining" && step.slot === slot,
  )!;
  const { lines } = value as Lines;
  const told = lines.slice(0, mostRecords);
  const paid = new Set(told.map(({ record }) => record));
  const filled = new Map<number, readonly Value[]>();
  visitRows(program, run.slots, rows, (row, index) => {
    if (paid.has(index)) filled.set(index, [...row]);
  });
  const counted = told.map((line) => {
    const at = {
      address: plan.addresses[slot]!,
      rows: plan.rows.get(node.collection)!,
      row: filled.get(line.record)!,
      replay,
      ofPartner,
    };
    const own = recordEvidence(collection, rows[line.record]!, line.record, known(line.amount));
    return { ...own, line: lineEvidence(node, line, at) };
  });
  const more = lines.length - told.length;
  return { collection: node.collection, of: rows.length, counted, ...(more === 0 ? {} : { more }) };
}
