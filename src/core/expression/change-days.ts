/** The days on which a figure can differ from the day before: there is nothing to evaluate in between. */
import { firstWhere } from "../number/search.js";
import { type Day } from "../time/day.js";
import { type Node } from "./node.js";
import { type Replaying } from "./steps.js";
import { type Run } from "./run-types.js";
import { type ValueType } from "./type.js";
import { type Value } from "./value.js";
import { WORK_OF_A_DAY, charge } from "./work.js";

type Take = (value: Value | undefined) => void;

/** Days of the partner's records. */
function takeRecords({ plan, partner }: Run, take: Take): void {
  for (const [name, rows] of partner.rows) {
    const fields = plan.collections.get(name)?.fields ?? [];
    const places = fields.flatMap((field, index) => (field.type.kind === "date" ? [index] : []));
    for (const row of rows) for (const place of places) take(row[place]);
  }
}

/** Days that the rules state: constants, and bounds of tables. */
function takeRules(nodes: readonly Node[], types: readonly ValueType[], take: Take): void {
  for (const [slot, node] of nodes.entries()) {
    if (node.kind === "literal" && types[slot]!.kind === "date") take(node.value);
    if (node.kind === "lookUp") for (const row of node.rows) row.keys.forEach(take);
  }
}

/** Days of facts: those that are dates, and those from which a dated fact has another value. */
function takeFacts({ plan, partner }: Run, take: Take): void {
  for (const { slot } of plan.inputs) {
    const value = partner.given.get(slot) ?? partner.inputs[slot];
    if (plan.types[slot]!.kind === "date") take(value);
    if (typeof value === "object" && "entries" in value) for (const { from } of value.entries) take(from);
  }
}

/** Every day that stands in the partner's data or in the rules, rising. */
function datesOf(run: Run): readonly Day[] {
  const dates = new Set<Day>();
  const take: Take = (value) => {
    if (typeof value === "number") dates.add(value);
  };
  const { plan } = run;
  takeRecords(run, take);
  takeFacts(run, take);
  takeRules(plan.nodes, plan.types, take);
  for (const { nodes, types } of plan.rows.values()) takeRules(nodes, types, take);
  return [...dates].sort((left, right) => left - right);
}

/** Whether one of the rising dates lies from the first day to the last, both inclusive. */
function someBetween(dates: readonly Day[], from: Day, to: Day): boolean {
  const first = firstWhere(0, dates.length, (index) => dates[index]! >= from);
  return first < dates.length && dates[first]! <= to;
}

/**
 * The first day, and every later one on which a bound of the calendar has met a date: until then each comparison of the
 * figure with that bound says what it said the day before.
 */
export function changeDays({ needs }: Replaying, run: Run, from: Day, to: Day): readonly Day[] {
  const { bounds, daily } = needs();
  const { templateOn, knownAt } = run.surroundings;
  const dates = daily ? [] : datesOf(run);
  const days: Day[] = [];
  let before: readonly Value[] | undefined;
  for (let day = from; day <= to; day += 1) {
    charge(run.surroundings.work, WORK_OF_A_DAY);
    const now = daily ? undefined : templateOn(day, knownAt);
    const moved = (slot: number): boolean => {
      const [a, b] = [before![slot] as Day, now![slot] as Day];
      return a !== b && someBetween(dates, Math.min(a, b), Math.max(a, b));
    };
    if (before === undefined || bounds.some(moved)) days.push(day);
    before = now;
  }
  return days;
}
