/** Partners of a program, where its rules change their answer. */
import { type Partner } from "../../program/partner/types.js";
import { type Program } from "../../program/program.js";
import { type Arbitrary } from "../fast-check.js";
import { answersArbitrary } from "./answers.js";
import { currencyArbitrary, inCurrency, neededRates, ratesArbitrary } from "./currencies.js";
import { type Section, factsArbitrary, givenArbitrary } from "./facts.js";
import { exceptionsArbitrary, heldArbitrary } from "./held.js";
import { recordsArbitrary } from "./records.js";
import { type GeneratorOptions, type Setting, settingOf } from "./setting.js";
import { vertexArbitrary } from "./vertices.js";

/** A partner document without the sections that say nothing. */
function withoutEmpty(sections: Readonly<Record<string, object>>): Section {
  return Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0));
}

/** Partners with facts, records, answers and what they hold; with values that are given where that is wanted. */
export function documentArbitrary(
  setting: Setting,
  { most, isGiven = false }: { readonly most?: number; readonly isGiven?: boolean } = {},
): Arbitrary<Partner> {
  const { fc, document } = setting;
  const sections = fc.record({
    facts: factsArbitrary(setting),
    records: recordsArbitrary(setting, most),
    answers: answersArbitrary(setting),
    held: heldArbitrary(setting),
    exceptions: exceptionsArbitrary(setting),
    given: isGiven ? givenArbitrary(setting) : fc.constant({}),
  });
  return fc
    .tuple(currencyArbitrary(setting), ratesArbitrary(setting), sections)
    .map(([currency, rates, { records: drawn, ...others }]) => {
      const records = inCurrency(currency, drawn, setting);
      const exchangeRates = neededRates(currency, records, rates, setting);
      const own = document.currency === "partner" ? { currency } : {};
      return { id: "p1", ...own, ...withoutEmpty({ ...others, records, exchangeRates }) };
    });
}

/** The partners of a setting. */
export function partnersIn(setting: Setting): Arbitrary<Partner> {
  const { fc } = setting;
  return fc.oneof(
    { weight: 2, arbitrary: documentArbitrary(setting) },
    { weight: 1, arbitrary: documentArbitrary(setting, { isGiven: true }) },
    { weight: 4, arbitrary: vertexArbitrary(setting) },
  );
}

/**
 * Partners of a program, drawn where its rules change their answer: on the constants that it compares with and one step to either side of
 * them, and on the least that each level asks for, moved by a few values. Numbers that are spread evenly never meet a bound.
 *
 * Law: every partner is evaluated, none is refused. They shrink to few facts, few records and few moves.
 *
 * @throws {ProgramError} when `asOf` is no day.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { evaluatePartner, parseProgram } from "partner-program";
 * import { partnerArbitrary } from "partner-program/testing";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { people: "integer" },
 *   tiers: { main: { levels: [
 *     { id: "registered" },
 *     { id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: 4 } },
 *   ] } },
 * });
 * const levels = fc.sample(partnerArbitrary(program, { fc }), { numRuns: 100, seed: 1 }).map((partner) => {
 *   const outcome = evaluatePartner(program, partner, { asOf: "2025-03-31" });
 *   return outcome.status === "evaluated" ? outcome.tiers.main?.possible : "refused";
 * });
 * console.log([...new Set(levels)].sort());
 * // => [ 'gold', 'registered' ]
 * ```
 * @since 0.1.0
 */
export function partnerArbitrary(program: Program, options: GeneratorOptions): Arbitrary<Partner> {
  return partnersIn(settingOf(program, options));
}
