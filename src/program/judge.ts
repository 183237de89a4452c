/** Settles what is the same for every partner of a judged day: the version in force, the calendar, the base. */
import { isEntries } from "../core/data/partner-data.js";
import { type Issue } from "../core/issue/issue.js";
import { readOptions } from "./options.js";
import { type Judged, type Program, compiledOf, memoryOf, versionInForce } from "./program.js";

function judgeAnew(written: Program, raw: unknown): Judged | readonly Issue[] {
  const options = readOptions(raw);
  if (!("asOf" in options)) return options;
  const { asOf, knownAt, base, work } = options;
  const { program, from } = versionInForce(written, asOf.day);
  const { templateOn, startMonth } = compiledOf(program);
  return {
    program,
    version: from,
    asOf,
    surroundings: { asOf: asOf.day, knownAt, startMonth, templateOn, base, work: { left: work } },
    work,
    template: templateOn(asOf.day, knownAt),
  };
}

/** The options that a day is remembered by; undefined where they fail while they are looked at. */
function dayOptions(raw: unknown): Readonly<Record<"asOf" | "knownAt" | "base" | "limits", unknown>> | undefined {
  try {
    const { asOf, knownAt, base, limits } = isEntries(raw) ? raw : {};
    return { asOf, knownAt, base, limits };
  } catch {
    return undefined;
  }
}

/** The judged day of the options, or every issue of them; a day that is asked for again is not read again. */
export function judge(written: Program, raw: unknown): Judged | readonly Issue[] {
  const options = dayOptions(raw);
  if (options === undefined) return judgeAnew(written, raw);
  const { asOf, knownAt, base, limits } = options;
  const memory = memoryOf(written);
  if (base !== undefined || limits !== undefined) return judgeAnew(written, raw);
  if (memory.judged === undefined || memory.asOf !== asOf || memory.knownAt !== knownAt) {
    const judged = judgeAnew(written, { asOf, knownAt });
    if (!("asOf" in judged)) return judged;
    memory.asOf = asOf;
    memory.knownAt = knownAt;
    memory.judged = judged;
  }
  return memory.judged;
}
