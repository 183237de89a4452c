/** The one error that the library throws. */
import { type Issue } from "./issue.js";

/**
 * A program document that cannot be used, with every mistake that was found in it.
 *
 * @since 0.1.0
 */
export class ProgramError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const lines = issues.map(({ message, hint }) => `- ${message}\n  ${hint}`);
    super(
      `The program document has ${issues.length} ${issues.length === 1 ? "issue" : "issues"}:\n${lines.join("\n")}`,
    );
    this.name = "ProgramError";
    this.issues = issues;
  }
}
