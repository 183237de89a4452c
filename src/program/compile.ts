/** Meaning: names resolved, types settled, definitions ordered and lowered. All mistakes are reported together. */
import { compileDefinitions } from "../core/definition/compile.js";
import { readDeclarations } from "../core/definition/declarations.js";
import { ProgramError } from "../core/issue/error.js";
import { type Issue, issue } from "../core/issue/issue.js";
import { type IssueLog, createIssueLog } from "../core/issue/log.js";
import { DEFAULT_ROUNDING } from "../core/number/round.js";
import { checkBase } from "./base/check.js";
import { checkNames, definitionsOf } from "./definitions.js";
import { type ProgramDocument } from "./document/types.js";
import { leanRun } from "./lean.js";
import { checkCatalogue } from "./measuring.js";
import { layoutOf, slotsOfLayout } from "./outcome/layout.js";
import { checkDefinitionCases, checkDocumentCases } from "./cases/check.js";
import { type CompiledProgram, type Program, programOf, programWithVersions, rememberTemplates } from "./program.js";
import { type EffectiveDocument, checkSize, checkVersions, effectiveDocuments, firstDays } from "./version/apply.js";

/** A log of one document in force, whose issues go to another one with the addresses at which they are written. */
function writtenLog(log: IssueLog, writtenAt: (address: string) => string): IssueLog {
  let empty = true;
  const written = ({ code, path, params }: Issue): Issue => {
    const { other } = params;
    const moved = typeof other === "string" && other.startsWith("/") ? { ...params, other: writtenAt(other) } : params;
    return issue(code, writtenAt(path), moved);
  };
  const report: IssueLog["report"] = (make) => {
    empty = false;
    log.report(() => written(make()));
  };
  return { report, issues: log.issues, isEmpty: () => empty };
}

/** Compiles one document in force, whatever came before it. */
function compileEffective({ document, writtenAt }: EffectiveDocument, log: IssueLog): CompiledProgram | undefined {
  const own = writtenLog(log, writtenAt);
  const { report } = own;
  const reportAll = (found: readonly Issue[]): void => found.forEach((one) => report(() => one));
  const declarations = readDeclarations(document);
  reportAll([...declarations.issues, ...checkNames(document), ...checkCatalogue(document)]);
  const startMonth = document.fiscalYear?.startMonth ?? 1;
  const compilation = { declarations, definitions: definitionsOf(document, report), startMonth };
  const plan = compileDefinitions(compilation, own, (scope) =>
    reportAll([...checkBase(document, scope), ...checkDefinitionCases(document, scope)]),
  );
  if (!own.isEmpty()) return undefined;
  const declared = declarations.data;
  const layout = layoutOf(document, plan);
  const concentrated = Object.values(document.base?.concentration ?? {}).map(({ of }) => plan.names.get(of)!.slot);
  return {
    plan,
    declared,
    cards: Object.keys(document.scorecards ?? {}),
    answers: plan.inputs.flatMap(({ name, slot }) => (declared.facts.has(name) ? [] : [slot])),
    lean: leanRun(plan, declared, () => [...slotsOfLayout(layout), ...concentrated]),
    layout,
    startMonth,
    rounding: document.rounding ?? DEFAULT_ROUNDING,
    templateOn: rememberTemplates(plan, startMonth),
  };
}

/** The same mistake stands in every version that keeps the definition: it is told once. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, path, message }) => {
    const key = JSON.stringify([code, path, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The program of a document whose shape is right, or every issue of its meaning. */
export function compileDocument(
  document: ProgramDocument,
): { readonly program: Program } | { readonly issues: readonly Issue[] } {
  const log = createIssueLog();
  for (const found of checkVersions(document)) log.report(() => found);
  const documents = effectiveDocuments(document);
  const size = checkSize(documents);
  if (size.length > 0) return { issues: size };
  const compiled = documents.map((effective) => compileEffective(effective, log));
  if (!log.isEmpty() || compiled.includes(undefined)) return { issues: distinct(log.issues()) };
  const versions = documents.map((effective, index) => ({
    program: programOf(effective.document, compiled[index]!),
    from: effective.from,
  }));
  const program = programWithVersions(document, versions, firstDays(documents));
  const cases = checkDocumentCases(program);
  return cases.length > 0 ? { issues: cases } : { program };
}

/**
 * Compiles a document that `parseProgram` or `safeParseProgram` has accepted before, without reading its shape again:
 * a bundle that only evaluates needs no schema code.
 *
 * Takes the `document` of a `Program`, also after a round trip through JSON. A document that was never parsed may be
 * misread or fail in undefined ways.
 *
 * @throws {ProgramError} when names, types or definitions contradict one another.
 * @example
 * ```ts
 * import { compileProgram, evaluatePartner } from "partner-program";
 * import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
 *
 * const program = compileProgram(northwindProgram);
 * const [partner] = northwindPartners({ count: 1 });
 * const outcome = evaluatePartner(program, partner!, { asOf: "2026-03-31" });
 * console.log(outcome.status); // => evaluated
 * ```
 * @since 0.1.0
 */
export function compileProgram(document: ProgramDocument): Program {
  const compiled = compileDocument(document);
  if ("issues" in compiled) throw new ProgramError(compiled.issues);
  return compiled.program;
}
