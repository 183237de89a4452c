/** Evidence in words: one sentence for each definition, and a line for each record that it counts. */
import { type Plan } from "../../core/expression/plan.js";
import {
  type DefinitionEvidence,
  type ExactValue,
  type NamedEvidence,
  type Phrasebook,
  type PhraseWords,
  type StepEvidence,
} from "./types.js";

export interface SentenceOptions {
  readonly plan: Plan;
  readonly currency: string;
  readonly phrasebook: Phrasebook;
}

/** A value as people read it. */
function writeExactValue(value: ExactValue, currency: string | undefined): string {
  if (value.status === "notApplicable") return "not applicable";
  if (value.status === "unknown") return "unknown";
  if (typeof value.value === "boolean") return value.value ? "yes" : "no";
  return currency === undefined ? value.value : `${value.value} ${currency}`;
}

/** One line for each sentence; lines of records are indented by two spaces. */
export function sentencesOf(definitions: readonly DefinitionEvidence[], options: SentenceOptions): readonly string[] {
  const { plan, phrasebook } = options;
  const titles = new Map(definitions.map(({ name, title }) => [name, title ?? name]));
  const currencyOf = (name: string): string | undefined =>
    plan.names.get(name)?.type.kind === "money" ? options.currency : undefined;

  const operand = (step: StepEvidence | NamedEvidence): string => {
    if ("name" in step)
      return `${titles.get(step.name) ?? step.name} (${writeExactValue(step.value, currencyOf(step.name))})`;
    return phrasebook[step.kind](step, words);
  };
  const words: PhraseWords = { value: (value) => writeExactValue(value, undefined), operand };

  return definitions.flatMap(({ name, value, given, computation }) => {
    const currency = currencyOf(name);
    const how = given ? "given in the partner document" : phrasebook[computation.kind](computation, words);
    const records = given ? [] : (computation.records?.counted ?? []);
    const recordCurrency = computation.details["function"] === "countDistinct" ? undefined : currency;
    return [
      `${titles.get(name)!} = ${writeExactValue(value, currency)}: ${how}`,
      ...records.map(({ address, key, date, value: part }) => {
        const day = date === undefined ? "" : ` (${date})`;
        return `  ${key ?? address}${day}${part === null ? "" : `: ${writeExactValue(part, recordCurrency)}`}`;
      }),
    ];
  });
}
