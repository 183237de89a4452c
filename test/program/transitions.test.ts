import { describe, expect, test } from "vitest";
import {
  type Partner,
  type SummarizedTransitions,
  type TransitionOptions,
  evaluatePartner,
  parseProgram,
  summarizeTransitions,
} from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "./support.js";

const reached = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });
const PROGRAM = programOf({
  records: {
    certificates: { valid: { from: "from", until: "until" }, fields: { from: "date", until: "date" } },
    orders: { date: "on", fields: { on: "date", amount: "money" } },
  },
  metrics: {
    certified: { count: "certificates", window: { validOn: "asOf" } },
    sales: { sum: "orders.amount", window: { trailing: { months: 12 } } },
  },
  conditions: { staffed: reached("certified", 1) },
  tiers: {
    main: {
      levels: [
        { id: "silver", requires: reached("sales", 10) },
        { id: "gold", requires: { all: [reached("sales", 100), { condition: "staffed" }] } },
      ],
    },
  },
});
const partner = (id: string, sales: number, until: string, on = "2026-01-15"): Partner => ({
  id,
  records: { certificates: [{ from: "2025-01-01", until }], orders: [{ on, amount: sales }] },
});
const options: TransitionOptions = { from: "2026-03-31", to: "2026-06-30" };
function summary(partners: readonly unknown[], more: Partial<TransitionOptions> = {}, program = PROGRAM): SummarizedTransitions {
  const found = summarizeTransitions(program, partners as readonly Partner[], { ...options, ...more });
  if (found.status === "issues") throw new Error(found.issues.map(({ message }) => message).join("; "));
  return found;
} // prettier-ignore

describe("who moves", () => {
  const partners = [
    partner("stays", 200, "2027-01-01"),
    partner("expires", 200, "2026-04-30"),
    partner("lapses", 50, "2027-01-01", "2025-05-15"),
    partner("climbs", 200, "2027-01-01", "2026-05-01"),
    partner("none", 5, "2027-01-01"),
    { id: "unknown" },
    { id: "bad", facts: { people: 1 } },
  ];

  test("is counted from each level to each", () => {
    const { tiers, partners: count, refused } = summary(partners);
    expect(tiers["main"]).toEqual({
      matrix: { gold: { gold: 1, silver: 1 }, silver: { "": 1 }, "": { gold: 1, "": 2 } },
      up: 1,
      down: 2,
      stayed: 3,
      undecided: 1,
    });
    expect([count, refused]).toMatchObject([
      7,
      { count: 1, first: [{ partner: "bad", codes: ["partner.undeclared"] }] },
    ]);
  });

  test("is told with the comparisons that have changed, through named conditions", () => {
    const { transitions } = summary(partners);
    expect(transitions.map(({ partner: id, ladder, from, to, direction }) => [id, ladder, from, to, direction])).toEqual([
      ["expires", "main", "gold", "silver", "down"],
      ["lapses", "main", "silver", null, "down"],
      ["climbs", "main", null, "gold", "up"],
    ]); // prettier-ignore
    expect(transitions[0]!.reasons).toEqual([
      {
        level: "gold",
        address: "/conditions/staffed",
        fact: "certified",
        operator: "greaterThanInclusive",
        was: { status: "met", actual: { status: "value", value: 1 } },
        is: { status: "unmet", actual: { status: "value", value: 0 } },
      },
    ]);
    expect(transitions[1]!.reasons.map(({ level, fact, is }) => [level, fact, is.actual])).toEqual([["silver", "sales", { status: "value", value: "0.00" }]]); // prettier-ignore
    expect(transitions[2]!.reasons.map(({ level, fact }) => `${level} ${fact}`)).toEqual(["silver sales", "gold sales"]); // prettier-ignore
  });

  test("is told of as many as are asked for, and counted of all", () => {
    const found = summary(partners, { most: 1 });
    expect(found.transitions.map(({ partner: id }) => id)).toEqual(["expires"]);
    expect(found.tiers["main"]!.down).toBe(2);
  });
});

test("rules that change move partners without a reason of their own", () => {
  const program = parseProgram({
    ...PROGRAM.document,
    versions: [{ from: "2026-05-01", replaces: { tiers: { main: { levels: [{ id: "bronze" }] }, second: { levels: [{ id: "a" }] } } } }],
  }); // prettier-ignore
  const found = summary([partner("p", 200, "2027-01-01")], {}, program);
  expect(Object.keys(found.tiers)).toEqual(["main"]);
  expect(found.transitions).toMatchObject([{ from: "gold", to: "bronze", direction: "other" }]);
  expect(found.transitions[0]!.reasons.every(({ is }) => is.status === null)).toBe(true);
});

test.each([
  [{ from: "soon" }, ["options.asOf"]],
  [{ to: undefined }, ["options.asOf"]],
  [{ most: 0 }, ["options.most"]],
  [{ most: 1.5, from: "soon" }, ["options.asOf", "options.most"]],
])("%j is refused", (more, codes) => {
  const found = summarizeTransitions(PROGRAM, [], { ...options, ...more } as TransitionOptions);
  expect(found.status === "issues" && found.issues.map(({ code }) => code)).toEqual(codes);
});

test("laws on Northwind: rows add up to those that were evaluated, and each partner is counted where it stands", () => {
  const program = parseProgram(northwindProgram);
  const partners = northwindPartners({ count: 40 });
  const found = summary(partners, { most: 100 }, program);
  const { matrix, up, down, stayed } = found.tiers["main"]!;
  expect(Object.values(matrix).flatMap((row) => Object.values(row)).reduce((sum, each) => sum + each)).toBe(40); // prettier-ignore
  expect(up + down + stayed).toBe(40);
  const levelOn = (each: Partner, asOf: string): string => {
    const outcome = evaluatePartner(program, each, { asOf });
    return outcome.status === "evaluated" ? (outcome.tiers["main"]!.certain ?? "") : "refused";
  };
  const counted: Record<string, Record<string, number>> = {};
  for (const each of partners) {
    const [from, to] = [levelOn(each, options.from), levelOn(each, options.to)];
    counted[from] ??= {};
    counted[from][to] = (counted[from][to] ?? 0) + 1;
  }
  expect(matrix).toEqual(counted);
  expect(found.transitions).toHaveLength(up + down);
  for (const { reasons } of found.transitions) expect(reasons.length).toBeGreaterThan(0);
});
