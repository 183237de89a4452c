/** Issues in lines for people: the first ones, and how many there are beyond them. */
import { type Issue } from "partner-program";
import { counted } from "./progress.js";

/** So many issues of one partner are told: a wrong currency is wrong in each of its orders. */
const MOST_TOLD = 5;

/** What is wrong, and its cure: two sentences. */
export function sentencesOf({ message, hint }: Pick<Issue, "message" | "hint">): string {
  return `${message}${/[.?!]$/.test(message) ? "" : "."} ${hint}`;
}

/** How many there are, also of those that are not listed. */
function countOf(issues: readonly Issue[]): number {
  const last = issues.at(-1);
  return last?.code === "issues.more" ? issues.length - 1 + Number(last.params["count"]) : issues.length;
}

/** The first issues as `write` has them, and one for all others, which begins with whose they are. */
export function issueLines(issues: readonly Issue[], write: (issue: Issue) => string, whose = ""): readonly string[] {
  const told = issues.slice(0, MOST_TOLD).map(write);
  const beyond = countOf(issues) - told.length;
  return beyond === 0 ? told : [...told, `${whose}and ${counted(beyond, "more issue")}`];
}
