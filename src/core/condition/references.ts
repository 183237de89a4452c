/** The names that a condition reads, with where they stand. */
import { CONDITION_PREFIX, partnerNameOf } from "../expression/scope.js";
import { pointer } from "../issue/issue.js";
import { type Condition } from "./types.js";

/** A name in the document and its address. */
export interface Reference {
  readonly name: string;
  readonly address: string;
}

/** Every fact and named condition that the condition reads. */
export function conditionReferences(condition: Condition, address: string): readonly Reference[] {
  if ("all" in condition) return severalReferences(condition.all, pointer(address, "all"));
  if ("any" in condition) return severalReferences(condition.any, pointer(address, "any"));
  if ("atLeast" in condition) return severalReferences(condition.of, pointer(address, "of"));
  if ("not" in condition) return conditionReferences(condition.not, pointer(address, "not"));
  if ("condition" in condition)
    return [{ name: CONDITION_PREFIX + condition.condition, address: pointer(address, "condition") }];
  const fact = { name: condition.fact, address: pointer(address, "fact") };
  const { value } = condition;
  if (typeof value !== "object" || !("fact" in value)) return [fact];
  return [fact, { name: value.fact, address: pointer(address, "value", "fact") }];
}

function severalReferences(conditions: readonly Condition[], address: string): readonly Reference[] {
  return conditions.flatMap((part, index) => conditionReferences(part, pointer(address, index)));
}

/** The names of the partner that a record's condition reads. */
export function rowReferences(where: Condition, address: string): readonly Reference[] {
  return conditionReferences(where, address)
    .map(({ name, address: at }) => ({ name: partnerNameOf(name), address: at }))
    .filter((reference): reference is Reference => reference.name !== undefined);
}
