import fc from "fast-check";
import { expect, test } from "vitest";
import { type Partner, REGISTRATION_TABLE, queueRegistrations, stateRegistrations } from "partner-program";
import { programOf } from "../support.js";

const date = { type: "date", optional: true } as const;
const STEPS = ["approve", "reject", "withdraw", "extend", "renew", "win", "lose"] as const;
const program = programOf({
  records: { deals: { key: "id", fields: { id: "string", project: "string", on: "date", ...Object.fromEntries(STEPS.map((step) => [step, date])) } } },
  registrations: {
    deals: {
      for: { each: "deals" },
      opportunity: "project",
      submit: { on: "on" },
      decideWithin: { length: 3, in: "days" },
      approve: { on: "approve", length: 20, in: "days" },
      extend: { on: "extend", length: 10, in: "days" },
      renew: { on: "renew", length: 15, in: "days" },
      ...Object.fromEntries(["reject", "withdraw", "win", "lose"].map((step) => [step, { on: step }])),
    },
  },
}); // prettier-ignore

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 60 });
const deal = fc.record(
  { project: fc.constantFrom("A", "B", "C"), on: day, ...Object.fromEntries(STEPS.map((step) => [step, fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: day })])) },
).map((written) => Object.fromEntries(Object.entries(written).map(([name, value]) => [name, typeof value === "number" ? dayOf(value) : value]))); // prettier-ignore
const base = fc.array(fc.array(deal, { maxLength: 4 }), { maxLength: 5 }).map((all) =>
  all.map((deals, index): Partner => ({ id: `p${index}`, records: { deals: deals.map((own, place) => ({ ...own, id: `d${place}` })) } })),
); // prettier-ignore

test("a registration's state is the last one of its history, and every step of it stands in the table", () => {
  fc.assert(
    fc.property(base, day, (partners, on) => {
      for (const partner of partners) {
        const answer = stateRegistrations(program, partner, { on: dayOf(on) });
        if (answer.status === "issues") {
          expect(answer.issues.every(({ code }) => code === "registration.event")).toBe(true);
          continue;
        }
        for (const { state, history, submittedOn, missing } of answer.registrations["deals"]!) {
          expect(missing).toBeUndefined();
          expect(history.at(-1)?.state).toBe(state);
          expect(history[0]).toMatchObject({ event: "submit", on: submittedOn });
          const steps = history.map(({ event, state: to }, index) => ({ from: history[index - 1]?.state ?? null, event, to })); // prettier-ignore
          for (const step of steps) expect(REGISTRATION_TABLE).toContainEqual(step);
          expect(history.map((turn) => turn.on)).toEqual(history.map((turn) => turn.on).toSorted());
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("the order of partners and of their records decides nothing in a queue; everybody in it is somewhere once", () => {
  fc.assert(
    fc.property(base, day, (partners, on) => {
      const options = { on: dayOf(on) };
      const queue = queueRegistrations(program, partners, options);
      const turned = partners.toReversed().map((partner) => {
        const deals = partner.records!["deals"]!.toReversed();
        return { ...partner, records: { deals } };
      });
      const withoutPlaces = (answer: typeof queue): unknown =>
        JSON.parse(JSON.stringify(answer.queues, (key, value: unknown) => (key === "record" ? undefined : value)));
      expect(withoutPlaces(queueRegistrations(program, turned, options))).toEqual(withoutPlaces(queue));
      for (const { holder, waiting } of queue.queues["deals"]!) {
        const all = [...(holder === null ? [] : [holder]), ...waiting].map(({ partner, key }) => `${partner} ${key}`);
        expect(new Set(all).size).toBe(all.length);
      }
    }),
    { numRuns: 100 },
  );
});
