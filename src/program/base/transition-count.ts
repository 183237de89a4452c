/** Counts moves between levels, and finds the comparisons that have changed. */
import { type LadderOutcome } from "../../core/outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type LevelRequirement, requirementsOf } from "../progress/comparisons.js";
import { progressOf } from "../progress/progress.js";
import { type Program } from "../program.js";
import { orRefuse, runPartner } from "../run.js";
import { countMatrix } from "./matrix.js";
import { type LadderTransitions, type Transition, type TransitionReason } from "./transition-types.js";

/** The place of a level among those of its ladder; below all of them for none. */
function rankOf(level: string | null, ids: readonly string[]): number {
  return level === null ? -1 : ids.indexOf(level);
}

function directionOf(from: LadderOutcome, to: LadderOutcome): Transition["direction"] {
  const ids = Object.keys(to.verdicts);
  // A level that the later rules no longer have is no place to count from.
  if (from.certain !== null && !ids.includes(from.certain)) return "other";
  return rankOf(to.certain, ids) > rankOf(from.certain, ids) ? "up" : "down";
}

/** The moves on one ladder. */
export interface MoveCounter {
  /** Counts a partner, and tells where it goes; undefined where it stays. */
  readonly take: (from: LadderOutcome, to: LadderOutcome) => Transition["direction"] | undefined;
  readonly result: () => LadderTransitions;
}

export function createCounter(): MoveCounter {
  const matrix = countMatrix();
  const counts = { up: 0, down: 0, other: 0, stayed: 0, undecided: 0 };
  const isOpen = ({ certain, possible }: LadderOutcome): boolean => certain !== possible;
  return {
    take: (from: LadderOutcome, to: LadderOutcome): Transition["direction"] | undefined => {
      matrix.take(from.certain, to.certain);
      if (isOpen(from) || isOpen(to)) counts.undecided += 1;
      const direction = from.certain === to.certain ? undefined : directionOf(from, to);
      counts[direction ?? "stayed"] += 1;
      return direction;
    },
    result: (): LadderTransitions => ({
      matrix: matrix.result(),
      up: counts.up,
      down: counts.down,
      stayed: counts.stayed,
      undecided: counts.undecided,
    }),
  };
}

/** The comparisons that the levels of a ladder make on a day, by where they stand. */
export function comparisonsOn(
  program: Program,
  partner: Partner,
  options: { readonly asOf: string },
): ReadonlyMap<string, LevelRequirement> {
  const run = runPartner(program, partner, options);
  if ("refused" in run) return new Map();
  const found = orRefuse(run.partner.id, options.asOf, () => requirementsOf(progressOf(run)));
  if ("status" in found) return new Map();
  return new Map(found.map((each) => [`${each.ladder} ${each.level} ${each.address}`, each]));
}

export type Comparisons = ReadonlyMap<string, LevelRequirement>;

/** What says something else of the levels whose verdict has changed. */
export function reasonsOf(
  ladder: string,
  [from, to]: readonly [LadderOutcome, LadderOutcome],
  [was, is]: readonly [Comparisons, Comparisons],
): readonly TransitionReason[] {
  const changed = new Set(Object.keys({ ...from.verdicts, ...to.verdicts }).filter((id) => from.verdicts[id] !== to.verdicts[id])); // prettier-ignore
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const side = (one: LevelRequirement | undefined): TransitionReason["was"] => ({ status: one?.status ?? null, actual: one?.actual ?? null }); // prettier-ignore
  return keys.flatMap((key): readonly TransitionReason[] => {
    const [before, after] = [was.get(key), is.get(key)];
    const { ladder: own, level, address, fact, operator } = (after ?? before)!;
    if (own !== ladder || !changed.has(level) || before?.status === after?.status) return [];
    return [{ level, address, fact, operator, was: side(before), is: side(after) }];
  });
}
