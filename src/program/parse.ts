/** From JSON to a program: limits, then shape, then meaning. */
import { type Issue } from "../core/issue/issue.js";
import { limitIssues } from "../core/issue/log.js";
import { type Json, type JsonLimits, PROGRAM_LIMITS, admitDocument, freezeJson } from "../core/json/admit.js";
import { compileDocument } from "./compile.js";
import { readProgramShape } from "./document/schema.js";
import { ProgramError } from "../core/issue/error.js";
import { type Program } from "./program.js";
import { salvage } from "./salvage.js";

/** How large a document may be: one million characters and 64 levels unless stated. */
export interface ParseOptions {
  readonly limits?: Partial<JsonLimits>;
}

/** A program, or why there is none. */
export type ParseResult =
  | { readonly success: true; readonly program: Program }
  | { readonly success: false; readonly issues: readonly Issue[] };

/** Mistakes of meaning in the parts of a document whose shape is right. */
function furtherIssues(json: Json, found: readonly Issue[]): readonly Issue[] {
  const salvaged = salvage(json, found);
  if (salvaged === undefined) return [];
  const compiled = compileDocument(salvaged.document);
  if (!("issues" in compiled)) return [];
  return compiled.issues.filter(
    ({ params }) => typeof params["name"] !== "string" || !salvaged.isBroken(params["name"]),
  );
}

/**
 * Reads a program document and returns every mistake in it, never throwing.
 *
 * Takes JSON text or a parsed value. All mistakes are reported together, of shape
 * and of meaning. Each has a code, the address (JSON pointer), what is wrong and how to mend it. The document is
 * copied and frozen: what the caller does to its own value afterwards changes nothing.
 *
 * @example
 * ```ts
 * import { safeParseProgram } from "partner-program";
 *
 * const result = safeParseProgram({ language: 1, id: "acme", currency: "EUR", metrcs: {} });
 * if (!result.success) console.log(result.issues[0]?.message);
 * // => metrcs: there is no key `metrcs` here; did you mean `metrics`?
 * ```
 * @since 0.1.0
 */
export function safeParseProgram(json: unknown, options: ParseOptions = {}): ParseResult {
  const admitted = admitDocument(json, { ...PROGRAM_LIMITS, ...options.limits });
  if ("issues" in admitted) return { success: false, issues: admitted.issues };
  const shaped = readProgramShape(admitted.json);
  if ("issues" in shaped)
    return { success: false, issues: limitIssues([...shaped.issues, ...furtherIssues(admitted.json, shaped.issues)]) };
  const compiled = compileDocument(freezeJson(shaped.value));
  if ("issues" in compiled) return { success: false, issues: compiled.issues };
  return { success: true, program: compiled.program };
}

/**
 * Reads a program document; the same as `safeParseProgram`, for callers to whom a bad document is a failure.
 *
 * @throws {ProgramError} with every issue of the document.
 * @example
 * ```ts
 * import { parseProgram } from "partner-program";
 *
 * const program = parseProgram({ language: 1, id: "acme", currency: "EUR" });
 * console.log(program.document.id); // => acme
 * ```
 * @since 0.1.0
 */
export function parseProgram(json: unknown, options: ParseOptions = {}): Program {
  const result = safeParseProgram(json, options);
  if (!result.success) throw new ProgramError(result.issues);
  return result.program;
}
