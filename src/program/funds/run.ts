/** Runs the funds of a partner up to a day, as far as things were known on another. */
import { currencyDigits } from "../../core/number/currency.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { MOST_WORK, type Work, charge } from "../../core/expression/work.js";
import { type RoundingMode } from "../../core/number/round.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { FUND_STEPS, type FundStep } from "../../incentives/fund/columns.js";
import { type FundLedger, type LedgerCap, type LedgerRules, runFund } from "../../incentives/fund/ledger.js";
import { type FundLayout, type UntoldPart, readCap, readCredits, readRequests } from "../../incentives/fund/read.js";
import { type FundRequestRun, type RequestAmount } from "../../incentives/fund/requests.js";
import { type Fund } from "../../incentives/fund/types.js";
import { type CompiledProgram, compiledOf } from "../program.js";
import { RefusedPartner } from "../refused.js";
import { orRefuse, refuse } from "../run.js";
import { POINTS } from "../settlement/due.js";
import { type Outcomes } from "../settlement/outcomes.js";
import { creditsOfIncentives } from "./credits.js";
import { type OpenFundPart } from "./types.js";

/** A fund at the end of a day. */
export interface FundRun {
  readonly id: string;
  readonly fund: Fund;
  readonly ledger: FundLedger;
  readonly open: readonly OpenFundPart[];
  /** A currency, or `points`. */
  readonly currency: string;
  readonly digits: number;
  readonly mode: RoundingMode;
  readonly startMonth: number;
  /** What is paid for points, or for amounts that expired, has the partner's own currency. */
  readonly paidIn: string;
}

/** What funds are run with. */
export interface FundSource {
  readonly partner: string;
  readonly outcomes: Outcomes;
  readonly on: Day;
  readonly knownAt: string;
  readonly work: number | undefined;
}

/** What is the same for every fund of a run. */
interface Running extends FundSource {
  readonly compiled: CompiledProgram;
  readonly charge: (amount: number) => void;
}

/** The cap of each period is the one that was so on its last day, or on the judged one. */
function capOf(
  { requests }: Fund,
  layout: FundLayout,
  { outcomes, on, knownAt, compiled }: Running,
): LedgerCap | undefined {
  if (requests?.cap === undefined) return undefined;
  const { per } = requests.cap;
  const known = new Map<Day, RequestAmount>();
  return {
    periodOf: (day) => periodContaining(day, per, compiled.startMonth),
    amountOf: ({ from, to }) => {
      if (!known.has(from)) {
        const asOf = writeDay(Math.min(to, on));
        known.set(
          from,
          outcomes.present(asOf, knownAt, ({ presentation }) => readCap(layout, presentation)),
        );
      }
      return known.get(from);
    },
  };
}

function stepsOf({ requests }: Fund): ReadonlySet<FundStep> {
  return new Set(FUND_STEPS.filter((step) => requests?.[step] !== undefined));
}

/** Steps that the states of requests do not allow are mistakes of the partner document. */
function impossibleSteps(id: string, collection: string, { requests }: FundLedger): readonly Issue[] {
  return requests.flatMap(({ impossible, input }: FundRequestRun): readonly Issue[] => {
    if (impossible === undefined) return [];
    const { step, state, on } = impossible;
    const params = { name: id, step, on: writeDay(on), state: state ?? "not made" };
    return [issue("fund.event", pointer("/records", collection, input.record), params)];
  });
}

/** What is read of the partner on the judged day. */
function readFund(fund: Fund, layout: FundLayout, running: Running) {
  const { outcomes, on, knownAt, compiled } = running;
  return outcomes.present(writeDay(on), knownAt, ({ presentation, partner }) => ({
    currency: partner.currency,
    credits: readCredits(layout, fund, presentation, compiled.startMonth),
    requests: layout.requests === undefined ? { requests: [], untold: [] } : readRequests(layout.requests, presentation, on), // prettier-ignore
  }));
}

function openOf(untold: readonly UntoldPart[], { requests }: FundLedger): readonly OpenFundPart[] {
  const waiting = requests.flatMap(({ unknown, input: { record, key } }): readonly OpenFundPart[] =>
    unknown.length === 0 ? [] : [{ record, ...(key === undefined ? {} : { key }), missing: unknown }],
  );
  return [...untold, ...waiting];
}

function runOne(id: string, fund: Fund, layout: FundLayout, running: Running): FundRun {
  const { compiled, on } = running;
  const { startMonth } = compiled;
  const read = readFund(fund, layout, running);
  const earned = creditsOfIncentives(fund, { ...running, startMonth });
  const currency = fund.counts === "points" ? POINTS : read.currency;
  const digits = currency === POINTS ? 0 : currencyDigits(currency);
  const mode = fund.round ?? compiled.rounding;
  const rules: LedgerRules = {
    digits,
    mode,
    startMonth,
    order: fund.uses ?? "oldestFirst",
    unused: fund.unused,
    charge: running.charge,
    short: fund.requests?.short ?? "partial",
    steps: stepsOf(fund),
    cap: capOf(fund, layout, running),
  };
  const ledger = runFund([...earned.credits, ...read.credits.credits], read.requests.requests, rules, on);
  const impossible = impossibleSteps(id, layout.requests?.collection ?? "", ledger);
  if (impossible.length > 0) throw new RefusedPartner(refuse(running.partner, writeDay(on), impossible));
  const untold = [...read.credits.untold, ...read.requests.untold];
  return {
    id,
    fund,
    ledger,
    open: [...earned.open, ...openOf(untold, ledger)],
    currency,
    digits,
    mode,
    startMonth,
    paidIn: read.currency,
  };
}

/** The funds of the program that is in force on the day. A partner whose records contradict themselves is refused. */
export function runFunds(source: FundSource): readonly FundRun[] {
  const program = source.outcomes.rulesOn(source.on);
  const compiled = compiledOf(program);
  const { funds = {} } = program.document;
  const work: Work = { left: source.work ?? MOST_WORK };
  const running: Running = { ...source, compiled, charge: (amount) => charge(work, amount) };
  const runs = orRefuse(source.partner, writeDay(source.on), () =>
    compiled.layout.funds.map(([id, layout]) => runOne(id, funds[id]!, layout, running)),
  );
  if ("status" in runs) throw new RefusedPartner(runs);
  return runs;
}
