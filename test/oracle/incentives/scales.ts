/** What scales pay, worked out the long way. */
import {
  type Rational,
  ONE,
  ZERO,
  decimal,
  floor,
  minus,
  order,
  over,
  plus,
  rational,
  times,
} from "../language/rational.js";
import { type Json } from "./generate.js";

/** Reads an operand where it stands. */
export type Read = (operand: unknown) => Rational;

const lesser = (a: Rational, b: Rational): Rational => (order(a, b) < 0 ? a : b);
const greater = (a: Rational, b: Rational): Rational => (order(a, b) > 0 ? a : b);
export { greater, lesser };

/** Everything that a portion pays on a part. */
export function portion(pays: Json, part: Rational, read: Read, once = true): Rational {
  let sum = ZERO;
  for (const key of ["rate", "perUnit"]) if (key in pays) sum = plus(sum, times(part, read(pays[key])));
  if (once && "fixed" in pays) sum = plus(sum, read(pays["fixed"]));
  const packages = pays["perPackage"] as Json | undefined;
  if (packages === undefined) return sum;
  const exactly = over(part, read(packages["size"]));
  const full = rational(floor(exactly));
  const count = packages["count"] === "started" && order(full, exactly) < 0 ? plus(full, ONE) : full;
  return plus(sum, times(greater(count, ZERO), read(packages["amount"])));
}

interface Span {
  readonly pays: Json;
  readonly apply: string;
  readonly bottom: Rational;
  readonly top: Rational | undefined;
  readonly holdsBottom: boolean;
}

function spansOf(scale: Json): readonly Span[] {
  const bands = scale["bands"] as readonly Json[];
  const bottomOf = (band: Json): Rational => decimal((band["from"] ?? band["above"]) as string);
  return bands.map((band, index) => ({
    pays: band,
    apply: (band["apply"] ?? scale["apply"]) as string,
    bottom: bottomOf(band),
    top: bands[index + 1] === undefined ? undefined : bottomOf(bands[index + 1]!),
    holdsBottom: "from" in band,
  }));
}

const isReached = ({ bottom, holdsBottom }: Span, value: Rational): boolean =>
  order(value, bottom) > 0 || (holdsBottom && order(value, bottom) === 0);

/** The reached bands, one after the other. */
function byBands(scale: Json, measure: Rational, base: Rational, read: Read): Rational {
  const spans = spansOf(scale);
  const unreached = spans.findIndex((span) => !isReached(span, measure));
  let total = ZERO;
  for (const { apply, bottom, top, pays } of unreached < 0 ? spans : spans.slice(0, unreached)) {
    const below = top === undefined ? measure : lesser(measure, top);
    const part = { wholeAmount: below, rolling: below, additive: measure, graduated: minus(below, bottom) }[apply]!;
    const ofBase = order(part, measure) === 0 ? base : over(times(base, part), measure);
    const paid = portion(pays, ofBase, read);
    total = apply === "wholeAmount" ? paid : plus(total, paid);
  }
  return total;
}

/** The height of a line over a value. */
export function height(line: Json, value: Rational): Rational {
  const corners = (line["curve"] as readonly { at: string; is: string }[]).map(({ at, is }) => ({ at: decimal(at), is: decimal(is) }));
  const [first, last] = [corners[0]!, corners.at(-1)!];
  if (order(value, first.at) < 0) return line["below"] === "nothing" ? ZERO : first.is;
  for (let index = 1; index < corners.length; index += 1) {
    const [from, to] = [corners[index - 1]!, corners[index]!];
    const isLast = index === corners.length - 1 && line["beyond"] === "extend";
    if (order(value, to.at) > 0 && !isLast) continue;
    return plus(from.is, over(times(minus(value, from.at), minus(to.is, from.is)), minus(to.at, from.at)));
  }
  return last.is;
} // prettier-ignore

/** What a scale pays on a base by a measure. */
export function scalePays(scale: Json, measure: Rational, base: Rational, read: Read): Rational {
  if ("flat" in scale) return portion(scale["flat"] as Json, base, read);
  if ("bands" in scale) return byBands(scale, measure, base, read);
  if ("curve" in scale)
    return scale["gives"] === "amount" ? height(scale, measure) : times(height(scale, measure), base);
  return order(measure, read(scale["target"])) < 0 ? ZERO : portion(scale["pays"] as Json, base, read);
}

/** Pays records in their order by their own slices: every movement is cut at the bounds. */
export function slicing(scale: Json): (measured: Rational, base: Rational, read: Read) => Rational {
  const spans = spansOf(scale);
  let total = ZERO;
  let peak: Rational | undefined;
  const spanOf = (value: Rational): Span | undefined => {
    const found = spans.findLast((span) => isReached(span, value));
    return found ?? (order(spans[0]!.bottom, ZERO) <= 0 ? spans[0] : undefined);
  };
  return (measured, base, read) => {
    const [before, after] = [total, plus(total, measured)];
    total = after;
    const [low, high] = [lesser(before, after), greater(before, after)];
    const cuts = [low, ...spans.map(({ bottom }) => bottom).filter((bound) => order(bound, low) > 0 && order(bound, high) < 0), high];
    let paid = ZERO;
    if (order(low, high) === 0) {
      const span = spanOf(low);
      if (span !== undefined) paid = portion({ ...span.pays, fixed: 0 }, base, read);
    }
    for (const span of spans) {
      let part = ZERO;
      for (let index = 1; index < cuts.length; index += 1) {
        const middle = over(plus(cuts[index - 1]!, cuts[index]!), rational(2n));
        if (order(cuts[index]!, cuts[index - 1]!) > 0 && spanOf(middle) === span) part = plus(part, minus(cuts[index]!, cuts[index - 1]!));
      }
      if (part.n !== 0n) paid = plus(paid, portion({ ...span.pays, fixed: 0 }, over(times(base, part), minus(high, low)), read));
      const isNew = isReached(span, high) && (peak === undefined || !isReached(span, peak));
      if (isNew && "fixed" in span.pays) paid = plus(paid, read(span.pays["fixed"]));
      // A band that is entered at its bound only pays the packages of nothing.
    }
    peak = peak === undefined ? high : greater(peak, high);
    return paid;
  };
} // prettier-ignore
