/** The next band of an incentive of a period, worked out on the filled slots. */
import { type Node } from "../../core/expression/node.js";
import { type PayBands, type PayStep } from "../../core/expression/pay/spec.js";
import { boundOf, payerOf, reaches } from "../../core/expression/pay/amount.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, exactOf, isMissing } from "../../core/expression/value.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Presentation, shownDigits } from "../../core/outcome/present.js";
import { writeExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ONE, sign, subtract } from "../../core/number/exact.js";
import { operationOf } from "../../core/expression/operations.js";
import { type IncentiveLayout } from "../../incentives/outcome.js";
import { type NextBand } from "./types.js";

/** A scale of bands with the slots that it is read over. */
interface Scale {
  readonly measure: Slot;
  readonly base: Slot;
  readonly spec: PayBands;
}

/** The bands of a node that pays by some; both kinds of node are read alike. */
function scaleOf(node: Node): Scale | undefined {
  if (node.kind === "pay")
    return node.spec.form === "bands" ? { measure: node.measure, base: node.base, spec: node.spec } : undefined;
  if (node.kind !== "scale") return undefined;
  const { qualifyOn, payOn, reading, bands } = node;
  const steps = bands.map(({ from, rate }): PayStep => ({ from, above: false, reading, rate: { value: rate } }));
  return { measure: qualifyOn, base: payOn, spec: { form: "bands", steps, unit: undefined } };
}

/** The amount that would be posted for what is earned: the steps behind the scale are computed again. */
function postedFor(earned: Exact, { slots }: IncentiveLayout, plan: Plan, at: Presentation["at"]): Value {
  const again: Value[] = [];
  for (let slot = 0; slot <= slots.rounded; slot += 1) again[slot] = at(slot);
  again[slots.uncapped] = earned;
  const reached = new Set<Slot>([slots.uncapped]);
  for (let slot = slots.uncapped + 1; slot <= slots.rounded; slot += 1) {
    const node = plan.nodes[slot]!;
    const operation = operationOf(node);
    if (!operation.operands(node).some((operand) => reached.has(operand))) continue;
    again[slot] = operation.apply!(node)(again);
    reached.add(slot);
  }
  return again[slots.rounded]!;
}

/** The rate of a band, where it is a number of the document. */
export function rateOf({ rate }: PayStep): string | undefined {
  return rate !== undefined && "value" in rate ? writeExact(rate.value) : undefined;
}

/** What people call a slot. */
export interface SlotNames {
  readonly nameOf: (slot: Slot) => string;
  readonly titleOf: (slot: Slot) => string;
}

/** The first band that is not reached, with its bound. */
function firstAbove(
  { spec, measure }: Scale,
  at: Presentation["at"],
): { readonly next: PayStep; readonly bound: Exact } | undefined {
  const unit = spec.unit === undefined ? ONE : at(spec.unit);
  const now = at(measure);
  if (isMissing(unit) || isMissing(now) || sign(exactOf(unit)) <= 0) return undefined;
  const next = spec.steps.find((step) => !reaches(exactOf(now), boundOf(step, exactOf(unit)), step.above));
  const bound = next && boundOf(next, exactOf(unit));
  return next === undefined || bound === undefined ? undefined : { next, bound };
}

/** The next band; undefined where there is none to tell. */
export function nextBand(layout: IncentiveLayout, presentation: Presentation, names: SlotNames): NextBand | undefined {
  const { plan, at, currencyDigits } = presentation;
  const { slots, places } = layout;
  const scale = scaleOf(plan.nodes[slots.uncapped]!);
  const found = scale && firstAbove(scale, at);
  if (scale === undefined || found === undefined) return undefined;
  const { next, bound } = found;
  const { measure, base, spec } = scale;
  const [now, paidOn, posted] = [at(measure), at(base), at(slots.rounded)];
  if (isMissing(paidOn) || isMissing(posted)) return undefined;
  const allSlots = plan.nodes.map((_, slot) => at(slot));
  // Just above an exclusive bound the band pays as if the bound were its own.
  const steps = spec.steps.map((step) => (step === next ? { ...step, above: false } : step));
  const earned = payerOf({ ...spec, steps })(bound, base === measure ? bound : exactOf(paidOn), allSlots);
  const then = isMissing(earned) ? earned : postedFor(exactOf(earned), layout, plan, at);
  if (isMissing(then)) return undefined;
  const type = plan.types[measure]!;
  const write = (value: Exact): string =>
    writeFixed(value, isNumeric(type.kind) ? shownDigits(type, currencyDigits) : 0);
  const rate = rateOf(next);
  return {
    measure: names.nameOf(measure),
    title: names.titleOf(measure),
    now: write(exactOf(now)),
    from: write(bound),
    ...(next.above ? { above: true } : {}),
    more: write(subtract(bound, exactOf(now))),
    earns: writeFixed(subtract(exactOf(then), exactOf(posted)), places ?? currencyDigits),
    ...(rate === undefined ? {} : { rate }),
  };
}
