/** Holds a program's conditions in a real engine against the library: random programs, partners that are loaded on demand. */
import { Engine, Rule } from "json-rules-engine";
import { type Outcome, type Partner, ProgramError, evaluatePartner } from "partner-program";
import { type PartnerOnDemand, programEngine, readVerdicts } from "partner-program/json-rules-engine";
import { randomProgram } from "../oracle/language/generate.js";
import { randomQuestion } from "../oracle/language/generate-partner.js";
import { type Random, randomOf } from "../oracle/language/random.js";

type Section = Readonly<Record<string, unknown>>;

/** Some of the entries as functions, some of which answer later. */
function onDemand(section: Section | undefined, random: Random): Section {
  const entries = Object.entries(section ?? {}).map(([name, value]) => {
    const how = random.below(3);
    return [name, how === 0 ? value : how === 1 ? () => value : () => Promise.resolve(value)];
  });
  return Object.fromEntries(entries) as Section;
}

function loaded({ facts, records, answers, ...identity }: Partner, random: Random): PartnerOnDemand {
  const sections = { facts: onDemand(facts, random), records: onDemand(records, random), answers: onDemand(answers, random) }; // prettier-ignore
  return { ...identity, ...sections } as PartnerOnDemand;
}

/** The verdicts of levels, stages and flags, by the names that a program has for them. */
function verdictsIn(outcome: Outcome): Readonly<Record<string, string>> {
  if (outcome.status === "issues") return {};
  const { tiers, lifecycle } = outcome;
  const rungs = (name: string, verdicts: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
    Object.entries(verdicts).map(([id, verdict]) => [`${name}.${id}`, verdict]);
  return Object.fromEntries([
    ...Object.entries(tiers).flatMap(([ladder, { verdicts }]) => rungs(`level.${ladder}`, verdicts)),
    ...(lifecycle === undefined ? [] : rungs("stage.partner", lifecycle.stage.verdicts)),
    ...(lifecycle === undefined ? [] : rungs("flag", lifecycle.flags)),
  ]);
}

/** What the engine and the library answer for each of some partners of a random program; the same, where all is well. */
export async function answersOf(
  seed: number,
  partners = 3,
): Promise<{ readonly engine: unknown; readonly library: unknown }> {
  const random = randomOf(seed);
  const { program, document } = randomProgram(random);
  const found: unknown[] = [];
  const expected: unknown[] = [];
  for (let question = 0; question < partners; question += 1) {
    const { partner, ...options } = randomQuestion(random, document);
    const { given: _given, ...own } = partner;
    const outcome = evaluatePartner(program, own, options);
    expected.push(outcome.status === "issues" ? "issues" : verdictsIn(outcome));
    try {
      const engine = programEngine({ Engine, Rule }, program, loaded(own, random), options);
      const verdicts = readVerdicts(await engine.run());
      const shown = Object.entries(verdicts).filter(([name]) => /^(?:level|stage|flag)\./.test(name));
      found.push(Object.fromEntries(shown));
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      found.push("issues");
    }
  }
  return { engine: found, library: expected };
}
