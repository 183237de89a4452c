/** Writes a fund that was run: lots, requests, movements and balances. */
import { readExact, writeFixed, writeNumber } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, divide, multiply, sign, subtract, sumOf } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { currencyDigits } from "../../core/number/currency.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type Lot } from "../../incentives/fund/book.js";
import { type FundRequestRun } from "../../incentives/fund/requests.js";
import { type FundRun } from "./run.js";
import { type FundBalance, type FundLot, type FundMovement, type FundRequest, type FundStatement } from "./types.js";

/** Utilization is shown with so many places, as ratios are. */
const RATIO_DIGITS = 6;

function lotOf(lot: Lot, { fund, digits }: FundRun): FundLot {
  const { source, key, of, carriedFrom, on, until, amount, free, held, used, expired, carried, withdrawn } = lot;
  const credit = fund.credits[source]!;
  const write = (value: Exact): string => writeFixed(value, digits);
  return {
    credit: source,
    ...("to" in of
      ? {
          ...("incentive" in credit ? { incentive: credit.incentive } : {}),
          period: { from: key, to: writeDay(of.to) },
        }
      : { record: of.record, ...(key === "" ? {} : { key }) }),
    ...(carriedFrom === undefined ? {} : { carriedFrom }),
    on: writeDay(on),
    ...(until === undefined ? {} : { until: writeDay(until) }),
    amount: write(amount),
    free: write(free),
    held: write(held),
    used: write(used),
    expired: write(expired),
    carried: write(carried),
    withdrawn: write(withdrawn),
  };
}

function requestOf(run: FundRequestRun, digits: number): FundRequest {
  const { input, state, since, asked, held, used, refusedBy, ignored, unknown, holdings } = run;
  const write = (value: Exact): string => writeFixed(value, digits);
  return {
    record: input.record,
    ...(input.key === undefined ? {} : { key: input.key }),
    state,
    since: writeDay(since),
    requestedOn: writeDay(input.days.request!),
    ...(input.claimUntil === undefined ? {} : { claimUntil: writeDay(input.claimUntil) }),
    asked: write(asked),
    held: write(held),
    reimbursed: write(used),
    ...(refusedBy.length === 0 ? {} : { refusedBy }),
    ...(ignored.length === 0 ? {} : { ignored }),
    ...(unknown.length === 0 ? {} : { missing: unknown }),
    lots: holdings.map(({ lot, amount }) => ({ lot, amount: write(amount) })),
  };
}

/** What is paid for what expired up to a day, from a day on: each lot is rounded for itself. */
export function paidOut({ fund, ledger: { book }, mode, paidIn }: FundRun, from: Day, to: Day): Exact {
  const rate = fund.unused?.pays;
  if (rate === undefined) return ZERO;
  const expired = book.movements.filter(({ kind, on }) => kind === "expired" && on >= from && on <= to);
  const digits = currencyDigits(paidIn);
  return sumOf(expired.map(({ amount }) => round(multiply(amount, readExact(rate)!), digits, mode)));
}

/** What lots were, and have become, added up. */
function totalsOf(lots: readonly Lot[]): Readonly<Record<"credited" | "withdrawn" | "used" | "expired", Exact>> {
  const all = (side: "amount" | "withdrawn" | "used" | "expired", of: readonly Lot[]): Exact => sumOf(of.map((lot) => lot[side])); // prettier-ignore
  // What went from lot to lot was credited once, and what was taken out is withdrawn from others.
  const first = lots.filter(({ amount, carriedFrom }) => carriedFrom === undefined && sign(amount) > 0);
  return {
    credited: all("amount", first),
    withdrawn: all("withdrawn", lots),
    used: all("used", lots),
    expired: all("expired", lots),
  };
}

function balanceOf(run: FundRun, on: Day, totals: ReturnType<typeof totalsOf>): FundBalance {
  const { digits, ledger, paidIn } = run;
  const { owed } = ledger.book;
  const { credited, withdrawn, used, expired } = totals;
  const heldIn = (isPending: boolean): Exact =>
    sumOf(ledger.requests.filter(({ state }) => (state === "requested") === isPending).map(({ held }) => held));
  const [pending, committed] = [heldIn(true), heldIn(false)];
  const actual = subtract(credited, add(withdrawn, add(used, expired)));
  const write = (value: Exact): string => writeFixed(value, digits);
  return {
    credited: write(credited),
    withdrawn: write(withdrawn),
    used: write(used),
    expired: write(expired),
    pending: write(pending),
    committed: write(committed),
    actual: write(actual),
    available: write(subtract(actual, add(pending, committed))),
    owed: write(owed),
    paidOut: writeFixed(paidOut(run, Number.NEGATIVE_INFINITY, on), currencyDigits(paidIn)),
  };
}

function movementsOf({ ledger: { book }, digits }: FundRun): readonly FundMovement[] {
  return book.movements.map(({ on, kind, lot, amount, request }) => ({
    on: writeDay(on),
    kind,
    lot,
    amount: writeFixed(amount, digits),
    ...(request === undefined ? {} : { request }),
  }));
}

export function statementOf(run: FundRun, on: Day): FundStatement {
  const { id, fund, ledger, open, currency } = run;
  const totals = totalsOf(ledger.book.lots);
  const { credited, used } = totals;
  return {
    id,
    title: fund.title ?? id,
    currency,
    balance: balanceOf(run, on, totals),
    utilization: sign(credited) === 0 ? null : writeNumber(divide(used, credited), RATIO_DIGITS),
    lots: ledger.book.lots.map((lot) => lotOf(lot, run)),
    requests: ledger.requests.map((request) => requestOf(request, run.digits)),
    movements: movementsOf(run),
    complete: open.length === 0,
    open,
  };
}
