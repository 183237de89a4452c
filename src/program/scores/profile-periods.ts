/** The periods of a profile, and what a partner was at the end of each. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type Period, completePeriods, periodContaining } from "../../core/time/period.js";
import { COMPLETE_UNITS, type CompletePeriods, unitOfComplete } from "../../core/time/window.js";
import { type EvaluateOptions, isCount } from "../options.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type EvaluatedOutcome, type IssuesOutcome } from "../outcome/types.js";
import { givenFacts, restated } from "../partner/restate.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type EvaluatedRun, presentPartner } from "../run.js";

export interface ProfileOptions extends EvaluateOptions {
  /** The periods that stand before the judged day, at most a hundred: the last four fiscal quarters that are over unless stated. */
  readonly periods?: CompletePeriods;
}

const QUARTERS: CompletePeriods = { fiscalQuarters: 4 };
const MOST_PERIODS = 100;

/** The periods that are asked for. Callers without types may pass anything. */
export function readPeriods(options: unknown): CompletePeriods | Issue {
  try {
    return periodsIn(isEntries(options) ? options["periods"] : undefined);
  } catch {
    return issue("options.periods", "", { found: "options that fail while they are read" });
  }
}

function periodsIn(found: unknown): CompletePeriods | Issue {
  if (found === undefined) return QUARTERS;
  const [entry, ...others] = isEntries(found) ? Object.entries(found) : [];
  const [unit = "", count] = entry ?? [];
  if (others.length === 0 && COMPLETE_UNITS.includes(unit) && isCount(count, MOST_PERIODS))
    return found as CompletePeriods;
  return issue("options.periods", "", { found: quote(isEntries(found) ? count : found) });
}

/** Periods that are over, and the one around the judged day up to it. */
export function periodsUpTo(day: Day, periods: CompletePeriods, startMonth: number): readonly Period[] {
  const { unit, count } = unitOfComplete(periods);
  const complete = completePeriods(day, unit, count, startMonth);
  const current = periodContaining(day, unit, startMonth);
  return current.to === day ? complete : [...complete, { from: current.from, to: day }];
}

/** The partner as it is evaluated on earlier days: what was given for the judged day, facts apart, says nothing of them. */
function onEarlierDays(raw: Partner, { partner, program }: EvaluatedRun): unknown {
  const { facts = {} } = program.document;
  if (partner.given.every((name) => Object.hasOwn(facts, name))) return raw;
  return restated(raw, (given) => givenFacts(given, program));
}

/** The outcome at the end of each period, or why there is none. A base is one of the judged day; all of them share what a partner may cost. */
export function outcomesAt(
  written: Program,
  raw: Partner,
  options: ProfileOptions,
  run: EvaluatedRun,
  periods: readonly Period[],
): readonly EvaluatedOutcome[] | IssuesOutcome {
  const { knownAt } = options;
  const earlier = onEarlierDays(raw, run);
  let { left: work } = run.surroundings.work;
  const outcomes: EvaluatedOutcome[] = [];
  for (const { to } of periods) {
    const isJudged = to === run.asOf.day;
    const limits = { work: Math.max(0, work) };
    const on = isJudged
      ? { ...options, limits }
      : { asOf: writeDay(to), limits, ...(knownAt === undefined ? {} : { knownAt }) };
    const outcome = presentPartner(written, isJudged ? raw : earlier, on, (presented) => {
      const answer = outcomeOf(presented);
      work = presented.judged.surroundings.work.left;
      return answer;
    });
    if (outcome.status === "issues") return outcome;
    outcomes.push(outcome);
  }
  return outcomes;
}
