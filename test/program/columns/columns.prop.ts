import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluatePartner, evaluatePartners, summarizeBase } from "partner-program";
import { randomProgram } from "../../oracle/language/generate.js";
import { randomQuestion } from "../../oracle/language/generate-partner.js";
import { randomOf } from "../../oracle/language/random.js";
import { transpose } from "./transpose.js";

test("partners as columns get the outcomes that they get one by one, whatever program and layout", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const random = randomOf(seed);
      const { program, document } = randomProgram(random);
      const questions = Array.from({ length: 5 }, () => randomQuestion(random, document));
      const { asOf, knownAt } = questions[0]!;
      const options = { asOf, ...(knownAt === undefined ? {} : { knownAt }) };
      const partners = questions.map(({ partner: { given: _given, name: _name, ...own } }) => own);
      const columns = transpose(partners, document, random);
      expect([...evaluatePartners(program, { columns }, options)]).toEqual(
        partners.map((partner) => evaluatePartner(program, partner, options)),
      );
      expect(summarizeBase(program, { columns }, options)).toEqual(summarizeBase(program, partners, options));
    }),
    { numRuns: 300 },
  );
}, 120_000);
