import fc from "fast-check";
import { expect, test } from "vitest";
import { type Rebate, evaluateIncentive } from "partner-program/incentives";

/** Bands with rising bounds and rates in basis points. */
const bands = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 })
  .chain((bounds) => fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: bounds.length, maxLength: bounds.length }).map((rates) => bounds.toSorted((a, b) => a - b).map((from, index) => ({ from, basisPoints: rates[index]! })))); // prettier-ignore
type Bands = typeof bands extends fc.Arbitrary<infer T> ? T : never;
const cents = fc.integer({ min: 0, max: 200_000_000 });

function rebateOf(table: Bands, apply: "graduated" | "wholeAmount", cap?: number): Rebate {
  const scale = { apply, bands: table.map(({ from, basisPoints }) => ({ from, rate: `${basisPoints / 10_000}` })) };
  return {
    kind: "rebate",
    period: "month",
    payOn: "sales",
    scale,
    ...(cap === undefined ? {} : { cap: { amount: cap } }),
  };
}

/** What is paid, in cents. */
function pay(rebate: Rebate, amountCents: number): bigint {
  const sales = `${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, "0")}`;
  const result = evaluateIncentive(
    rebate,
    { facts: { sales } },
    { asOf: "2026-01-31", currency: "USD", facts: { sales: "money" } },
  );
  if (result.status === "issues") throw new Error(JSON.stringify(result.issues));
  return BigInt(result.outcome.amount!.replace(".", ""));
}

/** The straight way, in millionths of a dollar. */
function oracle(table: Bands, apply: "graduated" | "wholeAmount", amountCents: number): bigint {
  const amount = BigInt(amountCents);
  let millionths = 0n;
  table.forEach(({ from, basisPoints }, index) => {
    const low = BigInt(from) * 100n;
    const high = index + 1 < table.length ? BigInt(table[index + 1]!.from) * 100n : amount;
    if (apply === "wholeAmount") millionths = amount >= low ? amount * BigInt(basisPoints) : millionths;
    else if (amount > low) millionths += ((amount < high ? amount : high) - low) * BigInt(basisPoints);
  });
  return (millionths + 5000n) / 10_000n;
}

test.each(["graduated", "wholeAmount"] as const)("%s: the straight computation in whole numbers agrees", (apply) => {
  fc.assert(
    fc.property(bands, cents, (table, amount) => {
      expect(pay(rebateOf(table, apply), amount)).toBe(oracle(table, apply, amount));
    }),
    { numRuns: 500 },
  );
});

test("graduated: one cent more never earns less, and never more than one cent's worth of the highest rate", () => {
  fc.assert(
    fc.property(bands, cents, (table, amount) => {
      const more = pay(rebateOf(table, "graduated"), amount + 1) - pay(rebateOf(table, "graduated"), amount);
      expect(more === 0n || more === 1n).toBe(true);
    }),
  );
});

test("graduated never pays more than whole amount where rates rise", () => {
  fc.assert(
    fc.property(bands, cents, (table, amount) => {
      const rates = table.map(({ basisPoints }) => basisPoints).toSorted((a, b) => a - b);
      const rising = table.map(({ from }, index) => ({ from, basisPoints: rates[index]! }));
      expect(pay(rebateOf(rising, "graduated"), amount)).toBeLessThanOrEqual(
        pay(rebateOf(rising, "wholeAmount"), amount),
      );
    }),
  );
});

test("an amount is never above its cap", () => {
  fc.assert(
    fc.property(bands, cents, fc.integer({ min: 0, max: 10_000 }), (table, amount, cap) => {
      const free = pay(rebateOf(table, "wholeAmount"), amount);
      const most = BigInt(cap) * 100n;
      expect(pay(rebateOf(table, "wholeAmount", cap), amount)).toBe(free < most ? free : most);
    }),
  );
});
