/** Reads what a partner answers: a choice, several, true or false, a number, or that a question does not apply. */
import { type InputPlaces, storeInput } from "../expression/lanes/inputs.js";
import { type NamedDefinition } from "../expression/scope.js";
import { type Plan } from "../expression/steps.js";
import { type ValueType } from "../expression/type.js";
import { type Value, NOT_APPLICABLE } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { type IssueLog } from "../issue/log.js";
import { readExact } from "../number/decimal.js";
import { readDay } from "../time/day.js";
import { MOST_ENTRIES, listWithin } from "./bounds.js";
import { type RawEntries, isEntries, reportUndeclared } from "./partner-data.js";
import { quote } from "./reader.js";
import { type TimelineEntry, timelineOf } from "./timeline.js";

/** What may stand beside a value, and beside the reason why a question does not apply. */
const NOTES = ["evidence"];
const DATES = ["from", "recordedOn"];

function readSeveral(raw: unknown, choices: readonly string[]): Value | undefined {
  const items = listWithin(raw, MOST_ENTRIES);
  if (items === undefined) return undefined;
  const isRight = items.every((item) => typeof item === "string" && choices.includes(item));
  return isRight && new Set(items).size === items.length ? { items: items as readonly string[] } : undefined;
}

/** A value of the kind that the question asks for. */
function readValue(raw: unknown, { kind, oneOf = [] }: ValueType): Value | undefined {
  if (kind === "list") return readSeveral(raw, oneOf);
  if (kind === "boolean") return typeof raw === "boolean" ? raw : undefined;
  if (kind === "text") return typeof raw === "string" && oneOf.includes(raw) ? raw : undefined;
  return readExact(raw);
}

function isText(raw: unknown): boolean {
  return typeof raw === "string" && raw.trim() !== "";
}

/** A value with what stands beside it: `{ "value": …, "evidence": … }` or `{ "notApplicable": "why", … }`. */
function readEntry(raw: RawEntries, type: ValueType, others: readonly string[]): Value | undefined {
  const { value, notApplicable, evidence } = raw;
  const key = "notApplicable" in raw ? "notApplicable" : "value";
  if (Object.keys(raw).some((each) => each !== key && !others.includes(each))) return undefined;
  if (evidence !== undefined && !isText(evidence)) return undefined;
  if (key === "value") return readValue(value, type);
  return type.mayBeNotApplicable && isText(notApplicable) ? NOT_APPLICABLE : undefined;
}

function readDated(raw: RawEntries, type: ValueType): TimelineEntry | undefined {
  const [from, recordedOn] = DATES.map((key) => (typeof raw[key] === "string" ? readDay(raw[key]) : undefined));
  const value = readEntry(raw, type, [...NOTES, ...DATES]);
  if (from === undefined || value === undefined) return undefined;
  return recordedOn === undefined && raw["recordedOn"] !== undefined ? undefined : { from, recordedOn, value };
}

/** The entries of a list of dated answers, each undefined where it is refused. */
function entriesIn(raw: readonly unknown[], type: ValueType): readonly (TimelineEntry | undefined)[] {
  return raw.map((entry) => (isEntries(entry) ? readDated(entry, type) : undefined));
}

function readTimeline(raw: unknown, type: ValueType): Value | undefined {
  const list = listWithin(raw, MOST_ENTRIES);
  if (list === undefined) return undefined;
  const entries = entriesIn(list, type);
  return entries.includes(undefined) ? undefined : timelineOf(entries as readonly TimelineEntry[]);
}

type Question = Pick<NamedDefinition, "type" | "timeline">;

/** The answer to a question; undefined when it is refused. */
export function readAnswer(raw: unknown, { type, timeline }: Question): Value | undefined {
  if (timeline !== undefined) return readTimeline(raw, type);
  return isEntries(raw) ? readEntry(raw, type, NOTES) : readValue(raw, type);
}

function valueInWords({ kind, oneOf = [] }: ValueType): string {
  if (kind === "boolean") return "true or false";
  if (kind === "decimal") return "a number";
  return kind === "list" ? `a list of ${oneOf.join(", ")}, each once` : `one of ${oneOf.join(", ")}`;
}

/** What was found in the place of dated answers: the first entry that is wrong, or all of them where each is right. */
function foundInstead(raw: unknown, type: ValueType): string {
  const list = listWithin(raw, MOST_ENTRIES);
  if (list === undefined) return quote(raw);
  const index = entriesIn(list, type).indexOf(undefined);
  return index < 0 ? "two answers for one day" : `entry ${index}`;
}

/** Why an answer was not read. */
function answerRefusal(raw: unknown, { type, timeline }: Question): { readonly [key: string]: string } {
  const value = valueInWords(type);
  const where = "the answer";
  if (timeline === undefined)
    return {
      where,
      expected: `${value}${type.mayBeNotApplicable ? ' or { "notApplicable": why }' : ""}`,
      found: quote(raw),
    };
  const exempt = type.mayBeNotApplicable ? ' or { "from": day, "notApplicable": why }' : "";
  const expected = `a list of { "from": day, "value": ${value} }${exempt} with each day once`;
  return { where, expected, found: foundInstead(raw, type) };
}

/**
 * Reads the answers to one scorecard into the inputs; null leaves a question unanswered. A question that is asked under other rules than those in
 * force is none of these.
 */
export function readAnswers(
  card: string,
  raw: RawEntries,
  path: string,
  { plan, asked }: { readonly plan: Plan; readonly asked?: ReadonlySet<string> | undefined },
  places: InputPlaces,
  log: IssueLog,
): void {
  const prefix = `answer.${card}.`;
  for (const [question, answer] of Object.entries(raw)) {
    const named = plan.names.get(prefix + question);
    const at = pointer(path, question);
    if (named === undefined) {
      if (asked?.has(question) === true) continue;
      const questions = plan.inputs.map(({ name }) => name).filter((name) => name.startsWith(prefix));
      const known = new Set([...questions.map((name) => name.slice(prefix.length)), ...(asked ?? [])]);
      reportUndeclared(log, at, "question", question, known);
    } else if (answer !== null) {
      const read = readAnswer(answer, named);
      if (read === undefined) log.report(() => issue("partner.value", at, answerRefusal(answer, named)));
      else storeInput(places, named.timeline ?? named.slot, read);
    }
  }
}
