/** What the texts of findings are made of. */
import { type IssueText } from "../../../core/issue/text.js";

/** How grave a finding is, and its two sentences. */
export interface FindingText extends IssueText {
  readonly severity: "error" | "warning" | "note";
}
