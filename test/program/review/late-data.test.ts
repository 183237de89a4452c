import { describe, expect, test } from "vitest";
import { type Partner, reviewPartner } from "partner-program";
import { programOf } from "../support.js";
import { holding, reviewOf, reviewed } from "./support.js";

/** Sales of the fiscal year, which ends on 31 January. */
const SALES = {
  fiscalYear: { startMonth: 2 },
  records: { orders: { date: "on", recordedOn: "recordedOn", fields: { on: "date", recordedOn: "date", amount: "money" } } },
  metrics: { sales: { sum: "orders.amount", window: { fiscalYear: "whole" } } },
}; // prettier-ignore

/** Decided on 1 March on the figures of 31 January, in effect from 1 April. */
const program = programOf({
  ...SALES,
  tiers: {
    main: {
      levels: [{ id: "silver" }, { id: "gold", requires: { fact: "sales", operator: "greaterThanInclusive", value: 1000 } }],
      review: {
        promote: "never",
        demote: {
          on: { eachYearOn: ["03-01"] },
          measured: { lastDayOf: "fiscalYear" },
          effective: { after: { months: 1 } },
        },
      },
    },
  },
}); // prettier-ignore

const order = (amount: number, recordedOn: string) => ({ on: "2026-01-20", recordedOn, amount });

function partner(orders: readonly object[], held: Partner["held"]): Partner {
  return { id: "p1", held: held!, records: { orders: orders as never } };
}

const gold = holding("gold", "2025-01-01").held;
const events = (review: ReturnType<typeof reviewOf>) =>
  review.tiers["main"]!.events.map(({ on, kind }) => `${on} ${kind}`);

describe("late data", () => {
  const missed = reviewOf(program, partner([order(900, "2026-01-20")], gold), "2026-03-01");

  test("a decision that has no effect yet is withdrawn by what arrives late", () => {
    expect(events(missed)).toEqual(["2026-03-01 demotionDecided"]);
    const late = partner([order(900, "2026-01-20"), order(100, "2026-03-10")], missed.held);
    const again = reviewOf(program, late, "2026-03-10");
    expect(events(again)).toEqual(["2026-03-02 withdrawn"]);
    expect(events(reviewOf(program, { ...late, held: again.held }, "2026-04-30"))).toEqual([]);
  });

  test("a level that was kept is lost by a return that arrives before the day of effect", () => {
    const kept = reviewOf(program, partner([order(1000, "2026-01-20")], gold), "2026-03-01");
    expect(events(kept)).toEqual(["2026-03-01 kept"]);
    const returned = partner([order(1000, "2026-01-20"), order(-1, "2026-03-31")], kept.held);
    expect(events(reviewOf(program, returned, "2026-04-01"))).toEqual(["2026-03-02 demotionDecided", "2026-04-01 demoted"]);
  }); // prettier-ignore

  test("a decision that had its effect is closed, whatever arrives", () => {
    const demoted = reviewOf(program, partner([order(900, "2026-01-20")], missed.held), "2026-04-01");
    expect(events(demoted)).toEqual(["2026-04-01 demoted"]);
    const late = partner([order(900, "2026-01-20"), order(100, "2026-04-02")], demoted.held);
    expect(reviewOf(program, late, "2027-02-28").held.tiers!["main"]!.history.at(-1)).toMatchObject({ is: "silver" });
    const kept = reviewOf(program, partner([order(1000, "2026-01-20")], gold), "2026-04-01");
    const returned = partner([order(1000, "2026-01-20"), order(-1, "2026-04-02")], kept.held);
    expect(events(reviewOf(program, returned, "2026-12-31"))).toEqual([]);
  });

  test("an open decision follows the data also on a day that was reviewed already", () => {
    const late = partner([order(900, "2026-01-20"), order(100, "2026-03-01")], missed.held);
    const again = reviewOf(program, late, "2026-03-01");
    expect(events(again)).toEqual(["2026-03-01 withdrawn"]);
    expect(events(reviewOf(program, { ...late, held: again.held }, "2026-03-01"))).toEqual([]);
  });

  test("replaying with what was known on each day gives what the reviews of those days gave", () => {
    const orders = [order(900, "2026-01-20"), order(100, "2026-03-10"), order(-50, "2026-03-20")];
    let held = gold;
    const stepwise: string[] = [];
    for (const on of [
      "2026-02-20",
      "2026-03-01",
      "2026-03-09",
      "2026-03-10",
      "2026-03-19",
      "2026-03-20",
      "2026-04-05",
    ]) {
      const known = orders.filter(({ recordedOn }) => recordedOn <= on);
      const step = reviewOf(program, partner(known, held), on);
      stepwise.push(...events(step));
      held = step.held;
    }
    const whole = reviewed(
      reviewPartner(program, partner(orders, gold), { on: "2026-04-05", from: "2026-02-20", knownAt: "eachDay" }),
    );
    expect(events(whole)).toEqual(stepwise);
    expect(stepwise).toEqual([
      "2026-03-01 demotionDecided",
      "2026-03-10 withdrawn",
      "2026-03-20 demotionDecided",
      "2026-04-01 demoted",
    ]);
    expect(whole.held).toEqual(held);
  });
});

test("a figure that is given counts on the day of the review alone", () => {
  const given = { sales: 1000 };
  const missed = { ...partner([order(900, "2026-01-20")], gold), given };
  expect(events(reviewOf(program, missed, "2026-03-01"))).toEqual(["2026-03-01 demotionDecided"]);
  const atOnce = programOf({
    facts: { sales: "money" },
    metrics: { doubled: { product: ["sales", 2] } },
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "doubled", operator: "greaterThanInclusive", value: 1000 } }], review: { demote: "never" } } },
  }); // prettier-ignore
  const promotedOn = (more: object) =>
    reviewOf(atOnce, { id: "p1", held: {}, facts: { sales: 0 }, ...more }, "2026-03-10", "2026-03-01").tiers["main"]!.events.at(-1); // prettier-ignore
  expect(promotedOn({ given: { doubled: 1000 } })).toMatchObject({ on: "2026-03-10", to: "gold" });
  expect(promotedOn({ given: { sales: 500 } })).toMatchObject({ on: "2026-03-01", to: "gold" });
});

describe("a promotion that waits for its day follows the data", () => {
  const levels = [500, 1000].map((value, index) => ({ id: ["silver", "gold"][index]!, requires: { fact: "sales", operator: "greaterThanInclusive", value } })); // prettier-ignore
  const rising = programOf({
    ...SALES,
    tiers: {
      main: {
        levels: [{ id: "bronze" }, ...levels],
        review: {
          demote: "never",
          promote: { on: { eachYearOn: ["03-01"] }, measured: { lastDayOf: "fiscalYear" }, effective: { after: { months: 1 } } },
        },
      },
    },
  }); // prettier-ignore
  const bronze = holding("bronze", "2025-01-01").held;
  const decided = reviewOf(rising, partner([order(500, "2026-01-20")], bronze), "2026-03-01");
  const later = (amount: number) => {
    const late = partner([order(500, "2026-01-20"), order(amount, "2026-03-10")], decided.held);
    const { events: found, holds } = reviewOf(rising, late, "2026-04-01").tiers["main"]!;
    return [...found.map(({ on, kind, to }) => `${on} ${kind} ${String(to)}`), holds];
  };

  test("it is withdrawn, leads elsewhere, or takes place as it was decided", () => {
    expect(decided.tiers["main"]!.events.map(({ kind, to }) => [kind, to])).toEqual([["promotionDecided", "silver"]]);
    expect(later(-1)).toEqual(["2026-03-02 withdrawn silver", "bronze"]);
    expect(later(500)).toEqual(["2026-03-02 promotionDecided gold", "2026-04-01 promoted gold", "gold"]);
    expect(later(499)).toEqual(["2026-04-01 promoted silver", "silver"]);
  });
});

describe("a review that stays open because of what is unknown", () => {
  const open = { of: "demotion", measuredOn: "2026-01-31", decidedOn: "2026-03-01", effectiveFrom: "2026-04-01", decision: "undecided", to: "gold" } as const; // prettier-ignore
  const undecided = holding("gold", "2025-01-01", { reviewedOn: "2026-03-01", open }).held;
  const decidedOn = (amount: number, on: string) => events(reviewOf(program, partner([order(amount, "2026-01-20")], undecided), on)); // prettier-ignore

  test("is decided as soon as it is known, and has effect on its day", () => {
    expect(decidedOn(1000, "2026-03-10")).toEqual(["2026-03-02 kept"]);
    expect(decidedOn(999, "2026-03-10")).toEqual(["2026-03-02 demotionDecided"]);
    expect(decidedOn(999, "2026-04-01")).toEqual(["2026-03-02 demotionDecided", "2026-04-01 demoted"]);
  });

  test("or at once where its day has passed", () => {
    const past = { ...open, effectiveFrom: "2026-03-01" };
    const held = holding("gold", "2025-01-01", { reviewedOn: "2026-03-05", open: past }).held;
    const on = (amount: number) => reviewOf(program, partner([order(amount, "2026-01-20")], held), "2026-03-10");
    expect(events(on(1000))).toEqual(["2026-03-06 kept"]);
    expect(on(1000).held.tiers!["main"]!.open).toBeUndefined();
    expect(events(on(999))).toEqual(["2026-03-06 demoted"]);
    expect(on(999).held.tiers!["main"]!.history.at(-1)).toMatchObject({ from: "2026-03-06", is: "silver" });
  });
});
