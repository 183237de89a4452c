/** A condition under a name: its verdict is a value that rules read. */
import { type Definition } from "../definition/definition.js";
import { conditionReferences } from "../rule/references.js";
import { type Condition } from "../rule/types.js";
import { lowerCondition } from "./lower.js";

/** `at` is where the condition stands; the definition stands at `address`, the same unless stated. */
export function defineCondition(name: string, condition: Condition, at: string, address: string = at): Definition {
  return {
    names: [name],
    address,
    references: conditionReferences(condition),
    lower: (scope) => {
      const slot = lowerCondition(condition, scope, at);
      if (slot !== undefined) scope.name(name, address, { slot, type: scope.typeOf(slot) });
    },
  };
}
