/** The comparisons that levels make, one by one. */
import { type FactRequirement, type MeasuredProgress, type Requirement } from "./types.js";

/** What a level asks of a figure. */
export interface LevelRequirement extends FactRequirement {
  readonly ladder: string;
  readonly level: string;
}

/** Every comparison of a requirement, through the conditions that it names. */
function comparisonsOf(requirement: Requirement, named: MeasuredProgress["conditions"]): readonly FactRequirement[] {
  if (requirement.kind === "condition") return comparisonsOf(named[requirement.condition]!, named);
  if (requirement.kind === "fact") return [requirement];
  return requirement.of.flatMap((each) => comparisonsOf(each, named));
}

/** Every comparison that a level makes. */
export function requirementsOf({ tiers, conditions }: MeasuredProgress): readonly LevelRequirement[] {
  return Object.entries(tiers).flatMap(([ladder, levels]) =>
    levels.flatMap(({ id: level, requires }) =>
      requires === null ? [] : comparisonsOf(requires, conditions).map((each) => ({ ladder, level, ...each })),
    ),
  );
}
