import { type Finding, type ProgramDocument, checkProgram, evaluatePartner, parseProgram } from "partner-program";
import { describe, expect, test } from "vitest";

type Bands = readonly (readonly [from: number, rate: number])[];

function documentOf(scale: object, more: object = {}): ProgramDocument {
  return {
    language: 1,
    id: "payments",
    currency: "EUR",
    facts: { sales: { type: "money", min: 0, required: true } },
    incentives: {
      volume: { kind: "rebate", period: "calendarYear", payOn: "sales", scale, cap: { amount: 50000 }, ...more },
    },
  } as unknown as ProgramDocument;
}

const bandsOf = (apply: string, bands: Bands) => ({ apply, bands: bands.map(([from, rate]) => ({ from, rate })) });

function find(document: ProgramDocument, code: string): Finding | undefined {
  return checkProgram(parseProgram(document)).findings.find((found) => found.code === code);
}

function amountOf(document: ProgramDocument, partner: unknown, asOf: string): string | null | undefined {
  const outcome = evaluatePartner(parseProgram(document), partner as { readonly id: string }, { asOf });
  return outcome.status === "evaluated" ? outcome.incentives["volume"]?.amount : undefined;
}

describe("a cliff", () => {
  const cliff = documentOf(
    bandsOf("wholeAmount", [
      [0, 0.03],
      [100000, 0.02],
    ]),
  );

  test("is told with its size and the sales that bring the amount back", () => {
    expect(find(cliff, "pay.cliff")).toMatchObject({
      severity: "error",
      basis: "witness",
      path: "/incentives/volume",
      params: { at: "100000", in: "sales", before: "3000", after: "2000", back: "149999.75" },
    });
  });

  test("is seen by the evaluator on both partners of the witness, a cent apart", () => {
    const { partner, other, asOf } = find(cliff, "pay.cliff")!.witness!;
    expect([other!.facts, partner.facts]).toEqual([{ sales: "99999.99" }, { sales: "100000" }]);
    expect([amountOf(cliff, other, asOf), amountOf(cliff, partner, asOf)]).toEqual(["3000.00", "2000.00"]);
  });

  test("is where the amount just below the bound is reached again, and not a cent earlier", () => {
    expect(amountOf(cliff, { id: "p", facts: { sales: "149999.74" } }, "2025-01-01")).toBe("2999.99");
    expect(amountOf(cliff, { id: "p", facts: { sales: "149999.75" } }, "2025-01-01")).toBe("3000.00");
  });

  test("is none where the higher band pays as much at its bound", () => {
    expect(
      find(
        documentOf(
          bandsOf("wholeAmount", [
            [0, 0.02],
            [100000, 0.02],
          ]),
        ),
        "pay.cliff",
      ),
    ).toBeUndefined();
    expect(
      find(
        documentOf(
          bandsOf("graduated", [
            [0, 0.03],
            [100000, 0.02],
          ]),
        ),
        "pay.cliff",
      ),
    ).toBeUndefined();
  });

  test("is one where growing costs the eligibility", () => {
    const eligible = { fact: "sales", operator: "lessThan", value: 200000 };
    const found = find(documentOf(bandsOf("graduated", [[0, 0.01]]), { eligible }), "pay.cliff");
    expect(found!.params).toEqual({ at: "200000", in: "sales", before: "2000", after: "0" });
    expect(found!.message).toContain("it never comes back");
  });
});

test("a jump is told with what one more unit earns", () => {
  const found = find(
    documentOf(
      bandsOf("wholeAmount", [
        [0, 0.01],
        [100000, 0.02],
      ]),
    ),
    "pay.jump",
  );
  expect(found!.params).toEqual({ at: "100000", in: "sales", amount: "1000" });
  expect(
    find(
      documentOf(
        bandsOf("graduated", [
          [0, 0.01],
          [100000, 0.02],
        ]),
      ),
      "pay.jump",
    ),
  ).toBeUndefined();
});

test("a line that falls is told from where to where", () => {
  const curve = [{ at: 0, is: 0.04 }, { at: 100000, is: 0.04 }, { at: 300000, is: 0.01 }]; // prettier-ignore
  const found = find(documentOf({ curve, below: "first", beyond: "last", gives: "rate" }), "pay.decreasing");
  expect(found).toMatchObject({ severity: "warning", params: { from: "100000", before: "4000" } });
});

test("a rate above one pays more than what it is paid on, and a rate of one does not", () => {
  expect(find(documentOf({ flat: { rate: 1 } }), "pay.aboveBase")).toBeUndefined();
  expect(find(documentOf({ flat: { rate: "1.01" } }), "pay.aboveBase")!.params).toMatchObject({ incentive: "volume" });
});

describe("two incentives on one amount", () => {
  const volume = (documentOf({ flat: { rate: 0.02 } }).incentives as Record<string, object>)["volume"]!;
  const both = (more: object, extra: object = {}): ProgramDocument =>
    ({
      ...documentOf({ flat: { rate: 0.02 } }),
      incentives: { volume, extra: { ...volume, ...extra } },
      ...more,
    }) as unknown as ProgramDocument;

  test("pay twice where one partner can have both", () => {
    expect(find(both({}), "pay.twice")).toMatchObject({ path: "/incentives/extra", params: { first: "volume", second: "extra", base: "sales" } }); // prettier-ignore
  });

  test("do not where they are stacked, or where their conditions exclude one another", () => {
    expect(find(both({ stacking: { one: { steps: [{ best: ["volume", "extra"] }] } } }), "pay.twice")).toBeUndefined();
    const small = { fact: "sales", operator: "lessThan", value: 1000 };
    const large = { fact: "sales", operator: "greaterThanInclusive", value: 1000 };
    const apart = both({
      incentives: { volume: { ...volume, eligible: small }, extra: { ...volume, eligible: large } },
    });
    expect(find(apart, "pay.twice")).toBeUndefined();
  });
});
