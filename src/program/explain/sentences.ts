/** Evidence in words: one sentence for each definition, and a line for each record that it counts. */
import { exactFraction } from "../../core/number/exact.js";
import { writeFixed } from "../../core/number/decimal.js";
import { type Program, compiledOf } from "../program.js";
import { notesAt } from "./notes.js";
import {
  type DefinitionEvidence,
  type ExactValue,
  type NamedEvidence,
  type Phrasebook,
  type PhraseWords,
  type RecordEvidence,
  type StepEvidence,
} from "./types.js";

export interface SentenceOptions {
  readonly program: Program;
  readonly currency: string;
  readonly phrasebook: Phrasebook;
}

const ABOUT_DIGITS = 6;

/** A fraction that no decimal is equal to, as people read it. */
function aboutFraction(text: string): string {
  const [numerator, denominator] = text.split("/");
  const value = exactFraction(BigInt(numerator!), BigInt(denominator!));
  return `about ${writeFixed(value, ABOUT_DIGITS).replace(/\.?0+$/, "")}`;
}

const FRACTION = /^-?\d+\/\d+$/;

/** A value as people read it; an amount has at least two decimal places where it has any. */
function writeExactValue(value: ExactValue, currency: string | undefined): string {
  if (value.status === "notApplicable") return "not applicable";
  if (value.status === "unknown") return "unknown";
  if (typeof value.value === "boolean") return value.value ? "yes" : "no";
  const text = FRACTION.test(value.value) ? aboutFraction(value.value) : value.value;
  return currency === undefined ? text : `${text.replace(/\.(\d)$/, ".$10")} ${currency}`;
}

function recordLine({ address, key, date, value }: RecordEvidence, currency: string | undefined): string {
  const day = date === undefined ? "" : ` (${date})`;
  return `  ${key ?? address}${day}${value === null ? "" : `: ${writeExactValue(value, currency)}`}`;
}

/** One line for each sentence; lines of records are indented by two spaces. Inputs stand in the sentences that read them. */
export function sentencesOf(definitions: readonly DefinitionEvidence[], options: SentenceOptions): readonly string[] {
  const { program, phrasebook } = options;
  const { names } = compiledOf(program).plan;
  const titleOf = (name: string): string => notesAt(program.document, names.get(name)!).title ?? name;
  const currencyOf = (name: string): string | undefined =>
    names.get(name)!.type.kind === "money" ? options.currency : undefined;
  const operand = (step: StepEvidence | NamedEvidence): string =>
    "name" in step
      ? `${titleOf(step.name)} (${writeExactValue(step.value, currencyOf(step.name))})`
      : phrasebook[step.kind](step, words);
  const words: PhraseWords = { value: (value) => writeExactValue(value, undefined), operand };

  return definitions.flatMap(({ name, value, given, computation }, index) => {
    if (index > 0 && !given && (computation.kind === "input" || computation.kind === "calendar")) return [];
    const currency = currencyOf(name);
    const how = given ? "given in the partner document" : phrasebook[computation.kind](computation, words);
    const records = given ? [] : (computation.records?.counted ?? []);
    const recordCurrency = computation.details["function"] === "countDistinct" ? undefined : currency;
    return [
      `${titleOf(name)} = ${writeExactValue(value, currency)}: ${how}`,
      ...records.map((record) => recordLine(record, recordCurrency)),
    ];
  });
}
