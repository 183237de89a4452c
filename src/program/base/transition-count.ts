/** Counts moves between levels, and finds the comparisons that have changed. */
import { type LadderOutcome, type Verdict } from "../../core/outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type LevelRequirement, requirementsOf } from "../progress/comparisons.js";
import { progressOf } from "../progress/progress.js";
import { type Program } from "../program.js";
import { orRefuse, runPartner } from "../run.js";
import { countMatrix } from "./matrix.js";
import { pairComparisons } from "./paired-comparisons.js";
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

/** The comparisons that the levels make on a day. */
export function comparisonsOn(program: Program, partner: Partner, options: { readonly asOf: string }): Comparisons {
  const run = runPartner(program, partner, options);
  if ("refused" in run) return [];
  const found = orRefuse(run.partner.id, options.asOf, () => requirementsOf(progressOf(run)));
  return "status" in found ? [] : found;
}

export type Comparisons = readonly LevelRequirement[];

const HEIGHT: Readonly<Record<Verdict, number>> = { unmet: 0, unknown: 1, met: 2 };

/** Whether a level is met less than before; one that the rules do not have is not met. */
function hasFallen(level: string, from: LadderOutcome, to: LadderOutcome): boolean {
  return HEIGHT[to.verdicts[level] ?? "unmet"] < HEIGHT[from.verdicts[level] ?? "unmet"];
}

/** What says something else of the levels whose verdict has changed. A comparison that is asked in addition and met takes no level, and one that is met and no longer asked gives none. */
export function reasonsOf(
  ladder: string,
  [from, to]: readonly [LadderOutcome, LadderOutcome],
  [before, after]: readonly [Comparisons, Comparisons],
): readonly TransitionReason[] {
  const changed = new Set(Object.keys({ ...from.verdicts, ...to.verdicts }).filter((id) => from.verdicts[id] !== to.verdicts[id])); // prettier-ignore
  const ofLevels = (all: Comparisons): Comparisons => all.filter((each) => each.ladder === ladder && changed.has(each.level)); // prettier-ignore
  const side = (one: LevelRequirement | undefined): TransitionReason["was"] => ({ status: one?.status ?? null, actual: one?.actual ?? null }); // prettier-ignore
  const reasons = pairComparisons(ofLevels(before), ofLevels(after)).flatMap(([was, is]): readonly TransitionReason[] => {
    if (was?.status === is?.status) return [];
    const { level, address, fact, operator } = (is ?? was)!;
    return [{ level, address, fact, operator, was: side(was), is: side(is) }];
  }); // prettier-ignore
  const causes = reasons.filter(({ level, was, is }) => {
    const [without, asked] = hasFallen(level, from, to) ? [was, is] : [is, was];
    return without.status !== null || asked.status !== "met";
  });
  return causes.length === 0 ? reasons : causes;
}
