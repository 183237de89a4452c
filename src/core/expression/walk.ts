/** Walks over the operands of nodes. */
import { type Node } from "./node.js";
import { operationOf } from "./operations.js";
import { type Slot } from "./slot.js";

/** The slots that these need, themselves among them, rising. What they do not need costs nothing. */
export function slotsBelow(nodes: readonly Node[], roots: Iterable<Slot>): readonly Slot[] {
  const isNeeded = new Uint8Array(nodes.length);
  const needed: Slot[] = [];
  const need = (slot: Slot): void => {
    if (isNeeded[slot] === 1) return;
    isNeeded[slot] = 1;
    needed.push(slot);
  };
  for (const root of roots) need(root);
  // The list grows while it is walked.
  for (const slot of needed) {
    const node = nodes[slot]!;
    for (const operand of operationOf(node).operands(node)) need(operand);
  }
  return needed.sort((left, right) => left - right);
}
