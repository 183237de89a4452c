import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { DATA_FOLDER, DATA_HELP, hasData } from "../../examples/adventureworks/data.js";
import { desk } from "../cli/support.js";

if (!hasData()) console.log(DATA_HELP);

const RATES = { USD: "1", CAD: "0.98", EUR: "1.31", GBP: "1.58", AUD: "1.02" } as const;

const program = {
  language: 1,
  id: "adventureWorks",
  currency: "USD",
  facts: { country: "string", businessType: "string" },
  records: {
    orders: {
      date: "on",
      currency: "currency",
      convertOn: "on",
      fields: { order: "string", on: "date", currency: "string", amount: "money" },
    },
  },
  metrics: {
    bookings: { sum: "orders.amount", window: { calendarYear: "toDate" } },
    orders: { countDistinct: "orders.order", window: { calendarYear: "toDate" } },
    rank: { rank: "bookings" },
  },
};

const mapping = {
  partners: { file: join(DATA_FOLDER, "resellers.csv"), id: "reseller_id", name: "name", facts: { country: "country", businessType: "business_type" } },
  records: {
    orders: {
      file: join(DATA_FOLDER, "sales.csv"),
      partner: "reseller_id",
      fields: { order: "order_id", on: "order_date", currency: "currency", amount: "sales_amount" },
    },
  },
  exchangeRates: { file: "rates.csv", from: "code", to: { constant: "USD" }, on: "day", rate: "rate" },
}; // prettier-ignore

/** A decimal text in millionths of a hundredth, so that amounts with four places times rates with two stay whole. */
const whole = (text: string, places: number): bigint => {
  const [front = "", back = ""] = text.split(".");
  return BigInt(front + back.padEnd(places, "0"));
};

type Line = Readonly<Record<"reseller_id" | "order_id" | "order_date" | "currency" | "sales_amount", string>>;

describe.runIf(hasData())("the command reads the files of AdventureWorks as they are", () => {
  test("701 resellers with 60,855 order lines in five currencies: each one's bookings, to the last digit, and its rank", async () => {
    const rates = Object.entries(RATES).map(([code, rate]) => `${code},2010-01-01,${rate}`);
    const { run } = desk({ "program.json": program, "mapping.json": mapping, "rates.csv": ["code,day,rate", ...rates].join("\n") }); // prettier-ignore
    const asOf = ["--as-of", "2012-12-31"];
    const { code, out, errors } = await run("evaluate", "program.json", "-m", "mapping.json", ...asOf, "--base", "-f", "csv"); // prettier-ignore
    expect([code, errors]).toEqual([0, "701 partners evaluated.\n"]);

    const lines: readonly Line[] = parse(readFileSync(join(DATA_FOLDER, "sales.csv")), { columns: true });
    expect(lines).toHaveLength(60_855);
    const booked = new Map<string, bigint>();
    for (const { reseller_id: id, order_date: day, currency, sales_amount: amount } of lines) {
      if (!day.startsWith("2012-")) continue;
      const value = whole(amount, 4) * whole(RATES[currency as keyof typeof RATES], 2);
      booked.set(id, (booked.get(id) ?? 0n) + value);
    }
    const rows = parse<Readonly<Record<string, string>>>(out, { columns: true });
    const all = rows.map(({ partner }) => booked.get(partner!) ?? 0n);
    for (const [index, { bookings, rank }] of rows.entries()) {
      // Half away from zero, from six places to two.
      const cents = (all[index]! + 5_000n) / 10_000n;
      expect(whole(bookings!, 2)).toBe(cents);
      expect(Number(rank)).toBe(1 + all.filter((other) => other > all[index]!).length);
    }
  });

  test("without rates every line that cannot be converted is told where it stands", async () => {
    const { exchangeRates: _none, ...without } = mapping;
    const { run } = desk({ "program.json": program, "mapping.json": without });
    const { code, errors } = await run("evaluate", "program.json", "-m", "mapping.json", "--as-of", "2012-12-31", "-q"); // prettier-ignore
    expect(code).toBe(1);
    expect(errors).toMatch(/sales\.csv:\d+: 10: records\/orders\/0\/currency: orders\[0\] is in CAD/);
    expect(errors.length).toBeLessThan(40_000);
  });
});
