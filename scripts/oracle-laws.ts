/** Holds random programs against what the library promises of every program: `npm run oracle:laws -- 500 30 1` tries 500, 30 inputs for each law. */
import { brokenBySeed } from "../test/testing/promises.js";

const [programs = 100, inputs = 30, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 5;
let broken = 0;
for (let seed = first; seed < first + programs; seed += 1) {
  const found = brokenBySeed(seed, inputs);
  if (found.length === 0) continue;
  broken += 1;
  if (broken <= MOST_SHOWN) console.log(`seed ${seed}:\n${found.join("\n")}`);
}
console.log(`${programs} programs, ${broken} that break a promise`);
if (broken > 0) process.exitCode = 1;
