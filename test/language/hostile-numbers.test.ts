import { describe, expect, test } from "vitest";
import { explainPartner, measureProgress, summarizeBase } from "partner-program";
import { evaluateMetrics } from "partner-program/metrics";
import { evaluated, figure, programOf, refused } from "../program/support.js";

/** Each metric is the square of the one before it: after thirty the figure would have a billion digits. */
const squares = (count: number): object =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `m${index}`,
      index === 0 ? { product: ["n", "n"] } : { product: [`m${index - 1}`, `m${index - 1}`] },
    ]),
  );

describe("figures that would grow without end", () => {
  const program = programOf({ facts: { n: "decimal" }, metrics: squares(40) });
  const partner = { id: "p", facts: { n: 3 } };
  const asOf = "2026-03-31";

  test("refuse the partner, in bounded time", () => {
    expect(refused(program, partner).map(({ code }) => code)).toEqual(["partner.tooManyDigits"]);
    const options = { asOf };
    const tooMany = { status: "issues", issues: [{ code: "partner.tooManyDigits" }] };
    expect(measureProgress(program, partner, options)).toMatchObject(tooMany);
    expect(explainPartner(program, partner, { ...options, name: "m0" })).toMatchObject(tooMany);
    expect(summarizeBase(program, [partner, { id: "q", facts: { n: 1 } }], options)).toMatchObject({
      evaluated: 1,
      refused: { count: 1, first: [{ codes: ["partner.tooManyDigits"] }] },
    });
    expect(evaluateMetrics({ ...squares(40) }, { facts: { n: 3 } }, { asOf, facts: { n: "decimal" } })).toMatchObject(
      tooMany,
    );
  });

  test("large figures below that bound are exact", () => {
    const outcome = evaluated(programOf({ facts: { n: "decimal" }, metrics: squares(6) }), { facts: { n: 3 } });
    expect(figure(outcome, "m5")).toBe(String(3n ** 64n));
  });
});
