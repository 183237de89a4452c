/** Meaning: names resolved, types settled, definitions ordered and lowered. All mistakes are reported together. */
import { factInputs } from "../core/data/partner-data.js";
import { compileDefinitions } from "../core/definition/compile.js";
import { readDeclarations } from "../core/definition/declarations.js";
import { ProgramError } from "../core/issue/error.js";
import { type Issue } from "../core/issue/issue.js";
import { createIssueLog } from "../core/issue/log.js";
import { checkBase } from "./base/check.js";
import { checkNames, definitionsOf } from "./definitions.js";
import { type ProgramDocument } from "./document/types.js";
import { layoutOf } from "./outcome/layout.js";
import { type Program, programOf, rememberTemplates } from "./program.js";

/** The program of a document whose shape is right, or every issue of its meaning. */
export function compileDocument(
  document: ProgramDocument,
): { readonly program: Program } | { readonly issues: readonly Issue[] } {
  const log = createIssueLog();
  const { report } = log;
  const reportAll = (found: readonly Issue[]): void => found.forEach((one) => report(() => one));
  const declarations = readDeclarations(document);
  reportAll([...declarations.issues, ...checkNames(document)]);
  const startMonth = document.fiscalYear?.startMonth ?? 1;
  const compilation = { declarations, definitions: definitionsOf(document, report), startMonth };
  const plan = compileDefinitions(compilation, log, (scope) => reportAll(checkBase(document, scope)));
  if (!log.isEmpty()) return { issues: log.issues() };
  const declared = declarations.data;
  const compiled = {
    plan,
    declared,
    facts: factInputs(declared, plan),
    layout: layoutOf(document, plan),
    startMonth,
    templateOn: rememberTemplates(plan, startMonth),
  };
  return { program: programOf(document, compiled) };
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
