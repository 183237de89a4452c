import {
  type ComparedPrograms,
  type Partner,
  comparePrograms,
  evaluatePartner,
  parseProgram,
  simulatePartner,
} from "partner-program";
import { describe, expect, test } from "vitest";

const at = (fact: string, value: unknown, operator = "greaterThanInclusive") => ({ fact, operator, value });

describe("programs that read other data", () => {
  const documentWith = (sections: object): object => ({ language: 1, id: "data", currency: "EUR", ...sections });
  const people = { id: "gold", requires: at("people", 2) };
  const skilled = { id: "gold", requires: { all: [at("people", 2), at("skilled", 1)] } };
  const orders = (fields: object): object => ({ orders: { date: "on", fields: { on: "date", amount: "money", ...fields } } });
  const metrics = { sales: { sum: "orders.amount" } };
  const card = (...questions: readonly string[]): object => ({
    missing: "exclude",
    parts: questions.map((id) => ({ id, ask: "?", yes: 1 })),
  });
  const before = parseProgram(
    documentWith({
      facts: { people: { type: "integer", min: 0 }, old: "boolean" },
      records: { ...orders({ channel: "string" }), visits: { fields: { on: "date" } } },
      metrics,
      scorecards: { skills: card("plan", "staff") },
      tiers: { main: { levels: [{ id: "registered" }, people] }, past: { levels: [{ id: "member" }] } },
    }),
  );
  const after = parseProgram(
    documentWith({
      facts: { people: { type: "integer", min: 0 }, skilled: { type: "integer", min: 0 } },
      records: { ...orders({ product: { type: "string", optional: true } }), deals: { fields: { value: "money" } } },
      metrics: { ...metrics, worth: { sum: "deals.value" } },
      scorecards: { skills: card("plan", "cloud"), fresh: card("help") },
      tiers: { main: { levels: [{ id: "registered" }, skilled] }, next: { levels: [{ id: "member" }] } },
    }),
  );
  const partner = {
    id: "p",
    facts: { people: 3, old: true, skilled: 0 },
    records: {
      orders: [{ on: "2026-02-01", amount: 5, channel: "web", product: "x" }],
      visits: [{ on: "2026-02-01" }],
      deals: [{ value: 7 }],
    },
    answers: { skills: { plan: true, staff: true, cloud: true }, fresh: { help: true } },
    held: { tiers: { main: { history: [] }, past: { history: [] }, next: { history: [] } } },
    exceptions: { tiers: { past: [], next: [] } },
    given: { sales: "9.00", worth: "3.00" },
  };
  const over = (partners: readonly unknown[]): ComparedPrograms => {
    const comparison = comparePrograms(before, after, partners as readonly Partner[], { asOf: "2026-03-31" });
    if (comparison.status !== "compared") throw new Error("not compared");
    return comparison;
  };

  test("each read of a partner what they declare", () => {
    const { refused, tiers, moved } = over([partner]);
    expect(refused).toEqual({ count: 0, first: [] });
    expect(tiers["main"]).toMatchObject({ down: 1 });
    expect(moved[0]!.reasons[0]).toMatchObject({ fact: "skilled" });
  });

  test("what neither declares is told, in whatever section it stands", () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ facts: { ...partner.facts, peopel: 1 } }, "/facts/peopel"],
      [{ records: { ...partner.records, order: [] } }, "/records/order"],
      [{ records: { orders: [{ on: "2026-02-01", amount: 5, channel: "web", chanel: 1 }] } }, "/records/orders/0/chanel"],
      [{ answers: { skills: { plan: true, clout: true } } }, "/answers/skills/clout"],
      [{ answers: { skill: {} } }, "/answers/skill"],
      [{ held: { tiers: { mian: { history: [] } } } }, "/held/tiers/mian"],
      [{ given: { saels: 1 } }, "/given/saels"],
    ];
    for (const [more, path] of wrong) {
      const { refused } = over([{ ...partner, ...more }]);
      expect([path, refused.first.map(({ issues }) => issues.map((issue) => issue.path))]).toEqual([path, [[path]]]);
    }
  });

  test("a partner is not changed, may have records of a class, and may fail while it is read", () => {
    class Order {
      readonly on = "2026-02-01";
      readonly product = "x";
      readonly channel = "web";
      readonly #amount = 5;
      get amount(): number {
        return this.#amount;
      }
    }
    const frozen = structuredClone(partner);
    const made = { ...partner, id: "q", given: {}, records: { orders: [new Order()] } };
    expect(over([partner, made])).toMatchObject({ refused: { count: 0 }, moved: [{ partner: "p" }, { partner: "q" }] });
    expect(evaluatePartner(after, { id: "r", records: { orders: [new Order()] } } as never, { asOf: "2026-03-31" }).status).toBe("issues");
    expect(partner).toEqual(frozen);
    const failing = { ...partner, get facts(): object { throw new Error("no facts"); } }; // prettier-ignore
    const hostile: readonly unknown[] = [failing, null, 5, [], { ...partner, facts: null, records: [], answers: 1, held: "x" }];
    expect(over(hostile).refused.count).toBe(hostile.length);
  });

  test("a partner that has what only one asks for is a witness for all partners there can be", () => {
    const { theorems } = over([]);
    const found = theorems.find(({ claim, of }) => claim === "nobodyLosesALevel" && of === "main");
    expect(found).toMatchObject({ answer: "witness", witness: { partner: { facts: { people: "2", skilled: "0" } } } });
  });

  test("a simulation by other rules, too", () => {
    const simulated = simulatePartner(before, partner, { asOf: "2026-03-31", program: after });
    expect(simulated).toMatchObject({ status: "simulated", tiers: { main: { before: "gold", after: "registered" } } });
    expect(simulatePartner(before, { ...partner, facts: { peopel: 1 } }, { asOf: "2026-03-31", program: after }).status).toBe("issues");
  });
}); // prettier-ignore
