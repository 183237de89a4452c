/** Scorecards, part by part. */
import { shift } from "./calendar.js";
import type { Condition } from "partner-program";
import { type Context, type Verdict } from "./context.js";
import { partnerScope } from "./evaluate.js";
import { type Rational, ONE, ZERO, decimal, minus, order, over, plus, rational, root, times } from "./rational.js";
import { conditionHolds, formulaValue, onLine, operandValue } from "./rules.js";
import {
  type Absent,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  absentAmong,
  isAbsent,
  isNotApplicable,
  isNumber,
  isUnknown,
  textOf,
} from "./values.js";

type Json = Readonly<Record<string, unknown>>;
type Worths = Readonly<Record<string, number | string>>;

interface Part {
  readonly id?: string;
  readonly appliesWhen?: Condition;
  readonly measures?: string;
  readonly weight?: number | string;
  readonly aggregate?: string;
  readonly cap?: number | string;
  readonly parts?: readonly Part[];
  readonly ask?: string;
  readonly validFor?: Json;
  readonly answers?: Worths;
  readonly choices?: Worths;
  readonly most?: number | string;
  readonly yes?: number | string;
  readonly no?: number | string;
  readonly bands?: readonly { readonly from: number | string; readonly is: number | string }[];
  readonly corners?: readonly { readonly at: number | string; readonly is: number | string }[];
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

type Answered = { readonly answered: unknown } | Absent;

/** What is answered, with whatever stands beside it. */
function entryValue(entry: unknown): Answered {
  if (typeof entry !== "object" || Array.isArray(entry)) return { answered: entry };
  return "notApplicable" in entry! ? NOT_APPLICABLE : { answered: (entry as Json)["value"] };
}

/** Of dated answers the last one that has begun and was known, where it still counts. */
function answerOf(part: Part, path: string, card: string, { document, partner, asOf, knownAt }: Context): Answered {
  const raw: unknown = partner.answers?.[card]?.[path];
  if (raw === undefined || raw === null) return UNKNOWN;
  if (document.scorecards![card]!.dated !== true) return entryValue(raw);
  const entries = (raw as readonly Record<"from" | "recordedOn", string>[]).filter(
    (entry) =>
      entry.from <= asOf && ((entry.recordedOn as string | undefined) === undefined || entry.recordedOn <= knownAt),
  );
  const key = (entry: Record<"from" | "recordedOn", string>): string =>
    `${entry.from} ${(entry.recordedOn as string | undefined) ?? ""}`;
  const last = entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1);
  if (last === undefined) return UNKNOWN;
  if (part.validFor !== undefined && asOf >= shift(last.from, part.validFor)) return UNKNOWN;
  return entryValue(last);
}

function worthOf(part: Part, answer: unknown, scaled: boolean): Rational {
  if (part.answers !== undefined) return decimal(part.answers[answer as string]!);
  if (part.yes !== undefined) return decimal(answer === true ? part.yes : (part.no ?? 0));
  if (part.choices !== undefined) {
    const sum = (answer as readonly string[]).map((each) => decimal(part.choices![each]!)).reduce(plus, ZERO);
    const most = part.most ?? (scaled ? 1 : undefined);
    return most !== undefined && order(sum, decimal(most)) > 0 ? decimal(most) : sum;
  }
  const number = decimal(answer as number);
  if (part.corners !== undefined) return onLine(number, part.corners);
  const reached = part.bands!.filter(({ from }) => order(decimal(from), number) <= 0);
  return decimal(reached.at(-1)?.is ?? 0);
}

/** The states of partners of which each category of the catalogue is asked. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  fit: ["candidate", "latent"],
  customer: ["new", "active"],
  capability: ["active"],
  activation: ["new", "active"],
  performance: ["new", "active"],
};

/** Whether a part applies: by its own condition, or where the catalogue tells states, because the partner is in one of its entry's. */
function applies({ appliesWhen, measures }: Part, context: Context): Verdict {
  const scope = partnerScope(context);
  if (appliesWhen !== undefined) return conditionHolds(appliesWhen, scope);
  const states = context.document.catalogue?.states as Readonly<Record<string, Condition>> | undefined;
  const told = Object.entries(states ?? {}).filter(([id]) => ASKED[measures?.split(".")[0] ?? ""]?.includes(id));
  return told.length === 0 ? true : conditionHolds({ any: told.map(([, condition]) => condition) }, scope);
}

function partScore(part: Part, path: string, card: string, context: Context): Scored {
  const verdict = applies(part, context);
  if (verdict === false) return { score: NOT_APPLICABLE, coverage: NOT_APPLICABLE };
  const own = ownScore(part, path, card, context);
  if (verdict === true) return own;
  return { score: UNKNOWN, coverage: isNotApplicable(own.coverage) ? NOT_APPLICABLE : ZERO };
}

function ownScore(part: Part, path: string, card: string, context: Context): Scored {
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
  if (part.ask !== undefined) {
    const answer = answerOf(part, path.slice(0, -1), card, context);
    if (!("answered" in answer)) return { score: answer, coverage: knownShare(answer) };
    const worth = worthOf(part, answer.answered, scale !== undefined);
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

/** The score less that of the other day, and whether that is more than the dead band. */
export function trendOf(card: string, context: Context): readonly [Value, string | null] {
  const { shift: by, deadBand = 0 } = context.document.scorecards![card]!.trend!;
  const [now, then] = [context, context.on(shift(context.asOf, by))].map((each) => scored(card, each).score);
  const absent = absentAmong([now!, then!]);
  if (absent !== undefined) return [absent, null];
  const change = minus(now as Rational, then as Rational);
  if (order(change, decimal(deadBand)) > 0) return [change, "improving"];
  return [change, order(change, minus(ZERO, decimal(deadBand))) < 0 ? "declining" : "steady"];
}

/** What is told of the others' scores: each by its own word. */
export function peersOf(card: string, own: Context, base: readonly Context[]): Readonly<Record<string, Value>> {
  const { among, minimumPeers } = own.document.scorecards![card]!.peers!;
  const group = among === undefined ? "" : own.value(among);
  const score = scored(card, own).score;
  const absent = absentAmong([score, group]);
  const theirs = base
    .filter((other) => !isAbsent(group) && (among === undefined || isSame(other.value(among), group)))
    .map((other) => scored(card, other).score)
    .filter(isNumber);
  const few = theirs.length < minimumPeers;
  const told = (value: () => Value): Value => absent ?? (few ? NOT_APPLICABLE : value());
  const reached = theirs.filter((each) => isNumber(score) && order(each, score) <= 0).length;
  const share = (): Rational => rational(BigInt(reached), BigInt(theirs.length));
  const sorted = theirs.toSorted(order);
  const middle = (sorted.length - 1) / 2;
  const median = (): Rational => over(plus(sorted[Math.floor(middle)]!, sorted[Math.ceil(middle)]!), rational(2n));
  const medianTold = isAbsent(group) ? group : few ? NOT_APPLICABLE : median();
  return {
    count: absent ?? rational(BigInt(theirs.length)),
    percentileRank: told(share),
    quartile: told(() =>
      rational(BigInt([1, 2, 3].filter((quarter) => order(share(), rational(BigInt(quarter), 4n)) > 0).length + 1)),
    ),
    median: medianTold,
    gapToMedian: absentAmong([score, medianTold]) ?? minus(score as Rational, medianTold as Rational),
  };
}

function isSame(left: Value, right: Value): boolean {
  return !isAbsent(left) && textOf(left) === textOf(right);
}
