/** Collects issues up to a limit, and counts those beyond it, so that a million bad rows cost no memory. */
import { type Issue, issue } from "./issue.js";

/** How many issues of one document are listed. */
export const MOST_ISSUES = 200;

export interface IssueLog {
  /** Takes the issue, made only when there is room for it. */
  readonly report: (make: () => Issue) => void;
  /** The issues in the order of their report; the last one says how many are not listed. */
  readonly issues: () => readonly Issue[];
  readonly isEmpty: () => boolean;
}

export function createIssueLog(most: number = MOST_ISSUES): IssueLog {
  const listed: Issue[] = [];
  let beyond = 0;
  return {
    report: (make) => {
      if (listed.length < most) listed.push(make());
      else beyond += 1;
    },
    issues: () => (beyond === 0 ? listed : [...listed, issue("issues.more", "", { count: beyond })]),
    isEmpty: () => listed.length === 0,
  };
}

/** The first issues of a list, and how many there are beyond them. */
export function limitIssues(issues: readonly Issue[]): readonly Issue[] {
  const log = createIssueLog();
  for (const found of issues) log.report(() => found);
  return log.issues();
}
