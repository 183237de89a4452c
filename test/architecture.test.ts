import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SRC = join(ROOT, "src");

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"));

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:([^"';]*?)\s+from\s+)?"([^"]+)"/gm;

function isTypeOnly(keyword: string | undefined, names: string | undefined): boolean {
  if (keyword !== undefined) return true;
  const list = /^\{([\s\S]*)\}$/.exec(names?.trim() ?? "")?.[1];
  const entries = list?.split(",").map((entry) => entry.trim()).filter((entry) => entry !== ""); // prettier-ignore
  return entries !== undefined && entries.length > 0 && entries.every((entry) => entry.startsWith("type "));
}

const IMPORTS: readonly Import[] = FILES.flatMap((from) => {
  const text = readFileSync(join(SRC, from), "utf8");
  return [...text.matchAll(STATEMENT)].map(([, keyword, names, target]) => {
    const to = target!.startsWith(".")
      ? relative(SRC, resolve(SRC, dirname(from), target!))
          .replaceAll("\\", "/")
          .replace(/\.js$/, ".ts")
      : target!;
    return { from, to, typeOnly: isTypeOnly(keyword, names) };
  });
});

const INTERNAL = IMPORTS.filter(({ to }) => to.endsWith(".ts"));
const SLICES = ["metrics", "scorecard", "lifecycle", "tiers", "incentives"];

/** What each module may import. A slice may name the types of another one, nothing more. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  ...Object.fromEntries(SLICES.map((slice) => [slice, ["core", slice]])),
  program: ["core", ...SLICES, "program"],
  testing: ["core", ...SLICES, "program", "testing"],
  "json-rules-engine": ["core", "program", "json-rules-engine"],
  // The command line is a user of the package: it takes everything of it by its name.
  cli: ["cli"],
  "index.ts": ["core", ...SLICES, "program"],
};

const moduleOf = (file: string): string => file.split("/")[0]!;

describe("imports run one way", () => {
  test("the imports of the source are seen at all", () => {
    expect(INTERNAL.length).toBeGreaterThan(200);
    expect(INTERNAL.some(({ typeOnly }) => typeOnly)).toBe(true);
  });

  test("core <- slices <- program", () => {
    const forbidden = INTERNAL.filter(({ from, to, typeOnly }) => {
      const allowed = MAY_IMPORT[moduleOf(from)];
      if (allowed?.includes(moduleOf(to)) === true) return false;
      return !(typeOnly && SLICES.includes(moduleOf(from)) && SLICES.includes(moduleOf(to)));
    });
    expect(forbidden).toEqual([]);
  });

  test("no file imports itself over others", () => {
    const edges = new Map(
      FILES.map((file) => [file, INTERNAL.filter(({ from }) => from === file).map(({ to }) => to)]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      if (done.has(file) || path.includes(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test("only schema files import zod", () => {
    const importers = IMPORTS.filter(({ to }) => to.startsWith("zod")).map(({ from }) => from);
    expect(importers.filter((file) => !file.endsWith("/schema.ts"))).toEqual([]);
    expect(importers.length).toBeGreaterThan(5);
  });

  test("only parsing, and the command that writes schemas, import schema files", () => {
    const importers = INTERNAL.filter(({ from, to, typeOnly }) => to.endsWith("/schema.ts") && !from.endsWith("/schema.ts") && !typeOnly); // prettier-ignore
    expect(importers.map(({ from }) => from).sort()).toEqual([
      "cli/commands/json-schema.ts",
      "cli/input/mapping/read.ts",
      "program/parse.ts",
    ]);
  });

  test("only decimals and roots of core/number know decimal.js, and only core/time knows date-fns", () => {
    const outside = IMPORTS.filter(
      ({ from, to }) =>
        (to.startsWith("decimal.js") && !/^core\/number\/(decimal|roots)\.ts$/.test(from)) ||
        (/^(@date-fns|date-fns)/.test(to) && !from.startsWith("core/time/")),
    );
    expect(outside).toEqual([]);
  });

  test("nothing but the run-time dependencies is imported, and nothing of Node", () => {
    const packages = new Set(IMPORTS.filter(({ from, to, typeOnly }) => moduleOf(from) !== "cli" && !to.endsWith(".ts") && !(typeOnly && to === "fast-check")).map(({ to }) => to)); // prettier-ignore
    const known = /^(zod\/mini|decimal\.js|date-fns\/\w+|@date-fns\/utc\/date\/mini)$/;
    expect([...packages].filter((name) => !known.test(name))).toEqual([]);
  });

  test("the command line imports the package, Node, and what its own file is built of", () => {
    const own = IMPORTS.filter(({ from, to }) => moduleOf(from) === "cli" && !to.endsWith(".ts")).map(({ to }) => to);
    const known =
      /^(node:\w+|partner-program|commander|csv-parse|csv-stringify\/sync|cli-table3|string-width|fast-xml-builder|jsonc-parser|picocolors|sarif|zod|\.\.\/(package|program\.schema)\.json)$/;
    expect(own.filter((name) => !known.test(name))).toEqual([]);
    expect(own).toContain("partner-program");
  });
});

describe("names", () => {
  test("no folder or file is called utils, helpers, common or misc", () => {
    expect(FILES.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(file))).toEqual([]);
  });
});
