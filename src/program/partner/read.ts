/** Reads a partner document by the program's own declarations; whatever is wrong is an issue that says where. */
import {
  type InputValues,
  type RawEntries,
  checkCards,
  entriesAt,
  isEntries,
  readAnswers,
  readCollections,
  readFacts,
} from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type PartnerValues } from "../../core/expression/run-types.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { type IssueLog, createIssueLog } from "../../core/issue/log.js";
import { nearestName } from "../../core/issue/suggest.js";
import { currencyDigits, isCurrencyCode } from "../../core/number/currency.js";
import { type Program, compiledOf } from "../program.js";
import { readGivenValues } from "./given.js";

/** A partner as the kernel takes it. */
export interface ReadPartner {
  readonly id: string;
  readonly name: string | undefined;
  readonly currency: string;
  readonly values: PartnerValues;
  /** The names of the values that were given. */
  readonly given: readonly string[];
}

export type PartnerResult =
  { readonly partner: ReadPartner } | { readonly id: string; readonly issues: readonly Issue[] };

const KEYS = ["id", "name", "currency", "facts", "records", "answers", "given"];

function readCurrency(raw: RawEntries, { document }: Program, log: IssueLog): string {
  const { currency } = raw;
  if (currency !== undefined && (typeof currency !== "string" || !isCurrencyCode(currency))) {
    log.report(() => issue("currency.code", "/currency", { found: quote(currency) }));
    return "";
  }
  if (document.currency === "partner") {
    if (currency === undefined) log.report(() => issue("partner.noCurrency", ""));
    return currency ?? "";
  }
  if (currency !== undefined && currency !== document.currency) {
    const params = { where: "the partner", found: currency, expected: document.currency };
    log.report(() => issue("partner.currency", "/currency", params));
  }
  return document.currency;
}

function readIdentity(raw: RawEntries, log: IssueLog): { readonly id: string; readonly name: string | undefined } {
  const { id, name } = raw;
  const isId = typeof id === "string" && id !== "";
  if (!isId) log.report(() => issue("partner.type", "/id", { expected: "a text that is not empty" }));
  if (name !== undefined && typeof name !== "string")
    log.report(() => issue("partner.type", "/name", { expected: "a text" }));
  return { id: isId ? id : "", name: typeof name === "string" ? name : undefined };
}

function readAllAnswers(raw: RawEntries, program: Program, inputs: InputValues, log: IssueLog): void {
  const cards = Object.keys(program.document.scorecards ?? {});
  const { plan } = compiledOf(program);
  checkCards(raw, cards, log);
  for (const card of cards) {
    readAnswers(card, entriesAt(raw, card, log, "/answers"), pointer("/answers", card), plan, inputs, log);
  }
}

/** Reads one partner. A document that fails while it is read (a getter that throws, a proxy) is an issue like any other. */
export function readPartner(program: Program, raw: unknown): PartnerResult {
  try {
    return readDocument(program, raw);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id: "", issues: [issue("partner.unreadable", "", { reason })] };
  }
}

function readDocument(program: Program, raw: unknown): PartnerResult {
  const log = createIssueLog();
  if (!isEntries(raw)) return { id: "", issues: [issue("partner.type", "", { expected: "a partner document" })] };
  for (const key of Object.keys(raw)) {
    const params = { key, known: KEYS };
    if (!KEYS.includes(key))
      log.report(() =>
        issue("partner.unknownKey", pointer("", key), { ...params, nearest: nearestName(key, KEYS) ?? "" }),
      );
  }
  const { id, name } = readIdentity(raw, log);
  const currency = readCurrency(raw, program, log);
  const givenRaw = entriesAt(raw, "given", log);
  const { declared, facts } = compiledOf(program);
  const source = { declared, facts, currency, log };
  const inputs = readFacts(entriesAt(raw, "facts", log), givenRaw, source);
  const rows = readCollections(entriesAt(raw, "records", log), source);
  readAllAnswers(entriesAt(raw, "answers", log), program, inputs, log);
  const given = readGivenValues(givenRaw, compiledOf(program), log);
  if (!log.isEmpty()) return { id, issues: log.issues() };
  const values = { inputs, rows, currency, currencyDigits: currencyDigits(currency), given };
  return { partner: { id, name, currency, values, given: Object.keys(givenRaw) } };
}
