/** Ladders of levels or stages: a verdict for each rung, and the highest one that holds. */
import { lowerCondition } from "../condition/lower.js";
import { conditionReferences } from "../rule/references.js";
import { type Condition } from "../rule/types.js";
import { type Definition } from "../definition/definition.js";
import { type Slot } from "../expression/slot.js";
import { type PartnerScope, literalNode } from "../expression/scope.js";
import { certainType, verdictType } from "../expression/type.js";
import { idsTwice } from "../issue/twice.js";

/** A rung with its condition; without one it always holds. */
export interface Rung {
  readonly id: string;
  readonly condition: Condition | undefined;
  /** Another condition, written elsewhere, without which it does not hold either. */
  readonly also?: { readonly condition: Condition; readonly address: string } | undefined;
  /** Address of the condition, or of the rung where it has none. */
  readonly address: string;
}

export interface Ladder {
  /** The name of the value: `level.main`. Its rungs are named `level.main.gold`. */
  readonly name: string;
  readonly address: string;
  /** Address of the list of rungs. */
  readonly rungsAddress: string;
  readonly rungs: readonly Rung[];
  /** A rung holds only where those below it hold. */
  readonly nested: boolean;
}

function lowerRung({ condition, address, also }: Rung, scope: PartnerScope): Slot | undefined {
  const stated = [...(condition === undefined ? [] : [{ condition, address }]), ...(also === undefined ? [] : [also])];
  if (stated.length === 0) return scope.add(literalNode(true), certainType("boolean"), address);
  const operands = stated.map((one) => lowerCondition(one.condition, scope, one.address));
  if (operands.includes(undefined) || operands.length === 1) return operands[0];
  const types = operands.map((slot) => scope.typeOf(slot!));
  return scope.add({ kind: "gate", operands: operands as Slot[], threshold: 2 }, verdictType(...types), address);
}

/** For each rung, from the highest down: it holds, or one above it does. */
function lowerAtLeast(verdicts: readonly Slot[], scope: PartnerScope, address: string): readonly Slot[] {
  const atLeast: Slot[] = [];
  for (const verdict of verdicts.toReversed()) {
    const above = atLeast[0];
    const operands = above === undefined ? [verdict] : [verdict, above];
    const type = verdictType(...operands.map(scope.typeOf));
    atLeast.unshift(scope.add({ kind: "gate", operands, threshold: 1 }, type, address));
  }
  return atLeast;
}

/** Names every verdict and the ladder's own value; nothing is named once an issue is reported. */
function lowerLadder(ladder: Ladder, scope: PartnerScope): void {
  const own = ladder.rungs.map((rung) => lowerRung(rung, scope));
  if (own.includes(undefined)) return;
  const verdicts: Slot[] = [];
  for (const verdict of own as Slot[]) {
    const below = verdicts.at(-1);
    if (!ladder.nested || below === undefined) {
      verdicts.push(verdict);
      continue;
    }
    const operands = [verdict, below];
    const type = verdictType(...operands.map(scope.typeOf));
    verdicts.push(scope.add({ kind: "gate", operands, threshold: 2 }, type, ladder.address));
  }
  const ids = ladder.rungs.map(({ id }) => id);
  const type = {
    kind: "text",
    mayBeUnknown: verdicts.some((slot) => scope.typeOf(slot).mayBeUnknown),
    mayBeNotApplicable: true,
    oneOf: ids,
  } as const;
  for (const [index, { id, address }] of ladder.rungs.entries()) {
    const slot = verdicts[index]!;
    scope.name(`${ladder.name}.${id}`, address, { slot, type: scope.typeOf(slot) });
  }
  const slot = scope.add({ kind: "ladder", verdicts, ids }, type, ladder.address);
  const levels = { ids, verdicts, atLeast: lowerAtLeast(verdicts, scope, ladder.address), lift: (own: Slot) => own };
  scope.name(ladder.name, ladder.address, { slot, type, levels });
}

/** The definition of a ladder: it gives its own name and one for each rung. */
export function defineLadder(ladder: Ladder): Definition {
  const { name, address, rungsAddress, rungs } = ladder;
  return {
    names: [name, ...rungs.map(({ id }) => `${name}.${id}`)],
    address,
    references: rungs.flatMap(({ condition, also }) =>
      [condition, also?.condition].flatMap((one) => (one === undefined ? [] : conditionReferences(one))),
    ),
    lower: (scope) => {
      const issues = idsTwice(rungs, rungsAddress);
      for (const found of issues) scope.report(() => found);
      if (issues.length === 0) lowerLadder(ladder, scope);
    },
  };
}
