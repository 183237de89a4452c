/** Holds the check and the comparison with a change against looking at every partner: `npm run oracle:check -- 20000 1` tries 20,000 programs. */
import { checkDisagreement } from "../test/oracle/check/agree.js";
import { comparisonDisagreement } from "../test/oracle/check/compared.js";

const [programs = 1000, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let differing = 0;
for (let seed = first; seed < first + programs; seed += 1) {
  const [checked, compared] = [checkDisagreement(seed), comparisonDisagreement(seed)];
  if (checked === undefined && compared === undefined) continue;
  differing += 1;
  if (differing > MOST_SHOWN) continue;
  const told = [...(checked?.differences ?? []), ...(compared?.differences ?? [])].join("; ");
  console.log(`seed ${seed}: ${told}\n${JSON.stringify(compared?.documents ?? checked?.document)}`);
}
console.log(`${programs} programs, ${differing} with a difference`);
if (differing > 0) process.exitCode = 1;
