/** Reads what a partner brings, by the declarations: facts, collections of records, answers. */
import { type Slot } from "../expression/slot.js";
import { type Row, type Value } from "../expression/value.js";
import { type Plan } from "../expression/steps.js";
import { issue, pointer } from "../issue/issue.js";
import { type IssueLog } from "../issue/log.js";
import { nearestName } from "../issue/suggest.js";
import { readRecords } from "./collection.js";
import { type DeclaredData } from "./declared.js";
import { type ValueReader, quote } from "./reader.js";

/** A JSON object whose entries are not read yet. */
export type RawEntries = Readonly<Record<string, unknown>>;

/** A fact with its reader and the slot that it is read into. */
export interface FactInput {
  readonly name: string;
  readonly reader: ValueReader;
  readonly slot: Slot;
}

/** The declared facts with the slots that a plan has for them. */
export function factInputs({ facts }: DeclaredData, plan: Plan): readonly FactInput[] {
  return [...facts].map(([name, { reader }]) => {
    const { slot, timeline } = plan.names.get(name)!;
    return { name, reader, slot: timeline ?? slot };
  });
}

/** Values of inputs by their slot. */
export type InputValues = (Value | undefined)[];

/** Where data is read to, and where its issues go. */
export interface DataSource {
  readonly declared: DeclaredData;
  readonly facts: readonly FactInput[];
  /** The currency that the partner is evaluated in. */
  readonly currency: string;
  readonly log: IssueLog;
}

export function isEntries(value: unknown): value is RawEntries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A dictionary of the partner; an absent one is empty. */
export function entriesAt(raw: RawEntries, key: string, log: IssueLog, path = ""): RawEntries {
  const value = raw[key];
  if (value === undefined) return {};
  if (isEntries(value)) return value;
  log.report(() => issue("partner.type", pointer(path, key), { expected: "an object" }));
  return {};
}

function reportUndeclared(log: IssueLog, path: string, kind: string, name: string, known: Iterable<string>): void {
  log.report(() => issue("partner.undeclared", path, { kind, name, nearest: nearestName(name, known) ?? "" }));
}

/** Reads facts. One that is given need not be there. */
export function readFacts(raw: RawEntries, given: RawEntries, source: DataSource): InputValues {
  const { facts, declared, currency, log } = source;
  const inputs: InputValues = [];
  let present = 0;
  for (const { name, reader, slot } of facts) {
    const found = raw[name];
    if (found !== undefined || Object.hasOwn(raw, name)) present += 1;
    else if (Object.hasOwn(given, name)) continue;
    const value = reader.read(found, currency);
    if (value !== undefined) inputs[slot] = value;
    else {
      log.report(() => {
        const { code, params } = reader.refusal(found, currency, `the fact \`${name}\``);
        return issue(code, pointer("/facts", name), params);
      });
    }
  }
  const names = Object.keys(raw);
  if (names.length === present) return inputs;
  for (const name of names) {
    if (!declared.facts.has(name)) reportUndeclared(log, pointer("/facts", name), "fact", name, declared.facts.keys());
  }
  return inputs;
}

/** Reads the collections that are there; one that is not stays unknown. */
export function readCollections(
  raw: RawEntries,
  { declared, currency, log }: DataSource,
): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, readonly Row[]>();
  for (const name of Object.keys(raw)) {
    const path = pointer("/records", name);
    const collection = declared.collections.get(name);
    if (collection === undefined) reportUndeclared(log, path, "records", name, declared.collections.keys());
    else if (raw[name] !== undefined) rows.set(name, readRecords(collection, raw[name], { path, currency, log }));
  }
  return rows;
}

/** Reads the answers to one scorecard into the inputs; null leaves a question unanswered. */
export function readAnswers(
  card: string,
  raw: RawEntries,
  path: string,
  plan: Plan,
  inputs: InputValues,
  log: IssueLog,
): void {
  const prefix = `answer.${card}.`;
  for (const [question, answer] of Object.entries(raw)) {
    const named = plan.names.get(prefix + question);
    const choices = named?.type.oneOf;
    const at = pointer(path, question);
    if (named === undefined || choices === undefined) {
      const questions = plan.inputs.map(({ name }) => name).filter((name) => name.startsWith(prefix));
      reportUndeclared(
        log,
        at,
        "question",
        question,
        questions.map((name) => name.slice(prefix.length)),
      );
    } else if (typeof answer === "string" && choices.includes(answer)) inputs[named.slot] = answer;
    else if (answer !== null) {
      const params = { where: "the answer", expected: `one of ${choices.join(", ")}`, found: quote(answer) };
      log.report(() => issue("partner.value", at, params));
    }
  }
}

/** Reports the cards that have answers but do not exist. */
export function checkCards(raw: RawEntries, cards: readonly string[], log: IssueLog): void {
  for (const card of Object.keys(raw)) {
    if (!cards.includes(card)) reportUndeclared(log, pointer("/answers", card), "scorecard", card, cards);
  }
}
