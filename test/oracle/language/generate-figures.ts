/** Random figures over records, collections that are made of them, and figures on other days. */
import { type Json } from "./generate-data.js";
import { type Kind, type Place, type Readable, PERIODS, randomCondition, randomDay, randomOperand, randomShift } from "./generate-rules.js"; // prettier-ignore
import { type Random } from "./random.js";

function randomWindow(random: Random, dates: readonly string[]): Json {
  const shift = random.chance(0.4) ? { shift: randomShift(random) } : {};
  const day = (): string => (random.chance(0.5) ? randomDay(random) : random.pick([...dates, "asOf"]));
  const complete = random.pick(["months", "fiscalQuarters", "fiscalYears", "calendarQuarters", "calendarYears"]);
  return random.pick<() => Json>([
    () => ({ [random.pick(PERIODS)]: random.pick(["toDate", "whole"]), ...shift }),
    () => ({ trailing: { [random.pick(["days", "months", "quarters", "years"])]: 1 + random.below(40) }, ...shift }),
    () => ({ complete: { [complete]: 1 + random.below(4) }, ...shift }),
    () => ({ since: day(), ...(random.chance(0.4) ? { until: day() } : {}) }),
    () => ({ anniversaryYear: random.pick(["toDate", "whole"]), of: day(), ...shift }),
  ])();
}

/** A collection that figures are taken over, with what its rows can read. */
export interface Source {
  readonly name: string;
  readonly fields: readonly Readable[];
  readonly dated: boolean;
  readonly valid: boolean;
}

export interface Generated {
  readonly figure: Json;
  readonly kind: Kind;
}

function rowPlace(place: Place, source: Source): Place {
  const ofPartner = place.names.map((name) => ({ ...name, name: `partner.${name.name}` }));
  return {
    ...place,
    names: [...source.fields, ...source.fields, ...ofPartner],
    dated: place.dated.map((name) => `partner.${name}`),
    asOf: "partner.asOf",
    depth: Math.min(place.depth, 2),
  };
}

function over(place: Place, source: Source, dates: readonly string[]): Json {
  const { random } = place;
  const windowed = source.dated && random.chance(0.5);
  const valid = source.valid && random.chance(0.6);
  const validOn = { validOn: random.chance(0.6) ? "asOf" : randomDay(random), ...(random.chance(0.3) ? { shift: randomShift(random) } : {}) }; // prettier-ignore
  return {
    ...(random.chance(0.5) ? { where: randomCondition({ ...rowPlace(place, source), depth: 1 }) } : {}),
    ...(valid ? { window: validOn } : windowed ? { window: randomWindow(random, dates) } : {}),
  };
}

export function recordsFigure(place: Place, source: Source, dates: readonly string[]): Generated {
  const { random } = place;
  const fields = (kinds: readonly Kind[]): readonly Readable[] =>
    source.fields.filter(({ kind }) => kinds.includes(kind));
  const whenEmpty = random.pick(["notApplicable", "zero", "one"]);
  const ties = random.pick(["min", "max", "unknown"]);
  const common = over(place, source, dates);
  const [numbers, orders] = [fields(["number", "money"]), fields(["number", "money", "date"])];
  if (numbers.length === 0) return { figure: { count: source.name, ...common }, kind: "number" };
  const numeric = random.pick(numbers);
  const ordered = random.pick(orders);
  const any = random.pick(source.fields);
  const of = (field: Readable): string => `${source.name}.${field.name}`;
  const empty = ordered.kind === "date" ? "notApplicable" : whenEmpty;
  const makes: readonly (() => Generated)[] = [
    () => ({ figure: { sum: of(numeric) }, kind: numeric.kind }),
    () => ({ figure: { count: source.name }, kind: "number" }),
    () => ({ figure: { countDistinct: of(any) }, kind: "number" }),
    () => ({ figure: { average: of(numeric), whenEmpty }, kind: numeric.kind }),
    () => ({ figure: { median: of(numeric), whenEmpty }, kind: numeric.kind }),
    () => ({ figure: { percentile: of(numeric), share: random.pick([0, 0.1, 0.25, "0.9", 1]), whenEmpty }, kind: numeric.kind }), // prettier-ignore
    () => ({ figure: { min: of(ordered), whenEmpty: empty }, kind: ordered.kind }),
    () => ({ figure: { max: of(ordered), whenEmpty: empty }, kind: ordered.kind }),
    () => ({
      figure: { pick: of(any), by: { [random.pick(["highest", "lowest"])]: ordered.name }, ties },
      kind: any.kind,
    }),
    () => ({ figure: { any: source.name }, kind: "boolean" }),
    () => ({
      figure: {
        every: source.name,
        meets: randomCondition({ ...rowPlace(place, source), depth: 1 }),
        whenEmpty: random.pick(["met", "notMet"]),
      },
      kind: "boolean",
    }),
    ...(source.dated ? [(): Generated => ({ figure: { [random.pick(["first", "latest"])]: of(any), ties }, kind: any.kind })] : []), // prettier-ignore
  ];
  const { figure, kind } = random.pick(makes)();
  return { figure: { ...figure, ...common }, kind };
}

export function computedFields(
  place: Place,
  source: Source,
): { readonly computed: Json; readonly fields: readonly Readable[] } {
  const { random } = place;
  const computed: Json = {};
  const fields = [...source.fields];
  for (const id of random.some(["x", "y", "z"], 0.5)) {
    const kind = random.pick<Kind>(["number", "money", "date", "text", "boolean"]);
    const own = rowPlace(place, { ...source, fields });
    // What a record reads of the partner is its facts: figures are computed of the records.
    const formula = randomOperand({ ...own, depth: 2 }, kind);
    computed[id] = typeof formula === "object" ? formula : random.chance(0.5) ? { value: "a" } : formula;
    fields.push({ name: id, kind: typeof formula === "object" || computed[id] === formula ? kind : "text" });
  }
  return { computed, fields };
}

export function derivedCollection(
  id: string,
  place: Place,
  source: Source,
  dates: readonly string[],
): { readonly derived: Json; readonly fields: readonly Readable[] } {
  // prettier-ignore
  const { random } = place;
  const simple = source.fields.filter(({ name }) => !name.includes("."));
  const by = random.some(simple, 0.3).slice(0, 2);
  const keys = by.length === 0 ? [random.pick(simple)] : by;
  const fields: Json = {};
  const readable: Readable[] = [...keys];
  for (const letter of ["f", "g", "h"].slice(0, 1 + random.below(3))) {
    const { figure, kind } = recordsFigure(place, source, dates);
    fields[letter + id] = figure;
    readable.push({ name: letter + id, kind });
  }
  const date = readable.find(({ kind, name }) => kind === "date" && keys.some((key) => key.name === name));
  return {
    derived: { group: source.name, by: keys.map(({ name }) => name), ...over(place, source, dates), fields, ...(date === undefined ? {} : { date: date.name }) }, // prettier-ignore
    fields: readable,
  };
}

export function replayed(place: Place, dates: readonly string[]): Generated {
  const { random, names } = place;
  const computed = names.filter(({ kind }) => kind !== "list" && kind !== "instant");
  const target = random.pick(computed);
  const takes =
    target.kind === "level"
      ? ["highest", "lowest"]
      : target.kind === "boolean"
        ? ["any", "every", "count"]
        : target.kind === "date"
          ? ["min", "max"]
          : ["sum", "average", "min", "max"];
  const take = random.pick(takes);
  const kind: Kind = take === "count" ? "number" : target.kind === "level" ? "text" : target.kind;
  if (target.kind === "text") return { figure: { shifted: target.name, shift: randomShift(random) }, kind: "text" };
  const shiftedKind: Kind = target.kind === "level" ? "text" : target.kind;
  const complete = { [random.pick(["months", "fiscalQuarters", "calendarYears"])]: 1 + random.below(3) };
  const held = random.pick(["heldOnAnyDay", "heldOnEveryDay"]);
  return random.pick<() => Generated>([
    () => ({ figure: { shifted: target.name, shift: randomShift(random) }, kind: shiftedKind }),
    () => ({ figure: { onEach: target.name, complete, take }, kind }),
    () => ({ figure: { each: target.name, in: "letters", take }, kind }),
    () => ({
      figure: { [held]: randomCondition({ ...place, depth: 1 }), window: random.chance(0.5) ? { trailing: { days: 1 + random.below(40) } } : { month: "whole", shift: { months: -random.below(3) } } }, // prettier-ignore
      kind: "boolean",
    }),
    () => ({ figure: { [held]: randomCondition({ ...place, depth: 0 }), window: { since: random.pick(dates), until: random.pick([...dates, "asOf"]) } }, kind: "boolean" }), // prettier-ignore
  ])();
}
