/** Figures over records, by looking at every one of them. */
import type { RecordsFigure } from "partner-program";
import { anniversaryYear, addDays, addMonths, completePeriods, nextDay, periodOf, shift } from "./calendar.js";
import { type Context, type Row, type Verdict } from "./context.js";
import { dayNamed, rowScope } from "./evaluate.js";
import { recordsOperator } from "./operators.js";
import { type Rational, ZERO, decimal, floor, minus, order, over, plus, rational, times } from "./rational.js";
import { compare, conditionHolds } from "./rules.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, isAbsent, isNotApplicable, isUnknown, textOf } from "./values.js";

type Json = Readonly<Record<string, unknown>>;
type Counted = (row: Row, collection: string, over: { where?: unknown; window?: unknown }, context: Context) => Verdict;

/** The first and the last day of a window; each may be missing. */
export function windowSpan(window: Json, context: Context): { readonly from: Value; readonly to: Value } {
  const { asOf, startMonth } = context;
  if ("since" in window) {
    const until = window["until"] as string | undefined;
    return {
      from: dayNamed(window["since"] as string, context),
      to: until === undefined ? { day: asOf } : dayNamed(until, context),
    };
  }
  const day = shift(asOf, window["shift"] ?? {});
  if ("anniversaryYear" in window) {
    const start = dayNamed(window["of"] as string, context);
    if (isAbsent(start)) return { from: start, to: start };
    const year = anniversaryYear((start as { day: string }).day, day);
    if (year === undefined) return { from: NOT_APPLICABLE, to: NOT_APPLICABLE };
    return { from: { day: year.from }, to: { day: window["anniversaryYear"] === "toDate" ? day : year.to } };
  }
  if ("trailing" in window) {
    const [[unit, count]] = Object.entries(window["trailing"] as Json) as [[string, number]];
    const from =
      unit === "days"
        ? addDays(day, 1 - count)
        : nextDay(addMonths(day, -count * { months: 1, quarters: 3, years: 12 }[unit as "months"]));
    return { from: { day: from }, to: { day } };
  }
  if ("complete" in window) {
    const [[plural, count]] = Object.entries(window["complete"] as Json) as [[string, number]];
    const unit = plural === "months" ? "month" : plural.replace(/s$/, "");
    const spans = completePeriods(day, unit, count, startMonth);
    return { from: { day: spans.at(-1)!.from }, to: { day: spans[0]!.to } };
  }
  const unit = ["fiscalYear", "fiscalQuarter", "calendarYear", "calendarQuarter", "month"].find(
    (each) => each in window,
  )!;
  const period = periodOf(day, unit, startMonth);
  return { from: { day: period.from }, to: { day: window[unit] === "whole" ? period.to : day } };
}

function emptyValue(figure: Json): Value {
  const choice = figure["whenEmpty"];
  if (choice === undefined || choice === "notApplicable") return NOT_APPLICABLE;
  if (choice === "zero") return ZERO;
  return choice === "one" ? rational(1n) : decimal(choice as string);
}

/** The value at a share of the way through the sorted values, between neighbours in proportion. */
function percentile(values: readonly Rational[], share: Rational): Rational {
  const sorted = values.toSorted(order);
  const position = times(share, rational(BigInt(sorted.length - 1)));
  const index = Number(floor(position));
  const next = sorted[index + 1];
  if (next === undefined) return sorted[index]!;
  const part = minus(position, rational(BigInt(index)));
  return plus(sorted[index]!, times(part, minus(next, sorted[index]!)));
}

function every(figure: Json, verdicts: readonly { counts: Verdict; meets: Verdict }[]): Verdict {
  const whenEmpty = figure["whenEmpty"] === "met";
  // Every way in which the records that may count could turn out; the answer is certain where all of them agree.
  const certain = verdicts.filter(({ counts }) => counts === true);
  if (certain.some(({ meets }) => meets === false)) return false;
  const open = verdicts.filter(({ counts }) => isUnknown(counts));
  const openFails = open.some(({ meets }) => meets !== true);
  const unsure = certain.some(({ meets }) => isUnknown(meets)) || openFails;
  if (unsure) return UNKNOWN;
  if (certain.length > 0) return true;
  if (open.length === 0) return whenEmpty;
  return whenEmpty ? true : UNKNOWN;
}

/** A figure over the records of a collection. */
export function recordsFigure(
  figure: RecordsFigure,
  collection: string,
  rows: readonly Row[],
  context: Context,
  counted: Counted,
): Value {
  const json = figure as unknown as Json;
  const operator = recordsOperator(figure)!;
  const verdicts = rows.map((row) => ({ row, counts: counted(row, collection, json, context) }));
  if (operator === "any") {
    if (verdicts.some(({ counts }) => counts === true)) return true;
    return verdicts.some(({ counts }) => isUnknown(counts)) ? UNKNOWN : false;
  }
  if (operator === "every")
    return every(
      json,
      verdicts.map(({ row, counts }) => ({
        counts,
        meets: conditionHolds(json["meets"] as never, rowScope(row, context)),
      })),
    );
  if (verdicts.some(({ counts }) => isUnknown(counts))) return UNKNOWN;
  const counting = verdicts.filter(({ counts }) => counts === true).map(({ row }) => row);
  if (operator === "count") return rational(BigInt(counting.length));
  const [, ...path] = String(json[operator]).split(".");
  const field = path.join(".");
  if (operator === "first" || operator === "latest" || operator === "pick") return picked(json, operator, field, counting, collection, context); // prettier-ignore
  const values = counting.map((row) => row.field(field)).filter((value) => !isNotApplicable(value));
  if (values.some(isUnknown)) return UNKNOWN;
  if (operator === "countDistinct") return rational(BigInt(new Set(values.map(textOf)).size));
  if (operator === "sum") return (values as Rational[]).reduce(plus, ZERO);
  if (values.length === 0) return emptyValue(json);
  if (operator === "min") return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  if (operator === "max") return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  const all = values as Rational[];
  if (operator === "average") return over(all.reduce(plus), rational(BigInt(all.length)));
  return percentile(all, operator === "median" ? rational(1n, 2n) : decimal(json["share"] as string));
}

function picked(
  figure: Json,
  operator: string,
  field: string,
  rows: readonly Row[],
  collection: string,
  context: Context,
): Value {
  // prettier-ignore
  const by = figure["by"] as { highest?: string; lowest?: string } | undefined;
  const latest = by === undefined ? operator === "latest" : by.highest !== undefined;
  const orderField = by === undefined ? context.collection(collection)!.date! : (by.highest ?? by.lowest)!;
  const entries = rows.map((row) => ({ order: row.field(orderField), value: row.field(field) }));
  if (entries.some(({ order: key, value }) => isUnknown(key) || isUnknown(value))) return UNKNOWN;
  const there = entries.filter(({ order: key, value }) => !isNotApplicable(key) && !isNotApplicable(value));
  if (there.length === 0) return NOT_APPLICABLE;
  const first = there.map((entry) => entry.order).reduce((a, b) => (compare(a, b) >= 0 === latest ? a : b));
  const tied = there.filter((entry) => compare(entry.order, first) === 0).map(({ value }) => value);
  const lowest = tied.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  const highest = tied.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  if (figure["ties"] === "unknown") return textOf(lowest) === textOf(highest) ? lowest : UNKNOWN;
  return figure["ties"] === "min" ? lowest : highest;
}
