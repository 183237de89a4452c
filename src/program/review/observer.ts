/** What a review finds about a ladder: by the rules in force, by those before for whoever is grandfathered, and early by those to come. */
import { type Observer, type Purpose } from "../../core/review/context.js";
import { type Findings } from "../../core/review/moves.js";
import { UNKNOWN, decide } from "../../core/expression/value.js";
import { type Day, readDay } from "../../core/time/day.js";
import { type Version, compiledOf } from "../program.js";
import { type ReviewedLadder } from "./ladder.js";
import { type DayRun, type PartnerRuns } from "./runs.js";

/** What is measured: a ladder of a partner on a day, by the rules of a version. */
export interface Measured {
  readonly run: DayRun;
  /** The ladder as the version has it; undefined where it has none. */
  readonly ladder: ReviewedLadder | undefined;
}

export interface LadderObserver extends Observer {
  /** By which rules a decision looks at a day: those of one version, and early those of versions to come. */
  readonly measure: (measured: Day, decided: Day, purpose: Purpose, since: Day | undefined) => readonly Measured[];
}

function ladderBy(version: Version, key: string): ReviewedLadder | undefined {
  return compiledOf(version.program).ladders.find((ladder) => ladder.key === key);
}

/** The rank in another version of the same ladder; -1 where it has no such rung. */
function rankIn(other: ReviewedLadder, ladder: ReviewedLadder, rank: number): number {
  const { id, formerly } = ladder.rungs[rank]!;
  const same = other.names.rankOf(id);
  return same >= 0 ? same : other.rungs.findIndex((rung) => formerly.includes(rung.id));
}

/** What was found, for the rungs of a ladder as it is now. A rung that was not there is not reached; what keeps it is unknown. */
function translated(found: Findings, other: ReviewedLadder, ladder: ReviewedLadder): Findings {
  if (other === ladder) return found;
  const ranks = ladder.rungs.map((_, rank) => rankIn(other, ladder, rank));
  return {
    meets: ranks.map((rank) => found.meets[rank] ?? false),
    keeps: ranks.map((rank) => found.keeps[rank] ?? UNKNOWN),
    due: ranks.map((rank) => found.due[rank] ?? []),
  };
}

/** How a partner's ladder is looked at. `versions` stand in their order; `knownOn` says what is known at a decision. */
export function observerOf(
  runs: PartnerRuns,
  ladder: ReviewedLadder,
  versions: readonly Version[],
  { inForce, knownOn }: { readonly inForce: (day: Day) => Version; readonly knownOn: (decided: Day) => Day },
): LadderObserver {
  const measureBy = (version: Version, measured: Day, decided: Day): Measured => {
    return { run: runs.on(measured, version, knownOn(decided)), ladder: ladderBy(version, ladder.key) };
  };
  /** The version whose rules keep a rung, for a partner that is on it since a day. */
  const keepingVersion = (measured: Day, decided: Day, since: Day | undefined): Version => {
    const version = inForce(measured);
    const now = inForce(decided);
    const { grandfatheredUntil, from } = now;
    const began = from === undefined ? undefined : readDay(from);
    const isKept = grandfatheredUntil !== undefined && decided <= grandfatheredUntil && since !== undefined && since < began!; // prettier-ignore
    return isKept && version === now ? versions[versions.indexOf(now) - 1]! : version;
  };
  const early = (decided: Day): readonly Version[] =>
    versions.filter(
      ({ earlyFrom, from }) => earlyFrom !== undefined && earlyFrom <= decided && decided < readDay(from!)!,
    );
  const findingsOf = ({ run, ladder: other }: Measured): Findings => {
    const { plan } = compiledOf(run.version.program);
    if (other !== undefined)
      return translated(
        other.findings(plan, (slot) => run.frame.slots[slot]!),
        other,
        ladder,
      );
    const none = { meets: [], keeps: [], due: [] };
    return translated(none, { ...ladder, rungs: [], ids: [], names: { ids: [], rankOf: () => -1 } }, ladder);
  };
  const measure: LadderObserver["measure"] = (measured, decided, purpose, since) => {
    if (purpose === "demotion") return [measureBy(keepingVersion(measured, decided, since), measured, decided)];
    return [inForce(measured), ...early(decided)].map((version) => measureBy(version, measured, decided));
  };
  return {
    startMonth: compiledOf(versions[0]!.program).startMonth,
    dateOf: (name) => {
      // Facts are declared once for all versions.
      const { inputs, given } = runs.partnerBy(versions[0]!).values;
      const { slot } = compiledOf(versions[0]!.program).plan.names.get(name)!;
      const value = given.get(slot) ?? inputs[slot];
      return typeof value === "number" ? value : undefined;
    },
    measure,
    found: (measured, decided, purpose, since) => {
      const [own, ...toCome] = measure(measured, decided, purpose, since).map(findingsOf);
      return toCome.reduce((found, { meets }) => {
        return { ...found, meets: found.meets.map((met, rank) => decide([met, meets[rank]!], true)) };
      }, own!);
    },
  };
}
