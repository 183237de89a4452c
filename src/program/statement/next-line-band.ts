/** The next band of lines that are paid by the total of the records up to them: what a record that just reaches it would earn. */
import { type Line, type Lines, type Value, exactOf, isMissing } from "../../core/expression/value.js";
import { runningPay } from "../../core/expression/lines/running.js";
import { type LineRules, type Running } from "../../core/expression/lines/types.js";
import { type NodeOf } from "../../core/expression/node.js";
import { boundOf, reaches } from "../../core/expression/pay/amount.js";
import { type PayBands, type PayStep, slotsOfSpec } from "../../core/expression/pay/spec.js";
import { type RowNodes } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { shownDigits, type Presentation } from "../../core/outcome/present.js";
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, greatest, least, sign, subtract, sumOf } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { type IncentiveLayout } from "../../incentives/outcome.js";
import { rateOf } from "./next-band.js";
import { type NextBand } from "./types.js";

/** Lines by bands over the amount that they are paid on. */
interface RunningLines {
  readonly node: NodeOf<"lines">;
  readonly running: Running & { readonly spec: PayBands };
  readonly rows: RowNodes;
  readonly lines: readonly Line[];
}

/** Lines that are only added up: nothing but their cap and their rounding comes after what a record earns. */
function isPlain({ least: lowest, most, pass, cap }: LineRules): boolean {
  return [lowest, most, pass].every((rule) => rule === undefined) && (cap === undefined || cap.by.length === 0);
}

function runningLines({ lines }: IncentiveLayout, { plan, at }: Presentation): RunningLines | undefined {
  const node = lines === undefined ? undefined : plan.nodes[lines.slot];
  const value = lines === undefined ? undefined : at(lines.slot);
  if (node?.kind !== "lines" || value === undefined || isMissing(value) || !isPlain(node.rules)) return undefined;
  const { earned, base } = node.rules;
  if (typeof earned === "number" || earned.spec.form === "curve" || earned.measure !== base) return undefined;
  const { mode, measure, spec } = earned;
  return {
    node,
    running: { mode, measure, spec },
    rows: plan.rows.get(node.collection)!,
    lines: (value as Lines).lines,
  };
}

/** The value of a slot of a record that no record decides; undefined for any other. */
function sharedValue(slot: Slot, { rows }: RunningLines, at: Presentation["at"]): Value | undefined {
  const node = rows.nodes[slot]!;
  if (node.kind === "literal") return node.value;
  return node.kind === "outer" ? at(node.slot) : undefined;
}

/** What the scale reads beside the records, by slot; undefined where a record decides it. */
function sharedSlots(source: RunningLines, at: Presentation["at"]): readonly Value[] | undefined {
  const slots: Value[] = [];
  for (const slot of slotsOfSpec(source.running.spec)) {
    const value = sharedValue(slot, source, at);
    if (value === undefined || isMissing(value)) return undefined;
    slots[slot] = value;
  }
  return slots;
}

/** What one more record earns; undefined where it cannot be told. */
function earnedBy(
  more: Exact,
  { running, lines }: RunningLines,
  next: PayStep,
  slots: readonly Value[],
): Exact | undefined {
  const { spec } = running;
  // Just above an exclusive bound the band pays as if the bound were its own.
  const steps = spec.steps.map((step) => (step === next ? { ...step, above: false } : step));
  const pay = runningPay({ ...running, spec: { ...spec, steps } });
  for (const { base } of lines) pay(base, base, slots);
  const earned = pay(more, more, slots);
  return isMissing(earned) ? undefined : exactOf(earned);
}

/** How much more is posted with one more line that earns so much; undefined where the cap is not known. */
function postedMore(
  earned: Exact,
  { node, lines }: RunningLines,
  { slots, places }: IncentiveLayout,
  { at, currencyDigits }: Presentation,
): Exact | undefined {
  const { cap, rounding } = node.rules;
  const [most, posted] = [cap === undefined ? undefined : at(cap.amount), at(slots.rounded)];
  if (isMissing(posted) || (most !== undefined && isMissing(most))) return undefined;
  const rounded = (amount: Exact): Exact => round(amount, places ?? currencyDigits, rounding.mode);
  const all = [...lines.map((line) => line.earned), earned];
  const total = rounding.per === "total" ? rounded(sumOf(all)) : sumOf(all.map(rounded));
  const kept = most === undefined ? total : least(total, round(exactOf(most), places ?? currencyDigits, "down"));
  // A total that is taken back stays below zero; any other is nothing there.
  return subtract(sign(exactOf(posted)) < 0 ? kept : greatest(kept, ZERO), exactOf(posted));
}

/** What people call what the records measure. */
function fieldName({ node, rows, running }: RunningLines, plan: Plan): string {
  const measured = rows.nodes[running.measure]!;
  const { fields } = plan.rows.get(node.collection)!.collection;
  return measured.kind === "field" ? `${node.collection}.${fields[measured.index]!.name}` : node.collection;
}

/** The next band; undefined where there is none to tell. */
export function nextLineBand(layout: IncentiveLayout, presentation: Presentation): NextBand | undefined {
  const { plan, at, currencyDigits } = presentation;
  const source = runningLines(layout, presentation);
  const slots = source && sharedSlots(source, at);
  if (source === undefined || slots === undefined) return undefined;
  const { running, lines, rows } = source;
  const { spec } = running;
  const unit = spec.unit === undefined ? ONE : exactOf(slots[spec.unit]!);
  if (sign(unit) <= 0) return undefined;
  const now = sumOf(lines.map(({ base }) => base));
  const next = spec.steps.find((step) => !reaches(now, boundOf(step, unit), step.above));
  const bound = next && boundOf(next, unit);
  if (next === undefined || bound === undefined) return undefined;
  const more = subtract(bound, now);
  const earned = earnedBy(more, source, next, slots);
  const earns = earned && postedMore(earned, source, layout, presentation);
  if (earns === undefined) return undefined;
  const digits = shownDigits(rows.types[running.measure]!, currencyDigits);
  const write = (value: Exact): string => writeFixed(value, digits);
  const measure = fieldName(source, plan);
  const rate = rateOf(next);
  return {
    measure,
    title: measure,
    now: write(now),
    from: write(bound),
    ...(next.above ? { above: true } : {}),
    more: write(more),
    earns: writeFixed(earns, layout.places ?? currencyDigits),
    ...(rate === undefined ? {} : { rate }),
  };
}
