import { writeExact } from "../../number/decimal.js";
import { type Day } from "../../time/day.js";
import { shareOfPeriod } from "../../time/share.js";
import { type Operation } from "../node.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../value.js";

/** An end that does not apply is no bound. */
export const periodShare: Operation<"periodShare"> = {
  operands: ({ from, to, start, end }) => [from, to, start, end].filter((slot) => slot !== undefined),
  apply:
    ({ from, to, start, end, exclusive, unit, weights }) =>
    (slots): Value => {
      const [first, last] = [start, end].map((slot) => (slot === undefined ? NOT_APPLICABLE : slots[slot]!));
      if (first === UNKNOWN || last === UNKNOWN) return UNKNOWN;
      const period = { from: slots[from] as Day, to: slots[to] as Day };
      const span = {
        from: first === NOT_APPLICABLE ? period.from : (first as Day),
        to: last === NOT_APPLICABLE ? period.to : (last as Day) - (exclusive ? 1 : 0),
      };
      return shareOfPeriod(period, span, unit, weights);
    },
  details: ({ unit, exclusive, weights }) => ({
    unit,
    ...(exclusive ? { ends: "exclusive" } : {}),
    ...(weights === undefined ? {} : { weights: weights.map(writeExact) }),
  }),
};
