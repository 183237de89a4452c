/** Returns of single records: what a record was paid is taken back at its own rate. */
import { type Definition } from "../../core/definition/definition.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../../core/expression/value.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ZERO, divide, least, multiply, sign, subtract, sumOf } from "../../core/number/exact.js";
import { type RoundingMode, round } from "../../core/number/round.js";
import { type Presentation } from "../../core/outcome/present.js";
import { pointer } from "../../core/issue/issue.js";
import { type Day, readDay } from "../../core/time/day.js";
import { shiftDay } from "../../core/time/window.js";
import { type Column, column } from "../listing/columns.js";
import { defineListing } from "../listing/lower.js";
import { type ListedLayout, listedLayout, recordsIn } from "../listing/read.js";
import { returnsName } from "../kinds/names.js";
import { type LineOutcome } from "../outcome-types.js";
import { type Payment } from "../payment/payment.js";
import { type ReturnTerms } from "../payment/types.js";
import { type Entitlement, partOf } from "./post.js";

function columnsOf({ of, on, amount }: ReturnTerms, address: string): readonly Column[] {
  return [
    ...column("name", "of", of, pointer(address, "of")),
    ...column("day", "on", on, pointer(address, "on")),
    ...column("amount", "amount", amount, pointer(address, "amount")),
  ];
}

/** The definition of the returns of an incentive, where it names some. */
export function defineReturns(id: string, { terms, result, address }: Payment): readonly Definition[] {
  const { returns, period } = terms;
  if (returns === undefined) return [];
  const at = pointer(address, "returns");
  const columns = columnsOf(returns, at);
  return [defineListing({ name: returnsName(id), address: at, records: returns.for, columns, result, period })];
}

/** Where returns are read from; undefined of an incentive without. */
export function returnsLayout(id: string, returns: ReturnTerms | undefined, plan: Plan): ListedLayout | undefined {
  return returns === undefined ? undefined : listedLayout(returnsName(id), columnsOf(returns, ""), plan);
}

/** Something that was returned. */
export interface ReturnedRecord {
  /** What identifies the record that is returned. */
  readonly of: string;
  readonly on: Day;
  readonly amount: Exact;
}

/** What was returned; undefined where that cannot be told. */
export function readReturns(layout: ListedLayout, presentation: Presentation): readonly ReturnedRecord[] | undefined {
  const records = recordsIn(layout, presentation);
  if (records === undefined) return undefined;
  const returned: ReturnedRecord[] = [];
  for (const { certain, at, textOf } of records) {
    const values: readonly Value[] = ["of", "on", "amount"].map(at);
    if (!certain || values.includes(UNKNOWN)) return undefined;
    if (values.includes(NOT_APPLICABLE)) continue;
    returned.push({ of: textOf("of"), on: at("on") as Day, amount: exactOf(at("amount")) });
  }
  return returned;
}

/** What is taken back of a line: for each return its part of what was paid on, at most all of it. */
function takenOf(line: LineOutcome, returns: readonly ReturnedRecord[], { share = 1, within }: ReturnTerms): Exact {
  const [base, amount] = [readExact(line.base)!, readExact(line.amount)!];
  if (sign(base) <= 0 || sign(amount) <= 0) return ZERO;
  const last = within === undefined || line.date === undefined ? undefined : shiftDay(readDay(line.date)!, within);
  const own = returns.filter(({ of, on, amount: back }) => of === line.key && sign(back) > 0 && (last === undefined || on <= last)); // prettier-ignore
  const back = least(sumOf(own.map((each) => each.amount)), base);
  return multiply(multiply(amount, divide(back, base)), readExact(share)!);
}

/** What is due once returns are taken off: the lines of the records that were returned are less by what is taken back of them. */
export function lessReturns(
  entitled: Entitlement,
  lines: readonly LineOutcome[],
  returns: readonly ReturnedRecord[],
  terms: ReturnTerms,
  mode: RoundingMode,
): Entitlement {
  const { digits } = entitled;
  const taken = lines.map((line) => [line.key ?? "", round(takenOf(line, returns, terms), digits, mode)] as const);
  const total = sumOf(taken.map(([, amount]) => amount));
  if (sign(total) === 0) return entitled;
  const amount = subtract(entitled.amount, total);
  const { shares, overlays } = partOf(entitled, divide(amount, entitled.amount), mode);
  const own = new Map(entitled.lines);
  for (const [key, back] of taken) if (own.has(key)) own.set(key, subtract(own.get(key)!, back));
  return { amount, digits, lines: entitled.lines === undefined ? undefined : own, shares, overlays };
}
