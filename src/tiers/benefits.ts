/** What a partner gets on its level: `benefit.<ladder>.<id>`, of the highest level up to its own that states it. */
import { lookUp } from "../core/condition/look-up.js";
import { type Definition } from "../core/definition/definition.js";
import { type Named, type PartnerScope } from "../core/expression/scope.js";
import { lowerChoice } from "../core/formula/choices.js";
import { refuseName, refuseOperands } from "../core/formula/operand.js";
import { pointer } from "../core/issue/issue.js";
import { operandReferences } from "../core/rule/references.js";
import { type Operand } from "../core/rule/types.js";
import { type LevelLadder } from "./types.js";

/** A level that states a benefit. */
interface Stated {
  readonly rank: number;
  readonly operand: Operand;
  readonly address: string;
}

/** The benefits that a level of the ladder states, in the order in which they are met. */
export function benefitIds({ levels }: LevelLadder): readonly string[] {
  return [...new Set(levels.flatMap(({ benefits = {} }) => Object.keys(benefits)))];
}

/** The name of a benefit. */
export function benefitName(ladder: string, id: string): string {
  return `benefit.${ladder}.${id}`;
}

/** The levels that state a benefit, the highest first. */
function statedBy({ levels }: LevelLadder, id: string, address: string): readonly Stated[] {
  return levels
    .flatMap(({ benefits }, rank) => {
      const operand = benefits?.[id];
      return operand === undefined
        ? []
        : [{ rank, operand, address: pointer(address, "levels", rank, "benefits", id) }];
    })
    .toReversed();
}

/** The name of the level whose benefits a partner gets. */
function levelName(ladder: string, { benefitsBy }: LevelLadder): string {
  return benefitsBy === "held" ? `held.tiers.${ladder}.level` : `level.${ladder}`;
}

function lowerBenefit(
  name: string,
  stated: readonly Stated[],
  scope: PartnerScope,
  address: string,
): Named | undefined {
  const level = lookUp(scope, name, address);
  const values = stated.map(({ operand, address: at }) => scope.operand(operand, at));
  if (level === undefined || values.includes(undefined)) return undefined;
  const conditions = stated.map(({ rank }) => level.levels!.atLeast[rank]!);
  const chosen = lowerChoice({ conditions, values: values as Named[] }, scope, address);
  return chosen ?? refuseOperands("benefits", "values of one kind on all levels", scope, stated[0]!.address);
}

/** A benefit is defined where the highest level states it. */
export function defineBenefits(ladder: string, tiers: LevelLadder, address: string): readonly Definition[] {
  const declared = tiers.benefits === undefined ? undefined : Object.keys(tiers.benefits);
  return benefitIds(tiers).map((id) => {
    const stated = statedBy(tiers, id, address);
    const at = stated[0]!.address;
    const name = benefitName(ladder, id);
    return {
      names: [name],
      address: at,
      references: [levelName(ladder, tiers), ...stated.flatMap(({ operand }) => operandReferences(operand))],
      lower: (scope) => {
        if (declared !== undefined && !declared.includes(id)) refuseName("benefit", id, declared, scope, at);
        const benefit = lowerBenefit(levelName(ladder, tiers), stated, scope, at);
        if (benefit !== undefined) scope.name(name, at, benefit);
      },
    };
  });
}
