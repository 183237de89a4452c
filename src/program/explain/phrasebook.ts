/** English phrases for every kind of step. A host may bring its own. */
import { type DetailBand, type Details } from "../../core/expression/node.js";
import {
  type NamedEvidence,
  type Phrasebook,
  type PhraseWords,
  type RecordsEvidence,
  type StepEvidence,
} from "./types.js";

const OPERATORS: Readonly<Record<string, string>> = {
  equal: "is",
  notEqual: "is not",
  lessThan: "is less than",
  lessThanInclusive: "is at most",
  greaterThan: "is more than",
  greaterThanInclusive: "is at least",
  in: "is one of",
  notIn: "is none of",
  contains: "contains",
  doesNotContain: "does not contain",
};

function detail(details: Details, key: string): string {
  const value = details[key];
  return Array.isArray(value) ? value.join(", ") : `${value as string | number | boolean}`;
}

/** Whether a step is no more than a yes of the document. */
function isYes(step: StepEvidence | NamedEvidence): boolean {
  return "kind" in step && step.kind === "literal" && step.value.status === "value" && step.value.value === true;
}

/** What is due to everybody has no condition to tell. */
function onlyIf({ operands: [operand, condition] }: StepEvidence, words: PhraseWords): string {
  const told = words.operand(operand!);
  if (isYes(condition!)) return told;
  return `${told}; due only where it is so: ${words.operand(condition!)}`;
}

function choose({ details, operands }: StepEvidence, words: PhraseWords): string {
  const decided = operands.filter((operand) => operand.decided);
  if (details["gate"] !== true) return `the first choice that holds: ${list(decided, words)}`;
  const [condition, value] = operands;
  const where = `asked only where ${words.operand(condition!)}`;
  return value!.decided ? `${words.operand(value!)}; ${where}` : where;
}

/** `businessDays` by the calendar `desk` is "business days (calendar desk)". */
function unitOf(details: Details): string {
  const unit = detail(details, "unit").replace("business", "business ").toLowerCase();
  return details["calendar"] === undefined ? unit : `${unit} (calendar ${detail(details, "calendar")})`;
}

function bandsOf({ details }: StepEvidence): string {
  const bands = details["bands"] as readonly DetailBand[];
  return bands.map(({ from, is }) => `from ${from}: ${is}`).join("; ");
}

/** How many operands are told: those of a wide step would fill a page. */
const MOST_LISTED = 24;

function list(operands: readonly (StepEvidence | NamedEvidence)[], words: PhraseWords): string {
  const told = operands.slice(0, MOST_LISTED).map((operand) => words.operand(operand));
  const more = operands.length - told.length;
  return [...told, ...(more === 0 ? [] : [`and ${more} more`])].join("; ");
}

/** How many records count, those among them that are not told too. */
function countOf({ counted, more = 0 }: RecordsEvidence): number {
  return counted.length + more;
}

const AGGREGATES: Readonly<Record<string, string>> = {
  sum: "sum over",
  count: "number of",
  countDistinct: "number of different values over",
  average: "mean over",
  median: "median over",
  percentile: "percentile over",
  min: "least over",
  max: "greatest over",
  pick: "by its order of",
  any: "whether there is one of",
  every: "whether it holds for every one of",
};

const ARITHMETIC: Readonly<Record<string, string>> = {
  sum: "sum of",
  product: "product of",
  min: "least of",
  max: "greatest of",
  average: "mean of",
};

const MEASURES: Readonly<Record<string, string>> = {
  rank: "rank in the base by",
  percentileRank: "share of the base that is level or behind by",
  quartile: "quarter of the base, of 4, by",
  share: "part of the base's total of",
  peers: "number of partners of the base with",
  average: "mean over the base of",
  percentile: "percentile over the base of",
};

/** A place among partners, or what they have together. */
function base({ details, operands }: StepEvidence, words: PhraseWords): string {
  const share = details["share"] === undefined ? "" : `${detail(details, "share")} `;
  const least = details["minimumPeers"];
  const among = least === undefined ? "" : `, among at least ${detail(details, "minimumPeers")} partners`;
  return `${share}${MEASURES[detail(details, "measure")] ?? ""} ${list(operands, words)}${among}`;
}

const TAKES: Readonly<Record<string, string>> = {
  any: "whether on one",
  every: "whether on all",
  count: "on how many",
};

const MOMENTS: Readonly<Record<string, string>> = {
  periods: "at the end of each period",
  before: "at the end of each earlier period that shares it",
  days: "on each day that can differ",
};

const BOUNDS: Readonly<Record<string, string>> = { asOf: "up to", from: "from", to: "to", knownAt: "as known on" };

/** Everything is known unless an evaluation says otherwise, and then there is nothing to tell. */
const EVERYTHING_KNOWN = "9999-12-31";

/** The days of a window; other values of the partner that the records are compared with stand beside them. */
function daysOf(operands: StepEvidence["operands"], words: PhraseWords): string {
  const boundOf = (operand: StepEvidence | NamedEvidence): string | undefined => {
    if ("name" in operand) return operand.name === "asOf" ? "asOf" : undefined;
    return operand.kind === "calendar" || operand.kind === "anniversary" ? detail(operand.details, "bound") : undefined;
  };
  const days = operands.flatMap((operand) => {
    const bound = boundOf(operand);
    const day = words.value(operand.value);
    return bound === undefined || day === EVERYTHING_KNOWN ? [] : [`${BOUNDS[bound] ?? bound} ${day}`];
  });
  const others = operands.filter((operand) => boundOf(operand) === undefined).map((operand) => words.operand(operand));
  const beside = others.length === 0 ? "" : `, by ${others.join("; ")}`;
  return `${days.length === 0 ? "" : `, ${days.join(" ")}`}${beside}`;
}

function aggregate({ details, records, operands }: StepEvidence, words: PhraseWords): string {
  const end = details["order"] === undefined ? "" : `${detail(details, "order")} `;
  const what = `${end}${AGGREGATES[detail(details, "function")] ?? ""} ${detail(details, "collection")}`;
  if (records?.of == null) return `${what}, which the partner document does not have`;
  return `${what}: ${countOf(records)} of ${records.of} records${daysOf(operands, words)}`;
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
  const verdict = holds ? "" : value.status === "value" ? "not " : "not settled: ";
  return `${verdict}${rule} (${list(one ? decided.slice(0, 1) : decided, words) || "too few"})`;
}

/** Operands without the digits of the currency, which go without saying. */
function withoutDigits(operands: StepEvidence["operands"]): StepEvidence["operands"] {
  return operands.filter((operand) => "name" in operand || operand.kind !== "currencyDigits");
}

/** What a scale pays: its bands, or the one portion that it has. */
function pay(step: StepEvidence, words: PhraseWords): string {
  const { details, operands } = step;
  const scale = details["bands"] === undefined ? detail(details, "pays") : `${detail(details, "apply")} bands (${bandsOf(step)})`; // prettier-ignore
  return `${scale} on ${list(operands, words)}`;
}

/** The records that are paid, and what is done over all of them. */
function lines({ details, records, operands }: StepEvidence, words: PhraseWords): string {
  const what = `lines for ${detail(details, "collection")}`;
  if (records?.of == null) return `${what}, which the partner document does not have`;
  const bands = details["running"] === undefined ? "" : `, by the running total (${detail(details, "running")})`;
  return `${what}: ${countOf(records)} of ${records.of} records${bands}${daysOf(withoutDigits(operands), words)}`;
}

/** The value on each day or in each slice; of very many the first ones. */
function replay({ details, moments = [], operands: [target] }: StepEvidence, words: PhraseWords): string {
  const what = target !== undefined && "name" in target ? target.name : "the condition";
  const shown = moments.slice(0, 12).map(({ at, value }) => `${at}: ${words.value(value)}`);
  const more = moments.length > shown.length ? `, and ${moments.length - shown.length} more` : "";
  const over = detail(details, "over");
  if (over === "shift") return `${what} on ${moments.map(({ at }) => at).join("")}`;
  const where = over === "slices" ? `in each of ${detail(details, "slices")}` : (MOMENTS[over] ?? over);
  const take = detail(details, "take");
  return `${TAKES[take] ?? `${take} of`} ${what} ${where} (${shown.join("; ")}${more})`;
}

/** One phrase for each kind. */
export const ENGLISH: Phrasebook = {
  aggregate,
  alias: ({ operands }, words) => list(operands, words),
  anniversary: ({ operands: [start], details }, words) =>
    `${detail(details, "bound")} of the year since ${words.operand(start!)}`,
  arithmetic: ({ details, operands }, words) =>
    `${ARITHMETIC[detail(details, "function")] ?? ""} ${list(operands, words)}`,
  band: (step, words) => `the band of ${list(step.operands, words)} (${bandsOf(step)})`,
  calendar: ({ details, value }, words) => `${detail(details, "bound")} ${words.value(value)}`,
  choice: ({ details, operands }, words) => `the answer ${list(operands, words)} (${detail(details, "choices")})`,
  base,
  best: ({ operands }, words) => `the greatest of ${list(operands, words)}, and nothing where it is another one`,
  choose,
  clip: ({ details, operands }, words) =>
    `${list(operands, words)}${details["highest"] === undefined ? "" : `, at most ${detail(details, "highest")}`}`,
  combine: ({ details, operands }, words) =>
    `${detail(details, "combination")} of ${list(operands, words)}${details["weights"] === undefined ? "" : ` (weights ${detail(details, "weights")})`}`,
  compare: comparison,
  contains: comparison,
  covered: ({ details, operands: [operand, coverage] }, words) =>
    `${words.operand(operand!)}, given a coverage of ${words.value(coverage!.value)} (at least ${detail(details, "minimumCoverage")})`,
  currencyDigits: ({ value }, words) => `${words.value(value)} digits`,
  dayByDay: ({ operands: [timeline] }, words) =>
    `what each level earns, for the days on which it was held (${words.operand(timeline!)})`,
  deadline: ({ details, operands: [start, after] }, words) =>
    `${words.operand(after!)} ${unitOf(details)} after ${words.operand(start!)}`,
  derive: ({ details }) => `the groups of ${detail(details, "source")}`,
  difference: ({ operands: [left, right] }, words) => `${words.operand(left!)} less ${words.operand(right!)}`,
  direction: ({ details, operands }, words) =>
    `a change of ${list(operands, words)} beside a dead band of ${detail(details, "deadBand")}`,
  elapsed: ({ details, operands: [from, to] }, words) =>
    `${unitOf(details)} from ${words.operand(from!)} to ${words.operand(to!)}`,
  field: ({ details, value }, words) => `${detail(details, "name")} ${words.value(value)}`,
  gate,
  growth: ({ operands: [now, before] }, words) => `growth from ${words.operand(before!)} to ${words.operand(now!)}`,
  index: ({ details }) => `the records of ${detail(details, "collection")} by their key`,
  interpolate: ({ details, operands }, words) => `${list(operands, words)} on the line ${detail(details, "corners")}`,
  joined: ({ details, value }, words) => `${detail(details, "name")} ${words.value(value)}`,
  input: ({ details }) => `${detail(details, "source")} in the partner document`,
  known: ({ operands }, words) => `whether it is known: ${list(operands, words)}`,
  ladder: ({ operands, details }, words) =>
    `the highest of ${detail(details, "levels")} that holds: ${list(operands, words)}`,
  lineBalance: ({ operands }, words) => `what is left over by ${list(operands, words)}`,
  lineTotal: ({ details, operands }, words) => `total of ${detail(details, "of")} over ${list(operands, words)}`,
  lines,
  listing: ({ details, value }, words) => `${words.value(value)} of ${detail(details, "collection")}`,
  linear: ({ details, operands }, words) =>
    `${detail(details, "offset")} + ${detail(details, "factor")} x ${list(operands, words)}`,
  literal: ({ value }, words) => words.value(value),
  localDay: ({ details, operands }, words) =>
    `the day of ${list(operands, words)} where the calendar ${detail(details, "calendar")} is`,
  lookUp: ({ details, operands, value }, words) =>
    `${words.value(value)} from ${detail(details, "table") || "its bands"} at ${list(operands, words) || "any time"}`,
  moveDay: ({ operands, details }, words) =>
    `${list(operands, words)}, moved by ${Object.keys(details)
      .map((key) => `${key} ${detail(details, key)}`)
      .join(", ")}`,
  normalise: ({ operands: [operand, worst, best], details }, words) =>
    `${words.operand(operand!)} on the way from ${words.operand(worst!)} to ${words.operand(best!)} (${detail(details, "curve")}, as ${detail(details, "to")})`,
  not: ({ operands }, words) => `not: ${list(operands, words)}`,
  onDay: ({ operands: [timeline, day] }, words) => `${words.operand(timeline!)} on ${words.operand(day!)}`,
  oneOf: comparison,
  onlyIf,
  outer: ({ value }, words) => words.value(value),
  pay,
  periodShare: ({ details, operands }, words) =>
    `the part of the period by ${detail(details, "unit")} (${list(operands, words)})`,
  points: ({ operands: [operand, max, at] }, words) =>
    `${words.operand(max!)} points at ${words.operand(at!)}, in proportion: ${words.operand(operand!)}`,
  quotient: ({ operands: [dividend, divisor] }, words) => `${words.operand(dividend!)} over ${words.operand(divisor!)}`,
  replay,
  round: ({ details, operands }, words) =>
    `${list(operands, words)}, rounded ${detail(details, "mode")}${details["digits"] === undefined ? "" : ` to ${detail(details, "digits")} places`}`,
  same: comparison,
  scale: (step, words) => `${detail(step.details, "apply")} bands (${bandsOf(step)}) on ${list(step.operands, words)}`,
  share: ({ operands: [amount, ...others], details }, words) =>
    `the share of ${words.operand(amount!)} by ${list(withoutDigits(others), words)} (${detail(details, "method")})`,
  shareOfCap: ({ operands, details }, words) => {
    const amounts = withoutDigits(operands);
    return `what is left of it where ${list(amounts.slice(0, -1), words)} together are at most ${words.operand(amounts.at(-1)!)} (${detail(details, "clip")})`;
  },
  within: ({ operands: [day, from, to] }, words) =>
    `${words.operand(day!)} from ${words.operand(from!)} to ${words.operand(to!)}`,
};
