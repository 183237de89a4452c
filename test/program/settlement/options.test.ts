import { describe, expect, test } from "vitest";
import {
  type Partner,
  type Program,
  payPartner,
  prepareBusinessReview,
  queueRegistrations,
  reconcileJournal,
  settlePartner,
  stateFunds,
  stateJournal,
  stateRegistrations,
} from "partner-program";
import { partnerWith, programWith, rebate } from "./support.js";

const program = programWith({ r: rebate({}) });
const partner = partnerWith([{ id: "A", on: "2026-03-01", amount: 1000 }]);

type Ask = (program: Program, partner: Partner, options: never) => { readonly status?: string };

const ASKS: Readonly<Record<string, Ask>> = {
  settlePartner,
  reconcileJournal,
  stateFunds,
  stateRegistrations,
  prepareBusinessReview,
  payPartner: (_, own, options) => payPartner(own, options),
  stateJournal: (_, own, options) => stateJournal(own, options),
};

const failing = (key: string): object => ({
  on: "2026-03-31",
  from: "2026-01-01",
  period: "2026-03-31",
  get [key](): string {
    throw new Error("no");
  },
});

const BROKEN: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 5],
  ["nothing stated", {}],
  ["a day that fails while it is read", failing("on")],
];

describe.each(Object.entries(ASKS))("options of %s from callers without types", (_, ask) => {
  test.each(BROKEN)("%s: an issue, and nothing thrown", (_, options) => {
    expect(ask(program, partner, options as never).status).toBe("issues");
  });
});

describe.each(["stateFunds", "stateRegistrations", "reconcileJournal", "prepareBusinessReview"])(
  "options of %s",
  (name) => {
    test.each(["knownAt", "base"])("`%s` that fails while it is read: an issue, and nothing thrown", (key) => {
      expect(ASKS[name]!(program, partner, failing(key) as never).status).toBe("issues");
    });

    test("a day that is none is told once, by the name that the caller knows", () => {
      const answer = ASKS[name]!(program, partner, { on: "soon" } as never);
      expect(answer).toMatchObject({ status: "issues", issues: [{ code: "options.settle", params: { name: "on" } }] });
      expect((answer as unknown as { readonly issues: readonly unknown[] }).issues).toHaveLength(1);
    });
  },
);

test.each(BROKEN)("options of queueRegistrations: %s: every partner is refused, and nothing thrown", (_, options) => {
  expect(queueRegistrations(program, [partner], options as never)).toMatchObject({
    partners: 1,
    refused: { count: 1 },
  });
});

test.each([["month"], [5], [null], [{}]])("a business review of the quarter %s: an issue", (quarter) => {
  const answer = prepareBusinessReview(program, partner, { on: "2026-03-31", quarter } as never);
  expect(answer).toMatchObject({ status: "issues", issues: [{ code: "options.quarter" }] });
});

test("a quarter that fails while it is read is an issue", () => {
  expect(prepareBusinessReview(program, partner, failing("quarter") as never).status).toBe("issues");
});
