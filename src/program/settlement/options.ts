/** Reads the options of a settlement. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { type Day, readDay } from "../../core/time/day.js";
import { readOptions } from "../options.js";
import { type SettleOptions } from "./types.js";

/** The options, read. */
export interface AskedSettlement {
  readonly period: Day;
  readonly on: Day;
  readonly knownAt: string;
  /** What every evaluation is asked besides its days. */
  readonly more: Pick<SettleOptions, "base" | "limits">;
}

function readDayOption(raw: unknown): Day | undefined {
  return typeof raw === "string" ? readDay(raw) : undefined;
}

/** The options, or every issue of them. Callers without types may pass anything. */
export function readSettleOptions(raw: unknown): AskedSettlement | readonly Issue[] {
  try {
    const { period, on, knownAt, base, limits } = isEntries(raw) ? raw : {};
    const [first, posted] = [readDayOption(period), readDayOption(on)];
    const options = readOptions({ asOf: on, knownAt, base, limits });
    const issues = [
      ...("asOf" in options ? [] : options.filter(({ code }) => code !== "options.asOf")),
      ...(posted === undefined ? [issue("options.settle", "", { name: "on", expected: "day", found: quote(on) })] : []),
      ...(first === undefined
        ? [issue("options.settle", "", { name: "period", expected: "day", found: quote(period) })]
        : []),
    ];
    if (issues.length > 0 || posted === undefined || first === undefined) return issues;
    const more = { ...(base === undefined ? {} : { base }), ...(limits === undefined ? {} : { limits }) };
    return { period: first, on: posted, knownAt: (knownAt ?? on) as string, more: more as AskedSettlement["more"] };
  } catch {
    return [
      issue("options.settle", "", { name: "on", expected: "day", found: "options that fail while they are read" }),
    ];
  }
}
