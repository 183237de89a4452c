/** The one error that the library throws. */
import { type Issue } from "./issue.js";

/**
 * A program document that cannot be used, or columns that are none, with every mistake that was found in them.
 *
 * @since 0.1.0
 */
export class ProgramError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], what = "The program document has") {
    const lines = issues.map(({ message, hint }) => `- ${message}\n  ${hint}`);
    super(`${what} ${issues.length} ${issues.length === 1 ? "issue" : "issues"}:\n${lines.join("\n")}`);
    this.name = "ProgramError";
    this.issues = issues;
  }
}
