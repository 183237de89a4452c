/** Program documents that the parser accepts: for testing what reads programs, and this library itself. */
import { type ProgramDocument } from "../../program/document/types.js";
import { type Arbitrary, type FastCheck } from "../fast-check.js";

/** Most bounds of programs are there to be reached. */
const COMPARISONS = [
  "greaterThanInclusive",
  "greaterThanInclusive",
  "greaterThanInclusive",
  "greaterThan",
  "lessThanInclusive",
  "lessThan",
] as const;
const PERIODS = ["month", "calendarQuarter", "fiscalQuarter", "calendarYear", "fiscalYear"] as const;
const LEVELS = ["silver", "gold", "platinum", "diamond"];

/** What every generated program declares. Every number can be compared, and none is unknown for want of a policy. */
const DATA = {
  facts: {
    people: { type: "integer", min: 0 },
    region: { type: "string", oneOf: ["EMEA", "APAC", "NA"] },
    signed: "boolean",
    target: { type: "money", min: 0 },
  },
  records: {
    orders: {
      date: "on",
      recordedOn: "seen",
      key: "id",
      fields: {
        id: "string",
        on: "date",
        seen: "date",
        amount: "money",
        line: { type: "string", oneOf: ["cloud", "services"] },
      },
    },
  },
} as const;

interface Figure {
  readonly id: string;
  readonly metric: object;
}

function figures({ constantFrom, record }: FastCheck): Arbitrary<readonly Figure[]> {
  const period = constantFrom(...PERIODS);
  return record({ period, line: constantFrom(undefined, "cloud", "services"), months: constantFrom(1, 3, 6, 12) }).map(
    ({ period: unit, line, months }) => {
      const where = line === undefined ? {} : { where: { fact: "line", operator: "equal", value: line } };
      return [
        { id: "sales", metric: { sum: "orders.amount", ...where, window: { [unit]: "toDate" } } },
        { id: "orders", metric: { count: "orders", window: { trailing: { months } } } },
      ];
    },
  );
}

function conditions(fc: FastCheck): Arbitrary<object> {
  const number = fc.record({
    fact: fc.constantFrom("sales", "orders", "people"),
    operator: fc.constantFrom(...COMPARISONS),
    value: fc.constantFrom(0, 1, 2, 5, 1000, 25_000, "99999.99", 100_000),
  });
  const text = fc.constantFrom("EMEA", "APAC").map((value) => ({ fact: "region", operator: "equal", value }));
  const signed = fc.constant({ fact: "signed", operator: "equal", value: true });
  const one = fc.oneof({ weight: 4, arbitrary: number }, text, signed);
  const several = fc.array(one, { minLength: 1, maxLength: 4 });
  const counted = fc.tuple(several, fc.nat()).map(([of, pick]) => ({ atLeast: 1 + (pick % of.length), of }));
  return fc.oneof(
    one,
    several.map((all) => ({ all })),
    several.map((any) => ({ any })),
    counted,
    one.map((not) => ({ not })),
  );
}

function ladders(fc: FastCheck): Arbitrary<object> {
  return fc.record({ nested: fc.boolean(), requires: fc.array(conditions(fc), { maxLength: LEVELS.length }) }).map(({ nested, requires }) => ({
    ...(nested ? { nested } : {}),
    levels: [{ id: "registered" }, ...requires.map((condition, place) => ({ id: LEVELS[place]!, requires: condition }))],
  })); // prettier-ignore
}

/** Bands that begin at zero and rise; their rates do what they like. */
function bands(fc: FastCheck): Arbitrary<readonly object[]> {
  const rate = fc.integer({ min: 0, max: 2000 }).map((tenThousandths) => String(tenThousandths / 10_000));
  const bounds = fc.uniqueArray(fc.constantFrom(1, 100, 5000, "25000.50", 100_000), { maxLength: 3 });
  const inOrder = bounds.map((some) => [0, ...[...some].sort((one, other) => Number(one) - Number(other))]);
  const rates = fc.array(rate, { minLength: 4, maxLength: 4 });
  return fc.tuple(inOrder, rates).map(([all, own]) => all.map((from, place) => ({ from, rate: own[place]! })));
}

function incentives(fc: FastCheck): Arbitrary<object> {
  const scale = fc.record({ apply: fc.constantFrom("graduated", "wholeAmount"), bands: bands(fc) });
  const more = fc.record(
    { eligible: conditions(fc), cap: fc.constantFrom({ amount: 500 }, { amount: "target" }) },
    { requiredKeys: [] },
  );
  const volume = fc.tuple(scale, more).map(([own, others]) => ({ kind: "rebate", payOn: "sales", scale: own, ...others })); // prettier-ignore
  const spiff = fc.record({ eligible: conditions(fc) }, { requiredKeys: [] }).map((eligible) => ({ kind: "spiff", period: "month", for: { each: "orders" }, payOn: "amount", pays: { rate: "0.0125" }, ...eligible })); // prettier-ignore
  return fc.record({ volume, spiff }, { requiredKeys: [] });
}

const QUESTIONS = [
  { id: "plan", ask: "Is there a plan?", yes: 1 },
  { id: "skill", ask: "How skilled?", answers: { low: 0, some: "0.5", high: 1 } },
  { id: "staff", ask: "How many people?", bands: [{ from: 1, is: "0.5" }, { from: 5, is: 1 }] },
]; // prettier-ignore

function scorecards(fc: FastCheck): Arbitrary<object> {
  const card = fc.record({
    scale: fc.constant([1, 100]),
    missing: fc.constantFrom("exclude", "lowest", "fail"),
    aggregate: fc.constantFrom("mean", "weightedMean", "least", "greatest"),
    parts: fc.constantFrom(QUESTIONS.slice(0, 1), QUESTIONS.slice(0, 2), QUESTIONS),
  });
  return fc.option(card, { nil: undefined }).map((own) => (own === undefined ? {} : { capability: own }));
}

/**
 * Program documents that the parser accepts, with facts, orders, two metrics, a scorecard, a ladder and incentives: for property tests of
 * what stores, shows or converts programs. They shrink to few levels, conditions and bands.
 *
 * Law: every one of them is parsed without an issue.
 *
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { safeParseProgram } from "partner-program";
 * import { programArbitrary } from "partner-program/testing";
 *
 * fc.assert(fc.property(programArbitrary({ fc }), (document) => safeParseProgram(document).success));
 * ```
 * @since 0.1.0
 */
export function programArbitrary({ fc }: { readonly fc: FastCheck }): Arbitrary<ProgramDocument> {
  const parts = fc.record({
    startMonth: fc.integer({ min: 1, max: 12 }),
    currency: fc.constantFrom("USD", "EUR", "JPY"),
    metrics: figures(fc),
    main: ladders(fc),
    incentives: incentives(fc),
    scorecards: scorecards(fc),
  });
  return parts.map(({ startMonth, currency, metrics, main, incentives: paid, scorecards: cards }) => {
    const unit = Object.keys((metrics[0]!.metric as { window: object }).window)[0]!;
    const withPeriod = Object.entries(paid).map(([id, incentive]): [string, object] => [
      id,
      { period: unit, ...(incentive as object) },
    ]);
    const others: object = {
      fiscalYear: { startMonth },
      ...DATA,
      metrics: Object.fromEntries(metrics.map(({ id, metric }) => [id, metric])),
      scorecards: cards,
      tiers: { main },
      incentives: Object.fromEntries(withPeriod),
    };
    return { language: 1, id: "generated", currency, ...others };
  });
}
