import { format } from "node:util";
import { describe, expect, test } from "vitest";
import { writeSnippets } from "../../scripts/snippets.js";

const SNIPPETS = writeSnippets();

/** What a snippet says that it prints: its comments `// => …`, one for each line. */
function promised(code: string): readonly string[] {
  return [...code.matchAll(/\/\/ => ?(.*)$/gm)].map(([, line]) => line!.trimEnd());
}

/** Runs a module and returns the lines that it prints. */
async function printed(file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...values: unknown[]): void => void lines.push(...format(...values).split("\n"));
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    console.log = log;
  }
  return lines;
}

test("there are snippets in the README, in the docs and in docstrings", () => {
  for (const start of ["README.md", "docs/", "src/", "programs/"])
    expect(SNIPPETS.filter(({ place }) => place.startsWith(start)).length, start).toBeGreaterThan(0);
});

describe("every snippet runs and prints what it promises", () => {
  test.each(SNIPPETS.map((snippet) => [snippet.place, snippet] as const))("%s", async (_place, { code, file }) => {
    expect(await printed(file)).toEqual(promised(code));
  });
});
