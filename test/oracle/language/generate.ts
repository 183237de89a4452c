/** Random programs that are valid: the addresses and codes of the issues are enough to mend those that are not. */
import { type Program, type ProgramDocument, safeParseProgram } from "partner-program";
import {
  type Json,
  DATED,
  FACTS,
  ORDER_FIELDS,
  PEOPLE_FIELDS,
  calendarsSection,
  recordsSection,
} from "./generate-data.js";
import { type Source, computedFields, derivedCollection, recordsFigure, replayed } from "./generate-figures.js";
import { type Kind, type Place, type Readable, randomCondition, randomOperand } from "./generate-rules.js";
import { catalogue, lifecycle, rebate, scorecard, withRanks, withVersion } from "./generate-sections.js";
import { MENDS } from "./mend.js";
import { type Random } from "./random.js";

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
      const number = (): unknown => (random.chance(0.5) ? random.below(90) / 8 : randomOperand({ ...place, depth: 1 }, "number")); // prettier-ignore
      const benefits = (): Json => ({ ...(random.chance(0.6) ? { rate: number() } : {}), ...(random.chance(0.4) ? { mark: { value: random.pick(["a", "b", "c"]) } } : {}) }); // prettier-ignore
      const levels = ids.map((level, rank) => ({
        id: level,
        ...(rank === 0 && random.chance(0.5) ? {} : { requires: randomCondition(place) }),
        ...(random.chance(0.5) ? { benefits: benefits() } : {}),
      }));
      tiers[id] = { levels, ...(random.chance(0.3) ? { nested: true } : {}) };
      add(`level.${id}`, "level", levels, ids);
      if (levels.some(({ benefits: given }) => given?.["rate"] !== undefined)) add(`benefit.${id}.rate`, "number", levels); // prettier-ignore
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
    calendars: calendarsSection(random),
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
    ...(random.chance(0.4) ? { catalogue: catalogue(place) } : {}),
    ...(random.chance(0.5) ? { lifecycle: { partner: lifecycle(place) } } : {}),
    incentives: random.chance(0.5) ? { rebate: rebate(place) } : {},
  };
  return withVersion(random, withRanks(random, document, place.names));
}

/** A program that the parser accepts. */
export function randomProgram(random: Random): { readonly program: Program; readonly document: ProgramDocument } {
  const document = JSON.parse(JSON.stringify(randomDocument(random))) as Json;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const result = safeParseProgram(document);
    if (result.success) return { program: result.program, document: result.program.document };
    for (const { code, path, params, message } of result.issues) {
      const mend = MENDS[code];
      if (mend === undefined) throw new Error(`${message}\n${JSON.stringify(document)}`);
      mend(document, path, params, random);
    }
  }
  throw new Error(`never valid: ${JSON.stringify(document)}`);
}
