/** A whole partner: 25 metrics over 100 records, two scorecards, tiers, five incentives, against the same written by hand in integer cents. */
import { type EvaluatedOutcome, type Partner, evaluatePartner, parseProgram } from "partner-program";
import { medians, mustAgree, report } from "./measure.js";

const AS_OF = "2026-03-31";
const PRODUCTS = ["a", "b", "c", "d"] as const;
const REGIONS = ["NA", "EMEA", "APAC"] as const;
type Product = (typeof PRODUCTS)[number];
type Region = (typeof REGIONS)[number];

const QUARTER = { window: { calendarQuarter: "toDate" } };
const YEAR = { window: { trailing: { months: 12 } } };
const where = (fact: string, value: string): object => ({ where: { fact, operator: "equal", value } });
const reached = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });
const points = (of: string, max: number, at: number): object => ({ points: { of, max, at } });

const program = parseProgram({
  language: 1,
  id: "bench",
  currency: "USD",
  facts: { certified: "integer", plan: "money" },
  records: {
    orders: { date: "on", fields: { on: "date", amount: "money", units: "integer", product: "string", region: "string" } },
  },
  metrics: {
    quarter: { sum: "orders.amount", ...QUARTER },
    year: { sum: "orders.amount", ...YEAR },
    orders: { count: "orders", ...YEAR },
    units: { sum: "orders.units", ...YEAR },
    largest: { max: "orders.amount", whenEmpty: "zero", ...YEAR },
    products: { countDistinct: "orders.product", ...YEAR },
    regions: { countDistinct: "orders.region", ...YEAR },
    ...Object.fromEntries(PRODUCTS.map((product) => [`sold${product.toUpperCase()}`, { sum: "orders.amount", ...YEAR, ...where("product", product) }])),
    ...Object.fromEntries(PRODUCTS.map((product) => [`orders${product.toUpperCase()}`, { count: "orders", ...YEAR, ...where("product", product) }])),
    ...Object.fromEntries(REGIONS.map((region) => [`in${region.charAt(0)}${region.slice(1).toLowerCase()}`, { sum: "orders.amount", ...YEAR, ...where("region", region) }])),
    quarterUnits: { sum: "orders.units", ...QUARTER },
    toPlan: { ratio: ["year", "plan"], whenEmpty: "zero", digits: 4 },
    average: { ratio: ["year", "orders"], whenEmpty: "zero" },
    shareA: { ratio: ["soldA", "year"], whenEmpty: "zero", digits: 4 },
    shareNa: { ratio: ["inNa", "year"], whenEmpty: "zero", digits: 4 },
    aboveA: { difference: ["year", "soldA"] },
    best: { maxOf: ["soldA", "soldB", "soldC", "soldD"] },
  },
  scorecards: {
    performance: { missing: "fail", aggregate: "sum", parts: [{ id: "plan", ...points("toPlan", 40, 1) }, { id: "orders", ...points("orders", 20, 80) }, { id: "breadth", ...points("products", 20, 4) }, { id: "people", ...points("certified", 20, 10) }] },
    growth: { missing: "fail", aggregate: "sum", parts: [{ id: "units", ...points("units", 50, 2000) }, { id: "regions", ...points("regions", 30, 3) }, { id: "largest", ...points("largest", 20, 2000) }] },
  },
  tiers: {
    main: {
      levels: [
        { id: "registered" },
        ...[["silver", 20_000, 1, 40], ["gold", 50_000, 3, 60], ["platinum", 90_000, 6, 75]].map(([id, year, certified, score]) => ({ id, requires: { all: [reached("year", year as number), reached("certified", certified as number), reached("score.performance", score as number)] } })),
      ],
    },
  },
  incentives: {
    volume: { kind: "rebate", period: "calendarQuarter", payOn: "quarter", scale: { apply: "graduated", bands: [{ from: 0, rate: 0 }, { from: 5000, rate: 0.01 }, { from: 15_000, rate: 0.02 }, { from: 30_000, rate: 0.03 }] } },
    loyalty: { kind: "rebate", period: "calendarQuarter", payOn: "quarter", eligible: { fact: "level.main", operator: "greaterThanInclusive", value: "gold" }, scale: { apply: "wholeAmount", bands: [{ from: 0, rate: "0.005" }, { from: 20_000, rate: "0.0125" }] }, cap: { amount: 400 } },
    target: { kind: "rebate", period: "calendarQuarter", payOn: "quarter", scale: { target: 18_000, pays: { fixed: 250 } } },
    units: { kind: "rebate", period: "calendarQuarter", payOn: "quarterUnits", scale: { apply: "graduated", bands: [{ from: 0, perUnit: "0.25" }, { from: 300, perUnit: "0.40" }] } },
    spiff: { kind: "spiff", period: "calendarQuarter", for: { each: "orders", where: { fact: "product", operator: "equal", value: "a" } }, payOn: "amount", pays: { rate: "0.015" } },
  },
}); // prettier-ignore

interface Order {
  readonly on: string;
  readonly amount: string;
  readonly units: number;
  readonly product: Product;
  readonly region: Region;
}

interface BenchPartner {
  readonly id: string;
  readonly facts: { readonly certified: number; readonly plan: string };
  readonly records: { readonly orders: readonly Order[] };
}

const text = (cents: number): string => {
  const [sign, whole] = cents < 0 ? ["-", -cents] : ["", cents];
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
};

const partners: readonly BenchPartner[] = Array.from({ length: 200 }, (_, partner) => ({
  id: `p${partner}`,
  facts: { certified: partner % 9, plan: text(4_000_000 + partner * 12_345) },
  records: {
    orders: Array.from({ length: 100 }, (__, index): Order => {
      const seed = (partner * 7919 + index * 104_729) % 1_000_003;
      const month = seed % 14;
      const day = String(1 + (seed % 28)).padStart(2, "0");
      const on = month < 11 ? `2025-${String(2 + month).padStart(2, "0")}-${day}` : `2026-0${month - 10}-${day}`;
      return { on, amount: text(1000 + (seed % 199_900)), units: seed % 40, product: PRODUCTS[seed % 4]!, region: REGIONS[seed % 3]! };
    }),
  },
})); // prettier-ignore

/** An amount text in cents. */
function centsOf(amount: string): number {
  const point = amount.indexOf(".");
  return point < 0 ? Number(amount) * 100 : Number(amount.slice(0, point)) * 100 + Number(amount.slice(point + 1).padEnd(2, "0"));
} // prettier-ignore

const halfUp = (value: number): number => Math.floor(value + 0.5);
const PRODUCT_PLACE: Readonly<Record<Product, number>> = { a: 0, b: 1, c: 2, d: 3 };
const REGION_PLACE: Readonly<Record<Region, number>> = { NA: 0, EMEA: 1, APAC: 2 };
const RANKS = [["silver", 2_000_000, 1, 40], ["gold", 5_000_000, 3, 60], ["platinum", 9_000_000, 6, 75]] as const; // prettier-ignore

/** Slices in cents, times rates in parts of ten thousand. */
function graduated(amount: number, bounds: readonly number[], rates: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < bounds.length && amount > bounds[index]!; index += 1)
    sum += (Math.min(amount, bounds[index + 1] ?? Infinity) - bounds[index]!) * rates[index]!;
  return sum;
}

/** What the document says, written by hand: one pass over the orders, integer cents, the same values. */
function byHand({ facts, records }: BenchPartner): object {
  const sold = [0, 0, 0, 0];
  const counts = [0, 0, 0, 0];
  const places = [0, 0, 0];
  let [quarter, year, orders, units, quarterUnits, largest] = [0, 0, 0, 0, 0, 0];
  const spiffs: string[] = [];
  let spiff = 0;
  const ofQuarter: Order[] = [];
  for (const order of records.orders) {
    const { on, amount, product, region } = order;
    if (on < "2025-04-01" || on > AS_OF) continue;
    const cents = centsOf(amount);
    year += cents;
    orders += 1;
    units += order.units;
    largest = Math.max(largest, cents);
    sold[PRODUCT_PLACE[product]]! += cents;
    counts[PRODUCT_PLACE[product]]! += 1;
    places[REGION_PLACE[region]]! += cents;
    if (on < "2026-01-01") continue;
    quarter += cents;
    quarterUnits += order.units;
    if (product === "a") ofQuarter.push(order);
  }
  ofQuarter.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : centsOf(one.amount) - centsOf(other.amount)));
  for (const { amount } of ofQuarter) {
    const cents = halfUp((centsOf(amount) * 15) / 1000);
    spiff += cents;
    spiffs.push(text(cents));
  }
  const plan = centsOf(facts.plan);
  const products = counts.filter((count) => count > 0).length;
  const regions = places.filter((place) => place > 0).length;
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);
  const performance = Math.min(40, (40 * year) / plan) + Math.min(20, (20 * orders) / 80) + Math.min(20, 5 * products) + Math.min(20, 2 * facts.certified);
  const growth = Math.min(50, units / 40) + Math.min(30, 10 * regions) + Math.min(20, largest / 10_000);
  const level = RANKS.findLast(([, least, people, score]) => year >= least && facts.certified >= people && performance >= score)?.[0] ?? "registered";
  const isGold = level === "gold" || level === "platinum";
  const volume = halfUp(graduated(quarter, [0, 500_000, 1_500_000, 3_000_000], [0, 100, 200, 300]) / 10_000);
  const loyalty = isGold ? Math.min(40_000, halfUp((quarter * (quarter >= 2_000_000 ? 125 : 50)) / 10_000)) : 0;
  const target = quarter >= 1_800_000 ? 25_000 : 0;
  const perUnit = graduated(quarterUnits, [0, 300], [25, 40]);
  return {
    metrics: [text(quarter), text(year), orders, units, text(largest), products, regions, ...sold.map(text), ...counts, ...places.map(text), quarterUnits, ratio(year, plan), text(orders === 0 ? 0 : halfUp(year / orders)), ratio(sold[0]!, year), ratio(places[0]!, year), text(year - sold[0]!), text(Math.max(...sold))],
    scores: [Math.round(performance * 100) / 100, Math.round(growth * 100) / 100],
    level,
    amounts: [volume, loyalty, target, perUnit, spiff].map(text),
    spiffs,
    payable: text(volume + loyalty + target + perUnit + spiff),
  };
} // prettier-ignore

/** The same values of an outcome. */
function valuesOf({ metrics, scorecards, tiers, incentives, payable }: EvaluatedOutcome): object {
  return {
    metrics: Object.values(metrics).map((metric) => (metric.status === "value" ? metric.value : metric.status)),
    scores: Object.values(scorecards).map(({ score }) => (score.status === "value" ? score.value : score.status)), // prettier-ignore
    level: tiers["main"]!.certain,
    amounts: Object.values(incentives).map(({ amount }) => amount),
    spiffs: incentives["spiff"]!.lines!.map(({ amount }) => amount),
    payable: payable.amount,
  };
}

function outcomeOf(partner: BenchPartner): EvaluatedOutcome {
  const outcome = evaluatePartner(program, partner as unknown as Partner, { asOf: AS_OF });
  if (outcome.status !== "evaluated") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome;
}

/** Prints `evaluation-vs-handwritten`: how many times the hand-written one a partner takes. */
export function benchEvaluation(): void {
  mustAgree("evaluation-vs-handwritten", partners.map((partner) => valuesOf(outcomeOf(partner))), partners.map(byHand)); // prettier-ignore
  let sink = 0;
  const library = (): void => {
    for (const partner of partners) sink += outcomeOf(partner).payable.amount.length;
  };
  const hand = (): void => {
    for (const partner of partners) sink += Object.keys(byHand(partner)).length;
  };
  const [ours, theirs] = medians([library, hand], 21);
  if (sink === 0) throw new Error("nothing was computed");
  report("evaluation-vs-handwritten", ours! / theirs!);
  console.log(`evaluation: ${(ours! / partners.length / 1000).toFixed(1)} us a partner, by hand ${(theirs! / partners.length / 1000).toFixed(1)} us`); // prettier-ignore
}
