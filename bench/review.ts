/** What a reviewed day costs over an evaluated one: a ladder that moves at once is looked at on every day. */
import { type Partner, evaluatePartner, parseProgram, reviewPartner } from "partner-program";
import { medians, report } from "./measure.js";

const program = parseProgram({
  language: 1,
  id: "bench",
  currency: "USD",
  records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
  metrics: { bookings: { sum: "orders.amount", window: { trailing: { months: 12 } } } },
  tiers: {
    main: {
      levels: ["silver", "gold", "platinum"].map((id, rank) => ({
        id,
        requires: { fact: "bookings", operator: "greaterThanInclusive", value: rank * 4000 } as const,
      })),
      review: { demote: { on: { lastDayOf: "calendarQuarter" } }, lockIn: { for: { months: 6 } } },
    },
  },
});

const DAY = 86_400_000;
const DAYS = 365;
const days = Array.from({ length: DAYS }, (_, index) => new Date(Date.UTC(2026, 0, 1) + index * DAY).toISOString().slice(0, 10)); // prettier-ignore
const orders = Array.from({ length: 100 }, (_, index) => ({ on: days[(index * 37) % DAYS]!, amount: `${index}.50` }));
const partner: Partner = { id: "p1", records: { orders }, held: {} };

/** Prints `review-day-vs-evaluation`, and how many milliseconds the reviews of a year take. */
export function benchReview(): void {
  const review = (): void => void reviewPartner(program, partner, { on: days.at(-1)!, from: days[0]! });
  const evaluate = (): void => days.forEach((asOf) => void evaluatePartner(program, partner, { asOf }));
  const [reviewed, evaluated] = medians([review, evaluate]);
  report("review-day-vs-evaluation", reviewed! / evaluated!);
  report("review-year-ms", reviewed! / 1e6);
}
