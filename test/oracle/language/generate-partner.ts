/** Random partners for random programs. */
import { type Answer, type AnswerEntry, type AnswerValue, type Partner, type ProgramDocument } from "partner-program";
import { type Json } from "./generate-data.js";
import { LETTERS, randomAmount, randomDay, randomNumber } from "./generate-rules.js";
import { type Random } from "./random.js";

/** Times at which hours begin and end, and others. */
function randomTime(random: Random): string {
  return random.pick(["08:15:00", "09:00:00", "12:30:00", "15:00:00", "17:00:00", "22:00:00", "23:59:30", "00:00:00.125", "16:59:59.999"]); // prettier-ignore
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
    i1: `${randomDay(random)}T${randomTime(random)}+02:00`,
    i2: `${randomDay(random)}T${randomTime(random)}Z`,
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
  const asked = Object.entries(questionsOf(document)).filter(() => random.chance(0.7));
  const dated = document.scorecards?.["card"]?.dated === true;
  const answers = { card: Object.fromEntries(asked.map(([path, part]) => [path, randomAnswer(random, part, dated)])) };
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
  readonly ask?: string;
  readonly answers?: object;
  readonly choices?: object;
  readonly yes?: unknown;
  readonly mayNotApply?: boolean;
}

function questionsOf(document: ProgramDocument): Readonly<Record<string, Branch>> {
  const below = (parts: readonly Branch[], path: string): readonly (readonly [string, Branch])[] =>
    parts.flatMap((part) =>
      part.parts !== undefined
        ? below(part.parts, `${path}${part.id}.`)
        : part.ask === undefined
          ? []
          : [[`${path}${part.id}`, part] as const],
    );
  return Object.fromEntries(below((document.scorecards?.["card"]?.parts ?? []) as readonly Branch[], ""));
}

function randomValue(random: Random, { answers, choices, yes }: Branch): AnswerValue {
  if (answers !== undefined) return random.pick(Object.keys(answers));
  if (choices !== undefined) return random.some(Object.keys(choices), 0.5);
  return yes !== undefined ? random.chance(0.5) : random.pick([-3, 0, "2.5", 7, 10, 40]);
}

function randomEntry(random: Random, part: Branch): AnswerEntry {
  if (part.mayNotApply === true && random.chance(0.3)) return { notApplicable: "not in this business" };
  return { value: randomValue(random, part), ...(random.chance(0.3) ? { evidence: "a letter" } : {}) };
}

function randomAnswer(random: Random, part: Branch, dated: boolean): Answer {
  if (!dated) return random.chance(0.6) ? randomValue(random, part) : randomEntry(random, part);
  const days = [...new Set(Array.from({ length: random.below(4) }, () => randomDay(random)))];
  return days.map((from) => ({
    ...randomEntry(random, part),
    from,
    ...(random.chance(0.3) ? { recordedOn: randomDay(random) } : {}),
  }));
}
