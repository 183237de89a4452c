/** Reads the options of settlements, and of other answers about a day. */
import { type RawEntries, isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { type Day, readDay } from "../../core/time/day.js";
import { readOptions } from "../options.js";
import { type SettleOptions } from "./types.js";

/** The options of an answer about a day, read. */
export interface AskedDay {
  readonly on: Day;
  readonly knownAt: string;
  /** What every evaluation is asked besides its days. */
  readonly more: Pick<SettleOptions, "base" | "limits">;
}

/** The options of a settlement, read. */
export interface AskedSettlement extends AskedDay {
  readonly period: Day;
  /** The first day whose period is looked at, as a text; every day unless stated. */
  readonly since: string;
}

/** A day of the options; undefined where it is none. */
export function readDayOption(raw: unknown): Day | undefined {
  return typeof raw === "string" ? readDay(raw) : undefined;
}

/** The issue of an option that is no day, or not such a day. */
export function noDay(name: string, found: unknown, expected: string = "day"): Issue {
  return issue("options.settle", "", { name, expected, found: quote(found) });
}

/** Reads what stands in options. Callers without types may pass anything, and what is passed may fail while it is read. */
export function readWritten<Read>(
  raw: unknown,
  read: (written: RawEntries) => Read | readonly Issue[],
): Read | readonly Issue[] {
  try {
    return read(isEntries(raw) ? raw : {});
  } catch {
    return [noDay("on", "options that fail while they are read")];
  }
}

/** What is asked of a day, or every issue of it and of the other days of the options. */
export function readAsked(
  { on, knownAt, base, limits }: RawEntries,
  otherDays: RawEntries = {},
): AskedDay | readonly Issue[] {
  const options = readOptions({ asOf: on, knownAt, base, limits });
  const others = "asOf" in options ? [] : options.filter(({ code }) => code !== "options.asOf");
  const issues = [
    ...others,
    ...Object.entries({ on, ...otherDays }).flatMap(([name, day]) => (readDayOption(day) === undefined ? [noDay(name, day)] : [])), // prettier-ignore
  ];
  if (issues.length > 0) return issues;
  return {
    on: readDayOption(on)!,
    knownAt: (knownAt ?? on) as string,
    more: { ...(base === undefined ? {} : { base }), ...(limits === undefined ? {} : { limits }) } as AskedDay["more"],
  };
}

/** The options of an answer about a day, or every issue of them. */
export function readDayOptions(raw: unknown): AskedDay | readonly Issue[] {
  return readWritten(raw, (written) => readAsked(written));
}

/** The options of a settlement, or every issue of them. */
export function readSettleOptions(raw: unknown): AskedSettlement | readonly Issue[] {
  return readWritten<AskedSettlement>(raw, ({ period, since, on, knownAt, base, limits }) => {
    const asked = readAsked({ on, knownAt, base, limits }, { period, ...(since === undefined ? {} : { since }) });
    return "on" in asked ? { ...asked, period: readDayOption(period)!, since: (since ?? "") as string } : asked;
  });
}
