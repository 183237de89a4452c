/**
 * One section without a program: for a host that wants tiers, or a scorecard, and no more. The definition is compiled,
 * the values are read by their declarations, and the section's own outcome is built; issues come back, never thrown.
 */
import { checkDeclarations, declaredData, defineFacts } from "../data/declared.js";
import {
  type RawEntries,
  entriesAt,
  isEntries,
  readAnswers,
  readCollections,
  readFacts,
} from "../data/partner-data.js";
import { quote } from "../data/reader.js";
import { type DataDeclarations } from "../data/types.js";
import { compileDefinitions } from "../definition/compile.js";
import { type Definition } from "../definition/definition.js";
import { type Plan } from "../expression/plan.js";
import { runPlan, templateOn } from "../expression/run.js";
import { type Issue, issue } from "../issue/issue.js";
import { createIssueLog } from "../issue/log.js";
import { currencyDigits, isCurrencyCode } from "../number/currency.js";
import { type RoundingMode } from "../number/round.js";
import { type Presentation } from "../outcome/present.js";
import { type Day, readDay } from "../time/day.js";

/** What stands around the section. */
export interface StandaloneOptions extends DataDeclarations {
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

/** Evaluates one section on its own. */
export function evaluateStandalone<Outcome>(
  section: StandaloneSection<Outcome>,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<Outcome> {
  const log = createIssueLog();
  for (const found of checkDeclarations(options)) log.report(() => found);
  const declared = declaredData(options);
  const needs = (option: "asOf" | "currency"): boolean => section.needs?.includes(option) === true;
  const asOf = readDay(options.asOf ?? (needs("asOf") ? "" : DEFAULT_DAY));
  if (asOf === undefined) log.report(() => issue("options.asOf", "", { found: quote(options.asOf) }));
  const currency = options.currency ?? (needs("currency") ? "" : NO_CURRENCY);
  if (!isCurrencyCode(currency)) log.report(() => issue("currency.code", "", { found: currency }));
  if (!log.isEmpty() || asOf === undefined) return { status: "issues", issues: log.issues() };
  const plan = compileDefinitions(
    [...defineFacts(declared), ...section.definitions],
    declared.collections.values(),
    log,
  );
  if (!log.isEmpty()) return { status: "issues", issues: log.issues() };
  const startMonth = options.fiscalYear?.startMonth ?? 1;
  const raw: RawEntries = isEntries(values) ? values : {};
  const source = { declared, currency, log };
  const inputs = readFacts(entriesAt(raw, "facts", log), {}, source);
  const rows = readCollections(entriesAt(raw, "records", log), source);
  if (section.card !== undefined)
    readAnswers(section.card, entriesAt(raw, "answers", log), "/answers", plan, inputs, log);
  if (!log.isEmpty()) return { status: "issues", issues: log.issues() };
  const partner = { inputs, rows, currencyDigits: currencyDigits(currency), given: new Map<number, never>() };
  const frame = runPlan(plan, templateOn(plan, asOf, startMonth), partner);
  const rounding = options.rounding ?? "halfAwayFromZero";
  const presentation = { plan, frame, currencyDigits: partner.currencyDigits, rounding, given: partner.given };
  return { status: "evaluated", outcome: section.outcome({ plan, presentation, asOf, startMonth }) };
}
