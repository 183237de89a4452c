/** Random rule sets in json-rules-engine's format over facts that are there and of their declared types. */
import { type Random } from "../oracle/language/random.js";

export const FACTS = { n1: "decimal", n2: "decimal", n3: "integer", text: "string", other: "string", active: "boolean", skills: { type: "string", list: true } } as const; // prettier-ignore

const NUMBERS = [-1.5, 0, 1, 2, 2.25, 10];
const TEXTS = ["a", "b", "9", "10", ""];

type Json = Record<string, unknown>;

export function randomFacts(random: Random): Json {
  return {
    n1: random.pick(NUMBERS),
    n2: random.pick(NUMBERS),
    n3: random.below(4),
    text: random.pick(TEXTS),
    other: random.pick(TEXTS),
    active: random.chance(0.5),
    skills: random.some(TEXTS, 0.4),
  };
}

function comparison(random: Random): Json {
  switch (random.below(5)) {
    case 0: {
      const operator = random.pick([
        "lessThan",
        "lessThanInclusive",
        "greaterThan",
        "greaterThanInclusive",
        "equal",
        "notEqual",
      ]);
      const value = random.chance(0.3) ? { fact: random.pick(["n1", "n2"]) } : random.pick(NUMBERS);
      return { fact: random.pick(["n1", "n2"]), operator, value };
    }
    case 1:
      return {
        fact: random.pick(["text", "other"]),
        operator: random.pick(["equal", "notEqual"]),
        value: random.chance(0.3) ? { fact: "text" } : random.pick(TEXTS),
      };
    case 2:
      return { fact: "text", operator: random.pick(["in", "notIn"]), value: [random.pick(TEXTS), random.pick(TEXTS)] };
    case 3:
      return { fact: "active", operator: random.pick(["equal", "notEqual"]), value: random.chance(0.5) };
    default:
      return random.chance(0.5)
        ? { fact: "skills", operator: random.pick(["contains", "doesNotContain"]), value: random.pick(TEXTS) }
        : { fact: "n3", operator: random.pick(["in", "notIn"]), value: [random.below(4), random.below(4)] };
  }
}

function condition(random: Random, depth: number, names: readonly string[]): Json {
  const kind = depth === 0 ? 9 : random.below(10);
  if (kind < 3) return { all: Array.from({ length: 1 + random.below(3) }, () => condition(random, depth - 1, names)) };
  if (kind < 6) return { any: Array.from({ length: 1 + random.below(3) }, () => condition(random, depth - 1, names)) };
  if (kind < 7) return { not: condition(random, depth - 1, names) };
  if (kind < 8 && names.length > 0) return { condition: random.pick(names) };
  return comparison(random);
}

function group(random: Random, names: readonly string[]): Json {
  return { all: [condition(random, 3, names)] };
}

/** Rules with the named conditions that they refer to. */
export function randomRules(random: Random): { readonly rules: readonly Json[]; readonly named: Json } {
  const names = ["first condition", "second"];
  const named = { [names[0]!]: group(random, []), [names[1]!]: group(random, names.slice(0, 1)) };
  const rules = Array.from({ length: 1 + random.below(4) }, (_, index) => ({
    conditions: group(random, names),
    event: { type: `rule-${index}` },
    ...(random.chance(0.3) ? { priority: 1 + random.below(5) } : {}),
  }));
  return { rules, named };
}
