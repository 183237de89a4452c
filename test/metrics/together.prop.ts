import fc from "fast-check";
import { expect, test } from "vitest";
import { type OutcomeValue, type Partner, evaluatePartner, explainPartner, parseProgram } from "partner-program";

const PRODUCTS = ["a", "b", "c"];
/** Whether a record without a product is unknown, or has none. */
const MISSING = ["unknown", "notApplicable"] as const;

function figures(more: object): Readonly<Record<string, object>> {
  const only = (product: string): object => ({ fact: "product", operator: "equal", value: product, ...more });
  const large = { fact: "amount", operator: "greaterThan", value: 20 };
  return Object.fromEntries<object>(
    PRODUCTS.flatMap((product): readonly (readonly [string, object])[] => [
      [`sum${product}`, { sum: "orders.amount", where: only(product) }],
      [`large${product}`, { sum: "orders.amount", where: { all: [large, only(product)] }, window: { month: "toDate" } }],
      [`count${product}`, { count: "orders", where: only(product), window: { month: "toDate" } }],
      [`any${product}`, { any: "orders", where: only(product) }],
      [`latest${product}`, { latest: "orders.amount", ties: "max", where: only(product), window: { month: "toDate" } }],
    ]),
  );
} // prettier-ignore

function programWith(metrics: object, whenMissing: string) {
  const fields = { on: "date", amount: "money", product: { type: "string", optional: true, whenMissing } };
  return parseProgram({ language: 1, id: "together", currency: "USD", records: { orders: { date: "on", fields } }, metrics }); // prettier-ignore
}

const orders = fc.array(
  fc.record({ on: fc.constantFrom("2026-01-31", "2026-02-01", "2026-02-10", "2026-02-28", "2026-03-01"), amount: fc.integer({ min: 0, max: 40 }), product: fc.constantFrom(undefined, "a", "b", "c", "d") }),
  { maxLength: 8 },
); // prettier-ignore

test("figures that differ in one value are the same together and one by one, whatever is missing", () => {
  fc.assert(
    fc.property(orders, fc.constantFrom(...MISSING), (rows, whenMissing) => {
      const metrics = figures(whenMissing === "notApplicable" ? { whenNotApplicable: "notMet" } : {});
      const records = rows.map(({ product, ...row }) => (product === undefined ? row : { ...row, product }));
      const partner = { id: "p", records: { orders: records } } as unknown as Partner;
      const asOf = "2026-02-28";
      const valuesOf = (own: object): Readonly<Record<string, OutcomeValue>> => {
        const outcome = evaluatePartner(programWith(own, whenMissing), partner, { asOf });
        return outcome.status === "evaluated" ? outcome.metrics : {};
      };
      const together = valuesOf(metrics);
      for (const [id, metric] of Object.entries(metrics)) expect(together[id]).toEqual(valuesOf({ [id]: metric })[id]);
      const explained = explainPartner(programWith(metrics, whenMissing), partner, { asOf, name: "counta" });
      const counted = explained.status === "explained" ? explained.definitions[0]!.computation.records!.counted.length : -1; // prettier-ignore
      if (together["counta"]!.status === "value") expect(counted).toBe(together["counta"]!.value);
    }),
    { numRuns: 100 },
  );
});
