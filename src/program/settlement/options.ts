/** Reads the options of a settlement. */
import { type RawEntries, isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { type Day, readDay } from "../../core/time/day.js";
import { readOptions } from "../options.js";
import { type SettleOptions } from "./types.js";

/** The options, read. */
export interface AskedSettlement {
  readonly period: Day;
  readonly on: Day;
  /** The first day whose period is looked at, as a text; every day unless stated. */
  readonly since: string;
  readonly knownAt: string;
  /** What every evaluation is asked besides its days. */
  readonly more: Pick<SettleOptions, "base" | "limits">;
}

/** A day of the options; undefined where it is none. */
export function readDayOption(raw: unknown): Day | undefined {
  return typeof raw === "string" ? readDay(raw) : undefined;
}

/** The issue of an option that is no day, or not such a day. */
export function noDay(name: string, found: unknown, expected: string = "day"): Issue {
  return issue("options.settle", "", { name, expected, found: quote(found) });
}

/** What is wrong with the days. */
function dayIssues({ period, on, since }: RawEntries): readonly Issue[] {
  const days = Object.entries({ on, period, ...(since === undefined ? {} : { since }) });
  return days.flatMap(([name, day]) => (readDayOption(day) === undefined ? [noDay(name, day)] : []));
}

/** The options, or every issue of them. Callers without types may pass anything. */
export function readSettleOptions(raw: unknown): AskedSettlement | readonly Issue[] {
  try {
    const written: RawEntries = isEntries(raw) ? raw : {};
    const { period, on, since, knownAt, base, limits } = written;
    const options = readOptions({ asOf: on, knownAt, base, limits });
    const others = "asOf" in options ? [] : options.filter(({ code }) => code !== "options.asOf");
    const issues = [...others, ...dayIssues(written)];
    if (issues.length > 0) return issues;
    return {
      period: readDayOption(period)!,
      on: readDayOption(on)!,
      since: (since ?? "") as string,
      knownAt: (knownAt ?? on) as string,
      more: { ...(base === undefined ? {} : { base }), ...(limits === undefined ? {} : { limits }) } as AskedSettlement["more"], // prettier-ignore
    };
  } catch {
    return [noDay("on", "options that fail while they are read")];
  }
}
