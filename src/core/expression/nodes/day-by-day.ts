import { type Exact, ZERO, add, divide, exactInteger, multiply } from "../../number/exact.js";
import { type Day } from "../../time/day.js";
import { type Operation } from "../node.js";
import { type Timeline, type Value, NOT_APPLICABLE, UNKNOWN, exactOf, isMissing } from "../value.js";

/** How many days of a span each entry of a timeline holds, first to last, both inclusive. Days before the first entry are unknown. */
function daysHeld(
  { entries }: Timeline,
  from: Day,
  to: Day,
): readonly { readonly value: Value; readonly days: number }[] {
  const begins = entries[0]?.from ?? to + 1;
  const before = begins > from ? [{ value: UNKNOWN as Value, days: Math.min(begins, to + 1) - from }] : [];
  const held = entries.map(({ from: start, value }, index) => {
    const end = Math.min(to, (entries[index + 1]?.from ?? to + 1) - 1);
    return { value, days: Math.max(0, end - Math.max(start, from) + 1) };
  });
  return [...before, ...held].filter(({ days }) => days > 0);
}

/** What each level that was held in the span earns, for as many of its days. A day without a level earns nothing. */
export const dayByDay: Operation<"dayByDay"> = {
  operands: ({ timeline, from, to, amounts }) => [...new Set([timeline, from, to, ...amounts])],
  apply:
    ({ timeline, from, to, levels, amounts }) =>
    (slots) => {
      const known = slots[timeline]!;
      if (isMissing(known)) return known;
      const [first, last] = [slots[from] as Day, slots[to] as Day];
      const all = exactInteger(last - first + 1);
      let sum: Exact = ZERO;
      let missing: Value | undefined;
      for (const { value, days } of daysHeld(known as Timeline, first, last)) {
        if (value === UNKNOWN) return UNKNOWN;
        const place = levels.indexOf(value as string);
        if (place < 0) continue;
        const amount = slots[amounts[place]!]!;
        if (amount === UNKNOWN) return UNKNOWN;
        if (amount === NOT_APPLICABLE) missing = amount;
        else sum = add(sum, divide(multiply(exactOf(amount), exactInteger(days)), all));
      }
      return missing ?? sum;
    },
  details: ({ levels }) => ({ levels }),
};
