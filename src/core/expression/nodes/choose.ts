import { type NodeOf, type Operation } from "../node.js";
import { type Slot } from "../slot.js";
import { type Value, UNKNOWN } from "../value.js";

/** The first condition that is not certainly false: it decides, or it leaves the choice open. */
function deciding({ conditions }: NodeOf<"choose">, slots: readonly Value[]): number {
  return conditions.findIndex((condition) => slots[condition] !== false);
}

export const choose: Operation<"choose"> = {
  operands: (node) => [...node.conditions, ...node.values, node.otherwise],
  apply: (node) => (slots) => {
    const index = deciding(node, slots);
    if (index < 0) return slots[node.otherwise]!;
    return slots[node.conditions[index]!] === true ? slots[node.values[index]!]! : UNKNOWN;
  },
  details: ({ conditions, isGate }) => (isGate === true ? { gate: true } : { choices: conditions.length }),
  decisive: (node, slots): readonly Slot[] => {
    const index = deciding(node, slots);
    if (index < 0) return [...node.conditions, node.otherwise];
    const asked = node.conditions.slice(0, index + 1);
    return slots[node.conditions[index]!] === true ? [...asked, node.values[index]!] : asked;
  },
};
