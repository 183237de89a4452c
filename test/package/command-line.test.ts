import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, installIn, pack, run } from "./fresh.js";

const folder = mkdtempSync(join(tmpdir(), "partner-program-command-"));
const fresh = join(folder, "fresh");

beforeAll(() => {
  installIn(fresh, pack(folder));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The command as a user types it: with what it ended with. */
function typed(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly errors: string } {
  const { status, stdout, stderr } = spawnSync("npx", ["partner-program", ...args], { cwd: fresh, encoding: "utf8" });
  return { code: status, out: stdout, errors: stderr };
} // prettier-ignore

const asOf = ["--as-of", "2026-03-31"];

describe("a new user, in an empty folder with the packed package", () => {
  test("begins a program, breaks it, mends it, evaluates a file, and has one amount explained", () => {
    expect(typed("init").code).toBe(0);
    expect(typed("check", "program.jsonc", ...asOf).code).toBe(0);

    // A slip: silver wants more people than there is room for, beside the three conditions that it has.
    const program = join(fresh, "program.jsonc");
    const written = readFileSync(program, "utf8");
    const two = '{ "fact": "certifiedPeople", "operator": "greaterThanInclusive", "value": 2 }';
    expect(written).toContain(two);
    writeFileSync(program, written.replace(two, `${two}, ${two.replace("greaterThanInclusive", "lessThan")}`));
    const wrong = typed("check", "program.jsonc", ...asOf);
    expect([wrong.code, wrong.out]).toEqual([1, expect.stringMatching(/program\.jsonc:\d+:9 error level\.unreachable/)]); // prettier-ignore

    writeFileSync(program, written.replace('"rate": 0.03', '"rate": 0.04'));
    expect(typed("check", "program.jsonc", ...asOf).code).toBe(0);
    expect(typed("cases", "program.jsonc").code).toBe(0);
    const evaluated = typed("evaluate", "program.jsonc", "--mapping", "mapping.json", ...asOf, "-f", "csv");
    expect([evaluated.code, evaluated.errors]).toEqual([0, "4 partners evaluated.\n"]);
    expect(evaluated.out).toContain("P-001,2026-03-31,USD,gold,6260.00,due");
    const why = typed("explain", "program.jsonc", "-m", "mapping.json", ...asOf, "--partner", "P-001", "--at", "/incentives/volume"); // prettier-ignore
    expect([why.code, why.out]).toEqual([0, expect.stringMatching(/^Quarterly volume rebate = 6260 USD: graduated/)]);
  });

  test.each(["CI", "FORCE_COLOR"])("is shown no colours where %s is set and nobody looks at a terminal", (name) => {
    const folder = mkdtempSync(join(fresh, "coloured-"));
    typed("init", folder);
    const program = readFileSync(join(folder, "program.jsonc"), "utf8");
    writeFileSync(join(folder, "program.jsonc"), program.replace('"value": 200000', '"value": 20000'));
    const env = { ...process.env, NO_COLOR: undefined, [name]: "1" };
    const args = ["partner-program", "check", join(folder, "program.jsonc"), ...asOf];
    const { stdout } = spawnSync("npx", args, { cwd: fresh, encoding: "utf8", env });
    expect(stdout).toContain("program.jsonc:59:9 warning level.skipped tiers/main/levels/2:");
    expect(stdout).not.toContain("\u001B");
  }); // prettier-ignore

  test("is told its version, and the schema for the editor", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(typed("--version").out).toBe(`${version}\n`);
    expect(typed("schema").out).toContain('"title": "Partner program"');
  });
});

describe("the command in a shell", () => {
  const many = 60_000;

  beforeAll(() => {
    const facts = { agreementSigned: true, certifiedPeople: 5 };
    const orders = [{ id: "A", orderedOn: "2026-02-01", amount: "250000.00" }];
    const lines = Array.from({ length: many }, (_, place) => JSON.stringify({ id: `p${place}`, facts, records: { orders } })); // prettier-ignore
    writeFileSync(join(fresh, "many.ndjson"), `${lines.join("\n")}\n`);
    if (!existsSync(join(fresh, "program.jsonc"))) typed("init");
  });

  const bin = "node_modules/partner-program/dist/cli.cjs";
  const args = ["evaluate", "program.jsonc", "-p", "many.ndjson", ...asOf, "-f", "ndjson"];

  test.each(["SIGINT", "SIGTERM"] as const)("interrupted by %s it leaves no half of a file, and what was there", async (signal) => {
    writeFileSync(join(fresh, "out.ndjson"), "before");
    const child = spawn("node", [bin, ...args, "-o", "out.ndjson"], { cwd: fresh, stdio: "ignore" });
    const partial = (): readonly string[] => readdirSync(fresh).filter((name) => name.endsWith(".partial"));
    while (partial().length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect([code, partial(), readFileSync(join(fresh, "out.ndjson"), "utf8")]).toEqual([130, [], "before"]);
  }); // prettier-ignore

  test("a reader that wants no more is no error", () => {
    expect(run("sh", ["-c", `node ${bin} ${args.join(" ")} 2> errors.txt | head -n 1`], fresh)).toMatch(/^\{"status":"evaluated","partner":"p0"/); // prettier-ignore
    expect(readFileSync(join(fresh, "errors.txt"), "utf8")).not.toMatch(/EPIPE|Error/);
  });

  test("a batch is written as a whole", () => {
    run("node", [bin, ...args, "-q", "-o", "out.ndjson"], fresh);
    expect(readFileSync(join(fresh, "out.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(many);
  });
});
