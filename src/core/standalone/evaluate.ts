/**
 * One section without a program: for a host that wants tiers, or a scorecard, and no more. The definition is compiled,
 * the values are read by their declarations, and the section's own outcome is built; issues come back, never thrown.
 */
import { readAnswers } from "../data/answer.js";
import { type RawEntries, NO_ENTRIES, entriesIn, isEntries, readCollections } from "../data/partner-data.js";
import { factReader } from "../data/fact-reader.js";
import { figureIssue } from "../expression/figure-issue.js";
import { createInputPlaces, inputsOf } from "../expression/lanes/inputs.js";
import { quote } from "../data/reader.js";
import { compileDefinitions } from "../definition/compile.js";
import { type Declarations, type ReadDeclarations, readDeclarations } from "../definition/declarations.js";
import { type Definition } from "../definition/definition.js";
import { type Slot } from "../expression/slot.js";
import { type Plan } from "../expression/steps.js";
import { type PartnerValues } from "../expression/run-types.js";
import { runPlan, templateOn } from "../expression/run.js";
import { type Value } from "../expression/value.js";
import { MOST_WORK } from "../expression/work.js";
import { type Issue, issue } from "../issue/issue.js";
import { type IssueLog, createIssueLog } from "../issue/log.js";
import { currencyDigits, isCurrencyCode } from "../number/currency.js";
import { type RoundingMode, DEFAULT_ROUNDING } from "../number/round.js";
import { missingIn } from "../outcome/missing.js";
import { type Presentation } from "../outcome/present.js";
import { type Day, LAST_DAY, readDay } from "../time/day.js";

/** What stands around the section. */
export interface StandaloneOptions extends Declarations {
  /** The judged day, `YYYY-MM-DD`; needed where windows, periods or dates are read. */
  readonly asOf?: string;
  /** An ISO 4217 code; needed where amounts are posted, and decides their digits. */
  readonly currency?: string;
  readonly fiscalYear?: { readonly startMonth: number };
  readonly rounding?: RoundingMode;
}

/** The data that the section reads: facts by name, records by collection, answers by the question's path. */
export interface StandaloneValues {
  readonly facts?: RawEntries;
  readonly records?: Readonly<Record<string, readonly RawEntries[]>>;
  readonly answers?: RawEntries;
}

export type StandaloneResult<Outcome> =
  | { readonly status: "evaluated"; readonly outcome: Outcome }
  | { readonly status: "issues"; readonly issues: readonly Issue[] };

/** A run of one section. */
export interface StandaloneRun {
  readonly plan: Plan;
  readonly presentation: Presentation;
  readonly asOf: Day;
  readonly startMonth: number;
}

/** What a section brings: its definitions, and how its outcome is read. */
export interface StandaloneSection<Outcome> {
  readonly definitions: readonly Definition[];
  readonly outcome: (run: StandaloneRun) => Outcome;
  /** The card that answers belong to, where there is one. */
  readonly card?: string;
  /** The section cannot do without these options. */
  readonly needs?: readonly ("asOf" | "currency")[];
}

const DEFAULT_DAY = "2000-01-01";
const NO_CURRENCY = "XXX";

/** The options, read; undefined once their issues are in the log. */
interface Settings {
  readonly declarations: ReadDeclarations;
  readonly asOf: Day;
  readonly startMonth: number;
  readonly currency: string;
  readonly rounding: RoundingMode;
}

function readSettings(options: StandaloneOptions, needs: readonly string[], log: IssueLog): Settings | undefined {
  const declarations = readDeclarations(options);
  for (const found of declarations.issues) log.report(() => found);
  const asOf = readDay(options.asOf ?? (needs.includes("asOf") ? "" : DEFAULT_DAY));
  if (asOf === undefined) log.report(() => issue("options.asOf", "", { found: quote(options.asOf) }));
  const currency = options.currency ?? (needs.includes("currency") ? "" : NO_CURRENCY);
  if (!isCurrencyCode(currency)) log.report(() => issue("currency.code", "", { found: currency }));
  if (!log.isEmpty() || asOf === undefined) return undefined;
  const { startMonth } = options.fiscalYear ?? { startMonth: 1 };
  return {
    declarations,
    asOf,
    startMonth,
    currency,
    rounding: options.rounding ?? DEFAULT_ROUNDING,
  };
}

function readValues(
  values: StandaloneValues,
  card: string | undefined,
  plan: Plan,
  settings: Settings,
  log: IssueLog,
): PartnerValues {
  const raw: RawEntries = isEntries(values) ? values : {};
  const { declarations, currency } = settings;
  const declared = declarations.data;
  const source = { declared, currency, log };
  const places = createInputPlaces(plan);
  const { lanes, offsets } = places;
  factReader(declared, plan, offsets)(entriesIn(raw["facts"], "/facts", log), NO_ENTRIES, lanes, source);
  const rows = readCollections(entriesIn(raw["records"], "/records", log), source);
  if (card !== undefined)
    readAnswers(card, entriesIn(raw["answers"], "/answers", log), "/answers", { plan }, places, log);
  return { inputs: inputsOf(plan, places), rows, currency, currencyDigits: currencyDigits(currency), given: new Map() };
}

/** Evaluates one section on its own. */
export function evaluateStandalone<Outcome>(
  section: StandaloneSection<Outcome>,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<Outcome> {
  const log = createIssueLog();
  const settings = readSettings(options, section.needs ?? [], log);
  if (settings === undefined) return { status: "issues", issues: log.issues() };
  const { declarations, asOf, startMonth, rounding } = settings;
  const plan = compileDefinitions({ declarations, definitions: section.definitions, startMonth }, log);
  const partner = log.isEmpty() ? readValues(values, section.card, plan, settings, log) : undefined;
  if (partner === undefined || !log.isEmpty()) return { status: "issues", issues: log.issues() };
  const template = (day: Day, known: Day): readonly Value[] => templateOn(plan, day, known, startMonth);
  const surroundings = {
    asOf,
    knownAt: LAST_DAY,
    startMonth,
    templateOn: template,
    base: undefined,
    work: { left: MOST_WORK },
  };
  const { currencyDigits: digits, given } = partner;
  try {
    const frame = runPlan(plan, partner, surroundings);
    const missing = missingIn({ plan, frame, given });
    const at = (slot: Slot): Value => frame.slots[slot]!;
    const presentation = { plan, at, currencyDigits: digits, rounding, given, missing };
    return { status: "evaluated", outcome: section.outcome({ plan, presentation, asOf, startMonth }) };
  } catch (error) {
    const code = figureIssue(error);
    if (code === undefined) throw error;
    return { status: "issues", issues: [issue(code, "")] };
  }
}
