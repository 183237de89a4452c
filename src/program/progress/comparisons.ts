/** The comparisons that levels make, one by one. */
import { type Condition } from "../../core/rule/types.js";
import { type ProgramDocument } from "../document/types.js";
import { type Reader, namedRequirements, requirementOf } from "./requirement.js";
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

/** Every comparison of a condition of the document that was run, through the conditions that it names. */
export function comparisonsAt(
  { condition, address }: { readonly condition: Condition; readonly address: string },
  document: ProgramDocument,
  reader: Reader,
): readonly FactRequirement[] {
  const requirement = requirementOf(condition, address, reader);
  return comparisonsOf(requirement, namedRequirements([requirement], document, reader));
}

/** Every comparison that a level makes. */
export function requirementsOf({ tiers, conditions }: MeasuredProgress): readonly LevelRequirement[] {
  return Object.entries(tiers).flatMap(([ladder, levels]) =>
    levels.flatMap(({ id: level, requires }) =>
      requires === null ? [] : comparisonsOf(requires, conditions).map((each) => ({ ladder, level, ...each })),
    ),
  );
}
