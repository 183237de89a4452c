import { describe, expect, test } from "vitest";
import { evaluated, figure, programOf } from "../../program/support.js";

/** The part of 1,200 that belongs to the span, on a day of 2026. */
function prorated(formula: object, facts: object, asOf = "2026-06-15"): unknown {
  const dates = { type: "date", whenMissing: "notApplicable" } as const;
  const program = programOf({ facts: { joinedOn: dates, leftOn: dates }, metrics: { part: { prorate: 1200, in: "calendarYear", from: "joinedOn", until: "leftOn", ...formula } } }); // prettier-ignore
  return figure(evaluated(program, { facts: facts as Record<string, unknown> }, asOf), "part");
}

describe("a part of a period", () => {
  test.each([
    ["of a partner that was there all year", {}, {}, 1200],
    ["that joined before it", {}, { joinedOn: "2020-01-01" }, 1200],
    ["that joined on its last day", {}, { joinedOn: "2026-12-31" }, 3.287671],
    ["that joins after it", {}, { joinedOn: "2027-01-01" }, 0],
    ["that left on its first day", {}, { leftOn: "2026-01-01" }, 3.287671],
    ["that left before it", {}, { leftOn: "2025-12-31" }, 0],
    ["by days, the last one left out", { ends: "exclusive" }, { leftOn: "2026-01-01" }, 0],
    ["by months that were begun", { by: "startedMonths" }, { joinedOn: "2026-03-31" }, 1000],
    ["by months that are complete", { by: "completeMonths" }, { joinedOn: "2026-03-02" }, 900],
    ["by complete months from a first day on", { by: "completeMonths" }, { joinedOn: "2026-03-01" }, 1000],
    ["of another period", { in: "month" }, { joinedOn: "2026-06-16" }, 600],
  ])("%s", (_title, formula, facts, part) => {
    expect(prorated(formula, facts)).toBe(part);
  });

  test("by months of different weight, days inside a month count the same", () => {
    const weights = [0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 0];
    expect(prorated({ weights }, { joinedOn: "2026-06-16" })).toBe(750);
    expect(prorated({ weights }, { joinedOn: "2026-07-01" })).toBe(300);
  });
});
