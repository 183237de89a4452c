/** Nodes that are filled while records are read, and those that bring another collection's records into a row. */
import { writeExact } from "../../number/decimal.js";
import { type Operation } from "../node.js";
import { type RowIndex, NOT_APPLICABLE, isMissing, keyOf } from "../value.js";

/** The slots that a derived collection is grouped by lie in its source's rows; what the partner gives is an operand. */
export const derive: Operation<"derive"> = {
  operands: (node) => node.outers,
  details: (node) => ({ collection: node.collection, source: node.source }),
};

export const index: Operation<"index"> = {
  operands: (node) => (node.rows === undefined ? [] : [node.rows]),
  details: (node) => ({ collection: node.collection }),
};

/** A key that no record has leads to no record: its fields do not apply. */
export const joined: Operation<"joined"> = {
  operands: (node) => [node.index, node.key],
  apply:
    ({ index: records, key, field }) =>
    (slots) => {
      const known = slots[records]!;
      const value = slots[key]!;
      if (isMissing(known)) return known;
      if (isMissing(value)) return value;
      return (known as RowIndex).byKey.get(keyOf(value))?.[field] ?? NOT_APPLICABLE;
    },
  details: (node) => ({ name: node.name }),
};

export const replay: Operation<"replay"> = {
  operands: ({ target, over }) => (over.kind === "days" ? [target, over.from, over.to] : [target]),
  details: ({ over, take }) => ({ over: over.kind, take, ...(over.kind === "slices" ? { slices: over.id } : {}) }),
};

export const base: Operation<"base"> = {
  operands: ({ of, among }) => (among === undefined ? [of] : [of, among]),
  details: ({ measure, name, share, minimumPeers }) => ({
    measure,
    figure: name,
    ...(share === undefined ? {} : { share: writeExact(share) }),
    ...(minimumPeers === 0 ? {} : { minimumPeers }),
  }),
};
