import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, type LevelLadder, evaluateLadder } from "partner-program/tiers";

const FACTS = ["people", "orders", "references"] as const;
type Values = Readonly<Record<(typeof FACTS)[number], number>>;

const bound = fc.record({ fact: fc.constantFrom(...FACTS), value: fc.integer({ min: 1, max: 9 }) }).map(
  ({ fact, value }): Condition => ({ fact, operator: "greaterThanInclusive", value }),
); // prettier-ignore

/** Requirements in which more is never worse: bounds from below, joined without a negation. */
const rising: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    bound,
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    fc.array(tie("condition"), { minLength: 2, maxLength: 3 }).map((of): Condition => ({ atLeast: of.length - 1, of })),
  ),
})).condition;

const ladder: fc.Arbitrary<LevelLadder> = fc.record({
  nested: fc.boolean(),
  levels: fc
    .array(rising, { minLength: 1, maxLength: 5 })
    .map((requirements) => [{ id: "base" }, ...requirements.map((requires, index) => ({ id: `level${index}`, requires }))]),
}); // prettier-ignore

const amounts = fc.integer({ min: 0, max: 10 });
const values: fc.Arbitrary<Values> = fc.record({ people: amounts, orders: amounts, references: amounts });

/** The ranks that hold for certain and may hold. */
function ranksOf(of: LevelLadder, facts: Partial<Values>): readonly [number, number] {
  const result = evaluateLadder(of, { facts }, { facts: Object.fromEntries(FACTS.map((name) => [name, "integer"])) });
  if (result.status === "issues") throw new Error(result.issues[0]!.message);
  const ids = of.levels.map(({ id }) => id);
  return [ids.indexOf(result.outcome.certain ?? ""), ids.indexOf(result.outcome.possible ?? "")];
}

test("base case: a level without requirements is everybody's, whatever is known", () => {
  fc.assert(
    fc.property(ladder, fc.subarray([...FACTS]), values, (of, known, all) => {
      const some = Object.fromEntries(known.map((name) => [name, all[name]]));
      expect(ranksOf(of, some)[0]).toBeGreaterThanOrEqual(0);
      expect(ranksOf(of, { people: 0, orders: 0, references: 0 })).toEqual([0, 0]);
    }),
  );
});

test("monotone: where requirements only ask for more, more never lowers a level", () => {
  fc.assert(
    fc.property(ladder, values, values, (of, less, added) => {
      const more = Object.fromEntries(FACTS.map((name) => [name, less[name] + added[name]]));
      expect(ranksOf(of, more)[0]).toBeGreaterThanOrEqual(ranksOf(of, less)[0]);
    }),
  );
});

test("knowing more narrows what is certain and what is possible, and knowing all makes them one", () => {
  fc.assert(
    fc.property(ladder, fc.subarray([...FACTS]), values, (of, known, all) => {
      const some = Object.fromEntries(known.map((name) => [name, all[name]]));
      const [certain, possible] = ranksOf(of, some);
      const [level, same] = ranksOf(of, all);
      expect(same).toBe(level);
      expect(certain).toBeLessThanOrEqual(level);
      expect(possible).toBeGreaterThanOrEqual(level);
    }),
  );
});

test("near miss: one less than a bound misses the level, the bound itself reaches it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...FACTS), fc.integer({ min: 1, max: 9 }), values, (fact, value, others) => {
      const of: LevelLadder = { levels: [{ id: "base" }, { id: "gold", requires: { fact, operator: "greaterThanInclusive", value } }] }; // prettier-ignore
      expect(ranksOf(of, { ...others, [fact]: value - 1 })[0]).toBe(0);
      expect(ranksOf(of, { ...others, [fact]: value })[0]).toBe(1);
    }),
  );
});
