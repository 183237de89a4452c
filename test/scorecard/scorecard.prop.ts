import fc from "fast-check";
import { expect, test } from "vitest";
import { type Scorecard, evaluateScorecard } from "partner-program/scorecard";

const LABELS = ["a0", "a1", "a2", "a3", "a4"];
const ANSWERS = { a0: 0, a1: 0.25, a2: 0.5, a3: 0.75, a4: 1 };

/** A card of one or two levels with weights, and an answer (or none) for each of its questions. */
const carded = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -1, max: 4 })), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((groups) => fc.tuple(fc.constant(groups), fc.constantFrom("exclude" as const, "lowest" as const), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: groups.length, maxLength: groups.length }))); // prettier-ignore
type Carded = typeof carded extends fc.Arbitrary<infer T> ? T : never;

function cardOf([groups, missing, weights]: Carded, factor = 1): Scorecard {
  return {
    scale: [1, 100],
    missing,
    digits: 12,
    parts: groups.map((questions, group) => ({
      id: `g${group}`,
      weight: weights[group]! * factor,
      parts: questions.map(([weight], index) => ({
        id: `q${index}`,
        weight: weight * factor,
        ask: "?",
        answers: ANSWERS,
      })),
    })),
  };
}

function answersOf([groups]: Carded): Record<string, string> {
  return Object.fromEntries(
    groups.flatMap((questions, group) => questions.flatMap(([, answer], index) => (answer < 0 ? [] : [[`g${group}.q${index}`, LABELS[answer]!]]))),
  ); // prettier-ignore
}

function scoreOf(card: Scorecard, answers: Record<string, string>): number | undefined {
  const result = evaluateScorecard(card, { answers }, {});
  if (result.status === "issues") throw new Error(JSON.stringify(result.issues));
  return result.outcome.score.status === "value" ? Number(result.outcome.score.value) : undefined;
}

test("range: a score lies on its scale", () => {
  fc.assert(
    fc.property(carded, (carding) => {
      const score = scoreOf(cardOf(carding), answersOf(carding));
      if (score !== undefined) expect(score >= 1 && score <= 100).toBe(true);
    }),
  );
});

test("monotone: a better answer never lowers the score", () => {
  fc.assert(
    fc.property(carded, fc.nat(), (carding, pick) => {
      const answers = answersOf(carding);
      const questions = Object.keys(answers);
      if (questions.length === 0) return;
      const question = questions[pick % questions.length]!;
      const better = LABELS[Math.min(4, LABELS.indexOf(answers[question]!) + 1)]!;
      expect(scoreOf(cardOf(carding), { ...answers, [question]: better })!).toBeGreaterThanOrEqual(scoreOf(cardOf(carding), answers)!);
    }),
  ); // prettier-ignore
});

test("weights are free of scale: multiplying all of them changes nothing", () => {
  fc.assert(
    fc.property(carded, fc.integer({ min: 2, max: 7 }), (carding, factor) => {
      expect(scoreOf(cardOf(carding, factor), answersOf(carding))).toBe(scoreOf(cardOf(carding), answersOf(carding)));
    }),
  );
});

test("base case: all best is the highest score, all worst the lowest", () => {
  fc.assert(
    fc.property(carded, ([groups, ...rest]) => {
      const all = (answer: number): Carded => [
        groups.map((questions) => questions.map(([weight]) => [weight, answer])),
        ...rest,
      ];
      expect(scoreOf(cardOf(all(4)), answersOf(all(4)))).toBe(100);
      expect(scoreOf(cardOf(all(0)), answersOf(all(0)))).toBe(1);
    }),
  );
});

test("what is left out renormalises: excluding equals a card without the question", () => {
  fc.assert(
    fc.property(carded, ([groups, , weights]) => {
      const carding: Carded = [groups, "exclude", weights];
      const answered = groups.map((questions) => questions.filter(([, answer]) => answer >= 0));
      const kept = answered.map((questions, index) => [questions, weights[index]!] as const).filter(([questions]) => questions.length > 0);
      const score = scoreOf(cardOf(carding), answersOf(carding));
      if (kept.length === 0) expect(score).toBeUndefined();
      else {
        const without: Carded = [kept.map(([questions]) => questions), "exclude", kept.map(([, weight]) => weight)];
        expect(score).toBe(scoreOf(cardOf(without), answersOf(without)));
      }
    }),
  ); // prettier-ignore
});

test("harmonic mean <= geometric mean <= arithmetic mean, with any weights", () => {
  fc.assert(
    fc.property(carded, ([groups, , weights]) => {
      const [questions, weight] = [groups[0]!, weights[0]!];
      const answers = Object.fromEntries(
        questions.map(([, answer], index) => [`q${index}`, LABELS[Math.max(0, answer)]!]),
      );
      const parts = questions.map(([own], index) => ({
        id: `q${index}`,
        weight: own * weight,
        ask: "?",
        answers: ANSWERS,
      }));
      const [harmonic, geometric, arithmetic] = (["harmonicMean", "geometricMean", "weightedMean"] as const).map(
        (aggregate) => scoreOf({ scale: [1, 100], missing: "exclude", digits: 12, aggregate, parts }, answers)!,
      );
      expect(harmonic! <= geometric! && geometric! <= arithmetic!).toBe(true);
    }),
  );
});
