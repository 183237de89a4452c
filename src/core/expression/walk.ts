/** Walks over the operands of nodes. */
import { type Node } from "./node.js";
import { operationOf } from "./operations.js";
import { type Slot } from "./slot.js";

/** The slots that these need, themselves among them, rising: operands stand before the nodes that use them. */
export function slotsBelow(nodes: readonly Node[], roots: Iterable<Slot>): readonly Slot[] {
  const needed = new Set(roots);
  for (let slot = nodes.length - 1; slot >= 0; slot -= 1) {
    const node = nodes[slot]!;
    if (needed.has(slot)) for (const operand of operationOf(node).operands(node)) needed.add(operand);
  }
  return [...needed].sort((left, right) => left - right);
}
