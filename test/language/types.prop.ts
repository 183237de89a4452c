import fc from "fast-check";
import { expect, test } from "vitest";
import { NOT_APPLICABLE, UNKNOWN } from "../../src/core/expression/value.js";
import { compiledOf } from "../../src/program/program.js";
import { runPartner } from "../../src/program/run.js";
import { randomProgram } from "../oracle/language/generate.js";
import { randomQuestion } from "../oracle/language/generate-partner.js";
import { randomOf } from "../oracle/language/random.js";

test("a value is missing only where its type says that it may be, so that no rule forgets to say what that means", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const random = randomOf(seed);
      const { program, document } = randomProgram(random);
      const { partner, ...options } = randomQuestion(random, document);
      const { given: _given, ...own } = partner;
      const run = runPartner(program, own, options);
      if ("refused" in run) return;
      const { nodes, types, addresses } = compiledOf(run.program).plan;
      const forgotten = run.frame.slots.flatMap((value, slot) => {
        const { mayBeUnknown, mayBeNotApplicable } = types[slot]!;
        const missing = value === UNKNOWN ? !mayBeUnknown : value === NOT_APPLICABLE && !mayBeNotApplicable;
        return missing ? [[nodes[slot]!.kind, addresses[slot], value]] : [];
      });
      expect(forgotten).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
