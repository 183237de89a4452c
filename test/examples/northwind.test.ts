import { describe, expect, test } from "vitest";
import { evaluatePartner, parseProgram, summarizeBase } from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";

const program = parseProgram(northwindProgram);

describe("the Northwind partners", () => {
  test("are the same for the same seed, and others for another", () => {
    expect(northwindPartners({ seed: 4, count: 5 })).toEqual(northwindPartners({ seed: 4, count: 5 }));
    expect(northwindPartners({ seed: 4, count: 5 })).not.toEqual(northwindPartners({ seed: 5, count: 5 }));
    expect(northwindPartners({ count: 3 })).toEqual(northwindPartners().slice(0, 3));
  });

  test("cover three fiscal years with every kind of record", () => {
    const partners = northwindPartners();
    expect(partners).toHaveLength(200);
    const days = partners
      .flatMap(({ records }) => records!["orders"]!.map((order) => String(order["orderedOn"])))
      .sort();
    expect([days[0]!.slice(0, 7), days.at(-1)!.slice(0, 7)]).toEqual(["2023-07", "2026-06"]);
    for (const name of ["orders", "deals", "certificates", "mdfClaims"])
      expect(partners.some(({ records }) => records![name]!.length > 0)).toBe(true);
  });

  test.each([1, 2, 3, 4, 5])("seed %i is evaluated without an issue on every quarter's end", (seed) => {
    for (const asOf of ["2023-09-30", "2024-12-31", "2025-06-30", "2026-03-31"])
      for (const partner of northwindPartners({ seed, count: 50 }))
        expect(evaluatePartner(program, partner, { asOf }).status).toBe("evaluated");
  });
});

test("the base at a glance on the demo's day (reviewed figures)", () => {
  const { tiers, stages, incentives, payable } = summarizeBase(program, northwindPartners(), { asOf: "2026-03-31" });
  expect({ counts: tiers["main"]!.counts, stages: stages!.counts, incentives, payable }).toMatchInlineSnapshot(`
    {
      "counts": {
        "gold": 10,
        "platinum": 1,
        "registered": 155,
        "silver": 34,
      },
      "incentives": {
        "growth": {
          "USD": {
            "amount": "30731.73",
            "open": 0,
            "partners": 6,
          },
        },
        "volume": {
          "USD": {
            "amount": "50781.66",
            "open": 0,
            "partners": 33,
          },
        },
      },
      "payable": {
        "USD": "81513.39",
      },
      "stages": {
        "onboard": 25,
        "opportunityTargeting": 88,
        "pipelineActivation": 12,
        "recruit": 20,
        "salesMotivation": 27,
        "supportSuccess": 28,
      },
    }
  `);
});

test("every rule of the program has a title, so that explanations read well, and a note that says why", () => {
  const { metrics, lifecycle, tiers, incentives } = northwindProgram;
  const rules = [
    ...Object.entries(metrics!),
    ...Object.entries(lifecycle!.partner!.flags!),
    ...Object.entries(incentives!),
    ...[...lifecycle!.partner!.stages, ...tiers!["main"]!.levels].map((rung) => [rung.id, rung] as const),
  ];
  expect(rules.filter(([, { title, note }]) => title === undefined || note === undefined).map(([id]) => id)).toEqual(
    [],
  );
});
