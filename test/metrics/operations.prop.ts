import fc from "fast-check";
import { expect, test } from "vitest";
import { type EvaluatedOutcome, type PartnerRecord, evaluatePartner, parseProgram } from "partner-program";
import { operationsProgram } from "partner-program/programs/operations";

const PROGRAM = parseProgram(operationsProgram);
const AS_OF = "2026-03-31";
const MINUTE = 60_000;

const evaluate = (records: Readonly<Record<string, readonly PartnerRecord[]>>): EvaluatedOutcome["metrics"] => {
  const outcome = evaluatePartner(PROGRAM, { id: "channel", records }, { asOf: AS_OF });
  if (outcome.status === "issues") throw new Error(outcome.issues[0]!.message);
  return outcome.metrics;
};
const value = (metrics: EvaluatedOutcome["metrics"], id: string): unknown => {
  const metric = metrics[id]!;
  return metric.status === "value" ? metric.value : metric.status;
};
/** A quotient with so many digits, half away from zero; not applicable over nothing. */
const over = (part: number, whole: number, digits: number): unknown => {
  if (whole === 0) return "notApplicable";
  const size = 10n ** BigInt(digits);
  const scaled = (2n * BigInt(part) * size + BigInt(whole)) / (2n * BigInt(whole));
  return Number(scaled) / 10 ** digits;
};

const day = fc.integer({ min: 0, max: 89 }).map((after) => Date.UTC(2026, 0, 1) + after * 1440 * MINUTE);
const dayText = (time: number): string => new Date(time).toISOString().slice(0, 10);

const registration = fc
  .record({
    submitted: day,
    minute: fc.integer({ min: 0, max: 1439 }),
    wait: fc.option(fc.integer({ min: 0, max: 20_000 })),
    approved: fc.boolean(),
  })
  .map((one) => ({ ...one, submittedAt: one.submitted + one.minute * MINUTE }));

test("turnaround is the mean of what is decided, and what waits is counted", () => {
  fc.assert(
    fc.property(fc.array(registration, { maxLength: 12 }), (all) => {
      const records = all.map(({ submitted, submittedAt, wait, approved }, index) => ({
        id: `R${index}`,
        partner: "P1",
        submittedOn: dayText(submitted),
        submittedAt: new Date(submittedAt).toISOString(),
        ledBy: "partner",
        ...(wait === null
          ? {}
          : {
              decidedAt: new Date(submittedAt + wait * MINUTE).toISOString(),
              decision: approved ? "approved" : "rejected",
            }),
      }));
      const metrics = evaluate({ registrations: records });
      const waits = all.flatMap(({ wait }) => (wait === null ? [] : [wait])).sort((left, right) => left - right);
      const sum = waits.reduce((total, wait) => total + wait, 0);
      const middle = waits.length / 2;
      const twice = waits.length === 0 ? 0 : waits[Math.ceil(middle) - 1]! + waits[Math.floor(middle + 1) - 1]!;
      expect(value(metrics, "turnaroundMean")).toBe(over(sum, 60 * waits.length, 2));
      expect(value(metrics, "turnaroundMedian")).toBe(waits.length === 0 ? "notApplicable" : over(twice, 120, 2));
      expect(value(metrics, "registrationsPending")).toBe(all.length - waits.length);
      const approvals = all.filter(({ wait, approved }) => wait !== null && approved).length;
      expect(value(metrics, "approvalRate")).toBe(over(approvals, waits.length, 4));
    }),
  );
});

const partnerRecord = fc.record({
  email: fc.constantFrom(undefined, "", "a@example.com"),
  manager: fc.constantFrom(undefined, "Ada"),
  country: fc.constantFrom("US", "DE", "XX"),
  taxId: fc.constantFrom(undefined, "T1", "T2", "T3"),
  applied: day,
  login: fc.option(day),
  status: fc.constantFrom("active", "inactive", "candidate"),
});

test("a record is accurate where every check passes, and a tax id that comes again is a duplicate", () => {
  fc.assert(
    fc.property(fc.array(partnerRecord, { maxLength: 10 }), (all) => {
      const partners = all.map(({ applied, login, ...others }, index) => ({
        id: `P${index}`,
        appliedOn: dayText(applied),
        ...(login === null ? {} : { lastLoginOn: dayText(login) }),
        ...Object.fromEntries(Object.entries(others).filter(([, field]) => field !== undefined)),
      }));
      const metrics = evaluate({ partners });
      const passing = all.filter(
        ({ email, manager, country, taxId, applied, login }) =>
          email === "a@example.com" && manager !== undefined && country !== "XX" && taxId !== undefined && (login === null || login >= applied),
      ); // prettier-ignore
      const ids = all.flatMap(({ taxId }) => (taxId === undefined ? [] : [taxId]));
      expect(value(metrics, "dataAccuracy")).toBe(over(passing.length, all.length, 4));
      expect(value(metrics, "duplicates")).toBe(ids.length - new Set(ids).size);
      expect(value(metrics, "dataAccuracyWithoutDuplicates")).toBe(over(new Set(passing.map(({ taxId }) => taxId)).size, all.length, 4)); // prettier-ignore
      const active = all.filter(({ status }) => status === "active");
      const users = active.filter(({ login }) => login !== null && login > Date.UTC(2026, 2, 1));
      expect(value(metrics, "systemAdoption")).toBe(over(users.length, active.length, 4));
    }),
  );
});

const payment = fc.record({
  due: day,
  owed: fc.integer({ min: 0, max: 3 }),
  paid: fc.option(fc.integer({ min: 0, max: 3 })),
  late: fc.integer({ min: -20, max: 20 }),
});

test("a payment is right to the cent, and in time up to the day on which it is due", () => {
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 10 }), (all) => {
      const cents = (count: number): string => `0.0${count}`;
      const asOf = Date.UTC(2026, 2, 31);
      const paidOn = ({ due, late }: { due: number; late: number }): number => due + late * 1440 * MINUTE;
      const payments = all.map((one, index) => ({
        id: `Y${index}`,
        partner: "P1",
        dueOn: dayText(one.due),
        owed: cents(one.owed),
        ...(one.paid === null ? {} : { paid: cents(one.paid), paidOn: dayText(paidOn(one)) }),
      }));
      const metrics = evaluate({ payments });
      const made = all.filter((one) => one.paid !== null && paidOn(one) <= asOf);
      expect(value(metrics, "paymentsOpen")).toBe(all.length - made.length);
      expect(value(metrics, "paymentAccuracy")).toBe(over(made.filter(({ owed, paid }) => owed === paid).length, made.length, 4)); // prettier-ignore
      expect(value(metrics, "paymentTimeliness")).toBe(over(made.filter(({ late }) => late <= 0).length, made.length, 4)); // prettier-ignore
      expect(value(metrics, "daysLateMean")).toBe(over(made.reduce((sum, { late }) => sum + Math.max(0, late), 0), made.length, 2)); // prettier-ignore
    }),
  );
});
