/** Holds a program's conditions against the real engine: rules taken over, and the same rules written back. */
import { Engine, Rule } from "json-rules-engine";
import { type EvaluatedOutcome, evaluatePartner, parseProgram } from "partner-program";
import { type RulesAsConditions, fromRules, toRules } from "partner-program/json-rules-engine";
import { randomOf } from "../oracle/language/random.js";
import { FACTS, randomFacts, randomRules } from "./generate.js";

type Json = Readonly<Record<string, unknown>>;

/** The events that the engine emits. */
async function eventsOf(rules: readonly object[], named: Json, facts: Json): Promise<readonly string[]> {
  const engine = new Engine(rules.map((rule) => new Rule(rule as never)));
  for (const [name, condition] of Object.entries(named)) engine.setCondition(name, condition as never);
  const { events } = await engine.run({ ...facts });
  return events.map(({ type }) => type).sort();
}

function programOf({ conditions, rules }: RulesAsConditions) {
  const levels = rules.map(({ id }) => ({ id, requires: { condition: id } }));
  return parseProgram({
    language: 1,
    id: "rules",
    currency: "EUR",
    facts: FACTS,
    conditions,
    tiers: { rules: { levels } },
  });
}

/** What the real engine and the library answer to random rules; the same, where all is well. */
export async function verdictsOf(seed: number): Promise<{ readonly engine: unknown; readonly library: unknown }> {
  const random = randomOf(seed);
  const { rules, named } = randomRules(random);
  const taken = fromRules(rules, named);
  if (taken.refused.length > 0) return { engine: "nothing refused", library: taken.refused };
  const program = programOf(taken);
  const back = toRules(program.document);
  if (back.refused.length > 0) return { engine: "nothing refused", library: back.refused };
  const found: unknown[] = [];
  const expected: unknown[] = [];
  for (let partner = 0; partner < 3; partner += 1) {
    const facts = randomFacts(random);
    const outcome = evaluatePartner(program, { id: "p", facts }, { asOf: "2026-01-01" }) as EvaluatedOutcome;
    const { verdicts } = outcome.tiers["rules"]!;
    const met = taken.rules.filter(({ id }) => verdicts[id] === "met");
    const events = await eventsOf(rules, named, facts);
    expected.push(events, met.map(({ id }) => `tiers.rules.${id}`).sort());
    found.push(met.map(({ event }) => event.type).sort(), await eventsOf(back.rules, back.conditions, facts));
  }
  return { engine: expected, library: found };
}
