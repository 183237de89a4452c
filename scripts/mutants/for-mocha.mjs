/* global describe, it */
/** What the tests use of vitest, for mocha; the assertions are vitest's own. */
import fc from "fast-check";

export { expect } from "vitest";

/** Each property is tried for so many milliseconds at most, and nothing is made of a counterexample: the tests run once for every mutant. */
const PATIENCE = 15;
/** What holds all of the language against another way of computing it is worth more of them. */
const BROAD = /slow oracle|partners as columns|where every value is filled in/;
const PATIENCE_WITH_BROAD_ONES = 300;

/** The body of a test, tried for as long as it is worth. */
const tried = (name, body) => () => {
  const interruptAfterTimeLimit = BROAD.test(name) ? PATIENCE_WITH_BROAD_ONES : PATIENCE;
  fc.configureGlobal({ seed: 1, interruptAfterTimeLimit, endOnFailure: true });
  return body();
};

/** A row of a table is a list of arguments, or the only one. Names stay short: mutants choose their tests by them. */
const eachOf = (define) => (table) => (name, body) => {
  for (const [index, row] of table.entries()) {
    const values = Array.isArray(row) ? row : [row];
    define(`${name} #${index}`, () => body(...values));
  }
};

const defineGroup = (name, body) => describe(name, () => void body());
const defineTest = (name, body) => it(name, tried(name, body));

const group = Object.assign(defineGroup, {
  each: eachOf(defineGroup),
  skipIf: (skipped) => (skipped ? () => undefined : defineGroup),
});
const test = Object.assign(defineTest, { each: eachOf(defineTest) });
export { group as describe, test };
