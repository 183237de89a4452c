/** Which comparison of a level is which one of other rules, though it stands elsewhere or asks for another value. */
import { type LevelRequirement } from "../progress/comparisons.js";

/** A comparison before and after; one of them where the other rules have none such. */
export type PairedComparison = readonly [before: LevelRequirement | undefined, after: LevelRequirement | undefined];

const sameAddress = (one: LevelRequirement, other: LevelRequirement): boolean => one.address === other.address;
const sameValue = (one: LevelRequirement, other: LevelRequirement): boolean =>
  JSON.stringify(one.needed) === JSON.stringify(other.needed);

/** What makes two comparisons with the same fact and operator one, the surest first. */
const SAME: readonly ((one: LevelRequirement, other: LevelRequirement) => boolean)[] = [
  (one, other) => sameAddress(one, other) && sameValue(one, other),
  sameValue,
  sameAddress,
  () => true,
];

const kindOf = ({ level, fact, operator }: LevelRequirement): string => `${level} ${fact} ${operator}`;

/** Pairs the comparisons of a ladder: first those of the rules after, in their order, then what they no longer ask. */
export function pairComparisons(was: readonly LevelRequirement[], is: readonly LevelRequirement[]): readonly PairedComparison[] {
  const left = new Set(was);
  const found = new Map<LevelRequirement, LevelRequirement>();
  for (const isSame of SAME) {
    for (const after of is) {
      if (found.has(after)) continue;
      const before = [...left].find((one) => kindOf(one) === kindOf(after) && isSame(one, after));
      if (before === undefined) continue;
      found.set(after, before);
      left.delete(before);
    }
  }
  return [...is.map((after) => [found.get(after), after] as const), ...[...left].map((before) => [before, undefined] as const)];
} // prettier-ignore
