/** What cases can expect of funds: `fund.mdf.available`, or the state of each request. */
import { type ExpectedValue } from "../../core/case/types.js";
import { compare } from "../../core/number/exact.js";
import { readExact } from "../../core/number/decimal.js";
import { nearestName } from "../../core/issue/suggest.js";
import { type FundStatement } from "../funds/types.js";
import { type ProgramDocument } from "../document/types.js";

const PREFIX = "fund.";

const AMOUNTS = ["credited", "withdrawn", "used", "expired", "pending", "committed", "actual", "available", "owed", "paidOut"] as const; // prettier-ignore

type List = (statement: FundStatement) => readonly string[];

/** Lists of amounts. */
const AMOUNT_LISTS: Readonly<Record<string, List>> = {
  free: ({ lots }) => lots.map(({ free }) => free),
  held: ({ requests }) => requests.map(({ held }) => held),
  reimbursed: ({ requests }) => requests.map(({ reimbursed }) => reimbursed),
};

/** Lists of texts. */
const TEXT_LISTS: Readonly<Record<string, List>> = {
  states: ({ requests }) => requests.map(({ state }) => state ?? ""),
  refusedBy: ({ requests }) => requests.map(({ refusedBy = [] }) => refusedBy.join(", ")),
};

const FIGURES: Readonly<Record<string, (statement: FundStatement) => string | readonly string[]>> = {
  ...Object.fromEntries(AMOUNTS.map((name) => [name, ({ balance }: FundStatement) => balance[name]] as const)),
  ...AMOUNT_LISTS,
  ...TEXT_LISTS,
};

/** The figure of a fund that a name means. */
export interface FundFigure {
  readonly id: string;
  readonly figure: string;
}

export function isFundName(name: string): boolean {
  return name.startsWith(PREFIX);
}

export function fundFigureOf(name: string): FundFigure {
  const [, id = "", figure = ""] = name.split(".");
  return { id, figure };
}

/** The nearest name that a document knows; undefined where it knows this one. */
export function unknownFundName(name: string, { funds = {} }: ProgramDocument): string | undefined {
  const names = Object.keys(funds).flatMap((id) => Object.keys(FIGURES).map((figure) => `${PREFIX}${id}.${figure}`));
  return names.includes(name) ? undefined : (nearestName(name, names) ?? "");
}

function isStatus(value: ExpectedValue): value is Extract<ExpectedValue, { readonly status: unknown }> {
  return typeof value === "object" && value !== null && "status" in value;
}

/** What is expected of a figure, in words; undefined where the value is such. */
export function unlikeFigure({ figure }: FundFigure, expected: ExpectedValue): string | undefined {
  if (isStatus(expected)) return undefined;
  const isAmount = (value: unknown): boolean => readExact(value) !== undefined;
  if (Object.hasOwn(TEXT_LISTS, figure)) return Array.isArray(expected) ? undefined : "a list of texts";
  if (Object.hasOwn(AMOUNT_LISTS, figure))
    return Array.isArray(expected) && expected.every(isAmount) ? undefined : "a list of amounts";
  return isAmount(expected) ? undefined : "an amount";
}

/** The figure that is found; of a fund in which something is open it is unknown. */
export function fundValue({ figure }: FundFigure, statement: FundStatement): ExpectedValue {
  if (!statement.complete) return { status: "unknown" };
  return FIGURES[figure]!(statement);
}

const isSame = (figure: string, one: unknown, other: unknown): boolean =>
  Object.hasOwn(TEXT_LISTS, figure) ? one === other : compare(readExact(one)!, readExact(other)!) === 0;

export function isFundValue({ figure }: FundFigure, expected: ExpectedValue, found: ExpectedValue): boolean {
  if (isStatus(expected) || isStatus(found)) return isStatus(expected) && isStatus(found) && expected.status === found.status; // prettier-ignore
  if (!Array.isArray(expected) || !Array.isArray(found)) return isSame(figure, expected, found);
  return expected.length === found.length && expected.every((each, index) => isSame(figure, each, found[index]));
}
