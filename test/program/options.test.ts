import { describe, expect, test } from "vitest";
import { type EvaluateOptions, evaluatePartner, measureProgress } from "partner-program";
import { programOf } from "./support.js";

const program = programOf({
  facts: { on: "date", price: { type: "decimal", dated: true } },
  metrics: { m: { sumOf: ["price", 1] } },
});
const partner = { id: "p", facts: { price: [{ from: "2026-01-01", value: 1, recordedOn: "2026-02-01" }] } };
const ENTRIES = [evaluatePartner, measureProgress] as const;

/** What every entry says of options; they say the same. */
function saidOf(options: unknown): unknown {
  const said = ENTRIES.map((entry) => {
    const outcome = entry(program, partner, options as EvaluateOptions);
    return outcome.status === "issues" ? outcome.issues.map(({ code, message }) => `${code}: ${message}`) : "read";
  });
  expect(said).toEqual([said[0], said[0]]);
  return said[0];
}

const DAY = { asOf: "2026-03-31" };

describe("options of an evaluation", () => {
  test.each([
    [DAY, "read"],
    [{ ...DAY, knownAt: "2026-01-31" }, "read"],
    [{ ...DAY, limits: {} }, "read"],
    [{ ...DAY, limits: { work: 0 } }, "read"],
    [{ ...DAY, limits: { work: Number.POSITIVE_INFINITY } }, "read"],
    [{ ...DAY, base: { standings: {} } }, "read"],
    [{ ...DAY, more: 1 }, "read"],
  ])("%j are read", (options, said) => {
    expect(saidOf(options)).toBe(said);
  });

  test.each<readonly [unknown, readonly string[]]>([
    [undefined, ["options.asOf"]],
    [null, ["options.asOf"]],
    ["2026-03-31", ["options.asOf"]],
    [[], ["options.asOf"]],
    [{}, ["options.asOf"]],
    [{ asOf: 20260331 }, ["options.asOf"]],
    [{ asOf: "2026-02-30" }, ["options.asOf"]],
    [{ asOf: new Date(0) }, ["options.asOf"]],
    [{ ...DAY, knownAt: "soon" }, ["options.knownAt"]],
    [{ ...DAY, knownAt: null }, ["options.knownAt"]],
    [{ ...DAY, base: {} }, ["options.base"]],
    [{ ...DAY, base: { standings: [] } }, ["options.base"]],
    [{ ...DAY, base: "all" }, ["options.base"]],
    [{ ...DAY, limits: 5 }, ["options.limits"]],
    [{ ...DAY, limits: { work: -1 } }, ["options.limits"]],
    [{ ...DAY, limits: { work: "5" } }, ["options.limits"]],
    [{ ...DAY, limits: { work: Number.NaN } }, ["options.limits"]],
    [
      { asOf: "", knownAt: "", base: 1, limits: 1 },
      ["options.asOf", "options.knownAt", "options.base", "options.limits"],
    ],
  ])("%j are refused, each mistake by its own code", (options, codes) => {
    const said = saidOf(options) as readonly string[];
    expect(said.map((each) => /^options\.\w+/.exec(each)?.[0])).toEqual(codes);
  });

  test("options that fail while they are read are refused", () => {
    const failing = { get asOf(): never { throw new Error("no"); } }; // prettier-ignore
    expect((saidOf(failing) as readonly string[])[0]).toContain("options that fail while they are read");
  });

  test("what was recorded later than it was to be known is not known", () => {
    const m = (options: EvaluateOptions): unknown => {
      const outcome = evaluatePartner(program, partner, options);
      return outcome.status === "evaluated" && outcome.metrics["m"];
    };
    expect(m(DAY)).toEqual({ status: "value", value: 2 });
    expect(m({ ...DAY, knownAt: "2026-02-01" })).toEqual({ status: "value", value: 2 });
    expect(m({ ...DAY, knownAt: "2026-01-31" })).toEqual({ status: "unknown", missing: ["price"] });
    // The same day again, and another one in between: nothing of the one is left in the other.
    expect(m({ asOf: "2025-12-31" })).toEqual({ status: "unknown", missing: ["price"] });
    expect(m(DAY)).toEqual({ status: "value", value: 2 });
    expect(m({ ...DAY, limits: { work: 5 } })).toEqual({ status: "value", value: 2 });
  });
});
