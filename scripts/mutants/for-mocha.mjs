/* global describe, it */
/**
 * What the tests use of vitest, for mocha; the assertions are vitest's own. The tests of a file are loaded once, and what the file computes
 * beside them is computed anew for every mutant: in the first test that runs, where Stryker sees that a test needs it.
 */
import fc from "fast-check";

export { expect } from "vitest";

/** Each property is tried for so many milliseconds at most, and nothing is made of a counterexample: the tests run once for every mutant. */
const PATIENCE = 15;
/** What holds all of the language against another way of computing it is worth more of them. */
const BROAD = /slow oracle|partners as columns|where every value is filled in/;
const PATIENCE_WITH_BROAD_ONES = 300;

const stryker = (globalThis.__stryker__ ??= {});

/** The file that is being read, with the names of the groups around the place. */
let reading;

/** Reads a file: its groups and tests are shown to mocha the first time, and only remembered after that. */
function read(file, isFirst) {
  reading = { file, isFirst, names: [] };
  file.tests.clear();
  file.body();
  reading = undefined;
}

/** A file, whose loading is no test of anything. */
export function testFile(body) {
  const file = { body, tests: new Map(), readFor: undefined };
  stryker.currentTestId = "loading";
  read(file, true);
  stryker.currentTestId = undefined;
}

/** Without a mutant every test reads its file, so that all that it needs counts as covered by it. */
function bodyOf(file, key) {
  const { activeMutant } = stryker;
  if (activeMutant === undefined || file.readFor !== activeMutant) read(file, false);
  file.readFor = activeMutant;
  return file.tests.get(key);
}

function defineGroup(name, body) {
  const { names, isFirst } = reading;
  names.push(name);
  if (isFirst) describe(name, () => void body());
  else body();
  names.pop();
}

function defineTest(name, body) {
  const { file, names, isFirst } = reading;
  const key = [...names, name].join("\n");
  file.tests.set(key, body);
  if (!isFirst) return;
  it(name, () => {
    const interruptAfterTimeLimit = BROAD.test(name) ? PATIENCE_WITH_BROAD_ONES : PATIENCE;
    fc.configureGlobal({ seed: 1, interruptAfterTimeLimit, endOnFailure: true });
    return bodyOf(file, key)();
  });
}

/** A row of a table is a list of arguments, or the only one. Names stay short: mutants choose their tests by them. */
const eachOf = (define) => (table) => (name, body) => {
  for (const [index, row] of table.entries()) {
    const values = Array.isArray(row) ? row : [row];
    define(`${name} #${index}`, () => body(...values));
  }
};

const group = Object.assign(defineGroup, {
  each: eachOf(defineGroup),
  skipIf: (skipped) => (skipped ? () => undefined : defineGroup),
});
const test = Object.assign(defineTest, { each: eachOf(defineTest) });
export { group as describe, test };
