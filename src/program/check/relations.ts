/** Relations that the document states: simple ones bound a value, all of them are relied upon. */
import { type Range, EVERYTHING } from "../../core/analysis/variable.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { readExact } from "../../core/number/decimal.js";
import { type Condition } from "../../core/rule/types.js";
import { type ProgramDocument } from "../document/types.js";
import { relationName } from "../laws/define.js";

/** The verdicts of the relations. */
export function relationSlots({ relations = {} }: ProgramDocument, plan: Plan): readonly Slot[] {
  return Object.keys(relations).map((id) => plan.names.get(relationName(id))!.slot);
}

function comparisonsIn(condition: Condition): readonly Condition[] {
  return "all" in condition ? condition.all.flatMap(comparisonsIn) : [condition];
}

/** What the relations that compare one value with a number say of its range. */
export function statedRanges({ relations = {} }: ProgramDocument, plan: Plan): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  for (const condition of Object.values(relations).flatMap(({ holds }) => comparisonsIn(holds))) {
    if (!("fact" in condition) || !plan.names.has(condition.fact)) continue;
    const { fact, operator, value } = condition;
    const bound = typeof value === "object" ? undefined : readExact(value);
    if (bound === undefined) continue;
    const range = ranges.get(fact) ?? EVERYTHING;
    if (operator === "greaterThanInclusive" || operator === "greaterThan")
      ranges.set(fact, { ...range, lowest: bound });
    if (operator === "lessThanInclusive" || operator === "lessThan") ranges.set(fact, { ...range, highest: bound });
  }
  return ranges;
}
