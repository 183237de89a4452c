/** Stages, rebates and ranks, as the document tells them. */
import type { Condition } from "partner-program";
import { type Context, type Verdict } from "./context.js";
import { allOf, partnerScope } from "./evaluate.js";
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
  roundHalfAway,
  times,
} from "./rational.js";
import { conditionHolds } from "./rules.js";
import { type Value, NOT_APPLICABLE, absentAmong, isAbsent, textOf } from "./values.js";

type Json = Readonly<Record<string, unknown>>;

/** Stages are entered one after the other. */
export function stageVerdicts(context: Context): readonly (readonly [string, Verdict])[] {
  const { stages } = context.document.lifecycle!.partner!;
  const own = stages.map(({ enter }): Verdict =>
    enter === undefined ? true : conditionHolds(enter, partnerScope(context)),
  );
  return stages.map(({ id }, index) => [id, allOf(own.slice(0, index + 1))]);
}

/** The rebates that are generated here: other scales and kinds have an oracle of their own. */
interface PlainRebate {
  readonly payOn: string;
  readonly qualifyOn?: string;
  readonly scale: {
    readonly apply: string;
    readonly bands: readonly { readonly from: number; readonly rate: number | string }[];
  };
  readonly cap?: { readonly amount: number };
  readonly eligible?: Condition;
}

/** What a rebate pays before anybody asks whether the partner is eligible: rounded to cents, and whether it is due. */
export function rebateOf(id: string, context: Context): { readonly amount: Value; readonly eligible: Verdict } {
  const {
    payOn,
    qualifyOn = payOn,
    scale,
    cap,
    eligible,
  } = context.document.incentives![id]! as unknown as PlainRebate;
  const [paid, measured] = [context.value(payOn), context.value(qualifyOn)];
  const verdict = eligible === undefined ? true : conditionHolds(eligible, partnerScope(context));
  const absent = absentAmong([paid, measured]);
  if (absent !== undefined) return { amount: absent, eligible: verdict };
  const bands = scale.bands.map(({ from, rate }) => ({ from: decimal(from), rate: decimal(rate) }));
  const amount = scale.apply === "graduated" ? graduated(paid as Rational, bands) : whole(paid as Rational, measured as Rational, bands); // prettier-ignore
  const positive = order(amount, ZERO) < 0 ? ZERO : amount;
  const limit = cap === undefined ? positive : decimal(cap.amount);
  return { amount: roundHalfAway(order(positive, limit) > 0 ? limit : positive, 2), eligible: verdict };
}

interface Band {
  readonly from: Rational;
  readonly rate: Rational;
}

/** Each slice at the rate of its own band. */
function graduated(amount: Rational, bands: readonly Band[]): Rational {
  return bands.reduce((sum, { from, rate }, index) => {
    const next = bands[index + 1]?.from;
    const top = next === undefined || order(amount, next) < 0 ? amount : next;
    return order(top, from) <= 0 ? sum : plus(sum, times(rate, minus(top, from)));
  }, ZERO);
}

/** All of it at the rate of the last band that is reached. */
function whole(amount: Rational, measured: Rational, bands: readonly Band[]): Rational {
  const reached = bands.filter(({ from }) => order(from, measured) <= 0);
  return times(amount, reached.at(-1)?.rate ?? ZERO);
}

/** The operators that read the base. */
export const STANDINGS = ["rank", "percentileRank", "quartile", "shareOfBase", "peers", "ofBase"];

/** Interpolated between the two values around the place share * (count - 1). */
function percentile(values: readonly Rational[], share: Rational): Rational {
  const sorted = values.toSorted(order);
  const place = times(share, rational(BigInt(values.length - 1)));
  const below = floor(place);
  const beyond = minus(place, rational(below));
  const [low, high] = [sorted[Number(below)]!, sorted[Number(below) + 1] ?? ZERO];
  return beyond.n === 0n ? low : plus(times(low, minus(ONE, beyond)), times(high, beyond));
}

function ofBase({ take, share }: Json, values: readonly Rational[]): Rational {
  if (take === "min") return values.toSorted(order)[0]!;
  if (take === "max") return values.toSorted(order).at(-1)!;
  if (take === "average") return over(values.reduce(plus, ZERO), rational(BigInt(values.length)));
  return percentile(values, take === "median" ? rational(1n, 2n) : decimal(share as string));
}

/** The place of a partner's value among those of the others. */
export function standingOf(metric: Json, own: Context, others: readonly Context[]): Value {
  const figure = STANDINGS.map((operator) => metric[operator]).find((name) => name !== undefined) as string;
  const among = metric["among"] as string | undefined;
  const value = own.value(figure);
  const group = among === undefined ? "" : own.value(among);
  const absent = absentAmong("ofBase" in metric ? [group] : [value, group]);
  if (absent !== undefined) return absent;
  const peers = others.filter((other) => {
    const theirs = among === undefined ? "" : other.value(among);
    return !isAbsent(other.value(figure)) && textOf(theirs) === textOf(group);
  });
  const values = peers.map((peer) => peer.value(figure) as Rational);
  if (values.length < ((metric["minimumPeers"] as number | undefined) ?? 0)) return NOT_APPLICABLE;
  if ("ofBase" in metric) return values.length === 0 ? NOT_APPLICABLE : ofBase(metric, values);
  const count = (isSo: (difference: number) => boolean): Rational =>
    rational(BigInt(values.filter((each) => isSo(order(each, value as Rational))).length));
  const lowestFirst = metric["order"] === "lowestFirst";
  const ahead = count((difference) => (lowestFirst ? difference < 0 : difference > 0));
  if ("rank" in metric) return plus(ahead, ONE);
  if ("peers" in metric) return rational(BigInt(values.length));
  const size = rational(BigInt(values.length));
  if ("percentileRank" in metric) return values.length === 0 ? NOT_APPLICABLE : over(minus(size, ahead), size);
  if ("quartile" in metric) {
    if (values.length === 0) return NOT_APPLICABLE;
    const reached = minus(size, ahead);
    return rational(
      BigInt([1n, 2n, 3n].filter((quarter) => order(over(reached, size), rational(quarter, 4n)) > 0).length + 1),
    );
  }
  const total = values.reduce(plus, ZERO);
  return total.n === 0n ? NOT_APPLICABLE : over(value as Rational, total);
}
