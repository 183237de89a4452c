import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { STARTER_MAPPING, STARTER_ORDERS, STARTER_PARTNERS } from "../../src/cli/starter/data.js";
import { STARTER_PROGRAM } from "../../src/cli/starter/program.js";
import { desk } from "./support.js";

const asOf = ["--as-of", "2026-03-31"];
const partner = { id: "p1", facts: { agreementSigned: true, certifiedPeople: 4 }, records: { orders: [] } };
const entry = { partner: "P-001", id: "x", kind: "earned", incentive: "volume", period: { from: "2026-01-01", to: "2026-03-31" }, currency: "USD", on: "2026-04-02", knownAt: "2026-04-02", amount: "5.00", reasons: ["closed"], rules: "r" }; // prettier-ignore

const FILES = {
  "program.jsonc": STARTER_PROGRAM,
  "mapping.json": STARTER_MAPPING,
  "partners.csv": STARTER_PARTNERS,
  "orders.csv": STARTER_ORDERS,
  "partners.json": JSON.stringify([partner]),
  "partners.ndjson": `${JSON.stringify(partner)}\n${JSON.stringify({ ...partner, id: "p2" })}\n`,
  "journal.ndjson": `${JSON.stringify(entry)}\n`,
} as const;
type Name = keyof typeof FILES;

/** Each file with a command that reads it. */
const COMMANDS: readonly (readonly [Name, readonly string[]])[] = [
  ["program.jsonc", ["check", "program.jsonc", ...asOf]],
  ["program.jsonc", ["cases", "program.jsonc", "--format", "junit"]],
  ["program.jsonc", ["evaluate", "program.jsonc", "-p", "partners.json", ...asOf]],
  ["mapping.json", ["evaluate", "program.jsonc", "-m", "mapping.json", ...asOf, "-f", "csv"]],
  ["partners.csv", ["evaluate", "program.jsonc", "-m", "mapping.json", ...asOf]],
  ["orders.csv", ["evaluate", "program.jsonc", "-m", "mapping.json", ...asOf, "-f", "markdown"]],
  ["orders.csv", ["explain", "program.jsonc", "-m", "mapping.json", ...asOf, "--partner", "P-001"]],
  ["partners.json", ["compare", "program.jsonc", "program.jsonc", "-p", "partners.json", ...asOf, "--budget", "1000"]],
  ["partners.ndjson", ["evaluate", "program.jsonc", "-p", "partners.ndjson", ...asOf, "-f", "junit"]],
  ["journal.ndjson", ["settle", "program.jsonc", "-m", "mapping.json", ...asOf, "--journal", "journal.ndjson"]],
];

/** A change of some bytes: some are left out, and others stand there instead. */
const edit = fc.record({
  at: fc.nat({ max: 100_000 }),
  out: fc.nat({ max: 12 }),
  put: fc.oneof(
    fc.constantFrom('"', "{", "}", "[", "]", ",", ";", "\n", "\r", "\u0000", "null", "1e999", "-0", "__proto__", "\\u0000", "//", "/*", "\uFEFF"), // prettier-ignore
    fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  ),
  isRaw: fc.boolean(),
});

test("whatever stands in a file, a command ends with an answer or with one message, and never with a trace", async () => {
  const run = desk(FILES);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...COMMANDS), fc.array(edit, { minLength: 1, maxLength: 4 }), async ([name, args], edits) => {
      let bytes = Buffer.from(FILES[name]);
      for (const { at, out, put, isRaw } of edits) {
        const place = at % (bytes.length + 1);
        bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(put, isRaw ? "latin1" : "utf8"), bytes.subarray(place + out)]);
      }
      writeFileSync(join(run.folder, name), bytes);
      const { code, out, errors } = await run.run(...args);
      writeFileSync(join(run.folder, name), FILES[name]);
      expect([0, 1, 2]).toContain(code);
      if (code === 2) expect(`${out}${errors}`).not.toBe("");
      expect(`${out}${errors}`).not.toMatch(/\n\s+at .*:\d+:\d+/);
      expect(errors).not.toMatch(/TypeError|RangeError|undefined|\[object/);
    }),
    { numRuns: 400 },
  );
}, 60_000); // prettier-ignore
