/** Runs a plan: fills the slots of a frame, front to back, without branches on what a node means. */
import { type Day } from "../time/day.js";
import { windowBounds } from "../time/window.js";
import { type NodeOf, type Slot } from "./node.js";
import { accumulate } from "./nodes/aggregate.js";
import { type Plan, type Reading } from "./plan.js";
import { type Value, UNKNOWN } from "./value.js";

/** One record: its fields in the order of their declaration. */
export type Row = readonly Value[];

/** What a partner brings to a run. A collection that is not there is unknown, an empty one is empty. */
export interface PartnerValues {
  /** Values of inputs at their slots; an input without one is unknown. */
  readonly inputs: readonly (Value | undefined)[];
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly currencyDigits: number;
  /** Values that replace the computation of their slot. */
  readonly given: ReadonlyMap<Slot, Value>;
}

/** The slots of one run, all filled, with the records they were read from. */
export interface Frame {
  readonly slots: readonly Value[];
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

function dayOf(node: NodeOf<"calendar">, asOf: Day, startMonth: number): Day {
  return node.bound === "asOf" ? asOf : windowBounds(node.window, asOf, startMonth)[node.bound];
}

/** The constants and the days of the calendar for one judged day: the same for every partner. */
export function templateOn(plan: Plan, asOf: Day, startMonth: number): readonly Value[] {
  const slots = [...plan.template];
  for (const { slot, node } of plan.calendar) slots[slot] = dayOf(node, asOf, startMonth);
  return slots;
}

/** Calls `visit` with the filled slots of every record, in order; the array is the same one each time. */
export function visitRows(
  reading: Reading,
  slots: readonly Value[],
  rows: readonly Row[],
  visit: (row: readonly Value[], index: number) => void,
): void {
  const row = [...reading.template];
  for (const { slot, outer } of reading.outers) row[slot] = slots[outer]!;
  for (let index = 0; index < rows.length; index += 1) {
    const record = rows[index]!;
    for (const field of reading.fields) row[field.slot] = record[field.index]!;
    for (const { slot, apply } of reading.computations) row[slot] = apply(row);
    visit(row, index);
  }
}

function read(reading: Reading, slots: Value[], rows: readonly Row[] | undefined): void {
  if (rows === undefined) {
    for (const { slot } of reading.aggregates) slots[slot] = UNKNOWN;
    return;
  }
  const figures = reading.aggregates.map(({ slot, node: { function: name, whenEmpty, where, value } }) => {
    return { slot, where, value, ...accumulate(name, whenEmpty) };
  });
  visitRows(reading, slots, rows, (row) => {
    for (const { where, value, take } of figures) {
      const verdict = where === undefined ? true : row[where]!;
      if (verdict === true) take(value === undefined ? true : row[value]!);
      else if (verdict === UNKNOWN) take(UNKNOWN);
    }
  });
  for (const { slot, result } of figures) slots[slot] = result();
}

/** Fills every slot of a frame for one partner. */
export function runPlan(plan: Plan, template: readonly Value[], partner: PartnerValues): Frame {
  const { inputs, rows, given } = partner;
  const slots = [...template];
  for (const { slot } of plan.inputs) slots[slot] = inputs[slot] ?? UNKNOWN;
  for (const slot of plan.currencyDigits) slots[slot] = partner.currencyDigits;
  for (const [slot, value] of given) slots[slot] = value;
  for (const step of plan.steps) {
    if (step.kind === "reading") {
      read(step, slots, rows.get(step.collection));
      for (const { slot } of step.aggregates) slots[slot] = given.get(slot) ?? slots[slot]!;
    } else if (given.size === 0 || !given.has(step.slot)) slots[step.slot] = step.apply(slots);
  }
  return { slots, rows };
}
