/**
 * Conditions on a level of a ladder, by its id. They are lowered to gates over the verdicts of the levels, so that
 * "at least silver" is certain as soon as silver is, even while gold is still unknown.
 */
import { type Slot } from "../expression/slot.js";
import { type Levels, type Scope, literalNode } from "../expression/scope.js";
import { certainType, verdictType } from "../expression/type.js";
import { issue, pointer } from "../issue/issue.js";
import { type EqualityOperator, type FactCondition, type OrderOperator } from "../rule/types.js";

interface Ladder {
  readonly levels: Levels;
  readonly scope: Scope;
  readonly address: string;
}

function gate({ scope, address }: Ladder, operands: readonly Slot[], threshold: number): Slot {
  return scope.add({ kind: "gate", operands, threshold }, verdictType(...operands.map(scope.typeOf)), address);
}

function not({ scope, address }: Ladder, operand: Slot): Slot {
  return scope.add({ kind: "not", operand }, verdictType(scope.typeOf(operand)), address);
}

/** Above the highest level there is none. */
function atLeast(ladder: Ladder, rank: number): Slot {
  const { levels, scope, address } = ladder;
  const slot = levels.atLeast[rank];
  if (slot === undefined) return scope.add(literalNode(false), certainType("boolean"), address);
  return gate(ladder, [levels.lift(slot)], 1);
}

function exactly(ladder: Ladder, rank: number): Slot {
  const own = ladder.levels.lift(ladder.levels.verdicts[rank]!);
  return gate(ladder, [own, not(ladder, atLeast(ladder, rank + 1))], 2);
}

const BY_RANK: {
  readonly [O in OrderOperator | EqualityOperator]: (ladder: Ladder, rank: number) => Slot;
} = {
  equal: exactly,
  notEqual: (ladder, rank) => not(ladder, exactly(ladder, rank)),
  greaterThanInclusive: atLeast,
  greaterThan: (ladder, rank) => atLeast(ladder, rank + 1),
  lessThan: (ladder, rank) => not(ladder, atLeast(ladder, rank)),
  lessThanInclusive: (ladder, rank) => not(ladder, atLeast(ladder, rank + 1)),
};

function rankOf(constant: unknown, { ids }: Levels, scope: Scope, address: string): number | undefined {
  const rank = ids.indexOf(constant as string);
  if (rank >= 0) return rank;
  const found = JSON.stringify(constant);
  scope.report(() => issue("condition.constant", address, { expected: `one of ${ids.join(", ")}`, found }));
  return undefined;
}

/** The slot of the verdict; undefined once an issue is reported. A partner without any level is below the lowest. */
export function lowerLevelCondition(
  condition: FactCondition,
  levels: Levels,
  scope: Scope,
  address: string,
): Slot | undefined {
  const ladder: Ladder = { levels, scope, address };
  const at = pointer(address, "value");
  const { operator, value } = condition;
  if (condition.whenNotApplicable !== undefined) {
    scope.report(() =>
      issue("condition.alwaysApplicable", pointer(address, "whenNotApplicable"), { fact: condition.fact }),
    );
    return undefined;
  }
  if (operator === "contains" || operator === "doesNotContain") {
    scope.report(() => issue("condition.operator", pointer(address, "operator"), { operator, kind: "a level" }));
    return undefined;
  }
  if (operator !== "in" && operator !== "notIn") {
    const rank = rankOf(value, levels, scope, at);
    return rank === undefined ? undefined : BY_RANK[operator](ladder, rank);
  }
  if (!Array.isArray(value)) {
    scope.report(() => issue("condition.list", at, { operator }));
    return undefined;
  }
  const ranks = value.map((entry: unknown, index) => rankOf(entry, levels, scope, pointer(at, index)));
  if (ranks.includes(undefined)) return undefined;
  const one = gate(
    ladder,
    ranks.map((rank) => exactly(ladder, rank!)),
    1,
  );
  return operator === "in" ? one : not(ladder, one);
}
