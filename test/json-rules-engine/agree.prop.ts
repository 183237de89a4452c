import { expect, test } from "vitest";
import { verdictsOf } from "./agree.js";

/** The command `npm run rules` tries as many as it is asked for. */
const RULE_SETS = 2000;

test("the real engine and a program agree on well-typed rules, taken over and written back", async () => {
  for (let seed = 1; seed <= RULE_SETS; seed += 1) {
    const { engine, library } = await verdictsOf(seed);
    expect([seed, library]).toEqual([seed, engine]);
  }
}, 120_000);
