import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as metrics from "partner-program/metrics";

/**
 * Published cases of the functions that answer for a whole channel: which function, what it is called with, and what of its answer the source
 * prints. Plain JSON, so that another implementation can run them too.
 */
interface FunctionCases {
  readonly title: string;
  readonly cases: readonly {
    readonly case: string;
    readonly source: string;
    readonly calls: readonly {
      readonly function: string;
      readonly arguments: readonly unknown[];
      readonly expect: object;
    }[];
  }[];
}

const FOLDER = join(import.meta.dirname, "functions");
const CASES = readdirSync(FOLDER).flatMap((file) => {
  const { cases } = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as FunctionCases;
  return cases.map((each) => [`${file}: ${each.case}`, each] as const);
});
const FUNCTIONS = metrics as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

test.each(CASES)("%s", (_name, { calls }) => {
  for (const call of calls) expect(FUNCTIONS[call.function]!(...call.arguments)).toMatchObject(call.expect);
});
