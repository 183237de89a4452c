import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ProgramDocument, parseProgram, runCases } from "partner-program";

/**
 * Whole documents with cases inside: real programs with the published cases of their source, one document for each
 * structure that real programs need, the figures of the channel, and rebate engines. They are run by the function that a vendor runs its own cases by, so that no formula
 * is ever called.
 */
const FILES = ["programs", "structures", "metrics", "incentives"].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder)).map((file) => {
    const text = readFileSync(join(import.meta.dirname, folder, file), "utf8");
    return [`${folder}/${file}`, JSON.parse(text) as ProgramDocument] as const;
  }),
);

/** Cases of the functions that answer for a whole channel: `functions.test.ts` runs them. */
const FUNCTIONS = readdirSync(join(import.meta.dirname, "functions")).map((file) => {
  const text = readFileSync(join(import.meta.dirname, "functions", file), "utf8");
  return [`metrics/${file}`, JSON.parse(text) as { readonly cases: readonly { readonly case: string }[] }] as const;
});

test.each(FILES)("%s answers every one of its cases", (_file, document) => {
  const report = runCases(parseProgram(document));
  expect(report.results.filter(({ status }) => status !== "passed")).toEqual([]);
  expect(report.passed).toBe(document.cases!.length);
});

test.each(FILES)("%s: a case that expects another value fails", (_file, document) => {
  const isKnown = (value: unknown): boolean => typeof value !== "object" || value === null;
  const cases = document
    .cases!.filter(({ expect: expected }) => Object.values(expected).every(isKnown))
    .map((each) => ({
      ...each,
      expect: Object.fromEntries(Object.keys(each.expect).map((name) => [name, { status: "unknown" as const }])),
    }));
  expect(runCases(parseProgram({ ...document, cases })).passed).toBe(0);
});

/** Cases that no document answers: the reason, and the issue that will bring what they need, unless they are out of scope. */
interface Waiting {
  readonly file: string;
  readonly cases: "all" | readonly string[];
  readonly reason: string;
  readonly issue?: number;
  readonly outOfScope?: true;
}

const WAITING = JSON.parse(readFileSync(join(import.meta.dirname, "waiting.json"), "utf8")) as readonly Waiting[];
/** How many cases waited when the list was last changed: it may only become shorter. */
const MOST_WAITING = 17;

interface PublishedCase {
  readonly case: string;
  readonly source: string;
}

const SHARED = join(import.meta.dirname, "../../../shared/cases");
const PUBLISHED = existsSync(SHARED)
  ? ["programs", "incentives", "metrics"].flatMap((folder) =>
      readdirSync(join(SHARED, folder))
        .filter((file) => !file.startsWith("do-not-use"))
        .map((file) => {
          const text = readFileSync(join(SHARED, folder, file), "utf8");
          return [`${folder}/${file}`, JSON.parse(text) as readonly PublishedCase[]] as const;
        }),
    )
  : [];

describe.skipIf(PUBLISHED.length === 0)("the collection of published cases (skipped where it does not lie beside the project)", () => {
  const answered = new Set(
    [...FILES, ...FUNCTIONS].flatMap(([file, { cases = [] }]) => cases.map((each) => `${file} ${each.case}`)),
  );
  const waitsFor = (file: string, title: string): boolean =>
    WAITING.some((entry) => entry.file === file && (entry.cases === "all" || entry.cases.includes(title)));

  test("each case is answered by a document, or waits for a stated reason; none does both", () => {
    const both = PUBLISHED.flatMap(([file, cases]) =>
      cases.filter((each) => answered.has(`${file} ${each.case}`) === waitsFor(file, each.case)).map((each) => `${file} ${each.case}`),
    );
    expect(both).toEqual([]);
  });

  test("the list of those that wait only shrinks, and names what is there", () => {
    const count = PUBLISHED.flatMap(([file, cases]) => cases.filter((each) => waitsFor(file, each.case))).length;
    expect(count).toBeLessThanOrEqual(MOST_WAITING);
    for (const { file, cases, reason, issue, outOfScope } of WAITING) {
      const known = PUBLISHED.find(([name]) => name === file)?.[1].map((each) => each.case);
      expect(known, file).toBeDefined();
      if (cases !== "all") expect(known).toEqual(expect.arrayContaining([...cases]));
      expect(reason.length).toBeGreaterThan(10);
      if (outOfScope === true) expect(issue).toBeUndefined();
      else expect(issue).toBeGreaterThan(3);
    }
  });
}); // prettier-ignore
