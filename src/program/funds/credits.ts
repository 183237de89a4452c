/** What incentives credit to a fund: a lot for each of their periods, on the day on which it is closed. */
import { readExact } from "../../core/number/decimal.js";
import { sign } from "../../core/number/exact.js";
import { type Day, readDay } from "../../core/time/day.js";
import { type Credit } from "../../incentives/fund/book.js";
import { lastDayOf } from "../../incentives/fund/expiry.js";
import { type Fund, type IncentiveCredit } from "../../incentives/fund/types.js";
import { isOpen } from "../settlement/due.js";
import { type Outcomes, type WrittenPeriod, closingDay, judgedDay } from "../settlement/outcomes.js";
import { type OpenFundPart } from "./types.js";

/** What every evaluated period counts of the work that a fund may cost. */
const WORK_OF_A_PERIOD = 10_000;

/** What credits are found with. */
export interface CreditSource {
  readonly outcomes: Outcomes;
  readonly on: Day;
  readonly knownAt: string;
  readonly startMonth: number;
  readonly charge: (amount: number) => void;
}

export interface FoundCredits {
  readonly credits: readonly Credit[];
  readonly open: readonly OpenFundPart[];
}

/** The periods of an incentive that are closed on a day, from the first one of the fund on. */
function closedPeriods(incentive: string, opens: Day, source: CreditSource): readonly WrittenPeriod[] {
  const periods: WrittenPeriod[] = [];
  let day = opens;
  while (day <= source.on) {
    source.charge(WORK_OF_A_PERIOD);
    const period = source.outcomes.periodsOn(day).get(incentive);
    // A version may not have the incentive: its time is passed over a month at a time.
    if (period !== undefined && closingDay(period, source.outcomes.termsOf(incentive, period)) <= source.on)
      periods.push(period);
    day = period === undefined ? day + 28 : readDay(period.to)! + 1;
  }
  return periods;
}

function creditOf(
  { incentive, expires }: IncentiveCredit,
  place: number,
  period: WrittenPeriod,
  { outcomes, knownAt, startMonth }: CreditSource,
): Credit | OpenFundPart | undefined {
  const terms = outcomes.termsOf(incentive, period);
  const own = outcomes.on(judgedDay(period, readDay(period.to)!, terms), knownAt).incentives[incentive];
  if (own === undefined) return undefined;
  if (isOpen(own)) return { credit: place, incentive, period, missing: own.missing ?? [] };
  const amount = own.amount === null ? undefined : readExact(own.amount);
  if (amount === undefined || sign(amount) === 0) return undefined;
  const on = closingDay(period, terms);
  const until = lastDayOf(on, expires, startMonth);
  return { source: place, key: period.from, of: { to: readDay(period.to)! }, on, until, amount };
}

/** What the incentives of a fund credit up to a day. */
export function creditsOfIncentives({ credits, opens }: Fund, source: CreditSource): FoundCredits {
  const first = opens === undefined ? undefined : readDay(opens)!;
  const all = credits.flatMap((credit, place): readonly (Credit | OpenFundPart)[] => {
    if (!("incentive" in credit) || first === undefined) return [];
    const periods = closedPeriods(credit.incentive, first, source);
    return periods.flatMap((period) => creditOf(credit, place, period, source) ?? []);
  });
  return {
    credits: all.filter((each): each is Credit => "source" in each),
    open: all.filter((each): each is OpenFundPart => "missing" in each),
  };
}
