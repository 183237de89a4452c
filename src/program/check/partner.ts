/** Values that were found, as a partner document that shows them: facts as facts, everything else as given values. */
import { type Assignment } from "../../core/analysis/search.js";
import { type Variable } from "../../core/analysis/variable.js";
import { type Answer, type FactDeclaration, declarationOf } from "../../core/data/types.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../../core/expression/value.js";
import { writeExact } from "../../core/number/decimal.js";
import { type Exact } from "../../core/number/exact.js";
import { writeDay } from "../../core/time/day.js";
import { writeInstant } from "../../core/time/instant.js";
import { type ProgramDocument } from "../document/types.js";
import { type Partner } from "../partner/types.js";

/** A value as a partner document writes it. */
export function writeValue(value: Value, { kind }: Pick<Variable, "kind">): unknown {
  if (value === UNKNOWN) return null;
  if (value === NOT_APPLICABLE) return { status: "notApplicable" };
  if (kind === "date") return writeDay(value as number);
  if (kind === "instant") return writeInstant(value as number);
  return typeof value === "string" || typeof value === "boolean" ? value : writeExact(value as Exact);
}

/** A value that a required fact can have where nothing is asked of it. */
function anyValue({ type, oneOf, min, list }: FactDeclaration, asOf: string): unknown {
  if (list === true) return [];
  if (type === "string") return oneOf?.[0] ?? "other";
  if (type === "boolean") return false;
  if (type === "date") return asOf;
  return type === "instant" ? `${asOf}T00:00:00Z` : (min ?? 0);
}

/** The sections of a partner document that values are written into. */
interface Written {
  readonly facts: Record<string, unknown>;
  readonly given: Record<string, unknown>;
  readonly answers: Record<string, Record<string, Answer>>;
}

function writeAnswer({ answers }: Written, card: string, question: string, value: Value, variable: Variable): void {
  const answer = value === NOT_APPLICABLE ? { notApplicable: "-" } : (writeValue(value, variable) as Answer);
  (answers[card] ??= {})[question] = answer;
}

/** One item of a fact with several values. */
function writeItem(place: Record<string, unknown>, name: string, item: Value, isThere: boolean): void {
  const items = (place[name] ??= []) as Value[];
  if (isThere) items.push(item);
}

function writeOne(
  written: Written,
  variable: Variable,
  value: Value,
  { facts = {}, scorecards = {} }: ProgramDocument,
): void {
  const { name = "", item } = variable;
  const declared = Object.hasOwn(facts, name) ? declarationOf<FactDeclaration>(facts[name]!) : undefined;
  const answered = /^answer\.([^.]+)\.(.+)$/.exec(name);
  if (item !== undefined) writeItem(declared === undefined ? written.given : written.facts, name, item, value === true);
  // What is dated is given, as what it is on the judged day.
  else if (answered !== null && scorecards[answered[1]!]?.dated !== true)
    writeAnswer(written, answered[1]!, answered[2]!, value, variable);
  else if (declared === undefined || declared.dated === true) written.given[name] = writeValue(value, variable);
  // A fact that does not apply is one that is left out.
  else if (value !== NOT_APPLICABLE) written.facts[name] = writeValue(value, variable);
}

/** What is required and was not found stands there too. */
function addRequired(
  { facts: stated, given }: Written,
  facts: NonNullable<ProgramDocument["facts"]>,
  asOf: string,
): void {
  for (const [name, written] of Object.entries(facts)) {
    const declared = declarationOf<FactDeclaration>(written);
    if (declared.required !== true || Object.hasOwn(stated, name) || Object.hasOwn(given, name)) continue;
    const value = anyValue(declared, asOf);
    stated[name] = declared.dated === true ? [{ from: "1900-01-01", value }] : value;
  }
}

/** The partner; undefined where a value cannot be given. */
export function partnerOf(values: Assignment, document: ProgramDocument, asOf: string): Partner | undefined {
  const { facts = {}, currency } = document;
  const written: Written = { facts: {}, given: {}, answers: {} };
  for (const [variable, value] of values) {
    if (variable.name === undefined) return undefined;
    writeOne(written, variable, value, document);
  }
  addRequired(written, facts, asOf);
  const sections = Object.entries(written).filter(([, section]) => Object.keys(section as object).length > 0);
  return { id: "witness", ...(currency === "partner" ? { currency: "USD" } : {}), ...Object.fromEntries(sections) };
}
