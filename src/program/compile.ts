/** Meaning: names resolved, types settled, definitions ordered and lowered. All mistakes are reported together. */
import { compileDefinitions } from "../core/definition/compile.js";
import { type Definition } from "../core/definition/definition.js";
import { readDeclarations } from "../core/definition/declarations.js";
import { ProgramError } from "../core/issue/error.js";
import { type Issue, issue } from "../core/issue/issue.js";
import { type IssueLog, createIssueLog } from "../core/issue/log.js";
import { groupBy } from "../core/list/group.js";
import { DEFAULT_ROUNDING } from "../core/number/round.js";
import { type Day, readDay } from "../core/time/day.js";
import { checkFunds } from "../incentives/fund/check.js";
import { checkRegistrations } from "../incentives/registration/lower.js";
import { checkStacking } from "../incentives/lower.js";
import { isQuestion } from "../scorecard/question.js";
import { partsOf } from "../scorecard/tree.js";
import { checkBase } from "./base/check.js";
import { checkNames, definitionsOf, paymentsOf } from "./definitions.js";
import { type ProgramDocument } from "./document/types.js";
import { leanRun } from "./lean.js";
import { checkCatalogue } from "./measuring.js";
import { layoutOf, slotsOfLayout, slotsOfListings } from "./outcome/layout.js";
import { checkDefinitionCases, checkDocumentCases } from "./cases/check.js";
import { HELD_PREFIX } from "../core/review/held.js";
import { checkReviews, checkSuccession } from "./review/check.js";
import { definitionsOfHeld, heldInputs } from "./review/held-inputs.js";
import { laddersIn } from "./review/ladder.js";
import { checkAccruals } from "./settlement/check.js";
import { type CompiledProgram, type Program, programOf, programWithVersions, rememberTemplates } from "./program.js";
import { type EffectiveDocument, checkSize, checkVersions, effectiveDocuments, firstDays } from "./version/apply.js";

/** Every name that definitions read. */
function namesRead(definitions: readonly Definition[]): readonly string[] {
  return definitions.flatMap(({ references }) => references);
}

/** Every name that the cases of a document expect a value of. */
function namesExpected({ cases = [] }: ProgramDocument): readonly string[] {
  return cases.flatMap(({ expect }) => Object.keys(expect));
}

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
function compileEffective(
  { document, writtenAt }: EffectiveDocument,
  everywhere: Pick<CompiledProgram, "rungs" | "asked">,
  log: IssueLog,
): CompiledProgram | undefined {
  const own = writtenLog(log, writtenAt);
  const { report } = own;
  const reportAll = (found: readonly Issue[]): void => found.forEach((one) => report(() => one));
  const declarations = readDeclarations(document);
  reportAll([
    ...declarations.issues,
    ...checkNames(document),
    ...checkCatalogue(document),
    ...checkReviews(document),
    ...checkStacking(paymentsOf(document)),
    ...checkRegistrations(document.registrations ?? {}),
    ...checkAccruals(document),
    ...checkFunds(document.funds ?? {}, document.incentives ?? {}),
  ]);
  const startMonth = document.fiscalYear?.startMonth ?? 1;
  const ladders = laddersIn(document);
  const written = definitionsOf(document, report);
  const held = definitionsOfHeld(ladders, [
    ...namesRead([...declarations.definitions, ...written]),
    ...namesExpected(document),
  ]);
  const compilation = { declarations, definitions: [...held, ...written], startMonth };
  const plan = compileDefinitions(compilation, own, (scope) =>
    reportAll([...checkBase(document, scope), ...checkDefinitionCases(document, scope)]),
  );
  if (!own.isEmpty()) return undefined;
  const declared = declarations.data;
  const layout = layoutOf(document, plan);
  const concentrated = Object.values(document.base?.concentration ?? {}).map(({ of }) => plan.names.get(of)!.slot);
  const outcome = [...slotsOfLayout(layout), ...concentrated];
  return {
    plan,
    declared,
    answers: plan.inputs.flatMap(({ name, slot }) =>
      declared.facts.has(name) || name.startsWith(HELD_PREFIX) ? [] : [slot],
    ),
    ladders,
    ...everywhere,
    held: heldInputs(ladders, plan),
    lean: leanRun(plan, declared, () => outcome),
    listed: leanRun(plan, declared, () => [...outcome, ...slotsOfListings(layout)]),
    layout,
    startMonth,
    rounding: document.rounding ?? DEFAULT_ROUNDING,
    templateOn: rememberTemplates(plan, startMonth),
  };
}

function dayOf(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : readDay(text);
}

/** Every id that a version gives to a rung of a ladder: what was held under an earlier version can be read by a later one. */
function rungIds(documents: readonly EffectiveDocument[]): CompiledProgram["rungs"] {
  const ids = new Map<string, Set<string>>();
  for (const { key, rungs } of documents.flatMap(({ document }) => laddersIn(document))) {
    const known = ids.get(key) ?? new Set();
    for (const { id, formerly } of rungs) for (const each of [id, ...formerly]) known.add(each);
    ids.set(key, known);
  }
  return ids;
}

/** Every question that a version asks: it may be answered under all of them, and counts under those that ask it. */
function questionsAsked(documents: readonly EffectiveDocument[]): CompiledProgram["asked"] {
  const asked = new Map<string, Set<string>>();
  for (const [id, card] of documents.flatMap(({ document }) => Object.entries(document.scorecards ?? {}))) {
    const known = asked.get(id) ?? new Set();
    for (const { part, path } of partsOf(card, "")) if (isQuestion(part)) known.add(path);
    asked.set(id, known);
  }
  return asked;
}

/** The same mistake stands in every version that keeps the definition: it is told once. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const same = groupBy(issues, ({ code, path, message }) => JSON.stringify([code, path, message]));
  return [...same.values()].map(([first]) => first!);
}

/** The program of a document whose shape is right, or every issue of its meaning. */
export function compileDocument(
  document: ProgramDocument,
): { readonly program: Program } | { readonly issues: readonly Issue[] } {
  const log = createIssueLog();
  const documents = effectiveDocuments(document);
  for (const found of [...checkVersions(document), ...checkSuccession(documents)]) log.report(() => found);
  const size = checkSize(documents);
  if (size.length > 0) return { issues: size };
  const everywhere = { rungs: rungIds(documents), asked: questionsAsked(documents) };
  const compiled = documents.map((effective) => compileEffective(effective, everywhere, log));
  if (!log.isEmpty() || compiled.includes(undefined)) return { issues: distinct(log.issues()) };
  const versions = documents.map(({ document: own, from, version }, index) => ({
    program: programOf(own, compiled[index]!),
    from,
    grandfatheredUntil: dayOf(version?.grandfathered?.until),
    earlyFrom: dayOf(version?.earlyAccess?.from),
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
