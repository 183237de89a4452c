/** The cheapest set of actions that reaches a target. */
import { type Exact, ZERO, add, compare, divide, multiply, sign, subtract } from "../../core/number/exact.js";

/** What is searched: actions with their efforts, and what any set of them scores. */
export interface SearchSpace {
  readonly efforts: readonly Exact[];
  /** The score once these actions are done; undefined where there is none. */
  readonly score: (done: readonly number[]) => Exact | undefined;
  readonly target: Exact;
  /** Whether more actions never score less: then a set whose completion does not reach the target is not looked into. */
  readonly rising: boolean;
  /** What each action adds whatever else is done, where that is so; then actions stand by what they add for their effort, the most first. */
  readonly gains: readonly Exact[] | undefined;
  /** How many sets are scored at most. */
  readonly budget: number;
}

export interface Found {
  /** `undecided`: the budget ended before every cheaper set was tried. */
  readonly status: "reached" | "unreachable" | "undecided";
  /** The cheapest set that was found, in the order of the actions. */
  readonly done: readonly number[] | undefined;
}

/** A set that reaches the target. */
interface Reached {
  readonly done: readonly number[];
  readonly effort: Exact;
}

function isBetter(done: readonly number[], effort: Exact, best: Reached | undefined): boolean {
  if (best === undefined) return true;
  const difference = compare(effort, best.effort);
  return difference < 0 || (difference === 0 && done.length < best.done.length);
}

/** The most that actions from `next` on can add for an effort, if the last of them may be done in part. */
function mostAdded(next: number, effort: Exact | undefined, { efforts }: SearchSpace, gains: readonly Exact[]): Exact {
  let left = effort;
  let added: Exact = ZERO;
  for (let index = next; index < gains.length; index += 1) {
    const own = efforts[index]!;
    if (left !== undefined && compare(own, left) > 0) return add(added, divide(multiply(gains[index]!, left), own));
    added = add(added, gains[index]!);
    if (left !== undefined) left = subtract(left, own);
  }
  return added;
}

/** The next action that is not worse than the one that was left: another one could always have been it. */
function nextAfter(left: number, { efforts }: SearchSpace, gains: readonly Exact[] | undefined): number {
  let next = left + 1;
  if (gains === undefined) return next;
  while (
    next < gains.length &&
    compare(gains[next]!, gains[left]!) <= 0 &&
    compare(efforts[next]!, efforts[left]!) >= 0
  )
    next += 1;
  return next;
}

/**
 * Takes or leaves one action after the other, in their order. A branch that can be no cheaper than what was found is left, and so is one
 * that cannot reach the target any more. Of equal efforts the fewest actions count, then the first ones.
 */
export function cheapest(space: SearchSpace): Found {
  const { efforts, score, target, rising, gains, budget } = space;
  const all = efforts.map((_, index) => index);
  const state: { tried: number; best: Reached | undefined; isCut: boolean } = {
    tried: 0,
    best: undefined,
    isCut: false,
  };
  const scored = (done: readonly number[]): Exact | undefined => {
    state.tried += 1;
    return score(done);
  };
  const reaches = (found: Exact | undefined): boolean => found !== undefined && compare(found, target) >= 0;
  /** Whether the target can still be reached from here, for less than the best. */
  const canReach = (next: number, done: readonly number[], effort: Exact, found: Exact | undefined): boolean => {
    if (gains !== undefined && found !== undefined) {
      const left = state.best === undefined ? undefined : subtract(state.best.effort, effort);
      return compare(add(found, mostAdded(next, left, space, gains)), target) >= 0;
    }
    return !rising || reaches(scored([...done, ...all.slice(next)]));
  };
  const look = (next: number, done: readonly number[], effort: Exact, found: Exact | undefined): void => {
    if (next >= efforts.length || state.isCut || !isBetter(done, effort, state.best)) return;
    if (state.tried >= budget) {
      state.isCut = true;
      return;
    }
    if (!canReach(next, done, effort, found)) return;
    take(next, done, effort);
    look(nextAfter(next, space, gains), done, effort, found);
  };
  const take = (next: number, done: readonly number[], effort: Exact): void => {
    const more = [...done, next];
    const spent = add(effort, efforts[next]!);
    if (!isBetter(more, spent, state.best)) return;
    const found = scored(more);
    if (reaches(found)) state.best = { done: more, effort: spent };
    else look(next + 1, more, spent, found);
  };
  const now = scored([]);
  if (reaches(now)) return { status: "reached", done: [] };
  look(0, [], ZERO, now);
  const { best, isCut } = state;
  if (isCut) return { status: "undecided", done: best?.done };
  return { status: best === undefined ? "unreachable" : "reached", done: best?.done };
}

/** Whether one action adds more for its effort than another: those without effort first, then by ratio. */
export function compareWorth(
  left: { readonly gain: Exact; readonly effort: Exact },
  right: { readonly gain: Exact; readonly effort: Exact },
): number {
  if (sign(left.effort) === 0 || sign(right.effort) === 0)
    return sign(left.effort) === sign(right.effort) ? compare(right.gain, left.gain) : sign(left.effort) === 0 ? -1 : 1;
  return compare(multiply(right.gain, left.effort), multiply(left.gain, right.effort));
}
