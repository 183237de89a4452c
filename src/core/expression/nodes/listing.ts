/** Stated values of records, one by one: what a process reads whose records go through states. */
import { type Operation } from "../node.js";

/** Filled while the records are read; what is listed lies in their rows. */
export const listing: Operation<"listing"> = {
  operands: ({ outers }) => outers,
  details: ({ collection }) => ({ collection }),
};
