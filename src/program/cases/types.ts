/** What running the cases of a document answers. Plain JSON. */
import { type ExpectedValue } from "../../core/case/types.js";
import { type Issue } from "../../core/issue/issue.js";

/** A value that a case expects, beside the one that was found. */
export interface Difference {
  /** The name of the value. */
  readonly name: string;
  readonly expected: ExpectedValue;
  readonly found: ExpectedValue;
  /** Why the value is not the expected one, and why it is the one that was found: sentences. */
  readonly explanation: { readonly expected: readonly string[]; readonly found: readonly string[] };
}

export interface CaseResult {
  /** The case in words. */
  readonly case: string;
  /** JSON pointer to the case in the program document. */
  readonly address: string;
  /** `refused`: the data of the case cannot be read by the program. */
  readonly status: "passed" | "failed" | "refused";
  readonly differences: readonly Difference[];
  readonly issues: readonly Issue[];
}

export interface CaseReport {
  readonly passed: number;
  readonly failed: number;
  readonly refused: number;
  /** Every case, in the order of the document. */
  readonly results: readonly CaseResult[];
}
