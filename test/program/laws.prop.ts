import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Outcome,
  type Partner,
  evaluatePartner,
  explainPartner,
  measureProgress,
  parseProgram,
} from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";

const program = parseProgram(northwindProgram);
const asOfDay = fc.tuple(fc.integer({ min: 2023, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([year, month, day]) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`); // prettier-ignore
const partners = northwindPartners({ count: 200, seed: 11 });
const somePartner = fc.constantFrom(...partners);
const evaluate = (partner: Partner, asOf: string): Outcome => evaluatePartner(program, partner, { asOf });

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

describe("laws of every evaluation", () => {
  test("purity: the same arguments give the same answer, and frozen arguments are enough", () => {
    fc.assert(
      fc.property(somePartner, asOfDay, (partner, asOf) => {
        const first = evaluate(freeze(structuredClone(partner)), asOf);
        expect(evaluate(partner, asOf)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
    );
  });

  test("order independence: the order of records decides nothing", () => {
    fc.assert(
      fc.property(somePartner, asOfDay, fc.infiniteStream(fc.nat()), (partner, asOf, stream) => {
        const shuffled = Object.fromEntries(
          Object.entries(partner.records!).map(([name, records]) => {
            const keyed = records.map((record) => [stream.next().value as number, record] as const);
            return [name, keyed.toSorted(([a], [b]) => a - b).map(([, record]) => record)];
          }),
        );
        expect(evaluate({ ...partner, records: shuffled }, asOf)).toEqual(evaluate(partner, asOf));
      }),
    );
  });

  test("splitting an order changes neither bookings, nor level, nor what is due", () => {
    fc.assert(
      fc.property(somePartner, asOfDay, fc.nat(), fc.integer({ min: -500, max: 500 }), (partner, asOf, pick, cents) => {
        const { orders = [], ...records } = partner.records!;
        if (orders.length === 0) return;
        const index = pick % orders.length;
        const order = orders[index]!;
        const part = (cents / 100).toFixed(2);
        const rest = (Math.round(Number(order["amount"]) * 100 - cents) / 100).toFixed(2);
        const split = [...orders.slice(0, index), { ...order, amount: rest }, { ...order, id: "part", amount: part }, ...orders.slice(index + 1)];
        const whole = evaluate(partner, asOf);
        const parts = evaluate({ ...partner, records: { ...records, orders: split } }, asOf);
        if (whole.status !== "evaluated" || parts.status !== "evaluated") throw new Error("refused");
        expect([parts.incentives, parts.metrics["bookingsYearToDate"]]).toEqual([whole.incentives, whole.metrics["bookingsYearToDate"]]);
      }),
    ); // prettier-ignore
  });

  test("the past is fixed: records of later days change no figure of an earlier day that ends on it", () => {
    fc.assert(
      fc.property(somePartner, asOfDay, (partner, asOf) => {
        const { orders = [], ...records } = partner.records!;
        const known = orders.filter((order) => String(order["orderedOn"]) <= asOf);
        const now = evaluate({ ...partner, records: { ...records, orders: known } }, asOf);
        const later = evaluate(partner, asOf);
        if (now.status !== "evaluated" || later.status !== "evaluated") throw new Error("refused");
        for (const id of ["bookingsYearToDate", "bookingsYearToDateLastYear", "orders6Months", "customers12Months"])
          expect(later.metrics[id]).toEqual(now.metrics[id]);
      }),
    );
  });

  // What a scorecard reads is left in place: its policy is a statement about missing data, and settles it.
  test("missing data lies between certain and possible", () => {
    const dropped = fc.subarray(["businessPlanAgreed", "partnerType", "signedOn"]);
    const rank = (level: string | null): number => ["registered", "silver", "gold", "platinum"].indexOf(level ?? "");
    fc.assert(
      fc.property(somePartner, asOfDay, dropped, (partner, asOf, names) => {
        const facts = Object.fromEntries(Object.entries(partner.facts!).filter(([name]) => !names.includes(name)));
        const full = evaluate(partner, asOf);
        const part = evaluate({ ...partner, facts }, asOf);
        if (full.status !== "evaluated" || part.status !== "evaluated") throw new Error("refused");
        const { certain, possible } = full.tiers["main"]!;
        expect(rank(part.tiers["main"]!.certain)).toBeLessThanOrEqual(rank(certain));
        expect(rank(part.tiers["main"]!.possible)).toBeGreaterThanOrEqual(rank(possible));
      }),
    );
  });

  test("replay: the explanation states the value that the outcome has", () => {
    fc.assert(
      fc.property(
        somePartner,
        asOfDay,
        fc.constantFrom(...Object.keys(northwindProgram.incentives!)),
        (partner, asOf, id) => {
          const outcome = evaluate(partner, asOf);
          const explanation = explainPartner(program, partner, { asOf, at: `/incentives/${id}` });
          if (outcome.status !== "evaluated" || explanation.status !== "explained") throw new Error("refused");
          const value = explanation.definitions[0]!.value;
          const { status, amount } = outcome.incentives[id]!;
          expect(value.status === "value" ? Number(value.value).toFixed(2) : null).toBe(
            status === "provisional" ? null : amount,
          );
        },
      ),
    );
  });

  test("near miss: granting what a numeric requirement lacks meets it", () => {
    fc.assert(
      fc.property(somePartner, asOfDay, (partner, asOf) => {
        const progress = measureProgress(program, partner, { asOf });
        if (progress.status !== "measured") throw new Error("refused");
        const silver = progress.tiers["main"]![1]!.requires!;
        if (silver.kind === "fact" || silver.kind === "condition") throw new Error("silver is a group");
        for (const part of silver.of) {
          if (part.kind !== "fact" || part.gap === null || part.actual.status !== "value") continue;
          const granted = (Number(part.actual.value) + Number(part.gap)).toFixed(2);
          const again = measureProgress(program, { ...partner, given: { [part.fact]: granted } }, { asOf });
          const same = again.status === "measured" ? again.tiers["main"]![1]!.requires! : silver;
          expect("of" in same && same.of.find((other) => other.address === part.address)?.status).toBe("met");
        }
      }),
    );
  });

  test("totality: any change of one value in a partner document is evaluated or refused, never thrown", () => {
    fc.assert(
      fc.property(somePartner, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (partner, pick, value) => {
        const copy = structuredClone(partner) as unknown as Record<string, unknown>;
        const places: (readonly [Record<string, unknown>, string])[] = [];
        const collect = (node: unknown): void => {
          if (typeof node !== "object" || node === null) return;
          for (const key of Object.keys(node)) {
            places.push([node as Record<string, unknown>, key]);
            collect((node as Record<string, unknown>)[key]);
          }
        };
        collect(copy);
        const [owner, key] = places[pick % places.length]!;
        owner[key] = value;
        const outcome = evaluate(copy as unknown as Partner, "2026-03-31");
        expect(["evaluated", "issues"]).toContain(outcome.status);
      }),
      { numRuns: 300 },
    );
  });
});
