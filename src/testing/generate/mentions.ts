/** The constants that a program compares its values with: where its rules can change their answer. */
import { type Model } from "../../core/analysis/model.js";
import { type Node } from "../../core/expression/node.js";
import { literalsOf } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import { type Value, isMissing } from "../../core/expression/value.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { type Exact } from "../../core/number/exact.js";
import { boundsOfSpec, scalesOf } from "../../program/check/basis.js";
import { broughtField } from "../../program/check/grouped.js";
import { type Session } from "../../program/check/session.js";

/** What one value is compared with, in the order of the document. */
export interface Mentioned {
  readonly numbers: readonly Exact[];
  readonly texts: readonly string[];
  readonly days: readonly number[];
}

/** By the name of a value of the partner, or by `collection.field`. */
export type Mentions = ReadonlyMap<string, Mentioned>;

const NOTHING: Mentioned = { numbers: [], texts: [], days: [] };

/** What a value is compared with; nothing where it is compared with nothing. */
export function mentionedOf(mentions: Mentions, name: string): Mentioned {
  return mentions.get(name) ?? NOTHING;
}

class Gathered {
  readonly all = new Map<string, { numbers: Exact[]; texts: string[]; days: number[] }>();

  add(name: string, value: Value, { kind }: Pick<ValueType, "kind">): void {
    const own = this.all.get(name) ?? { numbers: [], texts: [], days: [] };
    this.all.set(name, own);
    if (isMissing(value)) return;
    if (isNumeric(kind)) own.numbers.push(value as Exact);
    else if (kind === "date") own.days.push(value as number);
    else if (typeof value === "string") own.texts.push(value);
  }
}

/** Which value a node compares, and with what. */
function comparedIn(
  node: Node,
  constant: (slot: Slot) => Value | undefined,
): readonly (readonly [Slot, Value | undefined])[] {
  switch (node.kind) {
    case "compare":
    case "same":
    case "contains":
      return [[node.left, constant(node.right)], [node.right, constant(node.left)]]; // prettier-ignore
    case "oneOf":
      return node.list.map((value) => [node.left, value]);
    case "band":
      return node.bands.map(({ from }) => [node.operand, from]);
    case "interpolate":
      return node.corners.map(({ at }) => [node.operand, at]);
    case "scale":
      return node.bands.flatMap(({ from }): (readonly [Slot, Value])[] => [[node.qualifyOn, from], [node.payOn, from]]); // prettier-ignore
    case "points":
      return [[node.operand, constant(node.at)]];
    case "growth":
      return node.minimum === undefined ? [] : [[node.before, constant(node.minimum)]];
    default:
      return [];
  }
}

/** The nearest values below a slot that have a name. */
function namedBelow(slot: Slot, { nodes }: Model["plan"], nameAt: ReadonlyMap<Slot, string>): readonly string[] {
  const own = nameAt.get(slot);
  if (own !== undefined) return [own];
  return slotsBelow(nodes, [slot]).flatMap((below) => {
    const name = nameAt.get(below);
    return name === undefined ? [] : [name];
  });
}

/** A figure over records is reached by their amounts. */
function addReached(gathered: Gathered, { plan }: Model): void {
  for (const { name, slot } of plan.names.values())
    for (const below of slotsBelow(plan.nodes, [slot])) {
      const node = plan.nodes[below]!;
      if (node.kind !== "aggregate" || node.measure.value === undefined) continue;
      const rows = plan.rows.get(node.collection)!;
      const field = rows.nodes[node.measure.value]!;
      if (field.kind !== "field") continue;
      for (const number of gathered.all.get(name)?.numbers ?? []) gathered.add(`${node.collection}.${field.name}`, number, { kind: "decimal" }); // prettier-ignore
    }
}

/** Comparisons of the partner's own values. */
function addOwn(gathered: Gathered, { model: { plan, constant }, nameAt }: Session): void {
  for (const node of plan.nodes)
    for (const [slot, value] of comparedIn(node, constant))
      if (value !== undefined)
        for (const name of namedBelow(slot, plan, nameAt)) gathered.add(name, value, plan.types[slot]!);
}

/** Bounds of the bands that incentives are paid by. */
function addPaid(gathered: Gathered, session: Session): void {
  const { plan } = session.model;
  const paid = [...plan.names.values()].filter(({ name }) => name.startsWith("incentive."));
  for (const { measure, base, bounds } of paid.flatMap(({ slot }) => scalesOf(slot, session)))
    for (const on of [measure, base])
      for (const name of namedBelow(on, plan, session.nameAt))
        for (const bound of bounds) gathered.add(name, bound, plan.types[on]!);
}

/** Comparisons of fields, where records are told apart. */
function addFields(gathered: Gathered, { plan }: Model): void {
  for (const [collection, { nodes, types }] of plan.rows) {
    const literal = literalsOf(nodes);
    const paid = nodes.flatMap((node) => (node.kind === "pay" ? boundsOfSpec(node.spec, literal).map((bound) => [node.measure, bound] as const) : [])); // prettier-ignore
    for (const [slot, value] of [...nodes.flatMap((node) => comparedIn(node, literal)), ...paid]) {
      const field = nodes[slot]!;
      if (field.kind === "field" && value !== undefined)
        gathered.add(`${collection}.${field.name}`, value, types[slot]!);
    }
  }
}

/** Bounds of the bands that records are paid by in their order. */
function addRunning(gathered: Gathered, { plan, constant }: Model): void {
  for (const node of plan.nodes) {
    if (node.kind !== "lines" || typeof node.rules.earned !== "object") continue;
    const { measure, spec } = node.rules.earned;
    const { nodes, types } = plan.rows.get(node.collection)!;
    const field = nodes[measure]!;
    if (field.kind === "field")
      for (const bound of boundsOfSpec(spec, constant)) gathered.add(`${node.collection}.${field.name}`, bound, types[measure]!); // prettier-ignore
  }
}

/** A group is compared with what its records add up to. */
function addGrouped(gathered: Gathered, { document }: Session): void {
  for (const [id, { fields = {} }] of Object.entries(document.collections ?? {}))
    for (const field of Object.keys(fields)) {
      const brought = broughtField(id, field, document);
      if (brought === undefined) continue;
      for (const number of gathered.all.get(`${id}.${field}`)?.numbers ?? []) gathered.add(`${brought.collection}.${brought.field}`, number, { kind: "decimal" }); // prettier-ignore
    }
}

/** Everything that values of the partner and fields of its records are compared with. */
export function mentionsOf(session: Session): Mentions {
  const gathered = new Gathered();
  addOwn(gathered, session);
  addPaid(gathered, session);
  addFields(gathered, session.model);
  addRunning(gathered, session.model);
  addReached(gathered, session.model);
  addGrouped(gathered, session);
  return gathered.all;
}
