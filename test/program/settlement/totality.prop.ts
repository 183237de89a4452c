import fc from "fast-check";
import { expect, test } from "vitest";
import { type JournalEntry, type Partner, payPartner, reconcileJournal, settlePartner, stateJournal } from "partner-program"; // prettier-ignore
import { partnerWith, programWith, rebate, settled } from "./support.js";

const program = programWith({ r: rebate({ settlement: { graceDays: 3, takeBackWithin: { months: 1 } } }) });
const partner = partnerWith([{ id: "A", on: "2026-03-01", amount: 1000 }]);
const [entry] = settled(program, partner, { period: "2026-03-31", on: "2026-05-01" }).entries;

/** An entry with one of its parts replaced by whatever. */
const damaged = fc
  .tuple(fc.constantFrom(...Object.keys(entry!), "lines", "shares", "other"), fc.anything())
  .map(([key, value]) => ({ ...entry, [key]: value }));
const days = fc.oneof(fc.constantFrom("2026-03-31", "2026-05-01", "9999-12-31", "1000-01-01"), fc.anything());
const journals = fc.oneof(fc.array(fc.oneof(damaged, fc.constant(entry)), { maxLength: 4 }), fc.anything());

test("totality: whatever a journal and the options hold, the answer is one or a list of issues, and nothing is changed", () => {
  fc.assert(
    fc.property(journals, days, days, fc.anything(), (journal, one, other, least) => {
      const own = { ...partner, journal: journal as readonly JournalEntry[] } as Partner;
      const before = JSON.stringify(entry);
      const answers = [
        settlePartner(program, own, { period: one, on: other } as never),
        payPartner(own, { on: other, least } as never),
        reconcileJournal(program, own, { on: other } as never),
        stateJournal(own, { from: one, on: other } as never),
      ];
      for (const { status } of answers) expect(["settled", "paid", "reconciled", "stated", "issues"]).toContain(status);
      expect(JSON.stringify(entry)).toBe(before);
    }),
    { numRuns: 1000 },
  );
}, 60_000);
