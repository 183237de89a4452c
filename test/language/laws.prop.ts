import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Partner,
  evaluatePartner,
  explainPartner,
  measureProgress,
  runCases,
  safeParseProgram,
} from "partner-program";
import { randomProgram } from "../oracle/language/generate.js";
import { type Question, randomQuestion } from "../oracle/language/generate-partner.js";
import { type Random, randomOf } from "../oracle/language/random.js";

const anySeed = fc.integer({ min: 1, max: 2 ** 31 });

function evaluate({ partner, ...options }: Question, program: ReturnType<typeof randomProgram>["program"]): unknown {
  return evaluatePartner(program, partner, options);
}

function withRecords(
  question: Question,
  change: (name: string, records: readonly object[]) => readonly object[],
): Question {
  const entries = Object.entries(question.partner.records ?? {}).map(([name, records]) => [
    name,
    change(name, records),
  ]);
  const partner = { ...question.partner, records: Object.fromEntries(entries) as NonNullable<Partner["records"]> };
  return { ...question, partner };
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => [random.below(1e9), item] as const)
    .toSorted(([left], [right]) => left - right)
    .map(([, item]) => item);
}

describe("laws of the whole language, over random programs", () => {
  test("order independence: the order of records decides nothing", () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const random = randomOf(seed);
        const { program, document } = randomProgram(random);
        const question = randomQuestion(random, document);
        const other = withRecords(question, (_name, records) => shuffled(records, random));
        expect(evaluate(other, program)).toEqual(evaluate(question, program));
      }),
      { numRuns: 150 },
    );
  });

  test("the past is fixed for what was known: records and values that were recorded later change nothing", () => {
    let tried = 0;
    fc.assert(
      fc.property(anySeed, (seed) => {
        const random = randomOf(seed);
        const { program, document } = randomProgram(random);
        const question = { ...randomQuestion(random, document), knownAt: "2025-07-01" };
        if (document.records!["orders"]!.recordedOn === undefined) return;
        tried += 1;
        const late = { on: "2025-01-15", known: "2025-07-02", amount: "99.00", units: 3, letter: "a", customer: "k1" };
        // A slice that only a late record is in would be a slice of its own.
        const letters = JSON.stringify(document.metrics).includes('"in":"letters"');
        const later = withRecords(question, (name, records) =>
          name === "orders" && !letters ? [...records, late] : records,
        );
        const v1 = question.partner.facts?.["v1"];
        const dated = Array.isArray(v1)
          ? [...(v1 as object[]), { from: "2024-05-05", value: 77, recordedOn: "2025-07-02" }]
          : v1;
        const partner = {
          ...later.partner,
          facts: { ...later.partner.facts, ...(v1 === undefined ? {} : { v1: dated }) },
        };
        expect(evaluate({ ...later, partner }, program)).toEqual(evaluate(question, program));
      }),
      { numRuns: 200 },
    );
    expect(tried).toBeGreaterThan(50);
  });

  test("replay: every value is explained, and the explanation has the value that the outcome shows", () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const random = randomOf(seed);
        const { program, document } = randomProgram(random);
        const { partner, ...options } = randomQuestion(random, document);
        const outcome = evaluatePartner(program, partner, options);
        if (outcome.status !== "evaluated") throw new Error("refused");
        for (const [name, shown] of Object.entries(outcome.metrics)) {
          const explained = explainPartner(program, partner, { ...options, name });
          if (explained.status !== "explained") throw new Error("not explained");
          expect(explained.definitions[0]!.value.status).toBe(shown.status);
          expect(explained.sentences.length).toBeGreaterThan(0);
          expect(explained.sentences.join(" ")).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("progress: the requirement of a level has the level's verdict", () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const random = randomOf(seed);
        const { program, document } = randomProgram(random);
        const { partner, ...options } = randomQuestion(random, document);
        const progress = measureProgress(program, { ...partner, given: {} }, options);
        if (progress.status !== "measured") throw new Error("refused");
        for (const [id, levels] of Object.entries(progress.tiers)) {
          if (document.tiers![id]!.nested === true) continue;
          for (const { requires, status } of levels) if (requires !== null) expect(requires.status).toBe(status);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Junk of every kind that can stand in JSON. */
const JUNK: readonly unknown[] = [null, true, 0, -1, 1.5, "", "a", "asOf", "2026-02-30", "2026-01-01", [], {}, [[]], { fact: "n1" }, { value: [] }, ["x0"], "partner.n1", { all: [] }, 1e300, "1e5"]; // prettier-ignore

/** One place of a document replaced by junk, removed, or moved elsewhere. */
function damaged(document: object, random: Random): unknown {
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (let depth = 0; depth < 12; depth += 1) {
    const key = random.pick(Object.keys(at));
    const value = at[key];
    const deeper = typeof value === "object" && value !== null && Object.keys(value).length > 0;
    if (deeper && !random.chance(0.15)) {
      at = value as Record<string, unknown>;
      continue;
    }
    if (random.chance(0.2)) Reflect.deleteProperty(at, key);
    else at[key] = random.pick(JUNK);
    return copy;
  }
  return copy;
}

test("totality: a damaged document is refused with issues, or is a program that evaluates", () => {
  let accepted = 0;
  fc.assert(
    fc.property(anySeed, (seed) => {
      const random = randomOf(seed);
      const { document } = randomProgram(random);
      const result = safeParseProgram(
        random.chance(0.5) ? damaged(document, random) : damaged(damaged(document, random) as object, random),
      );
      if (!result.success) {
        for (const { message, hint } of result.issues) expect(`${message}${hint}`).not.toMatch(/undefined|\[object/);
        return;
      }
      accepted += 1;
      const { partner, ...options } = randomQuestion(random, document);
      const outcome = evaluatePartner(result.program, partner, options);
      expect(["evaluated", "issues"]).toContain(outcome.status);
      expect(runCases(result.program).failed).toBe(0);
    }),
    { numRuns: 400 },
  );
  expect(accepted).toBeGreaterThan(10);
});
