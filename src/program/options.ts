/** Reads the options of an evaluation. */
import { type BaseFigures } from "../core/expression/base.js";
import { MOST_WORK } from "../core/expression/work.js";
import { type RawEntries, isEntries } from "../core/data/partner-data.js";
import { quote } from "../core/data/reader.js";
import { type Issue, issue } from "../core/issue/issue.js";
import { nearestName } from "../core/issue/suggest.js";
import { type Day, LAST_DAY, readDay } from "../core/time/day.js";

/** The day that is judged. */
export interface EvaluateOptions {
  /** `YYYY-MM-DD`; there is no default, because the library has no clock. */
  readonly asOf: string;
  /** What was recorded after this day is not known yet; everything is known unless stated. */
  readonly knownAt?: string;
  /** The summary of the base, for ranks and shares; without it they are unknown. */
  readonly base?: BaseStandings;
  readonly limits?: EvaluationLimits;
}

/** What one partner may cost. */
export interface EvaluationLimits {
  /**
   * How much may be evaluated again on other days and in slices: a figure that is evaluated again counts a hundred, and one more for each of its
   * steps and each of the partner's records; a day on which nothing has changed counts ten. Five million unless stated; a partner
   * that needs more is refused.
   */
  readonly work?: number;
}

/** What of a base is read about one partner: the `standings` of `summarizeBase`. */
export interface BaseStandings {
  readonly standings: BaseFigures;
}

/** The judged day as a number and as the text that it was given as. */
export interface JudgedDay {
  readonly day: Day;
  readonly text: string;
}

/** The options, read. */
export interface ReadOptions {
  readonly asOf: JudgedDay;
  readonly knownAt: Day;
  readonly base: BaseFigures | undefined;
  readonly work: number;
}

/** An option that is none of the names that there are. */
export function unknownOption(
  code: "options.by" | "options.card" | "options.ladder" | "options.level" | "options.partner" | "options.price",
  raw: unknown,
  known: readonly string[],
): Issue {
  const found = typeof raw === "string" ? raw : quote(raw);
  return issue(code, "", { found, nearest: nearestName(found, known) ?? "" });
}

/** Whether an option is a whole number from 1 to the most. */
export function isCount(raw: unknown, most: number): raw is number {
  return Number.isInteger(raw) && (raw as number) >= 1 && (raw as number) <= most;
}

/** How many partners a pass over many tells unless stated, and how many it tells at most. */
export const MOST_TOLD = 100;
const MOST_ASKED = 100_000;

/** What is wrong with the number of partners that are to be told. */
export function checkMostTold(most: unknown): readonly Issue[] {
  if (isCount(most, MOST_ASKED)) return [];
  return [issue("options.most", "", { found: quote(most), limit: MOST_ASKED })];
}

function readWork({ limits }: RawEntries): number | Issue {
  if (limits === undefined) return MOST_WORK;
  const { work } = isEntries(limits) ? limits : {};
  if (work === undefined && isEntries(limits)) return MOST_WORK;
  const isCount = typeof work === "number" && work >= 0;
  return isCount ? work : issue("options.limits", "", { found: quote(isEntries(limits) ? work : limits) });
}

function readDayOption(options: RawEntries, key: "asOf" | "knownAt"): Day | Issue {
  const found = options[key];
  if (found === undefined && key === "knownAt") return LAST_DAY;
  const day = typeof found === "string" ? readDay(found) : undefined;
  return day ?? issue(`options.${key}`, "", { found: quote(found) });
}

function readBase({ base }: RawEntries): BaseFigures | undefined | Issue {
  if (base === undefined) return undefined;
  const standings = isEntries(base) ? base["standings"] : undefined;
  return isEntries(standings) ? (standings as BaseFigures) : issue("options.base", "", { found: quote(base) });
}

/** The options, or every issue of them. Callers without types may pass anything. */
export function readOptions(raw: unknown): ReadOptions | readonly Issue[] {
  try {
    return readAll(raw);
  } catch {
    return [issue("options.asOf", "", { found: "options that fail while they are read" })];
  }
}

function readAll(raw: unknown): ReadOptions | readonly Issue[] {
  const options = isEntries(raw) ? raw : {};
  const day = readDayOption(options, "asOf");
  const knownAt = readDayOption(options, "knownAt");
  const base = readBase(options);
  const work = readWork(options);
  const issues = [day, knownAt, base, work].filter(
    (found): found is Issue => typeof found === "object" && "code" in found,
  );
  if (issues.length > 0) return issues;
  return {
    asOf: { day: day as Day, text: options["asOf"] as string },
    knownAt: knownAt as Day,
    base: base as BaseFigures | undefined,
    work: work as number,
  };
}
