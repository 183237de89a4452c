/** Holds the check against looking at every partner: `npm run oracle:check -- 20000 1` tries 20,000 programs. */
import { checkDisagreement } from "../test/oracle/check/agree.js";

const [programs = 1000, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let differing = 0;
for (let seed = first; seed < first + programs; seed += 1) {
  const found = checkDisagreement(seed);
  if (found === undefined) continue;
  differing += 1;
  if (differing <= MOST_SHOWN)
    console.log(`seed ${seed}: ${found.differences.join("; ")}\n${JSON.stringify(found.document)}`);
}
console.log(`${programs} programs, ${differing} with a difference`);
if (differing > 0) process.exitCode = 1;
