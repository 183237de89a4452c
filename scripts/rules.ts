/**
 * Holds the library against the real json-rules-engine: `npm run rules -- 100000 1` tries 100,000 random rule sets from seed 1 on, and a
 * tenth as many random programs in a real engine.
 */
import { isDeepStrictEqual } from "node:util";
import { verdictsOf } from "../test/json-rules-engine/agree.js";
import { answersOf } from "../test/json-rules-engine/engine-agree.js";

type Answers = (seed: number) => Promise<{ readonly engine: unknown; readonly library: unknown }>;

const [count = 100_000, first = 1] = process.argv.slice(2).map(Number);

async function compare(what: string, number: number, answers: Answers): Promise<void> {
  let differing = 0;
  for (let seed = first; seed < first + number; seed += 1) {
    const { engine, library } = await answers(seed);
    if (isDeepStrictEqual(engine, library)) continue;
    differing += 1;
    if (differing <= 10)
      console.log(`seed ${seed}: ${JSON.stringify(library)}, and the engine says ${JSON.stringify(engine)}`);
  }
  console.log(`${number} ${what} with three partners each, ${differing} with a difference`);
  if (differing > 0) process.exitCode = 1;
}

await compare("rule sets", count, verdictsOf);
await compare("programs in a real engine", Math.ceil(count / 10), (seed) => answersOf(seed));
