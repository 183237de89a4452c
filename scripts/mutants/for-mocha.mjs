/* global describe, it */
/** What the tests use of vitest, for mocha; the assertions are vitest's own. */
import fc from "fast-check";

export { expect } from "vitest";

/** Each property is tried for so long at most, and nothing is made of a counterexample: the tests run once for every mutant. */
const MILLISECONDS = 15;
fc.configureGlobal({ seed: 1, interruptAfterTimeLimit: MILLISECONDS, endOnFailure: true });

/** A row of a table is a list of arguments, or the only one. Names stay short: mutants choose their tests by them. */
const eachOf = (define) => (table) => (name, body) => {
  for (const [index, row] of table.entries()) {
    const values = Array.isArray(row) ? row : [row];
    define(`${name} #${index}`, () => body(...values));
  }
};

const defineGroup = (name, body) => describe(name, () => void body());
const defineTest = (name, body) => it(name, () => body());

const group = Object.assign(defineGroup, {
  each: eachOf(defineGroup),
  skipIf: (skipped) => (skipped ? () => undefined : defineGroup),
});
const test = Object.assign(defineTest, { each: eachOf(defineTest) });
export { group as describe, test };
