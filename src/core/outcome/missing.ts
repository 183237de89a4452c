/**
 * What is missing: for a slot that is unknown, the inputs and collections that would have to be known. Computed front
 * to back, once for a run, and only where something is asked for.
 */
import { ownOperands } from "../expression/base.js";
import { type Node } from "../expression/node.js";
import { type Slot } from "../expression/slot.js";
import { operationOf } from "../expression/operations.js";
import { type Plan } from "../expression/steps.js";
import { type Frame } from "../expression/run-types.js";
import { PARAMETER_PREFIX } from "../expression/scope.js";
import { type Value, UNKNOWN } from "../expression/value.js";

/** How many names are told; a document whose every figure needs thousands would tell nothing by listing them. */
export const MOST_MISSING = 50;

/** A run whose unknown slots are asked about. */
export interface MissingSource {
  readonly plan: Plan;
  readonly frame: Frame;
  /** Slots whose value was given: what they would have read does not matter. */
  readonly given: ReadonlyMap<Slot, Value>;
}

type Names = readonly string[];
const NONE: Names = [];

/** The names of several lists, each once; a list that says all of it is shared. */
function union(lists: readonly Names[]): Names {
  const [first = NONE, ...others] = lists.filter((list) => list.length > 0);
  if (others.every((list) => list === first)) return first;
  const names = new Set<string>();
  for (const list of [first, ...others]) for (const name of list) if (names.size < MOST_MISSING) names.add(name);
  return [...names];
}

function nameOf(slot: Slot, plan: Plan): string {
  return [...plan.names.values()].find((named) => named.slot === slot)?.name ?? "given";
}

/** The names of everything unknown below a slot, whether or not it made the slot unknown. */
function unknownLeaves(slot: Slot, { plan, frame, given }: MissingSource): Names {
  const names = new Set<string>();
  const seen = new Set<Slot>([slot]);
  // A set is walked in the order in which it grows.
  for (const next of seen) {
    const node = plan.nodes[next]!;
    if (names.size >= MOST_MISSING) break;
    if (node.kind === "input" && frame.slots[next] === UNKNOWN) names.add(node.name);
    if (!given.has(next)) for (const operand of operationOf(node).operands(node)) seen.add(operand);
  }
  return [...names];
}

/** Everything that a figure reads: it was missing on another day, or in a slice. */
function readBelow(slot: Slot, plan: Plan): Names {
  const names = new Set<string>();
  const seen = new Set<Slot>([slot]);
  // A set is walked in the order in which it grows.
  for (const next of seen) {
    const node = plan.nodes[next]!;
    if (node.kind === "input") names.add(node.name);
    else if (
      (node.kind === "aggregate" || node.kind === "lines" || node.kind === "listing") &&
      !plan.derived.has(node.collection)
    )
      names.add(node.collection);
    else if (node.kind === "derive" && !plan.derived.has(node.source)) names.add(node.source);
    for (const operand of operationOf(node).operands(node)) seen.add(operand);
  }
  return [...names];
}

/** What is missing where no operand is: records that were left out, the base, a calendar's days, or what another day did not have. */
function unknownOutside(node: Node, { plan, frame }: MissingSource): Names {
  if ("collection" in node && node.kind !== "derive") return [node.collection];
  switch (node.kind) {
    case "derive":
      return [node.source];
    case "base":
      return ["base"];
    case "lookUp":
      return [PARAMETER_PREFIX + node.table];
    case "onDay":
    case "dayByDay":
      return readBelow(node.timeline, plan);
    case "replay": {
      const sliced = node.over.kind === "slices" ? node.over.fields.map(({ collection }) => collection) : [];
      const unknown = sliced.filter((collection) => !frame.rows.has(collection));
      return (unknown.length > 0 ? unknown : readBelow(node.target, plan)).slice(0, MOST_MISSING);
    }
    default:
      return "calendar" in node && node.calendar !== undefined ? [`calendar.${node.calendar.name}`] : NONE;
  }
}

function missingOf(slot: Slot, node: Node, known: readonly Names[], source: MissingSource): Names {
  const { slots } = source.frame;
  if (source.given.has(slot)) return [nameOf(slot, source.plan)];
  if (node.kind === "input") return [node.name];
  // A score that lacks coverage is known but for what was left out of it.
  if (node.kind === "covered" && slots[node.operand] !== UNKNOWN) return unknownLeaves(node.operand, source);
  const operands = node.kind === "base" ? ownOperands(node) : operationOf(node).operands(node);
  const below = operands.filter((operand) => slots[operand] === UNKNOWN);
  if (below.length === 0) return unknownOutside(node, source);
  return union(below.map((operand) => known[operand]!));
}

/** Answers what is missing for a slot: at most fifty names, in the order in which they are met. */
export type MissingNames = (slot: Slot) => Names;

export function missingIn(source: MissingSource): MissingNames {
  const known: Names[] = [];
  return (slot) => {
    for (let next = known.length; next <= slot; next += 1) {
      const isUnknown = source.frame.slots[next] === UNKNOWN;
      known.push(isUnknown ? missingOf(next, source.plan.nodes[next]!, known, source) : NONE);
    }
    return known[slot]!;
  };
}
