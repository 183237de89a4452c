/** Holds settlement against its slow oracle: `npm run oracle:settlement -- 50000 1` tries 50,000 histories. */
import { settlementDisagreement } from "../test/oracle/settlement/agree.js";

const [histories = 1000, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let differing = 0;
for (let seed = first; seed < first + histories; seed += 1) {
  const found = settlementDisagreement(seed);
  if (found === undefined) continue;
  differing += 1;
  if (differing > MOST_SHOWN) continue;
  const { night, library, expected } = found;
  console.log(`seed ${seed}, ${JSON.stringify(night)}: ${JSON.stringify(library)}, and should be ${JSON.stringify(expected)}`); // prettier-ignore
}
console.log(`${histories} histories, ${differing} with a difference`);
if (differing > 0) process.exitCode = 1;
