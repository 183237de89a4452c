/** Holds reviews against their slow oracle: `npm run oracle:review -- 20000 1` tries 20,000 random ladders from seed 1 on. */
import { reviewDisagreements } from "../test/oracle/review/agree.js";

const [reviews = 5000, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let differing = 0;
for (let seed = first; seed < first + reviews; seed += 1) {
  const [found] = reviewDisagreements(seed);
  if (found === undefined) continue;
  differing += 1;
  if (differing > MOST_SHOWN) continue;
  console.log(
    `seed ${seed}: ${found.what} is ${JSON.stringify(found.library)}, and should be ${JSON.stringify(found.expected)}`,
  );
}
console.log(`${reviews} ladders reviewed, ${differing} with a difference`);
if (differing > 0) process.exitCode = 1;
