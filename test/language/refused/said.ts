import { safeParseProgram } from "partner-program";

/** What a document is told: `code message | hint` of each issue. */
export function saidOf(document: object): readonly string[] {
  const result = safeParseProgram(document);
  return result.success ? [] : result.issues.map(({ code, message, hint }) => `${code} ${message} | ${hint}`);
}
