/** What funds post to the journal: credits of records, what was used and has expired, and what is paid for it. */
import { currencyDigits } from "../../core/number/currency.js";
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, add, compare, sign, subtract, sumOf } from "../../core/number/exact.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { type Period, periodContaining } from "../../core/time/period.js";
import { type Chain, type Standing, accountOf, standingOf } from "../../incentives/journal/chain.js";
import { type Draft, type Entitlement, postDue } from "../../incentives/journal/post.js";
import { type EntryReason, type JournalEntry } from "../../incentives/journal/types.js";
import { POINTS } from "../settlement/due.js";
import { type WrittenPeriod } from "../settlement/outcomes.js";
import { type FundRun } from "./run.js";
import { paidOut } from "./statement.js";

/** What a fund posts for one of its periods. */
export interface FundDraft {
  readonly period: WrittenPeriod;
  readonly currency: string;
  /** Whether it belongs into the fund, or is paid out of it. */
  readonly inFund: boolean;
  readonly draft: Draft;
  readonly reasons: () => readonly EntryReason[];
}

/** What a fund should have posted for a period. */
interface FundDue {
  /** Credits of records; those of incentives are posted by the incentives. */
  readonly credited: Exact;
  readonly used: Exact;
  readonly expired: Exact;
  readonly payable: Exact;
  /** What of it is paid for what expired. */
  readonly unused: Exact;
  /** What is paid for each request, where requests can be told apart. */
  readonly lines: ReadonlyMap<string, Exact> | undefined;
}

type Side = "credited" | "used" | "expired" | "payable";

/** Why a side moves while the fund goes on. */
function goingOn(side: Side, { payable, unused }: FundDue): readonly EntryReason[] {
  if (side === "credited") return ["credit"];
  if (side === "used") return ["claim"];
  if (side === "expired" || compare(payable, unused) === 0) return ["expiry"];
  return sign(unused) === 0 ? ["claim"] : ["claim", "expiry"];
}

function periodOf(day: Day, { fund, startMonth }: FundRun): Period {
  return periodContaining(day, fund.period, startMonth);
}

/** Every period in which something has happened. */
function periodsOf(run: FundRun): ReadonlyMap<Day, Period> {
  return new Map(
    run.ledger.book.movements.map(({ on }) => {
      const period = periodOf(on, run);
      return [period.from, period] as const;
    }),
  );
}

/** What was reimbursed to each request; undefined where a request cannot be told from another one. */
function linesOf(paid: FundRun["ledger"]["requests"]): ReadonlyMap<string, Exact> | undefined {
  if (paid.some(({ input }) => input.key === undefined)) return undefined;
  return new Map(paid.map(({ input, used }) => [input.key!, used]));
}

function dueIn({ from, to }: Period, run: FundRun): FundDue {
  const { ledger, currency } = run;
  const { lots, movements } = ledger.book;
  const isIn = (day: Day): boolean => day >= from && day <= to;
  const paid = ledger.requests.filter(({ used, since }) => sign(used) !== 0 && isIn(since));
  const used = sumOf(paid.map((request) => request.used));
  const unused = paidOut(run, from, to);
  const ofRecords = lots.filter(({ of, on, carriedFrom }) => "record" in of && carriedFrom === undefined && isIn(on));
  const expired = movements.filter(({ kind, on }) => kind === "expired" && isIn(on));
  return {
    credited: sumOf(ofRecords.map(({ amount }) => amount)),
    used,
    expired: sumOf(expired.map(({ amount }) => amount)),
    payable: currency === POINTS ? unused : add(used, unused),
    unused,
    lines: currency === POINTS || sign(unused) !== 0 ? undefined : linesOf(paid),
  };
}

const SIDE_OF: { readonly [S in Side]: keyof Standing } = { credited: "earned", used: "used", expired: "expired", payable: "earned" }; // prettier-ignore

/** The runs that reasons are found by: on the day of an entry, with what is known now and with what was known then. */
export interface FundReplay {
  readonly rules: string;
  readonly knownAt: string;
  readonly run: (id: string, on: string, knownAt: string) => FundRun | undefined;
}

/** Why something differs from what was posted: requests have gone on, or the past is other than it was known. */
function reasonOf(
  side: Side,
  chain: Chain,
  due: FundDue,
  period: Period,
  id: string,
  replay: FundReplay,
): readonly EntryReason[] {
  const kinds: readonly string[] = SIDE_OF[side] === "earned" ? ["earned", "reversed"] : [SIDE_OF[side]];
  const last = chain.filter(({ kind }) => kinds.includes(kind)).at(-1);
  if (last === undefined) return goingOn(side, due);
  const posted = standingOf(chain)[SIDE_OF[side]];
  const wasPosted = (knownAt: string): boolean => {
    const run = replay.run(id, last.on, knownAt);
    return run !== undefined && compare(dueIn(period, run)[side], posted) === 0;
  };
  if (wasPosted(replay.knownAt)) return goingOn(side, due);
  if (wasPosted(last.knownAt)) return ["lateData"];
  return last.rules === replay.rules ? ["data"] : ["rules"];
}

function entitlement(amount: Exact, digits: number, lines?: ReadonlyMap<string, Exact>): Entitlement {
  return { amount, digits, lines, shares: new Map(), overlays: new Map() };
}

/** What is used or expired more or less than was posted. */
function difference(kind: "used" | "expired", due: Exact, chain: Chain, digits: number): readonly Draft[] {
  const more = subtract(due, standingOf(chain)[kind]);
  return sign(more) === 0 ? [] : [{ kind, amount: writeFixed(more, digits) }];
}

/** Nothing is posted for a period in which nothing was due and nothing is. */
function ofDue(due: Entitlement, chain: Chain): readonly Draft[] {
  return postDue(due, chain).filter(({ amount }) => Number(amount) !== 0);
}

/** The entries of a fund, with the first days of its periods that the journal has. */
export interface FundChains {
  readonly of: (period: WrittenPeriod, account: string) => Chain;
  readonly periods: readonly WrittenPeriod[];
}

/** What a fund posts: the difference between what it should have posted, and has. */
export function draftsOf(run: FundRun, chains: FundChains, since: string, replay: FundReplay): readonly FundDraft[] {
  const { id, currency, digits, paidIn } = run;
  const periods = new Map(periodsOf(run));
  for (const { from, to } of chains.periods) periods.set(readDay(from)!, { from: readDay(from)!, to: readDay(to)! });
  const all = [...periods.values()].sort((one, other) => one.from - other.from);
  return all.flatMap((days): readonly FundDraft[] => {
    const period = { from: writeDay(days.from), to: writeDay(days.to) };
    if (period.to < since) return [];
    const due = dueIn(days, run);
    const inFund = chains.of(period, accountOf({ currency, fund: id }));
    const paid = chains.of(period, accountOf({ currency: paidIn }));
    const written = (side: Side, own: readonly Draft[], chain: Chain): readonly FundDraft[] =>
      own.map((draft) => ({ period, currency: side === "payable" ? paidIn : currency, inFund: side !== "payable", draft, reasons: () => reasonOf(side, chain, due, days, id, replay) })); // prettier-ignore
    return [
      ...written("credited", ofDue(entitlement(due.credited, digits), inFund), inFund),
      ...written("used", difference("used", due.used, inFund, digits), inFund),
      ...written("expired", difference("expired", due.expired, inFund, digits), inFund),
      ...written("payable", ofDue(entitlement(due.payable, currencyDigits(paidIn), due.lines), paid), paid),
    ];
  });
}

/** Entries that a fund itself has posted. */
export function isOfFund({ incentive, fund, paidFrom }: JournalEntry): boolean {
  return paidFrom !== undefined || fund === incentive;
}
