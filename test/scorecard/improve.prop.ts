import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  type Answer,
  type ImprovementAction,
  type PlannedImprovement,
  type ProfiledScore,
  type Program,
  evaluatePartner,
  planImprovement,
  profileScore,
} from "partner-program";
import { programOf } from "../program/support.js";

const asOf = "2026-03-31";
type Answers = Readonly<Record<string, Answer>>;

const YES_NO = { yes: 1 };
const CHOICE = { answers: { no: 0, partly: "0.5", yes: 1 } };
const SEVERAL = { choices: { a: "0.25", b: "0.5", c: "0.5" } };
const BANDS = { bands: [{ from: 0, is: 0.1 }, { from: 5, is: 0.8 }] }; // prettier-ignore
const CORNERS = { corners: [{ at: 0, is: 0.2 }, { at: 4, is: 0.9 }, { at: 9, is: 0.5 }] }; // prettier-ignore
const ANSWERS = new Map<object, fc.Arbitrary<Answer>>([
  [YES_NO, fc.boolean()],
  [CHOICE, fc.constantFrom("no", "partly", "yes")],
  [SEVERAL, fc.subarray(["a", "b", "c"])],
  [BANDS, fc.integer({ min: -1, max: 8 })],
  [CORNERS, fc.integer({ min: -1, max: 12 })],
]);

interface Generated {
  readonly program: Program;
  readonly answers: Answers;
}

const question = fc.record({
  kind: fc.constantFrom(...ANSWERS.keys()),
  weight: fc.integer({ min: 1, max: 4 }),
  effort: fc.integer({ min: 0, max: 5 }),
});
const group = fc.record({
  aggregate: fc.constantFrom("weightedMean", "mean", "sum", "least", "greatest", "geometricMean", "harmonicMean"),
  cap: fc.option(fc.integer({ min: 20, max: 120 }), { nil: undefined }),
  weight: fc.integer({ min: 1, max: 3 }),
  parts: fc.array(question, { minLength: 1, maxLength: 3 }),
});

/** A card of two groups of questions, and a partner that answers some of them. */
const generated = fc
  .record({
    groups: fc.array(group, { minLength: 1, maxLength: 2 }),
    aggregate: fc.constantFrom("weightedMean", "sum", "least", "geometricMean"),
    missing: fc.constantFrom("exclude", "lowest", "fail"),
    scaled: fc.boolean(),
    coverage: fc.constantFrom(undefined, 0.5),
  })
  .chain(({ groups, aggregate, missing, scaled, coverage }) => {
    const weighted = (how: string, weight: number): object =>
      how.endsWith("Mean") && how !== "mean" ? { weight } : {};
    const parts = groups.map(({ parts: questions, aggregate: how, cap, weight }, index) => ({
      id: `g${index}`,
      aggregate: how,
      ...(cap === undefined ? {} : { cap }),
      ...weighted(aggregate, weight),
      parts: questions.map(({ kind, weight: own, effort }, place) => ({
        id: `q${place}`,
        ask: "?",
        effort,
        ...weighted(how, own),
        ...kind,
      })),
    }));
    const card = {
      ...(scaled ? { scale: [1, 100] } : {}),
      ...(coverage === undefined ? {} : { minimumCoverage: coverage }),
      missing,
      aggregate,
      digits: 12,
      parts,
    };
    const kinds = groups.flatMap(({ parts: questions }, index) =>
      questions.map(({ kind }, place) => [`g${index}.q${place}`, ANSWERS.get(kind)!] as const),
    );
    const answers = Object.fromEntries(kinds.map(([path, answer]) => [path, fc.option(answer)]));
    return fc.record({ program: fc.constant(programOf({ scorecards: { card } })), answers: fc.record(answers) });
  });

const options = { asOf, card: "card" };
const partnerOf = (answers: Answers): { readonly id: string; readonly answers: { readonly card: Answers } } => ({
  id: "p",
  answers: { card: answers },
});
function planOf({ program, answers }: Generated, more: object = {}): PlannedImprovement {
  const plan = planImprovement(program, partnerOf(answers), { ...options, ...more });
  if (plan.status !== "planned") throw new Error(JSON.stringify(plan));
  return plan;
}
function coverageOf(profile: ProfiledScore | ProfiledScore["parts"][string]): unknown {
  return "outcome" in profile ? profile.outcome.coverage : profile.coverage;
}

/** The score, undefined where there is none. */
function scoreOf(program: Program, answers: Answers): number | undefined {
  const outcome = evaluatePartner(program, partnerOf(answers), { asOf });
  if (outcome.status !== "evaluated") throw new Error("refused");
  const { score } = outcome.scorecards["card"]!;
  return score.status === "value" ? Number(score.value) : undefined;
}
const done = (answers: Answers, actions: readonly ImprovementAction[]): Answers => ({
  ...answers,
  ...Object.fromEntries(actions.map(({ path, answer }) => [path, answer!])),
});

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]);
}

describe("the profile of a card", () => {
  test("contributions of the leaves add up to the score, and the outcome is that of the evaluation", () => {
    fc.assert(
      fc.property(generated, ({ program, answers }) => {
        const profile = profileScore(program, partnerOf(answers), options) as ProfiledScore;
        const outcome = evaluatePartner(program, partnerOf(answers), { asOf });
        expect(outcome.status === "evaluated" && outcome.scorecards["card"]).toEqual(profile.outcome);
        const leaves = Object.values(profile.parts).filter(({ kind }) => kind !== "group");
        const { score } = profile.outcome;
        if (score.status !== "value") return;
        const units = (written: unknown): bigint => BigInt(Math.round(Number(written) * 1e9));
        const sum = leaves.reduce((all, { contribution }) => all + units(contribution ?? 0), 0n);
        expect(Number(sum - units(score.value))).toBeLessThanOrEqual(leaves.length);
        expect(Number(units(score.value) - sum)).toBeLessThanOrEqual(leaves.length);
      }),
      { numRuns: 150 },
    );
  });

  test("what is answered is never above its best, and at its best has no gap", () => {
    fc.assert(
      fc.property(generated, ({ program, answers }) => {
        const { actions } = planOf({ program, answers });
        const before = profileScore(program, partnerOf(answers), options) as ProfiledScore;
        const after = profileScore(program, partnerOf(done(answers, actions)), options) as ProfiledScore;
        // A geometric mean that does not apply is left out, and may be worth less than the others once it does.
        const applies = Object.values(before.parts).every(({ score }) => score.status !== "notApplicable");
        const answered = [before, ...Object.values(before.parts)].filter((each) => applies && coverageOf(each) === 1);
        for (const { gap } of answered) expect(Number(gap ?? 0)).toBeGreaterThanOrEqual(0);
        for (const { kind, gap } of Object.values(after.parts)) if (kind === "question") expect(gap).toBe(0);
        expect(after.gap === 0 || after.gap === null).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the improvement plan", () => {
  test("the gain of an action is what the score differs by once it alone is done", () => {
    fc.assert(
      fc.property(generated, ({ program, answers }) => {
        const now = scoreOf(program, answers);
        for (const action of planOf({ program, answers }).actions) {
          const after = scoreOf(program, done(answers, [action]));
          if (now === undefined || after === undefined) expect(action.gain).toBeNull();
          else expect(Number(action.gain)).toBeCloseTo(after - now, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("a route reaches its target, and no cheaper set of actions does", () => {
    fc.assert(
      fc.property(generated, fc.integer({ min: 0, max: 100 }), ({ program, answers }, percent) => {
        const { actions } = planOf({ program, answers });
        const [low, high] = [scoreOf(program, answers) ?? 0, scoreOf(program, done(answers, actions)) ?? 100];
        const target = Number((low + ((high - low) * percent) / 100).toFixed(3));
        const { route } = planOf({ program, answers }, { target });
        const effortOf = (set: readonly ImprovementAction[]): number => set.reduce((sum, { effort }) => sum + Number(effort), 0);
        const reaching = subsets(actions).filter((set) => (scoreOf(program, done(answers, set)) ?? -Infinity) >= target - 1e-9);
        const strictly = reaching.filter((set) => (scoreOf(program, done(answers, set)) ?? -Infinity) >= target + 1e-9);
        const least = (sets: readonly (readonly ImprovementAction[])[]): number => Math.min(...sets.map(effortOf));
        if (route!.status === "unreachable") expect(strictly).toEqual([]);
        else {
          expect(route!.status).toBe("reached");
          const chosen = actions.filter(({ path }) => route!.actions!.includes(path));
          expect(scoreOf(program, done(answers, chosen))!).toBeGreaterThanOrEqual(target - 1e-9);
          expect(Number(route!.score)).toBeCloseTo(scoreOf(program, done(answers, chosen))!, 9);
          expect(Number(route!.effort)).toBe(effortOf(chosen));
          expect(effortOf(chosen)).toBeGreaterThanOrEqual(least(reaching));
          expect(effortOf(chosen)).toBeLessThanOrEqual(least(strictly));
        }
      }),
      { numRuns: 150 },
    );
  });
}); // prettier-ignore
