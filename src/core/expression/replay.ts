/** Evaluates a figure again: on another day, on each of several days, or in each slice of the partner. */
import { type Exact, ZERO, add, divide, exactInteger, greatest, least } from "../number/exact.js";
import { type Day } from "../time/day.js";
import { completePeriods, periodsBefore } from "../time/period.js";
import { shiftDay } from "../time/window.js";
import { changeDays } from "./change-days.js";
import { type NodeOf } from "./node.js";
import { type Moments, type Take } from "./words.js";
import { type Plan, type Replaying, type Step } from "./steps.js";
import { type PartnerValues, type RowsByCollection, type Run, type Surroundings } from "./run-types.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, decide, exactOf } from "./value.js";
import { WORK_OF_A_REPLAY, charge } from "./work.js";

/** How a run is begun and carried out; it is handed in, because a replay is itself a step of a run. */
export interface Runner {
  readonly start: (plan: Plan, partner: PartnerValues, surroundings: Surroundings, rows: RowsByCollection) => Run;
  readonly steps: (steps: readonly Step[], run: Run) => void;
}

/** A day or a slice, with the value that the figure has there. */
export interface Moment {
  /** The day, or the name of the slice. */
  readonly at: Day | string;
  readonly value: Value;
}

/** Given inputs hold on every day and in every slice; a given figure is that of the judged day and the whole partner. */
function inputsOnly({ plan, partner }: Run): PartnerValues {
  const { inputs, rows, currency, currencyDigits } = partner;
  const given = new Map([...partner.given].filter(([slot]) => plan.nodes[slot]!.kind === "input"));
  return { inputs, rows, currency, currencyDigits, given };
}

/** Charges for evaluating a figure again over the partner's records; answers with its steps. */
function stepsFor({ needs }: Replaying, { partner, surroundings }: Run): readonly Step[] {
  const { steps } = needs();
  let records = 0;
  for (const rows of partner.rows.values()) records += rows.length;
  charge(surroundings.work, WORK_OF_A_REPLAY + steps.length + records);
  return steps;
}

function valueOn(day: Day, step: Replaying, partner: PartnerValues, run: Run, runner: Runner): Value {
  const steps = stepsFor(step, run);
  const then = runner.start(run.plan, partner, { ...run.surroundings, asOf: day }, partner.rows);
  runner.steps(steps, then);
  return then.slots[step.node.target]!;
}

/** The slices that the partner has known records in, and those that are always there, by name. */
function slicesOf(
  { fields, values }: Extract<Moments, { kind: "slices" }>,
  rows: RowsByCollection,
  knownAt: Day,
): readonly string[] {
  const found = new Set<string>(values);
  for (const { collection, index, recordedOn } of fields) {
    for (const row of rows.get(collection) ?? []) {
      const slice = row[index]!;
      const known = recordedOn === undefined ? undefined : row[recordedOn];
      const isKnown = typeof known !== "number" || known <= knownAt;
      if (typeof slice === "string" && isKnown) found.add(slice);
    }
  }
  return [...found].sort();
}

function valueIn(slice: string, step: Replaying, partner: PartnerValues, run: Run, runner: Runner): Value {
  const { node } = step;
  const steps = stepsFor(step, run);
  const { fields } = node.over as Extract<Moments, { kind: "slices" }>;
  const rows = new Map(partner.rows);
  for (const { collection, index } of fields) {
    const records = rows.get(collection);
    if (records !== undefined)
      rows.set(
        collection,
        records.filter((row) => row[index] === slice),
      );
  }
  const within = runner.start(run.plan, { ...partner, rows }, run.surroundings, rows);
  runner.steps(steps, within);
  return within.slots[node.target]!;
}

/** Every day or slice with its value; a list without entries where there are none, undefined where that is unknown. */
export function momentsOf(step: Replaying, run: Run, runner: Runner): readonly Moment[] | undefined {
  const { over } = step.node;
  const { asOf, knownAt, startMonth } = run.surroundings;
  const partner = inputsOnly(run);
  const on = (day: Day): Moment => ({ at: day, value: valueOn(day, step, partner, run, runner) });
  switch (over.kind) {
    case "shift":
      return [on(shiftDay(asOf, over.shift))];
    case "periods":
      return completePeriods(asOf, over.unit, over.count, startMonth).map(({ to }) => on(to));
    case "before":
      return periodsBefore(asOf, over.unit, over.within, startMonth).map(({ to }) => on(to));
    case "slices":
      // A collection that is not known may hold records in any slice.
      if (over.fields.some(({ collection }) => !run.partner.rows.has(collection))) return undefined;
      return slicesOf(over, run.partner.rows, knownAt).map((slice) => ({
        at: slice,
        value: valueIn(slice, step, partner, run, runner),
      }));
    case "days": {
      const from = run.slots[over.from]!;
      const to = run.slots[over.to]!;
      if (from === UNKNOWN || to === UNKNOWN) return undefined;
      if (from === NOT_APPLICABLE || to === NOT_APPLICABLE) return [];
      return changeDays(step, run, from as Day, to as Day).map(on);
    }
  }
}

function fold(values: readonly Value[], combine: (left: Exact, right: Exact) => Exact): Value {
  return values.length === 0 ? NOT_APPLICABLE : values.map(exactOf).reduce(combine);
}

function rankOf(values: readonly Value[], ids: readonly string[], direction: 1 | -1): Value {
  const ranked = values.toSorted(
    (left, right) => (ids.indexOf(left as string) - ids.indexOf(right as string)) * direction,
  );
  return ranked.at(-1) ?? NOT_APPLICABLE;
}

/** What is taken of values that are all known and applicable. */
const TAKES: {
  readonly [T in Exclude<Take, "any" | "every">]: (values: readonly Value[], node: NodeOf<"replay">) => Value;
} = {
  only: ([value]) => value ?? NOT_APPLICABLE,
  sum: (values) => fold(values, add),
  total: (values) => (values.length === 0 ? ZERO : fold(values, add)),
  min: (values) => fold(values, least),
  max: (values) => fold(values, greatest),
  average: (values) =>
    values.length === 0 ? NOT_APPLICABLE : divide(values.map(exactOf).reduce(add), exactInteger(values.length)),
  count: (values) => exactInteger(values.filter((value) => value === true).length),
  highest: (values, { ids }) => rankOf(values, ids ?? [], 1),
  lowest: (values, { ids }) => rankOf(values, ids ?? [], -1),
};

/** What is taken of the values: what does not apply is left out, what is unknown makes it unknown unless it is decided. */
export function takeOf(values: readonly Value[], node: NodeOf<"replay">): Value {
  const { take } = node;
  const there = values.filter((value) => value !== NOT_APPLICABLE);
  if (take === "any" || take === "every") return decide(there, take === "any");
  return there.includes(UNKNOWN) ? UNKNOWN : TAKES[take](there, node);
}

/** The value of a replay. */
export function replayStep(step: Replaying, run: Run, runner: Runner): Value {
  const moments = momentsOf(step, run, runner);
  return moments === undefined
    ? UNKNOWN
    : takeOf(
        moments.map(({ value }) => value),
        step.node,
      );
}
