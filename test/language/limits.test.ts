import { describe, expect, test } from "vitest";
import {
  type EvaluateOptions,
  type Outcome,
  evaluatePartner,
  evaluatePartners,
  explainPartner,
  parseProgram,
  safeParseProgram,
} from "partner-program";
import { evaluateMetrics } from "partner-program/metrics";

const metrics = {
  monthly: { onEach: "people", complete: { months: 10 }, take: "max" },
  twice: { onEach: "monthly", complete: { months: 10 }, take: "max" },
} as const;
const program = parseProgram({ language: 1, id: "limits", currency: "EUR", facts: { people: "integer" }, metrics });
const partner = { id: "p", facts: { people: 4 } };
const evaluate = (limits: EvaluateOptions["limits"]): Outcome =>
  evaluatePartner(program, partner, { asOf: "2026-03-31", ...(limits === undefined ? {} : { limits }) });
const codesOf = (outcome: { status: string; issues?: readonly { code: string }[] }): readonly string[] | undefined =>
  outcome.issues?.map(({ code }) => code);

/** Ten figures of ten months each cost a hundred and their steps: the least limit that is enough. */
function leastWork(): number {
  let [low, high] = [0, 1_000_000];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (evaluate({ work: middle }).status === "evaluated") high = middle;
    else low = middle + 1;
  }
  return low;
}

describe("the work of a partner on other days is limited", () => {
  test("at the limit it is evaluated, just below it is refused", () => {
    const least = leastWork();
    // 10 months, 10 months, and 10 of those in each of 10 months.
    expect(least).toBeGreaterThanOrEqual(120 * 100);
    expect(least).toBeLessThan(120 * 110);
    expect(evaluate({ work: least }).status).toBe("evaluated");
    expect(codesOf(evaluate({ work: least - 1 }))).toEqual(["partner.tooMuchWork"]);
    expect(evaluate({}).status).toBe("evaluated");
  });

  test("each partner has the whole limit, one by one and as columns", () => {
    const options = { asOf: "2026-03-31", limits: { work: leastWork() } };
    const statuses = [partner, partner, partner].map((each) => evaluatePartner(program, each, options).status);
    const columns = { id: ["a", "b", "c"], facts: { people: [4, 4, 4] } };
    expect(statuses).toEqual(["evaluated", "evaluated", "evaluated"]);
    expect([...evaluatePartners(program, { columns }, options)].map(({ status }) => status)).toEqual(statuses);
  });

  test("an explanation, and one section alone, are limited too", () => {
    const options = { asOf: "2026-03-31", limits: { work: 50 } };
    expect(codesOf(explainPartner(program, partner, { ...options, name: "monthly" }))).toEqual(["partner.tooMuchWork"]);
    const deep = { ...metrics, thrice: { onEach: "twice", complete: { months: 100 }, take: "max" }, fourth: { onEach: "thrice", complete: { months: 100 }, take: "max" } } as const; // prettier-ignore
    expect(codesOf(evaluateMetrics(deep, { facts: { people: 4 } }, { asOf: "2026-03-31", facts: { people: "integer" } }))).toEqual(["partner.tooMuchWork"]); // prettier-ignore
  });

  test("nine thousand years of days end", () => {
    const long = parseProgram({
      language: 1,
      id: "long",
      currency: "EUR",
      facts: { people: "integer" },
      metrics: {
        ever: {
          heldOnAnyDay: { fact: "people", operator: "greaterThan", value: 9 },
          window: { since: "1000-01-01", until: "9999-12-31" },
        },
      },
    });
    expect(codesOf(evaluatePartner(long, partner, { asOf: "2026-03-31" }))).toEqual(["partner.tooMuchWork"]);
  });

  test("a chain of sixty figures, each on a hundred days of the one before, is planned and refused", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `d${index}`,
        { onEach: index === 0 ? "people" : `d${index - 1}`, complete: { months: 100 }, take: "max" },
      ]),
    );
    const chained = parseProgram({
      language: 1,
      id: "chain",
      currency: "EUR",
      facts: { people: "integer" },
      metrics: chain,
    });
    expect(codesOf(evaluatePartner(chained, partner, { asOf: "2026-03-31" }))).toEqual(["partner.tooMuchWork"]);
  });

  test.each([[-1], ["many"], [Number.NaN], [null]])("%s is no limit", (work) => {
    expect(codesOf(evaluate({ work: work as number }))).toEqual(["options.limits"]);
    expect(codesOf(evaluate(work as unknown as EvaluateOptions["limits"]))).toEqual(["options.limits"]);
  });
});

describe("the definitions of all versions together are limited", () => {
  const documentWith = (metrics: number): object => ({
    language: 1,
    id: "versions",
    currency: "EUR",
    metrics: Object.fromEntries(Array.from({ length: metrics }, (_, index) => [`m${index}`, { sumOf: [index, 1] }])),
    versions: Array.from({ length: 99 }, (_, index) => ({ from: `${2000 + index}-01-01` })),
  });

  test.each([
    [500, []],
    [501, ["version.tooMany"]],
  ])("%i metrics in a hundred documents", (metrics, codes) => {
    const result = safeParseProgram(documentWith(metrics));
    expect(result.success ? [] : result.issues.map(({ code }) => code)).toEqual(codes);
  });
});

test("a circle of twenty thousand definitions is told at once, and by its first names", () => {
  const conditions = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, index) => [`d${index}`, { condition: `d${(index + 1) % 20_000}` }]),
  );
  const result = safeParseProgram({ language: 1, id: "circle", currency: "EUR", conditions });
  if (result.success) throw new Error("a circle was accepted");
  expect(result.issues.map(({ code }) => code)).toEqual(["reference.cycle"]);
  expect(result.issues[0]!.message.length).toBeLessThan(500);
});
