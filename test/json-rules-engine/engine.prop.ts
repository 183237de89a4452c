import { expect, test } from "vitest";
import { answersOf } from "./engine-agree.js";

/** The command `npm run rules` tries as many as it is asked for. */
const PROGRAMS = 300;

test("a random program gives the same verdicts in a real engine, whatever is loaded on demand", async () => {
  for (let seed = 1; seed <= PROGRAMS; seed += 1) {
    const { engine, library } = await answersOf(seed);
    expect([seed, engine]).toEqual([seed, library]);
  }
}, 120_000);
