/** Holds funds against their slow oracle: `npm run oracle:funds -- 50000 1` tries 50,000 histories. */
import { fundDisagreement } from "../test/oracle/funds/agree.js";

const [histories = 1000, first = 1] = process.argv.slice(2).map(Number);
const MOST_SHOWN = 10;
let differing = 0;
for (let seed = first; seed < first + histories; seed += 1) {
  const found = fundDisagreement(seed);
  if (found === undefined) continue;
  differing += 1;
  if (differing > MOST_SHOWN) continue;
  const { on, library, expected } = found;
  console.log(`seed ${seed}, day ${on}: ${JSON.stringify(library)}, and should be ${JSON.stringify(expected)}`);
}
console.log(`${histories} histories, ${differing} with a difference`);
if (differing > 0) process.exitCode = 1;
