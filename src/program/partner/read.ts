/** Reads a partner document by the program's own declarations; whatever is wrong is an issue that says where. */
import { readAnswers } from "../../core/data/answer.js";
import {
  type RawEntries,
  NO_ENTRIES,
  checkCards,
  checkKeys,
  entriesIn,
  isEntries,
  readCollections,
} from "../../core/data/partner-data.js";
import { readExchangeRates } from "../../core/data/exchange.js";
import { quote } from "../../core/data/reader.js";
import { type InputPlaces, inputsOf, storeInput } from "../../core/expression/lanes/inputs.js";
import { type PartnerValues, type RowsByCollection } from "../../core/expression/run-types.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, UNKNOWN } from "../../core/expression/value.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { type IssueLog } from "../../core/issue/log.js";
import { currencyDigits, isCurrencyCode } from "../../core/number/currency.js";
import { type LeanFrame } from "../lean.js";
import { type CompiledProgram, type Program, compiledOf } from "../program.js";
import { type Day } from "../../core/time/day.js";
import { heldValues } from "../review/held-inputs.js";
import { readGivenValues } from "./given.js";
import { type HeldByLadder, readHeld } from "./held.js";

/** A partner as the kernel takes it. */
export interface ReadPartner {
  readonly id: string;
  readonly name: string | undefined;
  readonly currency: string;
  readonly values: PartnerValues;
  /** The names of the values that were given. */
  readonly given: readonly string[];
  /** What the partner holds; undefined where nothing is said of it. */
  readonly held: HeldByLadder | undefined;
}

export type PartnerResult =
  { readonly partner: ReadPartner } | { readonly id: string; readonly issues: readonly Issue[] };

const NOTHING_GIVEN: ReadonlyMap<Slot, Value> = new Map();
const NO_NAMES: readonly string[] = [];
/** The keys of a partner document. */
export const PARTNER_KEYS: readonly string[] = [
  "id",
  "facts",
  "records",
  "answers",
  "name",
  "currency",
  "given",
  "held",
  "exceptions",
  "exchangeRates",
  "journal",
];

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

/** What a partner brings, whose inputs stand in the places of a lane for as long as the lane is not read into again. */
class LaneValues implements PartnerValues {
  readonly #plan: Plan;
  readonly #places: InputPlaces;
  readonly rows: RowsByCollection;
  readonly currency: string;
  readonly currencyDigits: number;
  readonly given: ReadonlyMap<Slot, Value>;

  constructor(
    plan: Plan,
    places: InputPlaces,
    rows: RowsByCollection,
    currency: string,
    given: ReadonlyMap<Slot, Value>,
  ) {
    this.#plan = plan;
    this.#places = places;
    this.rows = rows;
    this.currency = currency;
    this.currencyDigits = currencyDigits(currency);
    this.given = given;
  }

  get inputs(): PartnerValues["inputs"] {
    return inputsOf(this.#plan, this.#places);
  }
}

function readAllAnswers(raw: RawEntries, compiled: CompiledProgram, places: InputPlaces, log: IssueLog): void {
  const { plan, asked, answers } = compiled;
  for (const slot of answers) storeInput(places, slot, UNKNOWN);
  if (raw === NO_ENTRIES) return;
  checkCards(raw, asked, log);
  for (const [card, questions] of asked) {
    const path = pointer("/answers", card);
    readAnswers(card, entriesIn(raw[card], path, log), path, { plan, asked: questions }, places, log);
  }
}

/**
 * Reads one partner as far as it was known on a day; its facts and answers go into the places. A document that fails while it is read (a getter that
 * throws, a proxy) is an issue like any other.
 */
export function readPartner(program: Program, raw: unknown, lean: LeanFrame, knownAt: Day): PartnerResult {
  try {
    return readDocument(program, raw, lean, knownAt);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id: "", issues: [issue("partner.unreadable", "", { reason })] };
  }
}

function readDocument(program: Program, raw: unknown, { places, facts, log }: LeanFrame, knownAt: Day): PartnerResult {
  if (!isEntries(raw)) return { id: "", issues: [issue("partner.type", "", { expected: "a partner document" })] };
  checkKeys(raw, PARTNER_KEYS, log);
  const { id, name } = readIdentity(raw, log);
  const currency = readCurrency(raw, program, log);
  const givenRaw = entriesIn(raw["given"], "/given", log);
  const compiled = compiledOf(program);
  const { declared, plan } = compiled;
  const rates = readExchangeRates(raw["exchangeRates"], "/exchangeRates", log);
  const source = { declared, currency, rates, log };
  facts(entriesIn(raw["facts"], "/facts", log), givenRaw, places.lanes, source);
  const rows = readCollections(entriesIn(raw["records"], "/records", log), source);
  readAllAnswers(entriesIn(raw["answers"], "/answers", log), compiled, places, log);
  const given = givenRaw === NO_ENTRIES ? NOTHING_GIVEN : readGivenValues(givenRaw, compiled, log);
  const held = readHeld(raw, compiled.rungs, log);
  if (!log.isEmpty()) return { id, issues: log.issues() };
  for (const [slot, value] of heldValues(compiled.held, held, knownAt)) storeInput(places, slot, value);
  const values = new LaneValues(plan, places, rows, currency, given);
  const names = givenRaw === NO_ENTRIES ? NO_NAMES : Object.keys(givenRaw);
  return { partner: { id, name, currency, values, given: names, held } };
}
