/** The most memory that a stream of partners needs: a million of them against ten thousand, each in a process of its own. */
import { execFileSync } from "node:child_process";
import { report } from "./measure.js";

const DIST = new URL("../../dist/index.js", import.meta.url);
const SCRIPT = `
  const { evaluatePartners, parseProgram } = await import("${DIST.href}");
  const program = parseProgram({
    language: 1,
    id: "bench",
    currency: "USD",
    records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
    metrics: { bookings: { sum: "orders.amount", window: { fiscalYear: "toDate" } } },
    tiers: { main: { levels: [{ id: "low" }, { id: "high", requires: { fact: "bookings", operator: "greaterThan", value: 500 } }] } },
  });
  function* partners(count) {
    for (let index = 0; index < count; index += 1)
      yield { id: "p" + index, records: { orders: [{ on: "2026-01-15", amount: (index % 997) + ".50" }] } };
  }
  let high = 0;
  for (const outcome of evaluatePartners(program, partners(Number(process.argv[1])), { asOf: "2026-03-31" }))
    if (outcome.tiers.main.certain === "high") high += 1;
  console.log(high > 0 ? process.resourceUsage().maxRSS : "nobody is high");
`;

function peakOf(count: number): number {
  const peaks = Array.from({ length: 3 }, () => {
    const printed = execFileSync("node", ["--input-type=module", "-e", SCRIPT, String(count)], { encoding: "utf8" });
    return Number(printed);
  });
  return peaks.sort((left, right) => left - right)[1]!;
}

/** Prints `memory-stream`: the peak of the large stream over that of the small one. */
export function benchMemory(): void {
  const [small, large] = [peakOf(10_000), peakOf(1_000_000)];
  report("memory-stream", large / small);
  report("memory-stream-megabytes", large / 1024);
}
