/** English phrases for every kind of step. A host may bring its own. */
import { type DetailBand, type Details } from "../../core/expression/node.js";
import { type NamedEvidence, type Phrasebook, type PhraseWords, type StepEvidence } from "./types.js";

const OPERATORS: Readonly<Record<string, string>> = {
  equal: "is",
  notEqual: "is not",
  lessThan: "is less than",
  lessThanInclusive: "is at most",
  greaterThan: "is more than",
  greaterThanInclusive: "is at least",
  in: "is one of",
  notIn: "is none of",
};

function detail(details: Details, key: string): string {
  const value = details[key];
  return Array.isArray(value) ? value.join(", ") : `${value as string | number | boolean}`;
}

function bandsOf({ details }: StepEvidence): string {
  const bands = details["bands"] as readonly DetailBand[];
  return bands.map(({ from, is }) => `from ${from}: ${is}`).join("; ");
}

function list(operands: readonly (StepEvidence | NamedEvidence)[], words: PhraseWords): string {
  return operands.map((operand) => words.operand(operand)).join("; ");
}

const AGGREGATES: Readonly<Record<string, string>> = {
  sum: "sum over",
  count: "number of",
  countDistinct: "number of different values over",
  average: "mean over",
};

const BOUNDS: Readonly<Record<string, string>> = { asOf: "up to", from: "from", to: "to" };

/** The days of a window; other values of the partner that the records are compared with stand beside them. */
function daysOf(operands: StepEvidence["operands"], words: PhraseWords): string {
  const isDay = (operand: StepEvidence | NamedEvidence): boolean =>
    "name" in operand ? operand.name === "asOf" : operand.kind === "calendar";
  const days = operands.filter(isDay).map((operand) => {
    const bound = "name" in operand ? "asOf" : detail(operand.details, "bound");
    return `${BOUNDS[bound]!} ${words.value(operand.value)}`;
  });
  const others = operands.filter((operand) => !isDay(operand)).map((operand) => words.operand(operand));
  const beside = others.length === 0 ? "" : `, by ${others.join("; ")}`;
  return `${days.length === 0 ? "" : `, ${days.join(" ")}`}${beside}`;
}

function aggregate({ details, records, operands }: StepEvidence, words: PhraseWords): string {
  const what = `${AGGREGATES[detail(details, "function")] ?? ""} ${detail(details, "collection")}`;
  if (records?.of == null) return `${what}, which the partner document does not have`;
  return `${what}: ${records.counted.length} of ${records.of} records${daysOf(operands, words)}`;
}

function comparison({ details, operands: [left, right] }: StepEvidence, words: PhraseWords): string {
  const operator = OPERATORS[detail(details, "operator")] ?? "";
  const other = right === undefined ? detail(details, "list") : words.operand(right);
  return `${words.operand(left!)} ${operator} ${other}`;
}

/** Tells what decided: of several that would each have been enough, the first. */
function gate({ details, operands, value }: StepEvidence, words: PhraseWords): string {
  const [first, ...others] = operands;
  if (first !== undefined && others.length === 0) return words.operand(first);
  const atLeast = Number(details["atLeast"]);
  const of = Number(details["of"]);
  const decided = operands.filter((operand) => operand.decided);
  const holds = value.status === "value" && value.value === true;
  const one = atLeast === 1 && holds;
  const rule = atLeast === of ? "all of" : atLeast === 1 ? "one of" : `at least ${atLeast} of ${of}:`;
  return `${holds ? "" : "not "}${rule} (${list(one ? decided.slice(0, 1) : decided, words) || "too few"})`;
}

/** One phrase for each kind. */
export const ENGLISH: Phrasebook = {
  aggregate,
  band: (step, words) => `the band of ${list(step.operands, words)} (${bandsOf(step)})`,
  calendar: ({ details, value }, words) => `${detail(details, "bound")} ${words.value(value)}`,
  choice: ({ details, operands }, words) => `the answer ${list(operands, words)} (${detail(details, "choices")})`,
  clip: ({ details, operands }, words) =>
    `${list(operands, words)}${details["highest"] === undefined ? "" : `, at most ${detail(details, "highest")}`}`,
  combine: ({ details, operands }, words) =>
    `${detail(details, "combination")} of ${list(operands, words)}${details["weights"] === undefined ? "" : ` (weights ${detail(details, "weights")})`}`,
  compare: comparison,
  covered: ({ details, operands: [operand, coverage] }, words) =>
    `${words.operand(operand!)}, given a coverage of ${words.value(coverage!.value)} (at least ${detail(details, "minimumCoverage")})`,
  currencyDigits: ({ value }, words) => `${words.value(value)} digits`,
  difference: ({ operands: [left, right] }, words) => `${words.operand(left!)} less ${words.operand(right!)}`,
  field: ({ details }) => detail(details, "name"),
  gate,
  growth: ({ operands: [now, before] }, words) => `growth from ${words.operand(before!)} to ${words.operand(now!)}`,
  input: ({ details }) => `${detail(details, "source")} in the partner document`,
  known: ({ operands }, words) => `whether it is known: ${list(operands, words)}`,
  ladder: ({ operands, details }, words) =>
    `the highest of ${detail(details, "levels")} that holds: ${list(operands, words)}`,
  linear: ({ details, operands }, words) =>
    `${detail(details, "offset")} + ${detail(details, "factor")} x ${list(operands, words)}`,
  literal: ({ value }, words) => words.value(value),
  not: ({ operands }, words) => `not: ${list(operands, words)}`,
  oneOf: comparison,
  onlyIf: ({ operands: [operand, condition] }, words) =>
    `${words.operand(operand!)}; due only where it is so: ${words.operand(condition!)}`,
  outer: ({ value }, words) => words.value(value),
  points: ({ details, operands }, words) =>
    `${detail(details, "max")} points at ${detail(details, "at")}, in proportion: ${list(operands, words)}`,
  quotient: ({ operands: [dividend, divisor] }, words) => `${words.operand(dividend!)} over ${words.operand(divisor!)}`,
  round: ({ details, operands }, words) => `${list(operands, words)}, rounded ${detail(details, "mode")}`,
  same: comparison,
  scale: (step, words) => `${detail(step.details, "apply")} bands (${bandsOf(step)}) on ${list(step.operands, words)}`,
  within: ({ operands: [day, from, to] }, words) =>
    `${words.operand(day!)} from ${words.operand(from!)} to ${words.operand(to!)}`,
};
