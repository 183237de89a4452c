import { expect, test } from "vitest";
import { attack } from "./attack.js";

/** The command `npm run hostile` tries as many as it is asked for, each within a second and two hundred megabytes. */
const ATTACKS = 200;

test("hostile documents, partners, options and columns: answers or issues, nothing thrown, nothing changed", () => {
  const problems = Array.from({ length: ATTACKS }, (_, index) =>
    attack(index + 1).problems.map((found) => `seed ${index + 1}: ${found}`),
  );
  expect(problems.flat()).toEqual([]);
}, 120_000);
