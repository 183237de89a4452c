/** What a scale pays for a measure and a base. */
import { type Exact, ONE, ZERO, add, compare, divide, least, multiply, subtract } from "../../number/exact.js";
import { type Corner } from "../words.js";
import { type Value, exactOf, isMissing } from "../value.js";
import { inUnits, plus, portionOf } from "./portion.js";
import { type PayBands, type PayCurve, type PaySpec, type PayStep } from "./spec.js";

/** The amount for a measure that picks the band and a base that is paid on; slots are those that the scale reads. */
export type Payer = (measure: Exact, base: Exact, slots: readonly Value[]) => Value;

/** Whether a value has reached a band whose bound is this. */
export function reaches(value: Exact, bound: Exact | undefined, above: boolean): boolean {
  if (bound === undefined) return true;
  const difference = compare(value, bound);
  return above ? difference > 0 : difference >= 0;
}

export function boundOf({ from }: PayStep, unit: Exact): Exact | undefined {
  return from === undefined ? undefined : multiply(from, unit);
}

/** The part of the measure that a reached band pays on; `top` is the bound of the next one. */
const PARTS: { readonly [R in PayStep["reading"]]: (measure: Exact, bound: Exact, top: Exact | undefined) => Exact } = {
  wholeAmount: (measure, _bound, top) => (top === undefined ? measure : least(measure, top)),
  rolling: (measure, _bound, top) => (top === undefined ? measure : least(measure, top)),
  additive: (measure) => measure,
  graduated: (measure, bound, top) => subtract(top === undefined ? measure : least(measure, top), bound),
};

/** As much of the base as a part is of the measure. */
function partOfBase(part: Exact, measure: Exact, base: Exact): Exact {
  if (compare(part, measure) === 0) return base;
  return compare(measure, base) === 0 ? part : divide(multiply(part, base), measure);
}

/** Every reached band adds what it pays, but one that is read as the whole amount pays instead of those below it. */
function payBands({ steps, unit }: PayBands): Payer {
  const plain = steps.map(({ from }) => from);
  return (measure, base, slots) => {
    const units = unit === undefined ? ONE : inUnits(slots[unit]);
    if (isMissing(units)) return units;
    const bounds = unit === undefined ? plain : steps.map((step) => boundOf(step, exactOf(units)));
    let paid: Value = ZERO;
    for (const [index, step] of steps.entries()) {
      const bound = bounds[index];
      if (!reaches(measure, bound, step.above)) break;
      const part = PARTS[step.reading](measure, bound ?? ZERO, bounds[index + 1]);
      const pays = portionOf(step, partOfBase(part, measure, base), slots);
      paid = step.reading === "wholeAmount" ? pays : plus(paid, pays);
    }
    return paid;
  };
}

function onSegment(value: Exact, from: Corner, to: Corner): Exact {
  const way = divide(subtract(value, from.at), subtract(to.at, from.at));
  return add(from.is, multiply(way, subtract(to.is, from.is)));
}

/** The height of the line over a value. */
export function heightOf(
  value: Exact,
  { corners, below, beyond }: Pick<PayCurve, "corners" | "below" | "beyond">,
): Exact {
  const [first, last] = [corners[0]!, corners.at(-1)!];
  if (compare(value, first.at) < 0) return below === "nothing" ? ZERO : first.is;
  const next = corners.findIndex(({ at }) => compare(value, at) < 0);
  if (next > 0) return onSegment(value, corners[next - 1]!, corners[next]!);
  const before = corners.at(-2);
  return beyond === "last" || before === undefined ? last.is : onSegment(value, before, last);
}

function payCurve(curve: PayCurve): Payer {
  const { unit, gives } = curve;
  return (measure, base, slots) => {
    const units = unit === undefined ? ONE : inUnits(slots[unit]);
    if (isMissing(units)) return units;
    const height = heightOf(unit === undefined ? measure : divide(measure, exactOf(units)), curve);
    return gives === "amount" ? height : multiply(height, base);
  };
}

/** One rate of the document on everything: no band has to be looked for. */
function onlyRate(spec: PaySpec): Exact | undefined {
  if (spec.form === "curve" || spec.steps.length !== 1) return undefined;
  const { from, rate, fixed, packages } = spec.steps[0]!;
  const isPlain = from === undefined && fixed === undefined && packages === undefined;
  return isPlain && rate !== undefined && "value" in rate ? rate.value : undefined;
}

/** A scale made ready. */
export function payerOf(spec: PaySpec): Payer {
  const rate = onlyRate(spec);
  if (rate !== undefined) return (_measure, base) => multiply(rate, base);
  return spec.form === "bands" ? payBands(spec) : payCurve(spec);
}
