import { type NodeOf, type Operation } from "../node.js";
import { type ColumnMatch } from "../words.js";
import { type Value, compareValues, keyOf, missingAmong } from "../value.js";

type TableRow = NodeOf<"lookUp">["rows"][number];

const MATCHES: { readonly [M in ColumnMatch]: (bound: Value, value: Value) => boolean } = {
  equal: (bound, value) => keyOf(bound) === keyOf(value),
  from: (bound, value) => compareValues(bound, value) <= 0,
};

/** Whether a row that matches is nearer than another: its first differing bound is the greater one. */
function isNearer(row: TableRow, other: TableRow): boolean {
  const at = row.keys.findIndex((key, index) => compareValues(key, other.keys[index]!) !== 0);
  return at >= 0 && compareValues(row.keys[at]!, other.keys[at]!) > 0;
}

/** A key that is missing makes the entry missing. Of several rows whose bounds are reached the nearest one is meant. */
export const lookUp: Operation<"lookUp"> = {
  operands: (node) => node.keys,
  apply: ({ keys, columns, rows, otherwise }) => {
    const matches = columns.map(({ match }) => MATCHES[match]);
    return (slots): Value => {
      const values = keys.map((key) => slots[key]!);
      const missing = missingAmong(values);
      if (missing !== undefined) return missing;
      let found: TableRow | undefined;
      for (const row of rows) {
        if (!matches.every((isMatch, index) => isMatch(row.keys[index]!, values[index]!))) continue;
        if (found === undefined || isNearer(row, found)) found = row;
      }
      return found === undefined ? otherwise : found.value;
    };
  },
  details: (node) => ({ table: node.table, columns: node.columns.map(({ name }) => name) }),
};
