/** Runs the cases of a document: its own tests, kept beside its rules. */
import { type ExpectedValue } from "../../core/case/types.js";
import { constantValue } from "../../core/condition/constant.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Presentation, presentNamed } from "../../core/outcome/present.js";
import { compare } from "../../core/number/exact.js";
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Lines, isMissing } from "../../core/expression/value.js";
import { type BaseStandings, type EvaluateOptions } from "../options.js";
import { explainPartner } from "../explain/explain.js";
import { presentationOf, runPartner } from "../run.js";
import { type Partner } from "../partner/types.js";
import { type Program, versionsOf } from "../program.js";
import { fundFigureOf, fundValue, isFundName, isFundValue } from "./fund-figures.js";
import { type PlacedCase, definitionCases, documentCases } from "./list.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { stateFunds } from "../funds/state.js";
import { type FundsResult, type FundsStatement } from "../funds/types.js";
import { reviewPartner } from "../review/review.js";
import { type CaseReport, type CaseResult, type Difference } from "./types.js";

/** The amounts of lines, as an outcome shows them. */
function amountsOf({ lines }: Lines, { currencyDigits }: Presentation): ExpectedValue {
  return lines.map(({ amount }) => writeFixed(amount, currencyDigits));
}

function foundValue(named: NamedDefinition, presentation: Presentation): ExpectedValue {
  const value = presentation.at(named.slot);
  if (named.type.kind === "lines" && !isMissing(value)) return amountsOf(value as Lines, presentation);
  const outcome = presentNamed(named, presentation);
  if (outcome.status === "value") return outcome.value;
  return outcome.status === "notApplicable" && named.type.oneOf !== undefined ? null : { status: outcome.status };
}

function isList(value: ExpectedValue): value is readonly (number | string)[] {
  return Array.isArray(value);
}

/** Numbers are the same by value, whatever their text; null and "not applicable" are the same where there is no level. */
function isExpected(expected: ExpectedValue, found: ExpectedValue, named: NamedDefinition): boolean {
  if (isList(expected) && isList(found))
    return (
      expected.length === found.length &&
      expected.every((each, index) => compare(readExact(each)!, readExact(found[index]!)!) === 0)
    );
  if (typeof expected === "object" || typeof found === "object") {
    const status = (value: ExpectedValue): string | undefined =>
      value === null ? "notApplicable" : typeof value === "object" && "status" in value ? value.status : undefined;
    return status(expected) === status(found);
  }
  if (!isNumeric(named.type.kind)) return constantValue(expected, named.type) === constantValue(found, named.type);
  return compare(readExact(expected)!, readExact(found)!) === 0;
}

function optionsOf({ asOf, knownAt, base }: PlacedCase["stated"]): EvaluateOptions {
  return {
    asOf,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(base === undefined ? {} : { base: base as BaseStandings }),
  };
}

/** A case that is run, with what its differences are explained by. */
interface CaseRun {
  readonly program: Program;
  readonly partner: Partner;
  readonly stated: PlacedCase["stated"];
  readonly names: ReadonlyMap<string, NamedDefinition>;
}

/** Sentences that tell why a value is what it is, and for a level why the expected one does not hold. */
function explain(run: CaseRun, name: string, expected: ExpectedValue): Difference["explanation"] {
  const { program, partner, stated, names } = run;
  const options = optionsOf(stated);
  const sentencesOf = (of: string): readonly string[] => {
    const explanation = explainPartner(program, partner, { ...options, name: of });
    return explanation.status === "explained" ? explanation.sentences : [];
  };
  const level = typeof expected === "string" ? `${name}.${expected}` : "";
  const told = typeof expected === "object" ? JSON.stringify(expected) : String(expected);
  const source = stated.source === undefined ? "" : ` (${stated.source})`;
  return {
    expected: [`${name} = ${told}: expected${source}`, ...(names.has(level) ? sentencesOf(level) : [])],
    found: sentencesOf(name),
  };
}

/** The partner of a case, reviewed where the case says so. */
function partnerOf(program: Program, stated: PlacedCase["stated"]): Partner | IssuesOutcome {
  const { currency, facts, records, answers, given, held, exceptions, exchangeRates, review, asOf } = stated;
  const data = { currency, facts, records, answers, given, held, exceptions, exchangeRates };
  const there = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  const partner = { id: "case", ...there } as Partner;
  if (review === undefined) return partner;
  const { asOf: _asOf, ...others } = optionsOf(stated);
  const reviewed = reviewPartner(program, partner, { ...others, ...review, on: asOf });
  return reviewed.status === "reviewed" ? { ...partner, held: reviewed.held } : reviewed;
}

/** The funds of the partner, where the case expects something of them. */
function fundsOf(program: Program, partner: Partner, stated: PlacedCase["stated"]): FundsResult | undefined {
  if (!Object.keys(stated.expect).some(isFundName)) return undefined;
  const { asOf, ...others } = optionsOf(stated);
  return stateFunds(program, partner, { ...others, on: asOf });
}

function fundDifference(name: string, expected: ExpectedValue, funds: FundsStatement): readonly Difference[] {
  const figure = fundFigureOf(name);
  const statement = funds.funds[figure.id]!;
  const found = fundValue(figure, statement);
  if (isFundValue(figure, expected, found)) return [];
  const { movements, currency } = statement;
  const told = (value: ExpectedValue): string => JSON.stringify(value);
  return [
    {
      name,
      expected,
      found,
      explanation: {
        expected: [`${name} = ${told(expected)}: expected`],
        found: movements.map(({ on, kind, amount, lot }) => `${on}: ${amount} ${currency} of lot ${lot} ${kind}`),
      },
    },
  ];
}

function runCase(program: Program, placed: PlacedCase): CaseResult {
  const { stated, address } = placed;
  const { case: title, expect } = stated;
  const result = { case: title, address };
  const partner = partnerOf(program, stated);
  if ("status" in partner) return { ...result, status: "refused", differences: [], issues: partner.issues };
  const run = runPartner(program, partner, optionsOf(stated));
  if ("refused" in run) return { ...result, status: "refused", differences: [], issues: run.refused.issues };
  const presentation = presentationOf(run.program, run.partner, run.frame);
  const { names } = presentation.plan;
  const unknown = Object.keys(expect).filter((name) => !names.has(name) && !isFundName(name));
  if (unknown.length > 0) {
    const issues = unknown.map((name) =>
      issue("reference.undeclared", pointer(address, "expect"), {
        name,
        nearest: nearestName(name, names.keys()) ?? "",
      }),
    );
    return { ...result, status: "refused", differences: [], issues };
  }
  const funds = fundsOf(program, partner, stated);
  if (funds !== undefined && "issues" in funds) return { ...result, status: "refused", differences: [], issues: funds.issues }; // prettier-ignore
  const differences = Object.entries(expect).flatMap(([name, expected]): readonly Difference[] => {
    if (isFundName(name)) return fundDifference(name, expected, funds!);
    const named = names.get(name)!;
    const found = foundValue(named, presentation);
    if (isExpected(expected, found, named)) return [];
    return [{ name, expected, found, explanation: explain({ program, partner, stated, names }, name, expected) }];
  });
  return { ...result, status: differences.length === 0 ? "passed" : "failed", differences, issues: [] };
}

/** Cases of definitions stand in the version that writes them; one that is kept is run once. */
function allCases(program: Program): readonly PlacedCase[] {
  const placed = versionsOf(program).flatMap(({ program: { document } }) => definitionCases(document));
  const seen = new Set<string>();
  const own = placed.filter(({ address, stated }) => {
    const key = JSON.stringify([address, stated]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return [...own, ...documentCases(program.document)];
}

/**
 * Runs every case that a document carries, at its top and in its definitions, and reports each difference with the
 * explanation of both sides: what was expected, and how the value that was found came about.
 *
 * The data of a case is read like a partner document, on the case's own day and under the version in force on it. Values
 * are compared as an outcome shows them.
 *
 * @example
 * ```ts
 * import { parseProgram, runCases } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { people: "integer" },
 *   metrics: {
 *     points: {
 *       points: { of: "people", max: 15, at: 7 },
 *       cases: [{ case: "three of seven people", asOf: "2026-03-31", facts: { people: 7 }, expect: 15 }],
 *     },
 *   },
 * });
 * console.log(runCases(program).passed); // => 1
 * ```
 * @since 0.1.0
 */
export function runCases(program: Program): CaseReport {
  const results = allCases(program).map((placed) => runCase(program, placed));
  const count = (status: CaseResult["status"]): number => results.filter((result) => result.status === status).length;
  return { passed: count("passed"), failed: count("failed"), refused: count("refused"), results };
}
