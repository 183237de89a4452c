import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, type LevelLadder, type Verdict, evaluateLadder } from "partner-program/tiers";

const FACTS = ["a", "b", "c", "d"] as const;
const OPERATORS = [
  "equal",
  "notEqual",
  "lessThan",
  "lessThanInclusive",
  "greaterThan",
  "greaterThanInclusive",
] as const;
const VALUES = [0, 1, 2];

const { condition } = fc.letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.record({
    fact: fc.constantFrom(...FACTS),
    operator: fc.constantFrom(...OPERATORS),
    value: fc.oneof(
      fc.constantFrom(...VALUES),
      fc.constantFrom(...FACTS).map((fact) => ({ fact })),
    ),
  }),
  condition: fc.oneof(
    { maxDepth: 3 },
    tie("leaf"),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("condition").map((not) => ({ not })),
    fc
      .array(tie("condition"), { minLength: 1, maxLength: 4 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
  ),
}));

type Facts = Readonly<Record<string, number>>;

/** Facts of which some are missing. */
const partial: fc.Arbitrary<Facts> = fc
  .array(fc.constantFrom(...VALUES, undefined), { minLength: FACTS.length, maxLength: FACTS.length })
  .map((values) => {
    const known = FACTS.flatMap((fact, index) => (values[index] === undefined ? [] : [[fact, values[index]] as const]));
    return Object.fromEntries(known);
  });

function verdict(requires: Condition, facts: Facts): Verdict {
  const ladder: LevelLadder = { levels: [{ id: "level", requires }] };
  const declared = Object.fromEntries(FACTS.map((fact) => [fact, "integer" as const]));
  const result = evaluateLadder(ladder, { facts }, { facts: declared });
  if (result.status === "issues") throw new Error(JSON.stringify(result.issues));
  return result.outcome.verdicts["level"]!;
}

/** Two-valued, the obvious way. */
function holds(requires: Condition, facts: Facts): boolean {
  if ("all" in requires) return requires.all.every((part) => holds(part, facts));
  if ("any" in requires) return requires.any.some((part) => holds(part, facts));
  if ("atLeast" in requires) return requires.of.filter((part) => holds(part, facts)).length >= requires.atLeast;
  if ("not" in requires) return !holds(requires.not, facts);
  if ("condition" in requires) throw new Error("none is generated");
  const left = facts[requires.fact]!;
  const right = typeof requires.value === "object" && "fact" in requires.value ? facts[requires.value.fact]! : Number(requires.value); // prettier-ignore
  const compared: Record<string, boolean> = {
    equal: left === right,
    notEqual: left !== right,
    lessThan: left < right,
    lessThanInclusive: left <= right,
    greaterThan: left > right,
    greaterThanInclusive: left >= right,
  };
  return compared[requires.operator]!;
}

/** Every way to fill in what is missing. */
function completions(facts: Facts): readonly Facts[] {
  const missing = FACTS.filter((fact) => facts[fact] === undefined);
  return missing.reduce<readonly Facts[]>(
    (filled, fact) => filled.flatMap((each) => VALUES.map((value) => ({ ...each, [fact]: value }))),
    [facts],
  );
}

test("with every fact known a condition is met or unmet as it is read", () => {
  const full = fc.record(Object.fromEntries(FACTS.map((fact) => [fact, fc.constantFrom(...VALUES)])));
  fc.assert(
    fc.property(condition, full, (requires, facts) => {
      expect(verdict(requires, facts)).toBe(holds(requires, facts) ? "met" : "unmet");
    }),
    { numRuns: 500 },
  );
});

test("what is certain holds however the missing facts turn out, and what is unmet never does", () => {
  fc.assert(
    fc.property(condition, partial, (requires, facts) => {
      const found = verdict(requires, facts);
      if (found === "unknown") return;
      for (const full of completions(facts)) expect(holds(requires, full)).toBe(found === "met");
    }),
    { numRuns: 500 },
  );
});

test("learning a missing fact never turns a settled verdict", () => {
  fc.assert(
    fc.property(
      condition,
      partial,
      fc.constantFrom(...FACTS),
      fc.constantFrom(...VALUES),
      (requires, facts, fact, value) => {
        if (facts[fact] !== undefined) return;
        const before = verdict(requires, facts);
        if (before !== "unknown") expect(verdict(requires, { ...facts, [fact]: value })).toBe(before);
      },
    ),
    { numRuns: 500 },
  );
});

test("relevance: a fact that the condition does not read decides nothing", () => {
  fc.assert(
    fc.property(condition, partial, fc.constantFrom(...VALUES), (requires, facts, value) => {
      const text = JSON.stringify(requires);
      for (const fact of FACTS) if (!text.includes(`"${fact}"`)) expect(verdict(requires, { ...facts, [fact]: value })).toBe(verdict(requires, facts));
    }),
  ); // prettier-ignore
});
