import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Partner, evaluatePartner, parseProgram } from "partner-program";

/**
 * Published cases: a program document, partners, and what the source prints. Plain JSON, so that another implementation
 * can run them too; its form is `cases.schema.json` beside the files.
 */
interface CaseFile {
  readonly title: string;
  readonly source: string;
  readonly program: object;
  readonly cases: readonly {
    readonly case: string;
    readonly kind: "published" | "derived";
    readonly partner: Omit<Partner, "id">;
    readonly asOf?: string;
    /** JSON pointers into the outcome, and the value there. */
    readonly expected: Readonly<Record<string, unknown>>;
  }[];
}

const FOLDER = join(import.meta.dirname, "cases");
const FILES = readdirSync(FOLDER).map(
  (file) => [file, JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as CaseFile] as const,
);

function at(value: unknown, path: string): unknown {
  return path
    .split("/")
    .slice(1)
    .reduce<unknown>((current, key) => (current as Record<string, unknown> | undefined)?.[key], value);
}

test("there are cases", () => {
  expect(FILES.length).toBeGreaterThan(3);
});

describe.each(FILES)("%s", (_file, { program, cases }) => {
  const parsed = parseProgram(program);
  test.each(cases.map((each) => [each.case, each] as const))("%s", (_name, { partner, asOf, expected }) => {
    const outcome = evaluatePartner(parsed, { id: "case", ...partner }, { asOf: asOf ?? "2026-03-31" });
    const found = Object.fromEntries(Object.keys(expected).map((path) => [path, at(outcome, path)]));
    expect(found).toEqual(expected);
  });
});
