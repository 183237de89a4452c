/** Opens the journal of a partner for an answer about it. */
import { isEntries } from "../../core/data/partner-data.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { createIssueLog } from "../../core/issue/log.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { orRefused } from "../refused.js";
import { refuse } from "../run.js";
import { readJournal } from "./read-journal.js";

/** Entries that were posted after the day on which is to be posted: a journal only grows forward. */
function laterIssues(journal: readonly JournalEntry[], on: Day | undefined): readonly Issue[] {
  const last = journal.at(-1);
  if (last === undefined || on === undefined || last.on <= writeDay(on)) return [];
  return [issue("journal.later", "/journal", { name: last.id, found: last.on })];
}

/** A journal that was read, with the partner whose it is. */
export interface OpenJournal {
  readonly id: string;
  readonly journal: readonly JournalEntry[];
}

/** A document that fails while it is read is an issue like any other. */
function openJournal(raw: unknown, on: Day | undefined): OpenJournal | IssuesOutcome {
  const day = on === undefined ? "" : writeDay(on);
  try {
    const log = createIssueLog();
    const journal = readJournal(raw, log);
    const id = isEntries(raw) && typeof raw["id"] === "string" ? raw["id"] : "";
    if (id === "") log.report(() => issue("partner.type", "/id", { expected: "a text that is not empty" }));
    for (const found of laterIssues(journal, on)) log.report(() => found);
    return log.isEmpty() ? { id, journal } : refuse(id, day, log.issues());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse("", day, [issue("partner.unreadable", "", { reason })]);
  }
}

/** Answers from the journal of a partner, to which is posted on a day, if at all; one that cannot be read, or a partner that cannot be evaluated, is refused. */
export function withJournal<Answer>(
  raw: unknown,
  on: Day | undefined,
  answer: (opened: OpenJournal) => Answer,
): Answer | IssuesOutcome {
  const opened = openJournal(raw, on);
  return "status" in opened ? opened : orRefused(() => answer(opened));
}
