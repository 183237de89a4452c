/**
 * Holds the library against the slow oracle on random programs: `npm run oracle -- 200000 5 1` tries 200,000 programs with
 * five partners each, from seed 1 on, and prints every disagreement that it finds.
 */
import { disagreements } from "../test/oracle/language/agree.js";

const [programs = 20_000, partners = 5, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let shown = 0;
let differing = 0;
for (let seed = first; seed < first + programs; seed += 1) {
  const [found] = disagreements(seed, partners);
  if (found === undefined) continue;
  differing += 1;
  shown += 1;
  if (shown > MOST_SHOWN) continue;
  const { name, library, oracle, document, question } = found;
  const rule = document.metrics?.[name];
  console.log(`seed ${seed}: ${name} is ${JSON.stringify(library)}, and the oracle says ${JSON.stringify(oracle)}`);
  console.log(`  ${JSON.stringify(rule ?? {})} on ${question.asOf}`);
}
console.log(`${programs * partners} pairs of a program and a partner, ${differing} programs with a difference`);
if (differing > 0) process.exitCode = 1;
