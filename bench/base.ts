/** Levels and one graduated rebate for a million partners with ten records each: columns against a loop over typed arrays. */
import { type BaseSummary, type PartnerColumns, parseProgram, summarizeBase } from "partner-program";
import { medians, mustAgree, report } from "./measure.js";

const PARTNERS = 1_000_000;
const RECORDS_EACH = 10;
const DAY = 86_400_000;
const dayOf = (text: string): number => Date.parse(text) / DAY;
const FROM = dayOf("2026-01-01");
const TO = dayOf("2026-03-31");

const program = parseProgram({
  language: 1,
  id: "bench",
  currency: "USD",
  facts: { certified: "integer" },
  records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
  metrics: { bookings: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } } },
  tiers: {
    main: {
      levels: [
        { id: "registered" },
        ...[
          ["silver", 10_000, 1],
          ["gold", 25_000, 3],
          ["platinum", 40_000, 6],
        ].map(([id, bookings, certified]) => ({
          id,
          requires: {
            all: [
              { fact: "bookings", operator: "greaterThanInclusive", value: bookings },
              { fact: "certified", operator: "greaterThanInclusive", value: certified },
            ],
          },
        })),
      ],
    },
  },
  incentives: {
    volume: {
      kind: "rebate",
      period: "fiscalQuarter",
      payOn: "bookings",
      scale: {
        apply: "graduated",
        bands: [
          { from: 0, rate: 0 },
          { from: 10_000, rate: 0.01 },
          { from: 20_000, rate: 0.0175 },
          { from: 30_000, rate: 0.025 },
          { from: 50_000, rate: 0.0325 },
        ],
      },
    },
  },
});

const offsets = Int32Array.from({ length: PARTNERS + 1 }, (_, index) => index * RECORDS_EACH);
const certified = Int32Array.from({ length: PARTNERS }, (_, index) => (index * 31) % 9);
const days = Int32Array.from({ length: PARTNERS * RECORDS_EACH }, (_, index) => FROM - 60 + ((index * 7919) % 150));
const cents = Int32Array.from({ length: PARTNERS * RECORDS_EACH }, (_, index) => (index * 104_729) % 1_000_003);

const columns: PartnerColumns = {
  id: Array.from({ length: PARTNERS }, (_, index) => `p${index}`),
  facts: { certified },
  records: { orders: { offsets, fields: { on: { values: days }, amount: { values: cents, scale: 2 } } } },
};

/** Bounds of the bands in cents, rates in parts of ten thousand, and what the bands below pay, in parts of a cent. */
const BANDS = [0, 1_000_000, 2_000_000, 3_000_000, 5_000_000];
const RATES = [0, 100, 175, 250, 325];
const BELOW = BANDS.map((from, band) =>
  BANDS.slice(0, band).reduce(
    (sum, start, index) => sum + (Math.min(from, BANDS[index + 1]!) - start) * RATES[index]!,
    0,
  ),
);

type Result = readonly [silver: number, gold: number, platinum: number, registered: number, paid: string];

function byHand(): Result {
  const counts = [0, 0, 0, 0];
  let paid = 0;
  for (let partner = 0; partner < PARTNERS; partner += 1) {
    let sum = 0;
    for (let record = offsets[partner]!; record < offsets[partner + 1]!; record += 1)
      if (days[record]! >= FROM && days[record]! <= TO) sum += cents[record]!;
    const people = certified[partner]!;
    const level =
      sum >= 4_000_000 && people >= 6
        ? 3
        : sum >= 2_500_000 && people >= 3
          ? 2
          : sum >= 1_000_000 && people >= 1
            ? 1
            : 0;
    counts[level]! += 1;
    let band = BANDS.length - 1;
    while (band > 0 && sum <= BANDS[band]!) band -= 1;
    paid += Math.floor((BELOW[band]! + (sum - BANDS[band]!) * RATES[band]! + 5_000) / 10_000);
  }
  return [counts[1]!, counts[2]!, counts[3]!, counts[0]!, (paid / 100).toFixed(2)];
}

function byLibrary(): Result {
  const { tiers, payable }: BaseSummary = summarizeBase(program, { columns }, { asOf: "2026-03-31" });
  const { counts } = tiers["main"]!;
  return [counts["silver"]!, counts["gold"]!, counts["platinum"]!, counts["registered"]!, payable["USD"]!];
}

/** Prints `base-1m-vs-typed-arrays`: how many times slower than the loop. */
export function benchBase(): void {
  mustAgree("base-1m-vs-typed-arrays", byLibrary(), byHand());
  const [library, hand] = medians([byLibrary, byHand], 5);
  report("base-1m-vs-typed-arrays", library! / hand!);
  report("base-1m-seconds", library! / 1e9);
}
