/** The ladders of a program as reviews see them: levels of `tiers`, and the life stages of a partner. */
import { type Findings } from "../../core/review/moves.js";
import { type ReviewedRung, rankOf } from "../../core/review/rungs.js";
import { type RungNames } from "../../core/review/standing.js";
import { type Review } from "../../core/review/types.js";
import { type HeldLadder } from "../../core/review/held.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, UNKNOWN } from "../../core/expression/value.js";
import { pointer } from "../../core/issue/issue.js";
import { type Condition } from "../../core/rule/types.js";
import { PARTNER_STAGE, regressName } from "../../lifecycle/lower.js";
import { type PartnerLifecycle } from "../../lifecycle/types.js";
import { dueName, hasKeeping, keepName } from "../../tiers/keep.js";
import { type LevelLadder } from "../../tiers/types.js";
import { type ProgramDocument } from "../document/types.js";

/** A condition with the address at which it stands. */
export interface StatedCondition {
  readonly condition: Condition;
  readonly address: string;
}

/** A ladder of a document whose rungs can be held. */
export interface ReviewedLadder extends HeldLadder {
  /** `tiers/main`, or `lifecycle/partner`. */
  readonly key: string;
  readonly rungs: readonly ReviewedRung[];
  readonly names: RungNames;
  readonly review: Review | undefined;
  /** What a rung asks of a partner that is to rise to it. */
  readonly asks: (rank: number) => readonly StatedCondition[];
  /** What a rung asks of a partner that holds it; a stage is kept unless a partner falls back from it. */
  readonly keeping: (rank: number) => readonly StatedCondition[];
  /** Reads what was found about the rungs from a run. */
  readonly findings: (plan: Plan, at: (slot: Slot) => Value) => Findings;
}

function rungNames(rungs: readonly ReviewedRung[]): RungNames {
  return { ids: rungs.map(({ id }) => id), rankOf: (id) => rankOf(rungs, id) };
}

function stated(condition: Condition | undefined, address: string): readonly StatedCondition[] {
  return condition === undefined ? [] : [{ condition, address }];
}

/** A ladder of levels. */
export function levelsInReview(id: string, ladder: LevelLadder): ReviewedLadder {
  const { levels, review } = ladder;
  const address = pointer("/tiers", id);
  const rungs = levels.map(({ id: level, keep, upOrOut, formerly = [] }): ReviewedRung => {
    return { id: level, formerly, keepStated: keep !== undefined, upOrOut };
  });
  const at = (rank: number, key: string): string => pointer(address, "levels", rank, key);
  const asks = (rank: number): readonly StatedCondition[] => stated(levels[rank]?.requires, at(rank, "requires"));
  const due = (rank: number): readonly StatedCondition[] =>
    Object.entries(levels[rank]?.keepEvery ?? {}).map(([due, { requires }]) => {
      return { condition: requires, address: pointer(at(rank, "keepEvery"), due, "requires") };
    });
  const keepPrefix = hasKeeping(ladder);
  return {
    key: `tiers/${id}`,
    name: `held.tiers.${id}`,
    word: "level",
    ids: rungs.map((rung) => rung.id),
    address,
    rungs,
    names: rungNames(rungs),
    review,
    asks,
    keeping: (rank) => {
      const keep = levels[rank]?.keep;
      return [...(keep === undefined ? asks(rank) : stated(keep, at(rank, "keep"))), ...due(rank)];
    },
    findings: ({ names }, read) => {
      const verdict = (name: string): Value => read(names.get(name)!.slot);
      return {
        meets: levels.map((level) => verdict(`level.${id}.${level.id}`)),
        keeps: levels.map((level) => verdict(keepPrefix ? keepName(id, level.id) : `level.${id}.${level.id}`)),
        due: levels.map(
          ({ id: level, keepEvery = {} }) =>
          Object.entries(keepEvery).map(([due, { reviews }]) => ({ reviews, verdict: verdict(dueName(id, level, due)) })), // prettier-ignore
        ),
      };
    },
  };
}

function fallsBack(verdict: Value): Value {
  return verdict === UNKNOWN ? UNKNOWN : verdict !== true;
}

/** The life stages of a partner. */
export function stagesInReview({ stages, review }: PartnerLifecycle): ReviewedLadder {
  const address = "/lifecycle/partner";
  const rungs = stages.map(({ id, formerly = [] }): ReviewedRung => {
    return { id, formerly, keepStated: true, upOrOut: undefined };
  });
  const at = (rank: number, key: string): string => pointer(address, "stages", rank, key);
  return {
    key: "lifecycle/partner",
    name: "held.lifecycle.partner",
    word: "stage",
    ids: rungs.map(({ id }) => id),
    address,
    rungs,
    names: rungNames(rungs),
    review,
    asks: (rank) => [
      ...stated(stages[rank - 1]?.exit, at(rank - 1, "exit")),
      ...stated(stages[rank]?.enter, at(rank, "enter")),
    ],
    keeping: (rank) => stated(stages[rank]?.regress, at(rank, "regress")),
    findings: ({ names }, read) => ({
      meets: stages.map(({ id }) => read(names.get(`${PARTNER_STAGE}.${id}`)!.slot)),
      keeps: stages.map(
        ({ id, regress }) => regress === undefined || fallsBack(read(names.get(regressName(id))!.slot)),
      ),
      due: stages.map(() => []),
    }),
  };
}

/** Every ladder of a document. */
export function laddersIn({ tiers = {}, lifecycle }: ProgramDocument): readonly ReviewedLadder[] {
  const levels = Object.entries(tiers).map(([id, ladder]) => levelsInReview(id, ladder));
  return lifecycle?.partner === undefined ? levels : [...levels, stagesInReview(lifecycle.partner)];
}
