/** The flat table that nodes are appended to. */
import { type Node } from "./node.js";
import { type Slot } from "./slot.js";
import { type ValueType } from "./type.js";

export interface NodeTable {
  readonly nodes: Node[];
  readonly types: ValueType[];
  readonly addresses: string[];
}

export function emptyTable(): NodeTable {
  return { nodes: [], types: [], addresses: [] };
}

export function append(table: NodeTable, node: Node, type: ValueType, address: string): Slot {
  table.addresses.push(address);
  table.types.push(type);
  return table.nodes.push(node) - 1;
}

/** Text that is equal for equal nodes. */
export function keyOfNode(node: Node): string {
  return JSON.stringify(node, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
