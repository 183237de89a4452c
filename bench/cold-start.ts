/** The first answer of a process that has just started: import the built package, parse Northwind, evaluate a partner. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { report } from "./measure.js";

const DIST = new URL("../../dist/index.js", import.meta.url);
const NORTHWIND = new URL("../../dist/programs/northwind.js", import.meta.url);
const SCRIPT = `
  const start = performance.now();
  const { parseProgram, evaluatePartner } = await import("${DIST.href}");
  const imported = performance.now();
  const { northwindProgram, northwindPartners } = await import("${NORTHWIND.href}");
  const [partner] = northwindPartners({ count: 1 });
  const ready = performance.now();
  const program = parseProgram(northwindProgram);
  const parsed = performance.now();
  evaluatePartner(program, partner, { asOf: "2026-03-31" });
  const evaluated = performance.now();
  console.log(JSON.stringify([imported - start, parsed - ready, evaluated - parsed]));
`;

/** Prints `cold-start-ms` and its parts, medians of several processes; needs a build. */
export function benchColdStart(): void {
  if (!existsSync(DIST)) {
    console.log("cold-start: run `npm run build` first");
    return;
  }
  const runs = Array.from({ length: 9 }, () => {
    const printed = execFileSync("node", ["--input-type=module", "-e", SCRIPT], { encoding: "utf8" });
    return JSON.parse(printed) as number[];
  });
  const part = (index: number): number => runs.map((run) => run[index]!).sort((left, right) => left - right)[4]!;
  const parts = [part(0), part(1), part(2)];
  report("cold-start-ms", parts.reduce((sum, value) => sum + value, 0)); // prettier-ignore
  for (const [index, name] of ["import", "parse", "evaluate"].entries()) report(`cold-start-${name}-ms`, parts[index]!);
}
