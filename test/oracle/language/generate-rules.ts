/** Random operands and conditions of a wanted kind, over the names that can be read where they stand. */
import { type Random } from "./random.js";

export type Kind = "number" | "money" | "text" | "date" | "boolean" | "instant" | "list" | "level";

/** A name that can be read, with its kind. */
export interface Readable {
  readonly name: string;
  readonly kind: Kind;
  /** Of a level: the levels of its ladder. */
  readonly ids?: readonly string[];
}

/** Where rules are generated. */
export interface Place {
  readonly random: Random;
  readonly names: readonly Readable[];
  /** Dated facts, as they are written here. */
  readonly dated: readonly string[];
  readonly conditions: readonly string[];
  /** How the judged day is written here. */
  readonly asOf: string;
  /** How deep formulas are nested. */
  readonly depth: number;
}

export const LETTERS = ["a", "b", "c"];
export const PERIODS = ["fiscalYear", "fiscalQuarter", "calendarYear", "calendarQuarter", "month"];

/** Days that come up again and again, so that bounds are met exactly. */
const COMMON_DAYS = ["2024-02-29", "2024-12-31", "2025-01-01", "2025-03-31", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-31"]; // prettier-ignore

export function randomDay(random: Random): string {
  if (random.chance(0.6)) return random.pick(COMMON_DAYS);
  const month = String(1 + random.below(12)).padStart(2, "0");
  return `${2024 + random.below(3)}-${month}-${String(1 + random.below(28)).padStart(2, "0")}`;
}

export function randomNumber(random: Random): number | string {
  const cents = random.below(2000) - 500;
  const value = random.pick([random.below(20), random.below(20) - 5, cents / 100, random.below(100000) / 10]);
  return random.chance(0.2) ? String(value) : value;
}

export const randomAmount = (random: Random): string => ((random.below(200_000) - 40_000) / 100).toFixed(2);

export function randomShift(random: Random): object {
  const unit = random.pick(["years", "quarters", "months", "days"]);
  return { [unit]: random.below(7) - 4 };
}

const deeper = (place: Place): Place => ({ ...place, depth: place.depth - 1 });

function namesOf(place: Place, kind: Kind): readonly Readable[] {
  return place.names.filter((name) => name.kind === kind);
}

function whenEmpty(random: Random): string | number {
  return random.pick<string | number>(["notApplicable", "zero", "one", 0.5]);
}

function several<T>(random: Random, make: () => T, most = 3): readonly T[] {
  return Array.from({ length: 1 + random.below(most) }, make);
}

function choose(place: Place, kind: Kind): object {
  const { random } = place;
  const inner = deeper(place);
  const choices = several(random, () => ({ when: randomCondition(inner), is: randomOperand(inner, kind) }), 2);
  return { choose: choices, ...(random.chance(0.7) ? { otherwise: randomOperand(inner, kind) } : {}) };
}

function steps(place: Place, values: () => string | number): object {
  const { random } = place;
  const from = random.below(10) - 3;
  const bands = Array.from({ length: 1 + random.below(3) }, (_, index) => ({ from: from + index * 4, is: values() }));
  return { step: randomOperand(deeper(place), random.pick(["number", "money"])), bands };
}

function round(place: Place, kind: Kind): object {
  return { round: randomOperand(deeper(place), kind), digits: place.random.below(4) };
}

function line(place: Place, kind: Kind): object {
  const { random } = place;
  const from = random.below(10) - 5;
  const corners = Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    at: from + index * (1 + random.below(5)) + index,
    is: random.below(9) - 2,
  }));
  const rising = corners.filter(({ at }, index) => index === 0 || at > corners[index - 1]!.at);
  return { interpolate: randomOperand(deeper(place), kind), corners: rising };
}

function way(place: Place, kind: Kind): object {
  const { random } = place;
  const operand = (): unknown => randomOperand(deeper(place), kind);
  const posts = random.chance(0.5)
    ? { worst: 1 + random.below(5), best: 6 + random.below(30) }
    : { worst: operand(), best: operand() };
  return {
    normalise: operand(),
    ...posts,
    ...(random.chance(0.5) ? { to: [random.below(3) - 1, 3 + random.below(98)] } : {}),
    ...(random.chance(0.3) ? { curve: random.pick(["linear", "logarithmic"]) } : {}),
    ...(random.chance(0.3) ? { beyond: random.pick(["clip", "extend"]) } : {}),
    ...(random.chance(0.5) ? { whenEmpty: whenEmpty(random) } : {}),
  };
}

const DAY_UNITS = ["days", "months", "quarters", "years"].map((unit) => ({ in: unit }));

/** A unit of business time, with its calendar. */
function businessTime(random: Random, units: readonly string[]): object {
  return { in: random.pick(units), calendar: random.pick(["desk", "night", "listed"]) };
}

function instantUnit(random: Random): object {
  return random.chance(0.3)
    ? { in: random.pick(["hours", "minutes"]) }
    : businessTime(random, ["businessDays", "businessHours", "businessMinutes"]);
}

/** A number that is small enough to be counted off day by day. */
function count(place: Place): unknown {
  const { random } = place;
  if (random.chance(0.6)) return random.pick([random.below(40) - 10, (random.below(300) - 100) / 10]);
  return { maxOf: [{ minOf: [randomOperand(deeper(place), "number"), 40] }, -40] };
}

/** An instant of the partner, or one that is so much later. */
function instant(place: Place): unknown {
  const { name } = place.random.pick(namesOf(place, "instant"));
  return place.random.chance(0.5) ? name : { deadline: name, after: count(place), ...instantUnit(place.random) };
}

/** Formulas whose value is a number. */
function numberFormula(place: Place): object {
  const { random } = place;
  const inner = deeper(place);
  const number = (): unknown => randomOperand(inner, "number");
  const same = random.pick<Kind>(["number", "money"]);
  const pair = (): readonly unknown[] => [randomOperand(inner, same), randomOperand(inner, same)];
  const makes: readonly (() => object)[] = [
    () => ({ ratio: pair(), whenEmpty: whenEmpty(random) }),
    () => ({ difference: [number(), number()] }),
    () => ({
      growth: pair(),
      whenEmpty: whenEmpty(random),
      ...(random.chance(0.4) ? { minimumBaseline: randomOperand(inner, same) } : {}),
    }),
    () => ({ sumOf: several(random, number) }),
    () => ({ product: several(random, number) }),
    () => ({ minOf: several(random, number) }),
    () => ({ maxOf: several(random, number) }),
    () => ({ averageOf: several(random, number) }),
    () => ({
      points: {
        of: randomOperand(inner, same),
        max: random.chance(0.7) ? 1 + random.below(30) : number(),
        at: random.chance(0.7) ? 1 + random.below(20) : randomOperand(inner, same),
      },
    }),
    () => choose(place, "number"),
    () => steps(place, () => random.below(9)),
    () => line(place, same),
    () => way(place, same),
    () => round(place, "number"),
    () => ({
      elapsed: [randomOperand(inner, "date"), randomOperand(inner, "date")],
      ...random.pick([...DAY_UNITS, businessTime(random, ["businessDays"])]),
    }),
    () => prorated(place, number()),
    () => ({ parameter: random.pick(["flat", "byYear", "bySegment"]) }),
    () => ({ parameter: "byYear", on: randomOperand(inner, "date") }),
    () => ({
      table: "rates",
      at: { letter: randomOperand(inner, "text"), size: number(), from: randomOperand(inner, "date") },
    }),
    ...(namesOf(place, "instant").length === 0
      ? []
      : [
          () => ({ elapsed: [instant(place), instant(place)], ...instantUnit(random) }),
          () => ({ elapsed: [instant(place), instant(place)], ...instantUnit(random) }),
        ]),
  ];
  return random.pick(makes)();
}

/** A part of a period: between two days, one of them or none. */
function prorated(place: Place, operand: unknown): object {
  const { random } = place;
  const day = (): unknown => randomOperand(deeper(place), "date");
  const unit = random.pick(PERIODS);
  const months = unit === "month" ? 1 : unit.endsWith("Quarter") ? 3 : 12;
  const counted = random.pick([{}, { by: "days" }, { by: "startedMonths" }, { by: "completeMonths" }, { weights: Array.from({ length: months }, (_, index) => (index === 0 ? 1 : random.below(4))) }]); // prettier-ignore
  return {
    prorate: operand,
    in: unit,
    ...(random.chance(0.7) ? { from: day() } : {}),
    ...(random.chance(0.5) ? { until: day() } : {}),
    ...(random.chance(0.3) ? { ends: "exclusive" } : {}),
    ...counted,
  };
}

function moneyFormula(place: Place): object {
  const { random } = place;
  const inner = deeper(place);
  const money = (): unknown => randomOperand(inner, "money");
  const number = (): unknown => randomOperand(inner, "number");
  const makes: readonly (() => object)[] = [
    () => ({ ratio: [money(), number()], whenEmpty: whenEmpty(random) }),
    () => ({ difference: [money(), random.chance(0.7) ? money() : randomNumber(random)] }),
    () => prorated(place, money()),
    () => ({ sumOf: several(random, money) }),
    () => ({ product: [money(), number()] }),
    () => ({ minOf: several(random, money) }),
    () => ({ maxOf: several(random, money) }),
    () => ({ averageOf: several(random, money) }),
    () => choose(place, "money"),
    () => round(place, "money"),
  ];
  return random.pick(makes)();
}

function dateFormula(place: Place): object {
  const { random } = place;
  const inner = deeper(place);
  const date = (): unknown => randomOperand(inner, "date");
  const end = random.below(3);
  const makes: readonly (() => object)[] = [
    () => ({
      day: date(),
      ...(random.chance(0.6) ? { shift: randomShift(random) } : {}),
      ...(end === 0 ? { startOf: random.pick(PERIODS) } : {}),
      ...(end === 1 ? { endOf: random.pick(PERIODS) } : {}),
    }),
    () => ({
      deadline: date(),
      after: count(place),
      ...random.pick([...DAY_UNITS, businessTime(random, ["businessDays"]), businessTime(random, ["businessDays"])]),
    }),
    ...(namesOf(place, "instant").length === 0
      ? []
      : [
          () => ({
            day: instant(place),
            calendar: random.pick(["desk", "night", "listed"]),
            ...(random.chance(0.4) ? { shift: randomShift(random) } : {}),
          }),
        ]),
    () => ({ minOf: several(random, date) }),
    () => ({ maxOf: several(random, date) }),
    () => choose(place, "date"),
  ];
  return random.pick(makes)();
}

function textFormula(place: Place): object {
  const { random } = place;
  const makes: readonly (() => object)[] = [
    () => choose(place, "text"),
    () => steps(place, () => random.pick(LETTERS)),
    () => ({ parameter: "letter" }),
    () => ({ value: random.pick(LETTERS) }),
  ];
  return random.pick(makes)();
}

const FORMULAS: Readonly<Partial<Record<Kind, (place: Place) => object>>> = {
  number: numberFormula,
  money: moneyFormula,
  date: dateFormula,
  text: textFormula,
  boolean: (place) => ({ holds: randomCondition(deeper(place)) }),
};

function randomConstant(random: Random, kind: Kind): unknown {
  if (kind === "number") return randomNumber(random);
  if (kind === "date") return randomDay(random);
  return kind === "text" ? { value: random.pick(LETTERS) } : random.chance(0.5);
}

/** An operand of a kind; amounts are always names or computed of names, because a number alone is no amount. */
export function randomOperand(place: Place, kind: Kind): unknown {
  const { random, depth } = place;
  const names = namesOf(place, kind);
  const formula = FORMULAS[kind];
  if (depth > 0 && formula !== undefined && random.chance(0.45)) return formula(place);
  if (kind === "date" && place.dated.length > 0 && random.chance(0.02)) return place.asOf;
  const nameable = names.length > 0 && (kind === "money" || kind === "instant" || random.chance(0.75));
  return nameable ? random.pick(names).name : randomConstant(random, kind);
}

const ORDERED = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];
const EQUAL = ["equal", "notEqual"];

function comparedConstant(random: Random, { kind, ids }: Readable): unknown {
  if (kind === "level") return random.pick(ids!);
  if (kind === "text" || kind === "list") return random.pick(LETTERS);
  if (kind === "date") return randomDay(random);
  if (kind === "instant") return `${randomDay(random)}T12:00:00Z`;
  return kind === "boolean" ? random.chance(0.5) : randomNumber(random);
}

/** What stands on the other side: a constant, a fact, or a formula of the same kind. */
function comparedValue(place: Place, fact: Readable): unknown {
  const { random } = place;
  const { kind } = fact;
  if (kind === "level" || kind === "list" || kind === "instant" || random.chance(0.6))
    return comparedConstant(random, fact);
  const others = namesOf(place, kind);
  if (random.chance(0.4) || place.depth <= 0) return { fact: random.pick(others).name };
  return FORMULAS[kind]!(deeper(place));
}

function factCondition(place: Place): object {
  const { random } = place;
  const fact = random.pick(place.names);
  const { kind } = fact;
  if (kind === "list")
    return { fact: fact.name, operator: random.pick(["contains", "doesNotContain"]), value: random.pick(LETTERS) };
  const member = kind !== "boolean" && kind !== "instant" && random.chance(0.15);
  if (member) {
    const value = several(random, () => comparedConstant(random, fact));
    return { fact: fact.name, operator: random.pick(["in", "notIn"]), value };
  }
  const ordered = kind !== "text" && kind !== "boolean";
  const operator = random.pick(ordered ? [...ORDERED, ...EQUAL] : EQUAL);
  return { fact: fact.name, operator, value: comparedValue(place, fact) };
}

export function randomCondition(place: Place): object {
  const { random, conditions } = place;
  const inner = deeper(place);
  if (place.depth > 0 && random.chance(0.4)) {
    const parts = several(random, () => randomCondition(inner));
    return random.pick<() => object>([
      () => ({ all: parts }),
      () => ({ any: parts }),
      () => ({ not: parts[0] }),
      () => ({ atLeast: 1 + random.below(parts.length), of: parts }),
    ])();
  }
  if (conditions.length > 0 && random.chance(0.15)) return { condition: random.pick(conditions) };
  return factCondition(place);
}
