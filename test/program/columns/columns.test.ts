import { describe, expect, test } from "vitest";
import {
  type EvaluatedOutcome,
  type Outcome,
  type PartnerColumns,
  type ProgramError,
  evaluatePartner,
  evaluatePartners,
  parseProgram,
  summarizeBase,
} from "partner-program";

const program = parseProgram({
  language: 1,
  id: "columns",
  currency: "EUR",
  facts: {
    people: { type: "integer", min: 0 },
    target: "money",
    signedOn: "date",
    region: { type: "string", oneOf: ["NA", "EMEA"] },
    active: "boolean",
    called: "instant",
    skills: { type: "string", list: true },
  },
  records: {
    orders: {
      date: "on",
      key: "id",
      fields: { id: "string", on: "date", amount: "money", note: { type: "string", optional: true } },
    },
  },
  metrics: {
    bookings: { sum: "orders.amount" },
    largest: { max: "orders.amount", whenEmpty: "notApplicable" },
    middle: { median: "orders.amount", whenEmpty: "notApplicable" },
    own: { sumOf: ["target", 1] },
    signed: { day: "signedOn" },
  },
});
const options = { asOf: "2026-03-31" };
const evaluate = (columns: PartnerColumns): readonly Outcome[] => [...evaluatePartners(program, { columns }, options)];
const metricOf = (outcome: Outcome | undefined, id: string): unknown => {
  const found = (outcome as EvaluatedOutcome).metrics[id]!;
  return found.status === "value" ? found.value : found.status;
};
const codesOf = (outcome: Outcome | undefined): readonly string[] =>
  outcome?.status === "issues" ? outcome.issues.map(({ code, path }) => `${code} ${path}`) : [];

describe("a column may be", () => {
  const day = Date.parse("2026-02-01") / 86_400_000;
  test.each<[string, PartnerColumns["facts"]]>([
    ["a list of texts", { target: ["12.5"], signedOn: ["2026-02-01"] }],
    ["a typed array", { target: Float64Array.of(12.5), signedOn: Int32Array.of(day) }],
    [
      "a vector",
      { target: { length: 1, get: () => 12.5 }, signedOn: { length: 1, get: () => new Date("2026-02-01") } },
    ],
    [
      "buffers with a scale",
      { target: { values: Int32Array.of(1250), scale: 2 }, signedOn: { values: Float64Array.of(day) } },
    ],
    [
      "big integers",
      { target: { values: BigInt64Array.of(1250n), scale: 2 }, signedOn: { values: BigInt64Array.of(BigInt(day)) } },
    ],
    [
      "buffers with a bit for each value",
      {
        target: { values: Float64Array.of(12.5), validity: Uint8Array.of(1) },
        signedOn: { values: Int32Array.of(day), validity: Uint8Array.of(1) },
      },
    ],
  ])("%s", (_name, facts) => {
    const [outcome] = evaluate({ id: ["p1"], facts: facts! });
    expect(metricOf(outcome, "own")).toBe("13.50");
    expect(metricOf(outcome, "signed")).toBe("2026-02-01");
  });

  test("numbers whose scale is negative in sign, or longer than the digits", () => {
    const target = { values: Int32Array.of(-5, 5, -1234567), scale: 4 };
    expect(evaluate({ id: ["a", "b", "c"], facts: { target } }).map((outcome) => metricOf(outcome, "own"))).toEqual([
      "1.00",
      "1.00",
      "-122.46",
    ]);
  });

  test("places in a dictionary, booleans as numbers, lists, and instants in milliseconds", () => {
    const conditions = parseProgram({
      ...program.document,
      metrics: {},
      tiers: {
        main: {
          levels: [
            {
              id: "found",
              requires: {
                all: [
                  { fact: "region", operator: "equal", value: "EMEA" },
                  { fact: "active", operator: "equal", value: true },
                  { fact: "skills", operator: "contains", value: "cloud" },
                  { fact: "called", operator: "greaterThan", value: "2026-01-01T00:00:00Z" },
                ],
              },
            },
          ],
        },
      },
    });
    const facts = {
      region: { values: Uint8Array.of(1, 0), dictionary: ["NA", "EMEA"] },
      active: Uint8Array.of(1, 1),
      skills: [["cloud"], ["cloud"]],
      called: Float64Array.of(Date.parse("2026-02-01T10:00:00Z"), Date.parse("2026-02-01T10:00:00Z")),
    };
    const outcomes = [...evaluatePartners(conditions, { columns: { id: ["a", "b"], facts } }, options)];
    expect(outcomes.map((outcome) => (outcome as EvaluatedOutcome).tiers["main"]!.certain)).toEqual(["found", null]);
  });
});

describe("what is missing", () => {
  test("a bit of 0, null, undefined and a column that is left out are unknown", () => {
    const target = { values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), validity: Uint8Array.of(0b1111_1101, 0b0) };
    const outcomes = evaluate({ id: Array.from("abcdefghi"), facts: { target } });
    expect(outcomes.map((outcome) => metricOf(outcome, "own"))).toEqual([
      "2.00", "unknown", "4.00", "5.00", "6.00", "7.00", "8.00", "9.00", "unknown",
    ]); // prettier-ignore
    expect(evaluate({ id: ["a", "b"], facts: { target: [null, undefined] } }).map((one) => metricOf(one, "own"))).toEqual(["unknown", "unknown"]); // prettier-ignore
    expect(metricOf(evaluate({ id: ["a"] })[0], "own")).toBe("unknown");
  });

  test("a partner whose records are not known is told from one without records", () => {
    const orders = { offsets: [0, 0, 0], validity: Uint8Array.of(0b10), fields: {} };
    const outcomes = evaluate({ id: ["unknown", "empty"], records: { orders } });
    expect(outcomes.map((outcome) => metricOf(outcome, "bookings"))).toEqual(["unknown", "0.00"]);
    expect(outcomes.map((outcome) => metricOf(outcome, "largest"))).toEqual(["unknown", "notApplicable"]);
    expect(metricOf(evaluate({ id: ["no column"] })[0], "bookings")).toBe("unknown");
  });
});

describe("a partner with bad data is refused like a document, and the others go on", () => {
  const orders = (amounts: readonly unknown[], ids: readonly string[] = ["1", "2", "3"]) => ({
    orders: {
      offsets: [0, 1, 3],
      fields: { id: ids, on: ["2026-01-01", "2026-01-02", "2026-01-03"], amount: amounts },
    },
  });

  test("a value of a record is named by its place among the partner's own records", () => {
    const [good, bad] = evaluate({ id: ["good", "bad"], records: orders([1, 2, "many"]) });
    expect(metricOf(good, "bookings")).toBe("1.00");
    expect(codesOf(bad)).toEqual(["partner.value /records/orders/1/amount"]);
  });

  test("two records with one key, a fact below its least value, an id that is no text", () => {
    expect(evaluate({ id: ["a", "b"], records: orders([1, 2, 3], ["1", "1", "1"]) }).map(codesOf)).toEqual([
      [],
      ["partner.duplicate /records/orders/1/id"],
    ]);
    expect(evaluate({ id: ["a", "b"], facts: { people: Int32Array.of(0, -1) } }).map(codesOf)).toEqual([
      [],
      ["partner.range /facts/people"],
    ]);
    expect(evaluate({ id: ["a", 7] }).map(codesOf)).toEqual([[], ["partner.type /id"]]);
  });

  test("days just outside the calendar, and NaN", () => {
    const facts = { signedOn: Int32Array.of(-354_286, -354_285, 2_932_896, 2_932_897) };
    expect(evaluate({ id: Array.from("abcd"), facts }).map((one) => codesOf(one).length)).toEqual([1, 0, 0, 1]);
    const target = Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, 1e15 + 0.5, -0);
    expect(evaluate({ id: Array.from("abcd"), facts: { target } }).map((one) => codesOf(one).length)).toEqual([
      1, 1, 1, 0,
    ]);
  });

  test("a column that nothing declares is told of every partner", () => {
    const columns = {
      id: ["a"],
      facts: { peple: [1] },
      records: { order: { offsets: [0, 0], fields: {} } },
      answers: { card: {} },
    };
    expect(codesOf(evaluate(columns)[0])).toEqual([
      "partner.undeclared /facts/peple",
      "partner.undeclared /records/order",
      "partner.undeclared /answers/card",
    ]);
  });

  test("a vector that fails refuses the partners that it fails for", () => {
    const target = {
      length: 2,
      get: (index: number): number => {
        if (index === 1) throw new Error("out of memory");
        return 5;
      },
    };
    const [good, bad] = evaluate({ id: ["a", "b"], facts: { target } });
    expect(metricOf(good, "own")).toBe("6.00");
    expect(codesOf(bad)).toEqual(["partner.unreadable "]);
  });

  test("without a judged day every partner is told so", () => {
    const outcomes = [...evaluatePartners(program, { columns: { id: ["a", "b"] } }, { asOf: "soon" })];
    expect(outcomes.map(codesOf)).toEqual([["options.asOf "], ["options.asOf "]]);
  });
});

describe("columns that do not fit one another are refused before anything is evaluated", () => {
  const issuesOf = (columns: unknown): readonly string[] => {
    try {
      summarizeBase(program, { columns: columns as PartnerColumns }, options);
      return [];
    } catch (error) {
      return (error as ProgramError).issues.map(({ code, path }) => `${code} ${path}`);
    }
  };

  test.each<[string, unknown, readonly string[]]>([
    ["no columns at all", undefined, ["columns.shape /id"]],
    ["a number for a column", { id: ["a"], facts: { people: 7 } }, ["columns.shape /facts/people"]],
    ["too few rows", { id: ["a", "b"], facts: { people: [1] } }, ["columns.length /facts/people"]],
    [
      "offsets that fall",
      { id: ["a", "b"], records: { orders: { offsets: [0, 2, 1], fields: {} } } },
      ["columns.shape /records/orders/offsets"],
    ],
    [
      "too few offsets",
      { id: ["a", "b"], records: { orders: { offsets: [0, 1], fields: {} } } },
      ["columns.shape /records/orders/offsets"],
    ],
    [
      "too few bits",
      {
        id: Array.from("abcdefghi"),
        records: { orders: { offsets: new Array(10).fill(0), validity: Uint8Array.of(1), fields: {} } },
      },
      ["columns.shape /records/orders/validity"],
    ],
    ["a list for a dictionary of columns", { id: ["a"], facts: [] }, ["columns.shape /facts"]],
  ])("%s", (_name, columns, expected) => {
    expect(issuesOf(columns)).toEqual(expected);
  });
});

test("a sum that leaves the safe integers on its way comes out exactly", () => {
  const large = parseProgram({
    language: 1,
    id: "large",
    currency: "EUR",
    records: { orders: { fields: { amount: "money" } } },
    metrics: { total: { sum: "orders.amount" }, mean: { average: "orders.amount", whenEmpty: "zero" } },
  });
  const amount = ["9007199254.740991", "9007199254.740991", "-9007199254.740991", "0.000001"];
  const columns = { id: ["a"], records: { orders: { offsets: [0, 4], fields: { amount } } } };
  const [outcome] = [...evaluatePartners(large, { columns }, options)];
  expect(outcome).toEqual(
    evaluatePartner(large, { id: "a", records: { orders: amount.map((each) => ({ amount: each })) } }, options),
  );
  expect(metricOf(outcome, "total")).toBe("9007199254.74");
});

test("a field without a column is missing, whatever the columns before it held", () => {
  const notes = parseProgram({
    ...program.document,
    metrics: { noted: { count: "orders", where: { fact: "note", operator: "equal", value: "yes" } } },
  });
  const rows = { id: ["1"], on: ["2026-01-01"], amount: [1] };
  const columnsOf = (fields: Record<string, readonly unknown[]>): PartnerColumns => ({
    id: ["a"],
    records: { orders: { offsets: [0, 1], fields } },
  });
  const count = (fields: Record<string, readonly unknown[]>): unknown =>
    metricOf([...evaluatePartners(notes, { columns: columnsOf(fields) }, options)][0], "noted");
  expect(count(rows)).toBe("unknown");
  expect(count({ ...rows, note: ["yes"] })).toBe(1);
  expect(count(rows)).toBe("unknown");
});

test("a base of which everybody is refused pays nothing in no currency, as documents and as columns", () => {
  const people = Int32Array.of(-1, -1);
  const documents = ["a", "b"].map((id) => ({ id, facts: { people: -1 } }));
  expect(summarizeBase(program, { columns: { id: ["a", "b"], facts: { people } } }, options)).toEqual(
    summarizeBase(program, documents, options),
  );
});
