/** Whether the cost grows in proportion: of partners in a base, and of records of a partner. */
import { type Partner, evaluatePartner, parseProgram, summarizeBase } from "partner-program";
import { medians, report } from "./measure.js";

const program = parseProgram({
  language: 1,
  id: "bench",
  currency: "USD",
  records: { orders: { date: "on", fields: { on: "date", amount: "money", product: "string" } } },
  metrics: {
    bookings: { sum: "orders.amount", window: { fiscalYear: "toDate" } },
    cloud: { count: "orders", where: { fact: "product", operator: "equal", value: "cloud" } },
  },
  tiers: {
    main: {
      levels: [{ id: "low" }, { id: "high", requires: { fact: "bookings", operator: "greaterThan", value: 1000 } }],
    },
  },
});

function partnerWith(id: number, records: number): Partner {
  const orders = Array.from({ length: records }, (_, index) => ({
    on: `2026-0${1 + (index % 3)}-1${index % 10}`,
    amount: `${index % 997}.50`,
    product: index % 2 === 0 ? "cloud" : "suite",
  }));
  return { id: `p${id}`, records: { orders } };
}

const options = { asOf: "2026-03-31" };
const one = partnerWith(0, 3);
function* base(count: number): Generator<Partner> {
  for (let index = 0; index < count; index += 1) yield one;
}

/** Prints `growth-partners` and `growth-records`: cost per unit of the large case over the small one. */
export function benchGrowth(): void {
  const run = (count: number): void => void summarizeBase(program, base(count), options);
  const repeated = (): void => {
    for (let index = 0; index < 100; index += 1) run(1000);
  };
  const [small, large] = medians([repeated, () => run(100_000)], 5);
  report("growth-partners", large! / small!);

  const few = Array.from({ length: 100 }, (_, index) => partnerWith(index, 100));
  const many = partnerWith(0, 10_000);
  const evaluateFew = (): void => few.forEach((partner) => void evaluatePartner(program, partner, options));
  const [hundred, tenThousand] = medians([evaluateFew, () => void evaluatePartner(program, many, options)]);
  report("growth-records", tenThousand! / hundred!);
}
