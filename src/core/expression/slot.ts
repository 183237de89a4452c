/** The place of a node's value, and of the node itself: an index. Operands always stand before the node. */
export type Slot = number;
