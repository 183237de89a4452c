/** Checks a program: what it does to all partners there can be. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { ProgramError } from "../../core/issue/error.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { groupBy } from "../../core/list/group.js";
import { readDay } from "../../core/time/day.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Budget } from "../../core/analysis/search.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { effectiveDocuments, firstDays, versionOn } from "../version/apply.js";
import { acceptedIn } from "./accept.js";
import { checkBands } from "./bands.js";
import { checkConditions } from "./conditions.js";
import { daysOf, firstDated } from "./days.js";
import { finding } from "./finding.js";
import { checkIndicators } from "./indicators.js";
import { type Inquiry } from "./inquiry.js";
import { checkLevels } from "./levels.js";
import { checkLaws } from "./laws.js";
import { checkMissing } from "./missing.js";
import { checkPayments } from "./payments.js";
import { statedRanges, relationSlots } from "./relations.js";
import { checkReviews } from "./reviews.js";
import { checkScorecards } from "./scorecards.js";
import { Session } from "./session.js";
import { checkDeclared } from "./unused.js";
import { type CheckOptions, type CheckReport, type Finding, type Severity, type Undecided } from "./types.js";

const BUDGET = 20_000_000;
/** What one question may cost. */
const PER_SEARCH = 400_000;

const CHECKS: readonly ((inquiry: Inquiry) => void)[] = [
  checkLevels,
  checkMissing,
  checkConditions,
  checkBands,
  checkScorecards,
  checkPayments,
  checkReviews,
  checkIndicators,
  checkLaws,
];

const RANK: { readonly [S in Severity]: number } = { error: 0, warning: 1, note: 2 };

/** The first at each place with each code. */
function distinct<Item extends Undecided>(items: readonly Item[]): readonly Item[] {
  return [...groupBy(items, ({ code, path }) => `${code} ${path}`).values()].map(([first]) => first!);
}

/** Addresses of the document in force as addresses of the document that is written. */
function writtenWhere(inquiry: Inquiry, { document }: Program, asOf: string): Inquiry {
  if (document.versions === undefined) return inquiry;
  const documents = effectiveDocuments(document);
  const { writtenAt } = documents[versionOn(firstDays(documents), readDay(asOf)!)]!;
  const inWords = (address: string): string => writtenAt(`/${address}`).slice(1);
  const findings = inquiry.findings.map(({ code, path, params, basis, witness }) => {
    const { core } = params;
    const moved = Array.isArray(core) ? { ...params, core: core.map(inWords) } : params;
    return finding(code, writtenAt(path), moved, basis, witness);
  });
  const undecided = inquiry.undecided.map(({ code, path }) => ({ code, path: writtenAt(path) }));
  return { ...inquiry, findings, undecided };
}

/** What is asked, read. */
interface Asked {
  readonly on: string | undefined;
  readonly days: readonly string[];
  readonly budget: Budget;
}

/** How much searches may do, or what is wrong with it. */
export function readBudget(raw: unknown, otherwise: number): Budget | Issue {
  if (raw === undefined) return { left: otherwise };
  return typeof raw === "number" && raw > 0 ? { left: raw } : issue("options.budget", "", { found: quote(raw) });
}

/** The options. Callers without types may pass anything. */
function readAsked(program: Program, raw: unknown): Asked {
  const { on, days, budget: rawBudget } = isEntries(raw) ? raw : {};
  const asked = days === undefined ? daysOf(program) : Array.isArray(days) ? (days as readonly unknown[]) : [days];
  const wrong = [...asked, ...(on === undefined ? [] : [on])].filter((day) => typeof day !== "string" || readDay(day) === undefined); // prettier-ignore
  const budget = readBudget(rawBudget, BUDGET);
  const issues = [...wrong.map((day) => issue("options.asOf", "", { found: quote(day) })), ...("code" in budget ? [budget] : [])]; // prettier-ignore
  if (issues.length > 0) throw new ProgramError(issues, "The options have");
  return { on: on as string | undefined, days: asked as readonly string[], budget: budget as Budget };
}

/** A session of the rules in force on a day. */
export function sessionOn(program: Program, asOf: string, budget: Budget): Session {
  const { program: inForce } = versionInForce(program, readDay(asOf)!);
  const { document } = inForce;
  const { plan } = compiledOf(inForce);
  const [stated, relations] = [statedRanges(document, plan), relationSlots(document, plan)];
  return new Session(program, inForce, { asOf, budget, perSearch: PER_SEARCH, stated, relations });
}

function inquire(program: Program, asOf: string, budget: Budget): Inquiry {
  const session = sessionOn(program, asOf, budget);
  const inquiry: Inquiry = { session, findings: [], undecided: [], counts: { proved: 0, witness: 0, undecided: 0 } };
  checkDeclared(inquiry, firstDated(program));
  for (const check of CHECKS) check(inquiry);
  return writtenWhere(inquiry, program, asOf);
}

/**
 * Looks for mistakes of a program over all partners that there can be: levels that nobody reaches, conditions that decide
 * nothing, rebates that pay less for selling more, laws that are broken. Every question is proved, shown on a partner that
 * the evaluator was run on, or told as undecided.
 *
 * Law: a check answers the same each time, and changes nothing; it reads no clock and no randomness. `budget` bounds it: what it does not
 * reach is undecided.
 *
 * @throws {ProgramError} when a day is none, or the budget is no number above zero.
 * @example
 * ```ts
 * import { checkProgram, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "checked",
 *   currency: "EUR",
 *   facts: { people: { type: "integer", min: 0, required: true } },
 *   tiers: {
 *     main: {
 *       levels: [
 *         { id: "registered" },
 *         { id: "silver", requires: { all: [
 *           { fact: "people", operator: "lessThan", value: 2 },
 *           { fact: "people", operator: "greaterThanInclusive", value: 2 },
 *         ] } },
 *       ],
 *     },
 *   },
 * });
 * console.log(checkProgram(program).findings.map(({ code, path }) => `${code} ${path}`));
 * // => [ 'level.unreachable /tiers/main/levels/1' ]
 * ```
 * @since 0.1.0
 */
export function checkProgram(program: Program, options: CheckOptions = {}): CheckReport {
  const { on, days, budget } = readAsked(program, options);
  const inquiries = days.map((day) => inquire(program, day, budget));
  const found = distinct(inquiries.flatMap(({ findings }) => findings));
  const { findings, accepted } = acceptedIn(program.document, found, on);
  const sorted: readonly Finding[] = [...findings].sort(
    (left, right) => RANK[left.severity] - RANK[right.severity] || compareTexts(left.path, right.path),
  );
  const undecided: readonly Undecided[] = distinct(inquiries.flatMap((inquiry) => inquiry.undecided));
  const total = (key: keyof Inquiry["counts"]): number => inquiries.reduce((sum, { counts }) => sum + counts[key], 0);
  return {
    program: program.document.id,
    days,
    findings: sorted,
    accepted,
    undecided,
    questions: { proved: total("proved"), witness: total("witness"), undecided: total("undecided") },
  };
}
