/** Holds incentives against their slow oracle: `npm run oracle:incentives -- 20000 10 1` tries 20,000 programs with 10 partners each. */
import { incentiveDisagreements } from "../test/oracle/incentives/agree.js";

const [programs = 1000, partners = 10, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let differing = 0;
for (let seed = first; seed < first + programs; seed += 1) {
  const [found] = incentiveDisagreements(seed, partners);
  if (found === undefined) continue;
  differing += 1;
  if (differing > MOST_SHOWN) continue;
  console.log(
    `seed ${seed}: incentive.${found.id} is ${JSON.stringify(found.library)}, and should be ${JSON.stringify(found.expected)}`,
  );
}
console.log(`${programs * partners} pairs of a program and a partner, ${differing} programs with a difference`);
if (differing > 0) process.exitCode = 1;
