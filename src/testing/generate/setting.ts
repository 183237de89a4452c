/** One program on one day, as generators and laws look at it. */
import { quote } from "../../core/data/reader.js";
import { ProgramError } from "../../core/issue/error.js";
import { issue } from "../../core/issue/issue.js";
import { type Day, dayWithin, readDay, writeDay } from "../../core/time/day.js";
import { PERIOD_UNITS, periodContaining } from "../../core/time/period.js";
import { sessionOn } from "../../program/check/check.js";
import { daysOf } from "../../program/check/days.js";
import { type Session } from "../../program/check/session.js";
import { type ProgramDocument } from "../../program/document/types.js";
import { type CompiledProgram, type Program } from "../../program/program.js";
import { type FastCheck } from "../fast-check.js";
import { type Mentions, mentionsOf } from "./mentions.js";

/** What generators are told. */
export interface GeneratorOptions {
  /** The module `fast-check`. */
  readonly fc: FastCheck;
  /**
   * The day around which partners live, YYYY-MM-DD: the one to judge them on. The last day of the quarter in which the latest rules begin
   * unless stated; of the first quarter of 2025 where nothing is dated.
   */
  readonly asOf?: string;
}

export interface Setting {
  readonly fc: FastCheck;
  readonly program: Program;
  readonly asOf: string;
  readonly day: Day;
  /** The document in force on the day. */
  readonly document: ProgramDocument;
  readonly compiled: CompiledProgram;
  readonly session: Session;
  readonly mentions: Mentions;
  /** Days at which windows and periods begin and end, the judged one first. */
  readonly days: readonly string[];
}

/** What looking for partners on the brink of a level may cost. */
const BUDGET = 2_000_000;

/** The judged day, its neighbours, and the ends of its periods and of those a year before. */
function edgesAround(day: Day, startMonth: number): readonly Day[] {
  const ends = [day, day - 366].flatMap((around) =>
    PERIOD_UNITS.flatMap((unit) => {
      const { from, to } = periodContaining(around, unit, startMonth);
      return [from - 1, from, to, to + 1];
    }),
  );
  return [...new Set([day, day - 1, day + 1, ...ends, day - 365, day - 30, day - 90, day - 700].map(dayWithin))];
}

function defaultDay(program: Program): string {
  const day = readDay(daysOf(program).at(-1)!)!;
  return writeDay(periodContaining(day, "calendarQuarter", 1).to);
}

/**
 * Looks at a program on a day.
 *
 * @throws {ProgramError} when the day is none.
 */
export function settingOf(program: Program, { fc, asOf = defaultDay(program) }: GeneratorOptions): Setting {
  const day = typeof asOf === "string" ? readDay(asOf) : undefined;
  if (day === undefined) throw new ProgramError([issue("options.asOf", "", { found: quote(asOf) })], "The options have"); // prettier-ignore
  const session = sessionOn(program, asOf, { left: BUDGET });
  const { document, compiled } = session;
  const days = edgesAround(day, document.fiscalYear?.startMonth ?? 1).map(writeDay);
  return { fc, program, asOf, day, document, compiled, session, mentions: mentionsOf(session), days };
}
