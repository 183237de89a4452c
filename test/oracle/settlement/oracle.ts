/** Settlement the slow way: every night everything is added up again, from the orders and from a list of what was posted. */
import { rounded } from "../incentives/amounts.js";
import { type Json } from "../incentives/generate.js";
import { greater, lesser, scalePays } from "../incentives/scales.js";
import { type Rational, ZERO, decimal, minus, order, plus, times } from "../language/rational.js";

export interface OrderLine {
  readonly on: string;
  readonly seen: string;
  readonly amount: string;
}

export interface Night {
  readonly period: string;
  readonly on: string;
  readonly knownAt: string;
}

/** An entry as it is compared. */
export interface Posted {
  readonly id: string;
  readonly kind: string;
  readonly amount: Rational;
  readonly reason: string;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (number: number): string => String(number).padStart(2, "0");
const lengthOf = (year: number, month: number): number => (month === 2 && year % 4 === 0 ? 29 : LENGTHS[month - 1]!);

/** The first and the last day of the month or quarter that a day lies in. */
function periodOf(day: string, unit: string): { readonly from: string; readonly to: string } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = unit === "month" ? month : month - ((month - 1) % 3);
  const last = unit === "month" ? month : first + 2;
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(lengthOf(year, last))}` };
}

function afterMonths(day: string, months: number): string {
  const months0 = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(months0 / 12), (months0 % 12) + 1];
  return `${year}-${two(month)}-${two(Math.min(Number(day.slice(8)), lengthOf(year, month)))}`;
}

function afterDays(day: string, days: number): string {
  let [text, left] = [day, days];
  for (; left > 0; left -= 1) {
    const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
    if (date < lengthOf(year, month)) text = `${text.slice(0, 8)}${two(date + 1)}`;
    else text = `${afterMonths(`${text.slice(0, 8)}01`, 1).slice(0, 8)}01`;
  }
  return text;
}

interface State {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  accrued: Rational;
  earned: Rational;
  isClosed: boolean;
  entries: number;
  /** The day of the last part that was posted before it was closed. */
  posted?: { readonly on: string };
}

const read = (value: unknown): Rational => decimal(value as string | number);

/** What the incentive pays on the orders from a day to another, as far as they were known, where there is at most so much. */
function paysFor(
  incentive: Json,
  from: string,
  judged: string,
  knownAt: string,
  orders: readonly OrderLine[],
  most: Rational | undefined,
): Rational {
  let base = ZERO;
  for (const { on, seen, amount } of orders)
    if (on >= from && on <= judged && seen <= knownAt) base = plus(base, decimal(amount));
  const earned = greater(scalePays(incentive["scale"] as Json, base, base, read), ZERO);
  const kept = most === undefined ? earned : lesser(earned, most);
  return rounded(kept, 2, (incentive["round"] ?? "halfAwayFromZero") as string);
}

/** What is due of a period: a cap that the year shares has lost what earlier periods would have been paid without it. */
function dueOf(
  incentive: Json,
  { from }: Pick<State, "from">,
  judged: string,
  knownAt: string,
  orders: readonly OrderLine[],
): Rational {
  const cap = incentive["cap"] as Json | undefined;
  let most = cap === undefined ? undefined : read(cap["amount"]);
  if (most !== undefined && cap!["per"] !== undefined) {
    let earlier = periodOf(`${from.slice(0, 4)}-01-01`, incentive["period"] as string);
    for (; earlier.from < from; earlier = periodOf(afterDays(earlier.to, 1), incentive["period"] as string))
      most = minus(most, paysFor(incentive, earlier.from, earlier.to, knownAt, orders, undefined));
    most = greater(most, ZERO);
  }
  return paysFor(incentive, from, judged, knownAt, orders, most);
}

interface Terms {
  readonly graceDays?: number;
  readonly accrue?: "earnedSoFar" | "nothing" | { readonly rate: string };
  readonly takeBackWithin?: { readonly months: number };
  readonly interim?: { readonly share: string };
  readonly dust?: number;
}

/** The end of the last month that was over before a day, where it lies in the period. */
function monthBefore(on: string, { from, to }: State): string | undefined {
  const month = periodOf(on, "month").from;
  let end = from;
  if (month <= from) return undefined;
  while (end < to && afterDays(end, 1) < month) end = afterDays(end, 1);
  return end;
}

function estimateOf(
  { accrue = "earnedSoFar" }: Terms,
  due: Rational,
  from: string,
  judged: string,
  knownAt: string,
  orders: readonly OrderLine[],
): Rational {
  if (accrue === "earnedSoFar") return due;
  if (accrue === "nothing") return ZERO;
  const counted = orders.filter(({ on, seen }) => on >= from && on <= judged && seen <= knownAt);
  const base = counted.reduce((sum, { amount }) => plus(sum, decimal(amount)), ZERO);
  return rounded(times(base, decimal(accrue.rate)), 2, "halfAwayFromZero");
}

/** The entries of every night, one list for each. */
export function expectedEntries(
  incentives: Readonly<Record<string, Json>>,
  orders: readonly OrderLine[],
  nights: readonly Night[],
): readonly (readonly Posted[])[] {
  const states: State[] = [];
  return nights.map(({ period, on, knownAt }) => {
    const posted: Posted[] = [];
    for (const [id, incentive] of Object.entries(incentives)) {
      const named = periodOf(period, incentive["period"] as string);
      if (!states.some((state) => state.id === id && state.from === named.from))
        states.push({ id, ...named, accrued: ZERO, earned: ZERO, isClosed: false, entries: 0 });
      const looked = states.filter((state) => state.id === id && state.from <= named.from);
      for (const state of looked) {
        const post = (kind: string, amount: Rational, reason: string): void => {
          state.entries += 1;
          posted.push({ id: `p1/${id}/${state.from}/${state.entries}`, kind, amount, reason });
        };
        const terms = (incentive["settlement"] ?? {}) as Terms;
        const { graceDays = 0, takeBackWithin, interim, dust = 0 } = terms;
        const judged = state.to < on ? state.to : on;
        const due = dueOf(incentive, state, judged, knownAt, orders);
        if (on <= afterDays(state.to, graceDays)) {
          const partAt = (day: string, known: string): Rational | undefined => {
            const end = interim === undefined ? undefined : monthBefore(day, state);
            return end === undefined ? undefined : rounded(times(dueOf(incentive, state, end, known, orders), decimal(interim!.share)), 2, "halfAwayFromZero");
          };
          const part = partAt(on, knownAt) ?? state.earned;
          if (order(part, state.earned) !== 0) {
            const { posted: last } = state;
            const was = last === undefined ? undefined : partAt(last.on, knownAt);
            const reason = last === undefined || (was !== undefined && order(was, state.earned) === 0) ? "interim" : "interim,lateData";
            post(order(part, state.earned) < 0 ? "reversed" : "earned", minus(part, state.earned), reason);
            state.earned = part;
            state.posted = { on };
          }
          const estimate = estimateOf(terms, due, state.from, judged, knownAt, orders);
          const more = minus(minus(estimate, state.earned), state.accrued);
          if (order(more, ZERO) !== 0 || state.entries === 0) post(order(more, ZERO) >= 0 ? "accrued" : "released", more, "estimate");
          state.accrued = plus(state.accrued, more);
          continue;
        }
        if (order(state.accrued, ZERO) !== 0) post("released", minus(ZERO, state.accrued), "closed");
        state.accrued = ZERO;
        const more = minus(due, state.earned);
        const isOver = takeBackWithin !== undefined && on > afterMonths(state.to, takeBackWithin.months);
        if (state.isClosed && (order(more, ZERO) === 0 || (order(more, ZERO) < 0 && isOver))) continue;
        if (state.isClosed && order(greater(more, minus(ZERO, more)), decimal(dust)) < 0) continue;
        if (order(more, ZERO) < 0 && isOver) continue;
        post(order(more, ZERO) < 0 ? "reversed" : "earned", more, state.isClosed ? "lateData" : "closed");
        state.earned = plus(state.earned, more);
        state.isClosed = true;
      }
    }
    return posted;
  });
} // prettier-ignore
