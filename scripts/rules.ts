/** Holds the library against the real json-rules-engine: `npm run rules -- 100000 1` tries 100,000 random rule sets from seed 1 on. */
import { verdictsOf } from "../test/json-rules-engine/agree.js";

const [count = 100_000, first = 1] = process.argv.slice(2).map(Number);
let differing = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const { engine, library } = await verdictsOf(seed);
  if (JSON.stringify(engine) === JSON.stringify(library)) continue;
  differing += 1;
  if (differing <= 10)
    console.log(`seed ${seed}: ${JSON.stringify(library)}, and the engine says ${JSON.stringify(engine)}`);
}
console.log(`${count} rule sets with three partners each, ${differing} with a difference`);
if (differing > 0) process.exitCode = 1;
