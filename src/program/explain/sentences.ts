/** Evidence in words: one sentence for each definition, and a line for each record that it counts. */
import { exactFraction } from "../../core/number/exact.js";
import { writeFixed } from "../../core/number/decimal.js";
import { type Program, compiledOf } from "../program.js";
import { notesAt } from "./notes.js";
import {
  type DefinitionEvidence,
  type ExactValue,
  type LineEvidence,
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

/** What stands behind a number: a currency, or what it counts. */
interface Unit {
  readonly text: string;
  readonly isCurrency: boolean;
}

/** A value as people read it; an amount has at least two decimal places where it has any. */
function writeExactValue(value: ExactValue, unit: Unit | undefined): string {
  if (value.status === "notApplicable") return "not applicable";
  if (value.status === "unknown") return "unknown";
  if (typeof value.value === "boolean") return value.value ? "yes" : "no";
  const text = FRACTION.test(value.value) ? aboutFraction(value.value) : value.value;
  if (unit === undefined) return text;
  return `${unit.isCurrency ? text.replace(/\.(\d)$/, ".$10") : text} ${unit.text}`;
}

/** How a line came about, and what was done to it beside the others. */
function lineInWords({ earned, exact, computation }: LineEvidence, { operand, value }: PhraseWords): string {
  const written = (text: string): string => value({ status: "value", value: text });
  const changed = earned === exact ? "" : `, ${written(earned)} alone and ${written(exact)} beside the others`;
  return `: ${operand(computation)}${changed}`;
}

function recordLine(record: RecordEvidence, unit: Unit | undefined, words: PhraseWords): string {
  const { address, key, date, value, converted, line } = record;
  const day = date === undefined ? "" : ` (${date})`;
  const adds = value === null ? "" : `: ${writeExactValue(value, unit)}`;
  const from = converted === undefined ? "" : ` (${converted.currency} at ${converted.rate})`;
  return `  ${key ?? address}${day}${adds}${from}${line === undefined ? "" : lineInWords(line, words)}`;
}

/** One line for each sentence; lines of records are indented by two spaces. Inputs stand in the sentences that read them. */
export function sentencesOf(definitions: readonly DefinitionEvidence[], options: SentenceOptions): readonly string[] {
  const { program, phrasebook } = options;
  const { names } = compiledOf(program).plan;
  const titleOf = (name: string): string => notesAt(program.document, names.get(name)!).title ?? name;
  const paysMoney = (name: string): boolean => name.endsWith(".lines") && names.get(name.slice(0, -".lines".length))?.type.kind === "money"; // prettier-ignore
  const unitOf = (name: string): Unit | undefined => {
    const { kind, unit } = names.get(name)!.type;
    if (kind === "money" || paysMoney(name)) return { text: options.currency, isCurrency: true };
    return unit === undefined ? undefined : { text: unit, isCurrency: false };
  };
  const operand = (step: StepEvidence | NamedEvidence): string =>
    "name" in step
      ? `${titleOf(step.name)} (${writeExactValue(step.value, step.name.endsWith(".lines") ? undefined : unitOf(step.name))})`
      : phraseOf(step);
  const phraseOf = (step: StepEvidence): string =>
    step.cut === true ? words.value(step.value) : phrasebook[step.kind](step, words);
  const words: PhraseWords = { value: (value) => writeExactValue(value, undefined), operand };

  return definitions.flatMap(({ name, value, given, computation }, index) => {
    if (index > 0 && !given && (computation.kind === "input" || computation.kind === "calendar")) return [];
    const unit = unitOf(name);
    const how = given ? "given in the partner document" : phraseOf(computation);
    const records = given ? [] : (computation.records?.counted ?? []);
    const recordUnit = computation.details["function"] === "countDistinct" ? undefined : unit;
    return [
      `${titleOf(name)} = ${writeExactValue(value, computation.kind === "lines" ? undefined : unit)}: ${how}`,
      ...records.map((record) => recordLine(record, recordUnit, words)),
      ...(given || computation.records?.more === undefined ? [] : [`  and ${computation.records.more} more`]),
    ];
  });
}
