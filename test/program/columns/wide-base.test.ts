import { expect, test } from "vitest";
import { evaluatePartners, parseProgram, summarizeBase } from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { randomOf } from "../../oracle/language/random.js";
import { transpose } from "./transpose.js";

test("a base of more partners than fit into one run of lanes is the same as columns and as documents", () => {
  const program = parseProgram(northwindProgram);
  const options = { asOf: "2026-03-31" };
  const partners = northwindPartners({ count: 530, seed: 5 }).map(({ name: _name, ...own }) => own);
  const columns = transpose(partners, program.document, randomOf(7));
  expect([...evaluatePartners(program, { columns }, options)]).toEqual([
    ...evaluatePartners(program, partners, options),
  ]);
  expect(summarizeBase(program, { columns }, options)).toEqual(summarizeBase(program, partners, options));
});
