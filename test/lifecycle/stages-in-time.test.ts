import { describe, expect, test } from "vitest";
import { type Partner, reviewPartner } from "partner-program";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const program = programOf({
  facts: {
    agreement: { type: "date", whenMissing: "notApplicable" },
    people: { type: "integer", dated: true },
    deals: { type: "integer", dated: true },
    campaign: { type: "boolean", dated: true },
  },
  metrics: { daysInStage: { elapsed: ["held.lifecycle.partner.since", "asOf"], in: "days" } },
  lifecycle: {
    partner: {
      stages: [
        { id: "recruit", exit: { fact: "agreement", operator: "lessThanInclusive", value: { fact: "asOf" }, whenNotApplicable: "notMet" } },
        {
          id: "onboard",
          metrics: ["people"],
          actions: [
            { id: "train", title: "Train two people", when: { fact: "people", operator: "lessThan", value: 2 } },
            { id: "welcome" },
          ],
        },
        {
          id: "sell",
          enter: { fact: "people", operator: "greaterThanInclusive", value: 2 },
          regress: { fact: "people", operator: "equal", value: 0 },
          metrics: ["deals", "daysInStage"],
        },
      ],
      flags: {
        latent: {
          when: { fact: "deals", operator: "equal", value: 0 },
          reengage: { campaign: { when: { fact: "campaign", operator: "equal", value: true }, action: "Invite it to the campaign" } },
        },
      },
      review: {},
    },
  },
}); // prettier-ignore

const from = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([day, value]) => ({ from: day, value }));

const partner: Partner = {
  id: "p1",
  held: {},
  facts: {
    agreement: "2026-02-01",
    people: from({ "2026-01-01": 0, "2026-03-01": 2, "2026-05-01": 1, "2026-06-01": 0, "2026-07-01": 2 }),
    deals: from({ "2026-01-01": 0, "2026-04-01": 1 }),
    campaign: from({ "2026-01-01": false, "2026-03-10": true }),
  },
};

function reviewed(on: string) {
  const review = reviewPartner(program, partner, { on, from: "2026-01-10" });
  if (review.status === "issues") throw new Error(JSON.stringify(review.issues));
  return review;
}

describe("life stages over time", () => {
  test("a stage is entered when the one before is done, kept though its entry is missed, and lost by its rule of regression", () => {
    const { events } = reviewed("2026-12-31").lifecycle!;
    expect(events.map(({ on, kind, to }) => `${on} ${kind} ${String(to)}`)).toEqual([
      "2026-01-10 entered recruit",
      "2026-02-01 promoted onboard",
      "2026-03-01 promoted sell",
      "2026-06-01 demoted onboard",
      "2026-07-01 promoted sell",
    ]);
  });

  test("every move has its reasons", () => {
    const { events } = reviewed("2026-06-30").lifecycle!;
    expect(events.map(({ requirements }) => requirements.map(({ fact, status }) => `${fact} ${status}`))).toEqual([
      [],
      ["agreement met"],
      ["people met"],
      ["people met"],
    ]);
  });

  test("the time in a stage is a value of rules", () => {
    const { held } = reviewed("2026-06-30");
    const sold = reviewed("2026-05-10");
    expect(evaluated(program, { ...partner, held: sold.held }, "2026-05-10").lifecycle!.focus!.metrics).toMatchObject({
      daysInStage: { value: 70 },
    });
    const outcome = evaluated(program, { ...partner, held }, "2026-06-30");
    expect(outcome.lifecycle!.stage.holds).toEqual({ is: "onboard", since: "2026-06-01" });
    expect(outcome.metrics["daysInStage"]).toEqual({ status: "value", value: 29 });
  });
});

describe("what a stage is about", () => {
  const unheld = { id: "p1", facts: partner.facts! };

  test("its values, and what is to be done in it", () => {
    expect(evaluated(program, unheld, "2026-02-10").lifecycle!.focus).toEqual({
      metrics: { people: { status: "value", value: 0 } },
      actions: { train: "met", welcome: "met" },
    });
    expect(evaluated(program, unheld, "2026-05-10").lifecycle!.focus!.actions).toEqual({ train: "met", welcome: "met" });
    expect(Object.keys(evaluated(program, unheld, "2026-03-10").lifecycle!.focus!.metrics)).toEqual(["deals", "daysInStage"]);
    expect(evaluated(program, unheld, "2026-01-10").lifecycle!.focus).toBeUndefined();
  }); // prettier-ignore

  test("names values that are there, and each action once", () => {
    const stages = [{ id: "recruit", metrics: ["peeple"], actions: [{ id: "call" }, { id: "call" }] }];
    expect(codesOf(issuesOf({ facts: { people: "integer" }, lifecycle: { partner: { stages } } }))).toEqual([
      "id.duplicate /lifecycle/partner/stages/0/actions/1/id",
      "reference.undeclared /lifecycle/partner/stages/0/metrics/0",
    ]);
  });

  test("falls back only where it is reviewed", () => {
    const stages = [{ id: "recruit" }, { id: "sell", regress: { fact: "people", operator: "equal", value: 0 } }];
    expect(codesOf(issuesOf({ facts: { people: "integer" }, lifecycle: { partner: { stages } } }))).toEqual([
      "review.missing /lifecycle/partner/stages/1/regress",
    ]);
  });
});

test.each([
  ["2026-03-09", "unmet"],
  ["2026-03-10", "met"],
  ["2026-03-31", "met"],
  ["2026-04-01", "unmet"],
])("on %s the trigger to go back to a latent partner is %s", (asOf, verdict) => {
  expect(evaluated(program, partner, asOf).lifecycle!.reengage).toEqual({ latent: { campaign: verdict } });
});
