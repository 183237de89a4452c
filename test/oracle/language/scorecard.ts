/** Scorecards, part by part. */
import { type Context } from "./context.js";
import { partnerScope } from "./evaluate.js";
import { type Rational, ONE, ZERO, decimal, minus, order, over, plus, root, times } from "./rational.js";
import { formulaValue, operandValue } from "./rules.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, isNotApplicable, isNumber, isUnknown } from "./values.js";

interface Part {
  readonly id?: string;
  readonly weight?: number | string;
  readonly aggregate?: string;
  readonly cap?: number | string;
  readonly parts?: readonly Part[];
  readonly answers?: Readonly<Record<string, number | string>>;
  readonly points?: { readonly of: never; readonly max: never; readonly at: never };
  readonly score?: never;
}

interface Scored {
  readonly score: Value;
  /** Known share of what lies below; not applicable where nothing does. */
  readonly coverage: Value;
}

function knownShare(value: Value): Value {
  if (isNotApplicable(value)) return NOT_APPLICABLE;
  return isUnknown(value) ? ZERO : ONE;
}

function combine(
  values: readonly Value[],
  weights: readonly Rational[],
  how: string,
  missing: string,
  lowest: Rational,
): Value {
  // prettier-ignore
  if (missing === "fail" && values.some(isUnknown)) return UNKNOWN;
  const settled = missing === "lowest" ? values.map((value) => (isUnknown(value) ? lowest : value)) : values;
  const there = settled.flatMap((value, index) => (isNumber(value) ? [{ value, weight: weights[index]! }] : []));
  if (there.length === 0) return settled.some(isUnknown) ? UNKNOWN : NOT_APPLICABLE;
  const numbers = there.map(({ value }) => value);
  if (how === "sum") return numbers.reduce(plus);
  if (how === "least") return numbers.reduce((a, b) => (order(a, b) <= 0 ? a : b));
  if (how === "greatest") return numbers.reduce((a, b) => (order(a, b) >= 0 ? a : b));
  const weight = there.reduce((sum, part) => plus(sum, part.weight), ZERO);
  if (weight.n === 0n) return NOT_APPLICABLE;
  const weighing = there.filter((part) => part.weight.n !== 0n);
  if (how.endsWith("icMean") && weighing.some(({ value }) => value.n <= 0n)) return NOT_APPLICABLE;
  if (how === "harmonicMean") return over(weight, weighing.map((part) => over(part.weight, part.value)).reduce(plus));
  if (how === "geometricMean") {
    // The weights of random cards are whole numbers.
    const powers = weighing.flatMap((part) => new Array<Rational>(Number(part.weight.n)).fill(part.value));
    return root(powers.reduce(times), powers.length);
  }
  return over(
    there.reduce((sum, part) => plus(sum, times(part.value, part.weight)), ZERO),
    weight,
  );
}

function partScore(part: Part, path: string, card: string, context: Context): Scored {
  const { scale, missing } = context.document.scorecards![card]!;
  const scope = partnerScope(context);
  if (part.parts !== undefined) {
    const below = part.parts.map((each) => partScore(each, `${path}${each.id!}.`, card, context));
    const weights = part.parts.map(({ weight }) => (weight === undefined ? ONE : decimal(weight)));
    const lowest = decimal(scale?.[0] ?? 0);
    const coverage = combine(below.map((each) => each.coverage), weights, "weightedMean", "exclude", lowest); // prettier-ignore
    const score = combine(below.map((each) => each.score), weights, part.aggregate ?? "weightedMean", missing, lowest); // prettier-ignore
    return { score: capped(score, part.cap), coverage };
  }
  if (part.answers !== undefined) {
    const answer = context.partner.answers?.[card]?.[path.slice(0, -1)];
    if (answer === undefined) return { score: UNKNOWN, coverage: ZERO };
    const worth = decimal(part.answers[answer]!);
    if (scale === undefined) return { score: worth, coverage: ONE };
    const [low, high] = [decimal(scale[0]), decimal(scale[1])];
    return { score: plus(low, times(worth, minus(high, low))), coverage: ONE };
  }
  const score =
    part.points === undefined
      ? capped(operandValue(part.score!, scope), part.cap)
      : formulaValue({ points: part.points }, scope);
  return { score, coverage: knownShare(score) };
}

function capped(score: Value, cap: number | string | undefined): Value {
  return cap !== undefined && isNumber(score) && order(score, decimal(cap)) > 0 ? decimal(cap) : score;
}

export function scored(path: string, context: Context): Scored {
  const [card, ...ids] = path.split(".");
  const root = context.document.scorecards![card!]! as unknown as Part & { minimumCoverage?: number | string };
  let part: Part = root;
  for (const id of ids) part = part.parts!.find((each) => each.id === id)!;
  const found = partScore(part, ids.map((id) => `${id}.`).join(""), card!, context);
  if (ids.length > 0 || root.minimumCoverage === undefined || !isNumber(found.coverage)) return found;
  return order(found.coverage, decimal(root.minimumCoverage)) < 0 ? { ...found, score: UNKNOWN } : found;
}
