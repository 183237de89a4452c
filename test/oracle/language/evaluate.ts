/**
 * A second evaluator of the whole language: slow and obvious. It walks over the document each time a value is asked for,
 * knows no order, no slots and no types, and shares nothing with the library but the types of the document.
 */
import type { Partner, ProgramDocument, RecordDeclaration } from "partner-program";
import { compare, conditionHolds, formulaValue, operandValue } from "./rules.js";
import { type Context, type Row, type Scope, type Verdict } from "./context.js";
import { completePeriods, nextDay, shift } from "./calendar.js";
import { scored } from "./scorecard.js";
import { recordsFigure, windowSpan } from "./records.js";
import { isRecordsFigure } from "./operators.js";
import { type Rational, decimal, over, plus, rational } from "./rational.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, isAbsent, isNotApplicable, isUnknown, readAs, textOf } from "./values.js";

type Json = Readonly<Record<string, unknown>>;

const declared = (declaration: unknown): Json =>
  typeof declaration === "string" ? { type: declaration } : (declaration as Json);

function readDeclared(declaration: unknown, raw: unknown): Value {
  const { type, whenMissing } = declared(declaration);
  if (raw === undefined || raw === null) return whenMissing === "notApplicable" ? NOT_APPLICABLE : UNKNOWN;
  return readAs(type as string, raw);
}

/** The document that is in force on a day: each version that has begun replaces and removes definitions. */
export function inForce(document: ProgramDocument, day: string): ProgramDocument {
  const begun = (document.versions ?? []).filter(({ from }) => from <= day);
  return begun.reduce<ProgramDocument>((current, { replaces = {} }) => {
    const sections = Object.entries(replaces).map(([section, entries]): [string, object] => [
      section,
      { ...(current as unknown as Readonly<Record<string, object | undefined>>)[section], ...(entries as object) },
    ]);
    return { ...current, ...(Object.fromEntries(sections) as object) };
  }, document);
}

/** A context of one partner on one day. */
export function contextOf(document: ProgramDocument, partner: Partner, asOf: string, knownAt = "9999-12-31"): Context {
  const known = new Map<string, Value>();
  const rows = new Map<string, readonly Row[] | "unknown">();
  const once = <T>(cache: Map<string, T>, key: string, make: () => T): T => {
    const found = cache.get(key);
    if (found !== undefined) return found;
    const made = make();
    cache.set(key, made);
    return made;
  };
  const value = (name: string): Value => once(known, name, () => nameValue(name, context));
  const context: Context = {
    document,
    partner,
    asOf,
    knownAt,
    startMonth: document.fiscalYear?.startMonth ?? 1,
    value,
    verdict: (name) => value(name) as Verdict,
    rows: (name) => once(rows, name, () => rowsOf(name, context)),
    collection: (name) => document.records?.[name] ?? document.collections?.[name],
    on: (day) => contextOf(document, withoutComputed(partner, document), day, knownAt),
    inSlice: (id, slice) => contextOf(document, sliceOf(document, partner, id, slice), asOf, knownAt),
  };
  return context;
}

/** Given figures are those of the judged day and the whole partner; given facts hold always. */
function withoutComputed(partner: Partner, document: ProgramDocument): Partner {
  const { given = {}, ...rest } = partner;
  const facts = Object.entries(given).filter(([name]) => Object.hasOwn(document.facts ?? {}, name) && declared(document.facts![name])["dated"] !== true); // prettier-ignore
  return { ...rest, given: Object.fromEntries(facts) };
}

function sliceOf(document: ProgramDocument, partner: Partner, id: string, slice: string): Partner {
  const fields = document.slices![id]!.records;
  const records = Object.fromEntries(
    Object.entries(partner.records ?? {}).map(([name, rows]) => {
      const field = fields[name];
      return [name, field === undefined ? rows : rows.filter((row) => row[field] === slice)];
    }),
  );
  return { ...withoutComputed(partner, document), ...(partner.records === undefined ? {} : { records }) };
}

/** The value of a dated fact on a day, as far as it was known. */
export function datedValue(name: string, day: string, { document, partner, knownAt }: Context): Value {
  const declaration = document.facts![name]!;
  const entries = partner.facts?.[name] as readonly Json[] | undefined;
  if (entries === undefined) return readDeclared(declaration, undefined);
  const reached = entries.filter(
    (entry) =>
      (entry["from"] as string) <= day &&
      (entry["recordedOn"] === undefined || (entry["recordedOn"] as string) <= knownAt),
  );
  if (reached.length === 0) return UNKNOWN;
  const latest = reached.reduce((best, entry) => {
    const key = (one: Json): string => `${one["from"] as string} ${(one["recordedOn"] as string | undefined) ?? ""}`;
    return key(entry) >= key(best) ? entry : best;
  });
  return readDeclared(declaration, latest["value"]);
}

/** A name of the partner's scope. */
function nameValue(name: string, context: Context): Value {
  const { document, partner, asOf } = context;
  if (name === "asOf") return { day: asOf };
  const given = partner.given?.[name];
  if (given !== undefined) return given === null ? UNKNOWN : readGiven(given);
  if (name.startsWith("parameter.")) return parameterValue(name.slice("parameter.".length), asOf, context);
  if (name.startsWith("condition."))
    return conditionHolds(document.conditions![name.slice(10)]!, partnerScope(context));
  if (name.startsWith("level.")) return levelValue(name.slice(6), context);
  if (name.startsWith("benefit.")) return benefitValue(name.slice(8), context);
  if (name.startsWith("score.")) return scoreValue(name.slice(6), context);
  const fact = document.facts?.[name];
  if (fact !== undefined)
    return declared(fact)["dated"] === true
      ? datedValue(name, asOf, context)
      : readDeclared(fact, partner.facts?.[name]);
  return metricValue(name, context);
}

function readGiven(raw: unknown): Value {
  if (typeof raw === "boolean") return raw;
  if (typeof raw === "number") return decimal(raw);
  const text = raw as string;
  if (/^-?\d+(\.\d+)?$/.test(text)) return decimal(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { day: text } : text;
}

export function partnerScope(context: Context): Scope {
  return {
    context,
    value: context.value,
    dated: (name, day) => datedValue(name, day, context),
    nameOf: (name) => name,
  };
}

/** A parameter on a day: its segment, then the last value that has begun. */
export function parameterValue(id: string, day: string, context: Context): Value {
  const parameter = context.document.parameters![id]!;
  const all: readonly unknown[] = [
    ...(typeof parameter === "object" && "by" in parameter
      ? [...Object.values(parameter.values), parameter.otherwise ?? []]
      : [parameter]),
  ].flatMap((part) => (Array.isArray(part) ? part.map((entry: { value: unknown }) => entry.value) : [part]));
  const numeric = all.every(
    (value) => typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)),
  );
  const read = (value: string | number | boolean): Value =>
    numeric
      ? decimal(value as number)
      : typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)
        ? { day: value }
        : (value as Value);
  const dated = (values: unknown): Value => {
    if (!Array.isArray(values)) return read(values as string);
    const begun = (values as readonly { from: string; value: string }[]).filter(({ from }) => from <= day);
    return begun.length === 0 ? UNKNOWN : read(begun.reduce((a, b) => (a.from >= b.from ? a : b)).value);
  };
  if (typeof parameter !== "object" || !("by" in parameter)) return dated(parameter);
  const segment = context.value(parameter.by);
  if (isAbsent(segment)) return segment;
  const values = Object.hasOwn(parameter.values, segment as string) ? parameter.values[segment as string] : undefined;
  if (values !== undefined) return dated(values);
  return parameter.otherwise === undefined ? NOT_APPLICABLE : read(parameter.otherwise);
}

/** Each level with its verdict; in a nested ladder one needs those below it. */
export function levelVerdicts(ladder: string, context: Context): readonly (readonly [string, Verdict])[] {
  const { levels, nested } = context.document.tiers![ladder]!;
  const own = levels.map(({ requires }): Verdict => requires === undefined ? true : conditionHolds(requires, partnerScope(context))); // prettier-ignore
  return levels.map(({ id }, index) => {
    const needed = nested === true ? own.slice(0, index + 1) : [own[index]!];
    return [id, allOf(needed)] as const;
  });
}

/** What the highest level up to the partner's own gives, of those that state the benefit. */
export function benefitValue(path: string, context: Context): Value {
  const [ladder, benefit] = path.split(".");
  const { levels } = context.document.tiers![ladder!]!;
  const given = context.partner.given?.[`level.${ladder}`];
  const verdicts = levelVerdicts(ladder!, context).map(([id, verdict]) => (given === undefined ? verdict : id === given)); // prettier-ignore
  for (const [rank, { benefits }] of [...levels.entries()].reverse()) {
    const stated = benefits?.[benefit!];
    if (stated === undefined) continue;
    const above = verdicts.slice(rank);
    if (above.includes(true)) return operandValue(stated, partnerScope(context));
    if (above.some((verdict) => verdict !== false)) return UNKNOWN;
  }
  return NOT_APPLICABLE;
}

export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.every((verdict) => verdict === true) ? true : UNKNOWN;
}

function levelValue(name: string, context: Context): Value {
  const [ladder, level] = name.split(".");
  const verdicts = levelVerdicts(ladder!, context);
  if (level !== undefined) return verdicts.find(([id]) => id === level)![1];
  const certain = verdicts.findLast(([, verdict]) => verdict === true);
  const possible = verdicts.findLast(([, verdict]) => verdict !== false);
  if (certain !== possible) return UNKNOWN;
  return certain === undefined ? NOT_APPLICABLE : certain[0];
}

function scoreValue(path: string, context: Context): Value {
  return scored(path, context).score;
}

/** The records of a collection: `unknown` where the partner document leaves them out. */
function rowsOf(name: string, context: Context): readonly Row[] | "unknown" {
  const derived = context.document.collections?.[name];
  if (derived !== undefined) return groupsOf(name, context);
  const declaration = context.document.records![name]!;
  const raw = context.partner.records?.[name];
  if (raw === undefined) return "unknown";
  return raw.map((record) => rowOf(declaration, record, context));
}

function rowOf(declaration: RecordDeclaration, record: Json, context: Context): Row {
  const row: Row = {
    field: (name) => {
      if (Object.hasOwn(declaration.fields, name)) return readDeclared(declaration.fields[name], record[name]);
      const computed = declaration.computed?.[name];
      if (computed !== undefined) return operandValue(computed, rowScope(row, context));
      const [join, field] = name.split(".");
      return joinedValue(declaration.joins![join!]!, field!, row, context);
    },
  };
  return row;
}

function joinedValue(join: { with: string; on: string }, field: string, row: Row, context: Context): Value {
  const others = context.rows(join.with);
  const key = row.field(join.on);
  if (others === "unknown") return UNKNOWN;
  if (isAbsent(key)) return key;
  const collection = context.collection(join.with)!;
  const keyField = "group" in collection ? collection.by[0]! : collection.key!;
  const found = others.find((other) => textOf(other.field(keyField)) === textOf(key));
  return found === undefined ? NOT_APPLICABLE : found.field(field);
}

export function rowScope(row: Row, context: Context): Scope {
  return {
    context,
    value: (name) => {
      if (name.startsWith("partner.")) return context.value(name.slice("partner.".length));
      return name.startsWith("parameter.") || name.startsWith("condition.") ? context.value(name) : row.field(name);
    },
    dated: (name, day) => datedValue(name.slice("partner.".length), day, context),
    nameOf: (name) => `partner.${name}`,
  };
}

/** The groups of a derived collection, by the text of their keys. */
function groupsOf(name: string, context: Context): readonly Row[] | "unknown" {
  const { group, by, where, window, fields = {}, computed = {} } = context.document.collections![name]!;
  const source = context.rows(group);
  if (source === "unknown") return "unknown";
  const groups = new Map<string, { keys: readonly Value[]; rows: Row[] }>();
  for (const row of source) {
    const counts = counted(row, group, { where, window }, context);
    if (counts === false) continue;
    const keys = by.map((key) => row.field(key));
    if (isUnknown(counts) || keys.some(isUnknown)) return "unknown";
    if (keys.some(isNotApplicable)) continue;
    const text = keys.map(textOf).join(" & ");
    const found = groups.get(text) ?? { keys, rows: [] };
    groups.set(text, found);
    found.rows.push(row);
  }
  return [...groups.values()].map(({ keys, rows }) => {
    const row: Row = {
      field: (field) => {
        const place = by.indexOf(field);
        if (place >= 0) return keys[place]!;
        const figure = fields[field];
        if (figure !== undefined) return recordsFigure(figure, group, rows, context, counted);
        return operandValue(computed[field]!, rowScope(row, context));
      },
    };
    return row;
  });
}

interface Over {
  readonly where?: unknown;
  readonly window?: unknown;
}

/** Whether a record counts: known by then, inside the window, and meeting the condition. */
export function counted(row: Row, collection: string, { where, window }: Over, context: Context): Verdict {
  const declaration = context.collection(collection)! as RecordDeclaration;
  const verdicts: Verdict[] = [];
  if (declaration.recordedOn !== undefined) {
    const recorded = row.field(declaration.recordedOn) as { day: string };
    verdicts.push(recorded.day <= context.knownAt);
  }
  verdicts.push(inWindow(row, declaration, window as never, context));
  if (where !== undefined) verdicts.push(conditionHolds(where as never, rowScope(row, context)));
  return allOf(verdicts);
}

function inWindow(row: Row, declaration: RecordDeclaration, window: Json | undefined, context: Context): Verdict {
  if (window === undefined) {
    if (declaration.date === undefined) return true;
    const day = row.field(declaration.date);
    if (isAbsent(day)) return isUnknown(day) ? UNKNOWN : false;
    return (day as { day: string }).day <= context.asOf;
  }
  if (window["validOn"] !== undefined) {
    const named = dayNamed(window["validOn"] as string, context);
    if (isAbsent(named)) return isUnknown(named) ? UNKNOWN : false;
    const day = shift((named as { day: string }).day, window["shift"] ?? {});
    const from = row.field(declaration.valid!.from) as { day: string };
    const until = declaration.valid!.until === undefined ? NOT_APPLICABLE : row.field(declaration.valid!.until);
    return from.day <= day && (isAbsent(until) || day <= (until as { day: string }).day);
  }
  const day = row.field((window["on"] as string | undefined) ?? declaration.date!);
  const span = windowSpan(window, context);
  return spanHolds(day, span.from, span.to);
}

/** Inside two days: certain as soon as one of them has been passed by. */
export function spanHolds(day: Value, from: Value, to: Value): Verdict {
  if (isUnknown(day)) return UNKNOWN;
  if ([day, from, to].some(isNotApplicable)) return false;
  const reached = (a: Value, b: Value): Verdict =>
    isUnknown(a) || isUnknown(b) ? UNKNOWN : (a as { day: string }).day <= (b as { day: string }).day;
  return allOf([reached(from, day), reached(day, to)]);
}

export function dayNamed(name: string, context: Context): Value {
  return /^\d{4}-\d{2}-\d{2}$/.test(name) ? { day: name } : context.value(name);
}

function metricValue(id: string, context: Context): Value {
  const metric = context.document.metrics![id]! as unknown as Json;
  if (isRecordsFigure(metric)) {
    const [name] = String(Object.entries(metric).find(([key]) => isRecordsFigure({ [key]: true }))![1]).split(".");
    const rows = context.rows(name!);
    if (rows === "unknown") return UNKNOWN;
    return recordsFigure(metric as never, name!, rows, context, counted);
  }
  if ("shifted" in metric) {
    return context.on(shift(context.asOf, metric["shift"] as never)).value(metric["shifted"] as string);
  }
  if ("onEach" in metric) {
    const [[plural, count]] = Object.entries(metric["complete"] as Json) as [[string, number]];
    const unit = plural === "months" ? "month" : plural.replace(/s$/, "");
    const spans = completePeriods(context.asOf, unit, count, context.startMonth);
    const values = spans.map(({ to }) => context.on(to).value(metric["onEach"] as string));
    return take(values, metric["take"] as string, ladderOf(metric["onEach"] as string, context));
  }
  if ("each" in metric) {
    const id2 = metric["in"] as string;
    const { records, values = [] } = context.document.slices![id2]!;
    if (Object.keys(records).some((name) => context.partner.records?.[name] === undefined)) return UNKNOWN;
    const slices = new Set(values);
    for (const [name, field] of Object.entries(records)) {
      const recordedOn = context.document.records?.[name]?.recordedOn;
      const known = context.partner.records![name]!.filter(
        (record) => recordedOn === undefined || (record[recordedOn] as string) <= context.knownAt,
      );
      for (const record of known) slices.add(record[field] as string);
    }
    const found = [...slices].map((slice) => context.inSlice(id2, slice).value(metric["each"] as string));
    return take(found, metric["take"] as string, ladderOf(metric["each"] as string, context));
  }
  if ("heldOnAnyDay" in metric || "heldOnEveryDay" in metric) {
    const any = "heldOnAnyDay" in metric;
    const condition = (any ? metric["heldOnAnyDay"] : metric["heldOnEveryDay"]) as never;
    const { from, to } = windowSpan(metric["window"] as Json, context);
    if (isUnknown(from) || isUnknown(to)) return UNKNOWN;
    if (isNotApplicable(from) || isNotApplicable(to)) return !any;
    const verdicts: Value[] = [];
    for (let day = (from as { day: string }).day; day <= (to as { day: string }).day; day = nextDay(day)) {
      verdicts.push(conditionHolds(condition, partnerScope(context.on(day))));
    }
    return take(verdicts, any ? "any" : "every", []);
  }
  return formulaValue(metric as never, partnerScope(context));
}

function ladderOf(name: string, { document }: Context): readonly string[] {
  return name.startsWith("level.") ? document.tiers![name.slice(6)]!.levels.map(({ id }) => id) : [];
}

function take(values: readonly Value[], how: string, ladder: readonly string[]): Value {
  const there = values.filter((value) => !isNotApplicable(value));
  if (how === "any") return there.includes(true) ? true : there.some(isUnknown) ? UNKNOWN : false;
  if (how === "every") return there.includes(false) ? false : there.some(isUnknown) ? UNKNOWN : true;
  if (there.some(isUnknown)) return UNKNOWN;
  if (how === "count") return rational(BigInt(there.filter((value) => value === true).length));
  if (there.length === 0) return NOT_APPLICABLE;
  if (how === "highest" || how === "lowest") {
    const ranks = there.map((value) => ladder.indexOf(value as string));
    return ladder[how === "highest" ? Math.max(...ranks) : Math.min(...ranks)]!;
  }
  if (how === "min") return there.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  if (how === "max") return there.reduce((a, b) => (compare(a, b) >= 0 ? a : b));
  const numbers = there as Rational[];
  if (how === "sum") return numbers.reduce(plus);
  return over(numbers.reduce(plus), rational(BigInt(numbers.length)));
}
