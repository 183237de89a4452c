/** Reads the options of a review. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { type Day, readDay } from "../../core/time/day.js";
import { type ReadOptions, readOptions } from "../options.js";

export interface AskedReview {
  readonly options: ReadOptions;
  readonly from: Day | undefined;
  /** What is known at a decision. */
  readonly knownOn: (decided: Day) => Day;
}

function noDay(on: unknown): Issue {
  return issue("options.review", "", { found: quote(on) });
}

/** The options, or every issue of them. Callers without types may pass anything. */
export function readReviewOptions(raw: unknown): AskedReview | readonly Issue[] {
  try {
    const { on, from, knownAt, base, limits } = isEntries(raw) ? raw : {};
    const eachDay = knownAt === "eachDay";
    const options = readOptions({ asOf: on, knownAt: eachDay ? undefined : knownAt, base, limits });
    const first = typeof from === "string" ? readDay(from) : undefined;
    const isWrong = from !== undefined && (first === undefined || !("asOf" in options) || first > options.asOf.day);
    const issues = [
      ...("asOf" in options ? [] : options.map((found) => (found.code === "options.asOf" ? noDay(on) : found))),
      ...(isWrong ? [issue("options.from", "", { found: quote(from) })] : []),
    ];
    if (!("asOf" in options) || issues.length > 0) return issues;
    return { options, from: first, knownOn: (decided) => (eachDay ? decided : options.knownAt) };
  } catch {
    return [noDay("options that fail while they are read")];
  }
}
