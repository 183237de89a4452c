/**
 * Random programs that are valid, and partners for them. What a document has to say only where a value can be missing
 * (`whenNotApplicable`) is settled by the issues of the parser: their addresses and codes are enough to mend it.
 */
import { type Partner, type Program, type ProgramDocument, safeParseProgram } from "partner-program";
import { type Kind, type Place, type Readable, LETTERS, PERIODS, randomAmount, randomCondition, randomDay, randomNumber, randomOperand, randomShift } from "./generate-rules.js"; // prettier-ignore
import { type Random, randomOf } from "./random.js";

type Json = Record<string, unknown>;

const FACTS: Readonly<Record<string, { readonly kind: Kind; readonly declared: unknown }>> = {
  n1: { kind: "number", declared: "integer" },
  n2: { kind: "number", declared: { type: "decimal", scale: 3 } },
  n3: { kind: "number", declared: { type: "ratio", whenMissing: "notApplicable" } },
  m1: { kind: "money", declared: "money" },
  m2: { kind: "money", declared: { type: "money", whenMissing: "notApplicable" } },
  t1: { kind: "text", declared: { type: "string", oneOf: LETTERS } },
  t2: { kind: "text", declared: { type: "string", oneOf: LETTERS, whenMissing: "notApplicable" } },
  b1: { kind: "boolean", declared: "boolean" },
  d1: { kind: "date", declared: "date" },
  d2: { kind: "date", declared: { type: "date", whenMissing: "notApplicable" } },
  i1: { kind: "instant", declared: "instant" },
  i2: { kind: "instant", declared: "instant" },
  l1: { kind: "list", declared: { type: "string", oneOf: LETTERS, list: true } },
  v1: { kind: "number", declared: { type: "decimal", dated: true } },
  v2: { kind: "money", declared: { type: "money", dated: true, whenMissing: "notApplicable" } },
};
const DATED = ["v1", "v2"];

const ORDER_FIELDS: readonly Readable[] = [
  { name: "on", kind: "date" },
  { name: "known", kind: "date" },
  { name: "amount", kind: "money" },
  { name: "units", kind: "number" },
  { name: "letter", kind: "text" },
  { name: "score", kind: "number" },
  { name: "rate", kind: "number" },
  { name: "buyer.letter", kind: "text" },
  { name: "buyer.size", kind: "number" },
];
const PEOPLE_FIELDS: readonly Readable[] = [
  { name: "person", kind: "text" },
  { name: "letter", kind: "text" },
  { name: "level", kind: "number" },
  { name: "from", kind: "date" },
];

function recordsSection(random: Random, computed: Json): Json {
  return {
    orders: {
      date: "on",
      ...(random.chance(0.5) ? { recordedOn: "known" } : {}),
      fields: {
        on: "date",
        known: "date",
        amount: "money",
        units: "integer",
        letter: { type: "string", oneOf: LETTERS },
        customer: "string",
        score: { type: "decimal", optional: true },
        rate: { type: "decimal", optional: true, whenMissing: "notApplicable" },
      },
      computed,
      joins: { buyer: { with: "customers", on: "customer" } },
    },
    people: {
      valid: { from: "from", until: "until" },
      fields: {
        person: { type: "string", oneOf: LETTERS },
        letter: { type: "string", oneOf: LETTERS },
        level: "integer",
        from: "date",
        until: { type: "date", optional: true },
      },
    },
    customers: {
      key: "id",
      fields: {
        id: "string",
        letter: { type: "string", oneOf: LETTERS },
        size: { type: "decimal", optional: true },
      },
    },
  };
}

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
interface Source {
  readonly name: string;
  readonly fields: readonly Readable[];
  readonly dated: boolean;
  readonly valid: boolean;
}

interface Generated {
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

function recordsFigure(place: Place, source: Source, dates: readonly string[]): Generated {
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

function computedFields(
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

const isName = (operand: unknown): operand is string => typeof operand === "string";

function derivedCollection(
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

function replayed(place: Place, dates: readonly string[]): Generated {
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

function scorecard(place: Place): Json {
  const { random } = place;
  const scaled = random.chance(0.5);
  const question = (id: string): Json => ({ id, ask: "?", answers: { no: 0, partly: "0.5", yes: 1 } });
  const measured = (id: string): Json =>
    random.chance(0.5)
      ? { id, points: { of: randomOperand({ ...place, depth: 1 }, "number"), max: 20, at: 1 + random.below(9) } }
      : { id, score: randomOperand({ ...place, depth: 1 }, "number"), ...(random.chance(0.4) ? { cap: 10 } : {}) };
  const leaf = (id: string): Json => (scaled || random.chance(0.3) ? question(id) : measured(id));
  const group = (): Json => {
    const aggregate = random.pick(["weightedMean", "mean", "sum", "least", "greatest"]);
    const weight = (): Json =>
      aggregate === "weightedMean" && random.chance(0.6) ? { weight: 1 + random.below(4) } : {};
    return {
      aggregate,
      ...(random.chance(0.3) ? { cap: 12 } : {}),
      parts: ["p", "q"].map((id) => ({ ...leaf(id), ...weight() })),
    };
  };
  const root = group();
  const parts = (root["parts"] as Json[]).map((part) =>
    random.chance(0.4) ? { ...group(), id: part["id"], ...("weight" in part ? { weight: part["weight"] } : {}) } : part,
  );
  return {
    ...root,
    ...(scaled ? { scale: [1, 100] } : {}),
    missing: random.pick(["exclude", "lowest", "fail"]),
    ...(random.chance(0.4) ? { minimumCoverage: random.pick([0.25, 0.5, "0.75", 1]) } : {}),
    digits: 12,
    parts,
  };
}

/** Operators that evaluate a figure again. */
const HEAVY = ["shifted", "onEach", "each", "heldOnAnyDay", "heldOnEveryDay"];

/** A document without the words that only the parser can ask for. */
function randomDocument(random: Random): Json {
  const dates = ["d1", "d2"];
  const facts: Readable[] = Object.entries(FACTS).map(([name, { kind }]) => ({ name, kind }));
  let place: Place = { random, names: [...facts, { name: "asOf", kind: "date" }], dated: DATED, conditions: [], asOf: "asOf", depth: 2 }; // prettier-ignore
  const orders: Source = { name: "orders", fields: ORDER_FIELDS, dated: true, valid: false };
  const { computed, fields: orderFields } = computedFields(place, orders);
  const sources: Source[] = [
    { ...orders, fields: orderFields },
    { name: "people", fields: PEOPLE_FIELDS, dated: false, valid: true },
  ];
  const collections: Json = {};
  for (const id of ["A", "B"].slice(0, random.below(3))) {
    const { derived, fields } = derivedCollection(id, place, random.pick(sources), dates);
    collections[`group${id}`] = derived;
    sources.push({ name: `group${id}`, fields, dated: "date" in derived, valid: false });
  }
  const metrics: Json = {};
  const conditions: Json = {};
  const tiers: Json = {};
  // Whatever needs a figure on other days is not evaluated on every day of a window again.
  const heavy = new Set<string>();
  const isHeavy = (rule: unknown): boolean => {
    const text = JSON.stringify(rule);
    return HEAVY.some((operator) => text.includes(`"${operator}"`)) || [...heavy].some((name) => text.includes(`"${name}"`) || text.includes(`"partner.${name}"`)); // prettier-ignore
  };
  const add = (name: string, kind: Kind, rule: unknown, ids?: readonly string[]): void => {
    if (isHeavy(rule)) heavy.add(name);
    place = { ...place, names: [...place.names, { name, kind, ...(ids === undefined ? {} : { ids }) }] };
  };
  const light = (): Place => ({
    ...place,
    names: place.names.filter(({ name }) => !heavy.has(name)),
    conditions: place.conditions.filter((name) => !heavy.has(name)),
  });
  const count = 3 + random.below(6);
  for (let index = 0; index < count; index += 1) {
    const id = `x${index}`;
    const choice = random.below(10);
    const dateNames = place.names.filter(({ kind }) => kind === "date").map(({ name }) => name);
    if (choice < 4) {
      const { figure, kind } = recordsFigure(place, random.pick(sources), dateNames);
      metrics[id] = { ...figure, digits: 12 };
      add(id, kind, metrics[id]);
    } else if (choice < 6) {
      const replay = replayed(light(), dates);
      metrics[id] = { ...replay.figure, digits: 12 };
      add(id, replay.kind, metrics[id]);
    } else if (choice === 6) {
      conditions[id] = randomCondition(place);
      if (isHeavy(conditions[id])) heavy.add(id);
      place = { ...place, conditions: [...place.conditions, id] };
    } else if (choice === 7) {
      const ids = ["low", "mid", "top"];
      const levels = ids.map((level, rank) => (rank === 0 && random.chance(0.5) ? { id: level } : { id: level, requires: randomCondition(place) })); // prettier-ignore
      tiers[id] = { levels, ...(random.chance(0.3) ? { nested: true } : {}) };
      add(`level.${id}`, "level", levels, ids);
    } else {
      const kind = random.pick<Kind>(["number", "money", "date", "text", "boolean"]);
      const operand = randomOperand({ ...place, depth: 3 }, kind);
      if (typeof operand !== "object") continue;
      metrics[id] = "round" in (operand as Json) ? operand : { ...(operand as Json), digits: 12 };
      add(id, kind, operand);
    }
  }
  if (random.chance(0.2)) {
    metrics["then"] = { dated: random.pick(DATED), on: randomOperand({ ...place, depth: 1 }, "date"), digits: 12 };
  }
  const document = {
    language: 1,
    id: "random",
    currency: "USD",
    fiscalYear: { startMonth: 1 + random.below(12) },
    facts: Object.fromEntries(Object.entries(FACTS).map(([name, { declared }]) => [name, declared])),
    records: recordsSection(random, computed),
    collections,
    slices: {
      letters: { records: { orders: "letter", people: "letter" }, ...(random.chance(0.5) ? { values: ["b"] } : {}) },
    },
    parameters: {
      flat: random.below(20) - 2,
      byYear: [
        { from: "2024-06-01", value: 10 },
        { from: "2026-01-01", value: "20.5" },
        { from: "2025-03-15", value: -3 },
      ],
      bySegment: {
        by: "t1",
        values: { a: 1, b: [{ from: "2025-01-01", value: 2 }] },
        ...(random.chance(0.5) ? { otherwise: 9 } : {}),
      },
      letter: { by: "t2", values: { a: "b", b: "c", c: "a" } },
    },
    tables: {
      rates: {
        by: { letter: "equal", size: "from", from: "from" },
        rows: [
          { letter: "a", size: 0, from: "2024-01-01", value: 1 },
          { letter: "a", size: 5, from: "2024-01-01", value: 2 },
          { letter: "a", size: 5, from: "2025-06-01", value: 3 },
          { letter: "b", size: -2, from: "2024-01-01", value: 0.25 },
        ],
        ...(random.chance(0.5) ? { otherwise: 7 } : {}),
      },
    },
    conditions,
    metrics,
    tiers,
    scorecards: random.chance(0.5) ? { card: scorecard(place) } : {},
    ...(random.chance(0.5) ? { lifecycle: { partner: lifecycle(place) } } : {}),
    incentives: random.chance(0.5) ? { rebate: rebate(place) } : {},
  };
  return withVersion(random, withRanks(random, document, place.names));
}

function lifecycle(place: Place): Json {
  const { random } = place;
  const stages = ["recruit", "onboard", "grow"].map((id) => (random.chance(0.3) ? { id } : { id, enter: randomCondition(place) })); // prettier-ignore
  return { stages, flags: { atRisk: { when: randomCondition(place) } } };
}

function rebate(place: Place): Json {
  const { random } = place;
  const named = (kind: Kind): string => random.pick(place.names.filter((name) => name.kind === kind)).name;
  const apply = random.pick(["graduated", "wholeAmount"]);
  const bands = [0, 500, 1200].map((from, index) => ({ from, rate: random.pick([0, "0.015", 0.1]), index })).slice(0, 1 + random.below(3)); // prettier-ignore
  return {
    kind: "rebate",
    period: random.pick(PERIODS),
    payOn: named("money"),
    ...(apply === "wholeAmount" && random.chance(0.4) ? { qualifyOn: named("number") } : {}),
    ...(random.chance(0.5) ? { eligible: randomCondition(place) } : {}),
    scale: { apply, bands: bands.map(({ from, rate }) => ({ from, rate })) },
    ...(random.chance(0.4) ? { cap: { amount: random.below(60) } } : {}),
  };
}

/** A version that replaces a metric or two by figures that everybody can read. */
function withVersion(random: Random, document: Json): Json {
  const metrics = Object.keys(document["metrics"] as Json);
  if (metrics.length === 0 || random.chance(0.6)) return document;
  const place: Place = { random, names: Object.entries(FACTS).map(([name, { kind }]) => ({ name, kind })), dated: DATED, conditions: [], asOf: "asOf", depth: 1 }; // prettier-ignore
  const replaced = { added: { holds: randomCondition(place) } };
  const parameters = { flat: random.below(9) + 1 };
  return { ...document, versions: [{ from: randomDay(random), replaces: { metrics: replaced, parameters } }] };
}

/** Ranks of figures that do not need the base themselves. */
function withRanks(random: Random, document: Json, names: readonly Readable[]): Json {
  const figures = names.filter(({ kind }) => kind === "number" || kind === "money");
  if (figures.length === 0 || random.chance(0.6)) return document;
  const { name } = random.pick(figures);
  const among = random.chance(0.5) ? { among: "t1" } : {};
  const order = random.chance(0.5) ? { order: "lowestFirst" } : {};
  const ranks = {
    place: { rank: name, ...among, ...order },
    quantile: { percentileRank: name, ...among, ...order, digits: 12 },
    part: { shareOfBase: name, ...among, digits: 12 },
  };
  return { ...document, metrics: { ...(document["metrics"] as Json), ...ranks } };
}

function parentOf(document: Json, path: string): { readonly parent: Json; readonly key: string } {
  const keys = path.split("/").slice(1);
  const parent = keys.slice(0, -1).reduce<unknown>((value, key) => (value as Json)[key], document) as Json;
  return { parent, key: keys.at(-1)! };
}

/** What the parser asks for, done. */
const MENDS: Readonly<Record<string, (document: Json, path: string, params: Json, random: Random) => void>> = {
  "condition.whenNotApplicable": (document, path, _params, random) => {
    const { parent, key } = parentOf(document, path);
    (parent[key] as Json)["whenNotApplicable"] = random.pick(["met", "notMet"]);
  },
  "condition.alwaysApplicable": (document, path) => {
    const { parent, key } = parentOf(document, path);
    delete parent[key];
  },
  // A parameter that can be zero or less is no threshold.
  "metric.operands": (document, path) => {
    const { parent, key } = parentOf(document, path);
    if (!path.endsWith("/points/at")) throw new Error(`ill-typed at ${path}: ${JSON.stringify(document)}`);
    parent[key] = 5;
  },
  // A rebate pays on what its own period has measured.
  "incentive.period": (document, path) => {
    const { parent, key } = parentOf(document, path);
    parent[key] = "m1";
  },
  "condition.constant": (document, path, params) => {
    const { parent, key } = parentOf(document, path);
    parent[key] = String(params["expected"])
      .replace(/^one of /, "")
      .split(", ")[0];
  },
};

/** A program that the parser accepts. */
export function randomProgram(random: Random): { readonly program: Program; readonly document: ProgramDocument } {
  const document = JSON.parse(JSON.stringify(randomDocument(random))) as Json;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const result = safeParseProgram(document);
    if (result.success) return { program: result.program, document: result.program.document };
    for (const { code, path, params, message } of result.issues) {
      const mend = MENDS[code];
      if (mend === undefined) throw new Error(`${message}\n${JSON.stringify(document)}`);
      mend(document, path, params as Json, random);
    }
  }
  throw new Error(`never valid: ${JSON.stringify(document)}`);
}

function randomFacts(random: Random): Json {
  const dated = (value: () => unknown): unknown => {
    const froms = [...new Set(Array.from({ length: random.below(4) }, () => randomDay(random)))];
    return froms.map((from) => ({
      from,
      value: value(),
      ...(random.chance(0.4) ? { recordedOn: randomDay(random) } : {}),
    }));
  };
  const values: Json = {
    n1: random.below(20) - 4,
    n2: (random.below(20000) - 4000) / 1000,
    n3: random.below(120) / 100,
    m1: randomAmount(random),
    m2: random.below(5000),
    t1: random.pick(LETTERS),
    t2: random.pick(LETTERS),
    b1: random.chance(0.5),
    d1: randomDay(random),
    d2: randomDay(random),
    i1: `${randomDay(random)}T08:15:00+02:00`,
    i2: `${randomDay(random)}T23:59:30Z`,
    l1: random.some(LETTERS, 0.4),
    v1: dated(() => randomNumber(random)),
    v2: dated(() => randomAmount(random)),
  };
  return Object.fromEntries(random.some(Object.entries(values), 0.8));
}

function randomRecords(random: Random): NonNullable<Partner["records"]> {
  const many = (most: number, make: (index: number) => Json): Json[] => Array.from({ length: random.below(most) }, (_, index) => make(index)); // prettier-ignore
  const optional = (value: Json): Json => (random.chance(0.75) ? value : {});
  const records: Record<string, Json[]> = {
    orders: many(7, () => ({
      on: randomDay(random),
      known: randomDay(random),
      amount: randomAmount(random),
      units: random.below(9),
      letter: random.pick(LETTERS),
      customer: random.pick(["k1", "k2", "k3"]),
      ...optional({ score: random.below(100) / 10 }),
      ...optional({ rate: random.below(100) / 100 }),
    })),
    people: many(6, () => ({
      person: random.pick(LETTERS),
      letter: random.pick(LETTERS),
      level: random.below(4),
      from: randomDay(random),
      ...optional({ until: randomDay(random) }),
    })),
    customers: many(4, (index) => ({
      id: `k${index + 1}`,
      letter: random.pick(LETTERS),
      ...optional({ size: random.below(9) }),
    })),
  };
  return Object.fromEntries(random.some(Object.entries(records), 0.92));
}

/** A partner of a random program, and the day on which it is judged. */
export interface Question {
  readonly partner: Partner;
  readonly asOf: string;
  readonly knownAt?: string;
}

function randomGiven(random: Random, document: ProgramDocument): Json {
  const given: Json = {};
  if (random.chance(0.1)) given["n1"] = random.below(9);
  for (const id of Object.keys(document.tiers ?? {})) if (random.chance(0.1)) given[`level.${id}`] = "mid";
  return given;
}

export function randomQuestion(random: Random, document: ProgramDocument): Question {
  const answers = { card: Object.fromEntries(questionsOf(document).filter(() => random.chance(0.7)).map((path) => [path, random.pick(["no", "partly", "yes"])])) }; // prettier-ignore
  const partner: Partner = {
    id: "p",
    facts: randomFacts(random),
    records: randomRecords(random),
    ...(document.scorecards?.["card"] === undefined ? {} : { answers }),
    given: randomGiven(random, document),
  };
  const asOf = random.chance(0.2)
    ? random.pick(["2024-02-29", "2025-12-31", "2026-03-31", "2025-06-30"])
    : randomDay(random);
  return { partner, asOf, ...(random.chance(0.3) ? { knownAt: randomDay(random) } : {}) };
}

interface Branch {
  readonly id: string;
  readonly parts?: readonly Branch[];
  readonly answers?: object;
}

function questionsOf(document: ProgramDocument): readonly string[] {
  const below = (parts: readonly Branch[], path: string): readonly string[] =>
    parts.flatMap(({ id, parts: inner, answers }) =>
      inner !== undefined ? below(inner, `${path}${id}.`) : answers === undefined ? [] : [`${path}${id}`],
    );
  return below((document.scorecards?.["card"]?.parts ?? []) as readonly Branch[], "");
}

export { isName, randomOf };
