/** Five levels of eight conditions (one of them three of five) over 25 facts given as values, and a thousand partners. */
import { type Condition, type FactCondition, type Partner } from "partner-program";

const FACTS = 25;
const LEVELS = [0, 1, 2, 3, 4] as const;

/** A comparison of a fact with a number. */
export type Test = Pick<FactCondition, "fact"> & {
  readonly operator: "greaterThan" | "greaterThanInclusive";
  readonly value: number;
};

/** A level: all of the tests hold, and three of the choices. */
export interface BenchLevel {
  readonly id: string;
  readonly all: readonly Test[];
  readonly choices: readonly Test[];
}

export const LEVEL_RULES: readonly BenchLevel[] = LEVELS.map((level) => ({
  id: `level${level}`,
  all: Array.from({ length: 7 }, (_, condition) => ({
    fact: `f${(level * 7 + condition) % FACTS}`,
    operator: "greaterThanInclusive",
    value: level * 10 + condition,
  })),
  choices: Array.from({ length: 5 }, (_, condition) => ({
    fact: `f${(level * 3 + condition) % FACTS}`,
    operator: "greaterThan",
    value: level * 10,
  })),
}));

function requirementsOf({ all, choices }: BenchLevel): Condition {
  return { all: [...all, { atLeast: 3, of: choices }] };
}

export const BENCH_PROGRAM = {
  language: 1,
  id: "bench",
  currency: "USD",
  facts: Object.fromEntries(Array.from({ length: FACTS }, (_, index) => [`f${index}`, "decimal"])),
  tiers: { main: { levels: LEVEL_RULES.map((level) => ({ id: level.id, requires: requirementsOf(level) })) } },
} as const;

/** The facts of one partner. */
export type Facts = Readonly<Record<string, number>>;

export const FACTS_OF_PARTNERS: readonly Facts[] = Array.from({ length: 1000 }, (_, index) =>
  Object.fromEntries(Array.from({ length: FACTS }, (__, fact) => [`f${fact}`, (index * 7 + fact * 13) % 60])),
);

export const PARTNERS: readonly Partner[] = FACTS_OF_PARTNERS.map((facts, index) => ({ id: `p${index}`, facts }));
