/** Runs a plan: fills the slots of a frame, front to back, without branches on what a node means. */
import { type Day } from "../time/day.js";
import { windowBounds } from "../time/window.js";
import { accumulate } from "./accumulate.js";
import { standing } from "./base.js";
import { type NodeOf } from "./node.js";
import { type Measure } from "./words.js";
import { lineMaker } from "./lines/make.js";
import {
  type Derivation,
  type Indexing,
  type Lining,
  type Plan,
  type Reading,
  type Recording,
  type RowProgram,
  type Step,
} from "./steps.js";
import { type Runner, replayStep } from "./replay.js";
import { type Frame, type PartnerValues, type RowsByCollection, type Run, type Surroundings } from "./run-types.js";
import {
  type ListedRecord,
  type Row,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  compareValues,
  isMissing,
  keyOf,
} from "./value.js";

/** The constants and the days of the calendar for one judged day: the same for every partner. */
export function templateOn(plan: Plan, asOf: Day, knownAt: Day, startMonth: number): readonly Value[] {
  const dayOf = (node: NodeOf<"calendar">): Day => {
    if (node.bound === "asOf") return asOf;
    return node.bound === "knownAt" ? knownAt : windowBounds(node.window, asOf, startMonth)[node.bound];
  };
  const slots = [...plan.template];
  for (const { slot, node } of plan.calendar) slots[slot] = dayOf(node);
  return slots;
}

/** Calls `visit` with the filled slots of every record, in order; the array is the same one each time. */
export function visitRows(
  program: RowProgram,
  slots: readonly Value[],
  rows: readonly Row[],
  visit: (row: readonly Value[], index: number) => void,
): void {
  const row = [...program.template];
  for (const { slot, outer } of program.outers) row[slot] = slots[outer]!;
  for (let index = 0; index < rows.length; index += 1) {
    const record = rows[index]!;
    for (const field of program.fields) row[field.slot] = record[field.index]!;
    for (const { slot, apply } of program.computations) row[slot] = apply(row);
    visit(row, index);
  }
}

/** A figure that takes filled rows. */
interface RowFigure {
  readonly take: (row: readonly Value[]) => void;
  readonly result: () => Value;
}

function figureOf(measure: Measure): RowFigure {
  const { value, where, order } = measure;
  const { take, result } = accumulate(measure);
  return {
    take: (row) =>
      take(
        where === undefined ? true : row[where]!,
        value === undefined ? true : row[value]!,
        order === undefined ? true : row[order.by]!,
      ),
    result,
  };
}

function read(reading: Reading, { slots, rows, partner: { given } }: Run): void {
  const records = rows.get(reading.collection);
  if (records === undefined) {
    for (const { slot } of reading.aggregates) slots[slot] = given.get(slot) ?? UNKNOWN;
    return;
  }
  const figures = reading.aggregates.map(({ slot, node }) => ({ slot, ...figureOf(node.measure) }));
  visitRows(reading.rows, slots, records, (row) => {
    for (const figure of figures) figure.take(row);
  });
  for (const { slot, result } of figures) slots[slot] = given.get(slot) ?? result();
}

/** One group of records: the values that they share, and the figures over them. */
interface Group {
  readonly keys: readonly Value[];
  readonly figures: readonly RowFigure[];
}

function compareKeys(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, key] of left.entries()) {
    const difference = compareValues(key, right[index]!);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Groups are sorted by their keys, so that the order of the records decides nothing. A record in no group is left out. */
function derive({ slot, node, rows: program }: Derivation, { slots, rows: all }: Run): void {
  // A plan that derives collections runs over a copy of the partner's.
  const rows = all as Map<string, readonly Row[]>;
  const records = rows.get(node.source);
  const groups = new Map<string, Group>();
  let unknown = records === undefined;
  visitRows(program, slots, records ?? [], (row) => {
    const counts = node.where === undefined ? true : row[node.where]!;
    if (counts === false) return;
    const keys = node.keys.map((key) => row[key]!);
    if (counts === UNKNOWN || keys.includes(UNKNOWN)) unknown = true;
    else if (!keys.includes(NOT_APPLICABLE)) {
      const text = JSON.stringify(keys.map((key) => [typeof key, keyOf(key)]));
      const group = groups.get(text) ?? { keys, figures: node.measures.map(figureOf) };
      groups.set(text, group);
      for (const figure of group.figures) figure.take(row);
    }
  });
  slots[slot] = unknown ? UNKNOWN : true;
  if (unknown) rows.delete(node.collection);
  else {
    const sorted = [...groups.values()].sort((left, right) => compareKeys(left.keys, right.keys));
    rows.set(
      node.collection,
      sorted.map(({ keys, figures }) => [...keys, ...figures.map((figure) => figure.result())]),
    );
  }
}

/** The places of the records that lines may be made of. */
function paidRows({ node, counts }: Lining, { slots }: Run, records: readonly Row[]): readonly number[] {
  const { where } = node.rules;
  if (where === undefined) return [...records.keys()];
  const paid: number[] = [];
  visitRows(counts, slots, records, (row, index) => {
    if (row[where] !== false) paid.push(index);
  });
  return paid;
}

/** Makes lines of the records that are paid, whose places may be known already. Lines of records that nobody brought are unknown. */
export function makeLines(lining: Lining, run: Run, known?: readonly number[]): void {
  const { slot, node, rows: program, needed } = lining;
  const { slots, rows } = run;
  const records = rows.get(node.collection);
  if (records === undefined) {
    slots[slot] = UNKNOWN;
    return;
  }
  const paid = known ?? paidRows(lining, run, records);
  const maker = lineMaker(node.rules, needed);
  visitRows(program, slots, paid.map((index) => records[index]!), (row, place) => maker.take(row, paid[place]!)); // prettier-ignore
  slots[slot] = maker.result(slots);
}

/** Lists the records that count, or may; those that nobody brought are unknown. */
function listRecords({ slot, node, rows: program }: Recording, { slots, rows }: Run): void {
  const records = rows.get(node.collection);
  const listed: ListedRecord[] = [];
  visitRows(program, slots, records ?? [], (row, record) => {
    const counts = node.where === undefined ? true : row[node.where]!;
    if (counts !== false) listed.push({ record, certain: counts === true, values: node.values.map((each) => row[each]!) }); // prettier-ignore
  });
  slots[slot] = records === undefined ? UNKNOWN : { listed };
}

function indexRows({ slot, node }: Indexing, { slots, rows }: Run): void {
  const records = rows.get(node.collection);
  slots[slot] =
    records === undefined
      ? UNKNOWN
      : {
          byKey: new Map(
            records.filter((row) => !isMissing(row[node.field]!)).map((row) => [keyOf(row[node.field]!), row]),
          ),
        };
}

/** Fills the slots of the steps, one after the other. */
export function runSteps(steps: readonly Step[], run: Run): void {
  const { slots, partner, surroundings } = run;
  const { given } = partner;
  for (const step of steps) {
    if (step.kind === "reading") read(step, run);
    else if (given.size > 0 && given.has(step.slot)) continue;
    else if (step.kind === "computation") slots[step.slot] = step.apply(slots);
    else if (step.kind === "derivation") derive(step, run);
    else if (step.kind === "lining") makeLines(step, run);
    else if (step.kind === "recording") listRecords(step, run);
    else if (step.kind === "indexing") indexRows(step, run);
    else if (step.kind === "ranking")
      slots[step.slot] = standing(step.node, slots, partner.currency, surroundings.base);
    else slots[step.slot] = replayStep(step, run, RUNNER);
  }
}

export const RUNNER: Runner = { start: startRun, steps: runSteps };

/** A run with its constants, calendar days and inputs in place. */
export function startRun(plan: Plan, partner: PartnerValues, surroundings: Surroundings, rows: RowsByCollection): Run {
  const { asOf, knownAt, templateOn: templateOf } = surroundings;
  const slots = [...templateOf(asOf, knownAt)];
  for (const { slot } of plan.inputs) slots[slot] = partner.inputs[slot] ?? UNKNOWN;
  for (const slot of plan.currencyDigits) slots[slot] = partner.currencyDigits;
  for (const [slot, value] of partner.given) slots[slot] = value;
  return { plan, partner, surroundings, slots, rows: plan.derived.size === 0 ? rows : new Map(rows) };
}

/** Fills every slot of a frame for one partner. */
export function runPlan(plan: Plan, partner: PartnerValues, surroundings: Surroundings): Frame {
  const run = startRun(plan, partner, surroundings, partner.rows);
  runSteps(plan.steps, run);
  return { slots: run.slots, rows: run.rows };
}
