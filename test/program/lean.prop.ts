import fc from "fast-check";
import { expect, test } from "vitest";
import { type Outcome, type Partner, evaluatePartner, parseProgram } from "partner-program";
import { randomProgram } from "../oracle/language/generate.js";
import { randomQuestion } from "../oracle/language/generate-partner.js";
import { randomOf } from "../oracle/language/random.js";

/** A fact that no rule reads: a partner to whom it is given has every value filled, not only those that are shown. */
const IDLE = "idleFact";

function withoutGiven(outcome: Outcome): object {
  const { given: _given, ...rest } = outcome as { given?: unknown };
  return rest;
}

test("an outcome is the same where every value is filled in and where only the shown ones are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const random = randomOf(seed);
      const { document } = randomProgram(random);
      const program = parseProgram({ ...document, facts: { ...document.facts, [IDLE]: "integer" } });
      for (let question = 0; question < 3; question += 1) {
        const { partner, ...options } = randomQuestion(random, document);
        const { given: _given, ...own } = partner;
        const lean = evaluatePartner(program, own, options);
        const full = evaluatePartner(program, { ...own, given: { [IDLE]: 1 } }, options);
        expect(withoutGiven(full)).toEqual(lean);
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);

test("a partner whose getter evaluates another partner of the same program gets its own answer", () => {
  const program = parseProgram({
    language: 1,
    id: "nested",
    currency: "EUR",
    facts: { first: "decimal", second: "decimal" },
    metrics: { total: { sumOf: ["first", "second"] } },
  });
  const other: Partner = { id: "other", facts: { second: 700, first: 70 } };
  const evaluate = (partner: Partner): Outcome => evaluatePartner(program, partner, { asOf: "2026-01-01" });
  const facts = {
    first: 1,
    get second(): number {
      expect(evaluate(other)).toMatchObject({ metrics: { total: { value: 770 } } });
      return 2;
    },
  };
  expect(evaluate({ id: "one", facts })).toMatchObject({ metrics: { total: { value: 3 } } });
});

test("what one partner brings never reaches the next one", () => {
  const program = parseProgram({
    language: 1,
    id: "sequence",
    currency: "EUR",
    facts: { first: "decimal", second: "decimal", third: { type: "decimal", whenMissing: "notApplicable" } },
    scorecards: { card: { missing: "exclude", parts: [{ id: "q", ask: "Is it so?", answers: { no: 0, yes: 1 } }] } },
    metrics: { sum: { sumOf: ["first", "second"] }, own: { sumOf: ["third"] } },
  });
  const evaluate = (partner: Partner): Outcome => evaluatePartner(program, partner, { asOf: "2026-01-01" });
  const empty = evaluate({ id: "b" });
  evaluate({ id: "a", facts: { third: 3, second: 2, first: 1 }, answers: { card: { q: "yes" } } });
  expect(evaluate({ id: "b" })).toEqual(empty);
  evaluate({ id: "bad", facts: { first: 1, second: "no number" } });
  expect(evaluate({ id: "b" })).toEqual(empty);
});
