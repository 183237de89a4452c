/** What of a partner document a figure is computed of. */
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { HELD_PREFIX } from "../../core/review/held.js";
import { type DeclaredData } from "../../core/data/declared.js";

/** Names of sections of the partner document. */
export interface Needs {
  readonly facts: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly answers: ReadonlySet<string>;
}

/** The scorecard of an answer, from its address `/answers/<card>/…`. */
function cardOf(source: string): string {
  return source.split("/")[2]!;
}

/** What the slot needs. */
export function needsOf(slot: Slot, plan: Plan, declared: DeclaredData): Needs {
  const facts = new Set<string>();
  const records = new Set<string>();
  const answers = new Set<string>();
  const read = (collection: string): void => {
    if (declared.collections.has(collection)) records.add(collection);
  };
  for (const below of slotsBelow(plan.nodes, [slot])) {
    const node = plan.nodes[below]!;
    if (node.kind === "input") {
      if (declared.facts.has(node.name)) facts.add(node.name);
      else if (!node.name.startsWith(HELD_PREFIX)) answers.add(cardOf(node.source));
    } else if (node.kind === "derive") read(node.source);
    else if (node.kind === "aggregate" || node.kind === "index") read(node.collection);
    else if (node.kind === "replay" && node.over.kind === "slices")
      for (const { collection } of node.over.fields) read(collection);
  }
  return { facts, records, answers };
}
