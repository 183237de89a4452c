/** Metrics that read the same records as a given one: the given value does not reach them, and that is said. */
import { type Slot } from "../../core/expression/slot.js";
import { operationOf } from "../../core/expression/operations.js";
import { type Plan } from "../../core/expression/steps.js";
import { type OutcomeLayout } from "./layout.js";

/** For each slot the collections that are read below it. */
function collectionsBelow(plan: Plan): readonly ReadonlySet<string>[] {
  const below: Set<string>[] = [];
  for (const node of plan.nodes) {
    const own = new Set(
      operationOf(node)
        .operands(node)
        .flatMap((operand) => [...below[operand]!]),
    );
    if (node.kind === "aggregate" && !plan.derived.has(node.collection)) own.add(node.collection);
    if (node.kind === "derive" && !plan.derived.has(node.source)) own.add(node.source);
    below.push(own);
  }
  return below;
}

/** Whether a slot is computed from one of the given ones. */
function readersOf(plan: Plan, given: ReadonlySet<Slot>): ReadonlySet<Slot> {
  const reached = new Set(given);
  for (const [slot, node] of plan.nodes.entries()) {
    if (
      operationOf(node)
        .operands(node)
        .some((operand) => reached.has(operand))
    )
      reached.add(slot);
  }
  return reached;
}

/** The metrics that were still computed from records which a given value was to replace. */
export function linkedMetrics(plan: Plan, layout: OutcomeLayout, given: readonly string[]): readonly string[] {
  const slots = new Set(given.map((name) => plan.names.get(name)!.slot));
  const below = collectionsBelow(plan);
  const replaced = new Set([...slots].flatMap((slot) => [...below[slot]!]));
  const reached = readersOf(plan, slots);
  return layout.metrics
    .filter(([, { slot }]) => !reached.has(slot) && [...below[slot]!].some((name) => replaced.has(name)))
    .map(([id]) => id);
}
