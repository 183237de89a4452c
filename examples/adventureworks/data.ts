/** Reads the AdventureWorks files and lays them out as partner documents: resellers, and salespeople by period. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { type Partner, type PartnerRecord } from "../../src/index.js";

/** Where the files are looked for: the folder that the environment names, else beside the project. */
export const DATA_FOLDER: string = resolve(
  process.env["ADVENTUREWORKS"] ?? join(import.meta.dirname, "../../../shared/data/adventureworks"),
);

export const DATA_HELP: string = [
  `The AdventureWorks files are not in ${DATA_FOLDER}.`,
  "They come from Microsoft's AdventureWorks data warehouse sample (MIT License), reseller side: sales.csv,",
  "resellers.csv, quotas.csv and products.csv. Put them into a folder and name it:",
  "  ADVENTUREWORKS=/path/to/folder npm run adventureworks",
].join("\n");

export function hasData(): boolean {
  return ["sales.csv", "resellers.csv", "quotas.csv", "products.csv"].every((file) =>
    existsSync(join(DATA_FOLDER, file)),
  );
}

type CsvRow = Readonly<Record<string, string>>;

function readCsv(file: string): readonly CsvRow[] {
  return parse<CsvRow>(readFileSync(join(DATA_FOLDER, file)), { columns: true });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The currency of a country, for resellers that have never ordered. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  CA: "CAD",
  GB: "GBP",
  FR: "EUR",
  DE: "EUR",
  AU: "AUD",
};

/** Every reseller. Its own currency is that of its first order, or of its country while it has none. */
export function readResellers(): readonly Partner[] {
  const categories = new Map(readCsv("products.csv").map((row) => [row["product_id"], row["category"]]));
  const sales = groupBy(readCsv("sales.csv"), (row) => row["reseller_id"]!);
  return readCsv("resellers.csv").map((reseller): Partner => {
    const lines = sales.get(reseller["reseller_id"]!) ?? [];
    const first = lines.toSorted((left, right) => left["order_date"]!.localeCompare(right["order_date"]!))[0];
    return {
      id: reseller["reseller_id"]!,
      name: reseller["name"]!,
      currency: first?.["currency"] ?? CURRENCIES[reseller["country"]!]!,
      facts: { country: reseller["country"], businessType: reseller["business_type"] },
      records: {
        orders: lines.map((row): PartnerRecord => ({
          line: `${row["order_id"]!}/${row["line"]!}`,
          order: row["order_id"],
          orderedOn: row["order_date"],
          currency: row["currency"],
          amount: row["sales_amount"],
          category: categories.get(row["product_id"]),
        })),
      },
    };
  });
}

/** A salesperson in one period of its quota. */
export interface QuotaPeriod {
  readonly salesperson: string;
  readonly start: string;
  readonly end: string;
  readonly partner: Partner;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Every salesperson in every period of the quota list; the last period ends with the last order of all. */
export function readQuotaPeriods(): readonly QuotaPeriod[] {
  const rows = readCsv("sales.csv");
  const sales = groupBy(rows, (row) => row["salesperson_id"]!);
  const lastDay = rows.map((row) => row["order_date"]!).reduce((left, right) => (left > right ? left : right));
  const quotas = groupBy(readCsv("quotas.csv"), (row) => row["salesperson_id"]!);
  return [...quotas].flatMap(([salesperson, list]) => {
    const ordered = list.toSorted((left, right) => left["quarter_start"]!.localeCompare(right["quarter_start"]!));
    const lines = (sales.get(salesperson) ?? []).toSorted((left, right) =>
      left["order_date"]!.localeCompare(right["order_date"]!),
    );
    const orders = lines.map((row) => ({
      orderedOn: row["order_date"],
      currency: row["currency"],
      amount: row["sales_amount"],
    }));
    return ordered.map((row, index): QuotaPeriod => {
      const start = row["quarter_start"]!;
      const next = ordered[index + 1]?.["quarter_start"];
      const end = next === undefined ? lastDay : dayBefore(next);
      const facts = { quota: row["quota"], periodStart: start, periodEnd: end };
      const partner = { id: salesperson, currency: lines[0]?.["currency"] ?? "USD", facts, records: { orders } };
      return { salesperson, start, end, partner };
    });
  });
}
