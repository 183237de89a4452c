/** A plan on one day as an analysis sees it: what is constant, what varies, and between which numbers. */
import {
  type DataDeclarations,
  type DataType,
  type FactDeclaration,
  type FieldDeclaration,
  declarationOf,
} from "../data/types.js";
import { type Node } from "../expression/node.js";
import { operationOf } from "../expression/operations.js";
import { type Slot } from "../expression/slot.js";
import { type Plan } from "../expression/steps.js";
import { type ValueType, isNumeric } from "../expression/type.js";
import { type Value } from "../expression/value.js";
import { readExact } from "../number/decimal.js";
import { type Exact, ONE, exactFraction } from "../number/exact.js";
import { readDay } from "../time/day.js";
import { type RangeSource, rangesOf } from "./ranges.js";
import { type Range, type Variable, EVERYTHING } from "./variable.js";

/** What a model is made of. */
export interface ModelSource {
  readonly plan: Plan;
  /** The constants and the days of the calendar, as they are on the day. */
  readonly template: readonly Value[];
  readonly declarations: DataDeclarations;
  readonly currencyDigits: number | undefined;
  /** Ranges that the document states of named values. */
  readonly stated: ReadonlyMap<string, Range>;
}

export interface Model {
  readonly plan: Plan;
  /** The value of a slot that is the same for every partner. */
  readonly constant: (slot: Slot) => Value | undefined;
  readonly range: (slot: Slot) => Range;
  /** The slot as a value of the partner, or one item of it. */
  readonly variable: (slot: Slot, item?: Value) => Variable;
  /** The slot of a variable; undefined where the plan has none. */
  readonly slotOf: (variable: Variable) => Slot | undefined;
  /** Whether the slot stands for itself: nothing of it is computed from other values of the partner. */
  readonly isBrought: (slot: Slot) => boolean;
  /** Whether a partner document can give the slot. */
  readonly isNamed: (slot: Slot) => boolean;
}

type Declaration = FactDeclaration & FieldDeclaration;

function endOf(written: number | string | undefined): Exact | undefined {
  if (written === undefined) return undefined;
  const exact = readExact(written);
  return exact ?? (typeof written === "string" ? (readDay(written) as Exact | undefined) : undefined);
}

function declaredRange(declared: DataType | Declaration | undefined): Range {
  if (declared === undefined) return EVERYTHING;
  const { min, max } = declarationOf<Declaration>(declared);
  return { lowest: endOf(min), highest: endOf(max) };
}

/** Kinds of nodes that partners bring, or that an analysis does not look into. */
const BROUGHT: ReadonlySet<Node["kind"]> = new Set(["input", "aggregate", "replay", "base", "onDay"]);

function rangeSource({ plan, declarations: { facts = {}, records = {} } }: ModelSource): Omit<RangeSource, "range"> {
  const byCollection = new Map<string, readonly Range[]>();
  const rowRanges = (collection: string): readonly Range[] => {
    const known = byCollection.get(collection);
    if (known !== undefined) return known;
    const rows = plan.rows.get(collection);
    const fields = records[collection]?.fields ?? {};
    const brought: RangeSource["brought"] = (node) =>
      node.kind === "field" && Object.hasOwn(fields, node.name) ? declaredRange(fields[node.name]) : EVERYTHING; // prettier-ignore
    byCollection.set(collection, []);
    const ranges = rows === undefined ? [] : rangesOf(rows.nodes, { brought, ofRecords: () => EVERYTHING });
    byCollection.set(collection, ranges);
    return ranges;
  };
  return {
    brought: (node) =>
      node.kind === "input" && Object.hasOwn(facts, node.name) ? declaredRange(facts[node.name]) : EVERYTHING, // prettier-ignore
    ofRecords: (collection, slot) => rowRanges(collection)[slot] ?? EVERYTHING,
  };
}

/** What is constant: literals, days of the calendar, and what is computed of constants alone. */
function constantsOf(
  plan: Plan,
  template: readonly Value[],
  digits: number | undefined,
): readonly (Value | undefined)[] {
  const constants: (Value | undefined)[] = [];
  const slots = [...template];
  for (const [slot, node] of plan.nodes.entries()) {
    if (node.kind === "literal" || node.kind === "calendar") constants.push(template[slot]);
    else if (node.kind === "currencyDigits") constants.push(digits);
    else {
      const { operands, apply } = operationOf(node);
      const isConstant = apply !== undefined && operands(node).length > 0 && operands(node).every((operand) => constants[operand] !== undefined); // prettier-ignore
      constants.push(isConstant ? apply(node)(slots) : undefined);
    }
    const constant = constants[slot];
    if (constant !== undefined) slots[slot] = constant;
  }
  return constants;
}

function stepOf({ kind }: ValueType, scale: number | undefined): Exact | undefined {
  if (kind === "integer") return ONE;
  if (kind === "date" || kind === "instant") return 1 as Exact;
  return scale === undefined || !isNumeric(kind) ? undefined : exactFraction(1n, 10n ** BigInt(scale));
}

export function createModel(source: ModelSource): Model {
  const { plan, template, declarations, currencyDigits: digits, stated } = source;
  const { facts = {} } = declarations;
  const constants = constantsOf(plan, template, digits);
  const ranges = rangesOf(plan.nodes, rangeSource(source));
  const names = new Map([...plan.names.values()].map(({ slot, name }) => [slot, name]));
  const variables = new Map<string, Variable>();
  const make = (slot: Slot, item: Value | undefined): Variable => {
    const type = plan.types[slot]!;
    const node = plan.nodes[slot]!;
    const name = names.get(slot) ?? (node.kind === "input" ? node.name : undefined);
    const declared = name !== undefined && Object.hasOwn(facts, name) ? declarationOf<FactDeclaration>(facts[name]!) : undefined; // prettier-ignore
    const { oneOf } = type;
    return {
      slot,
      item,
      name,
      kind: type.kind,
      range: (name === undefined ? undefined : stated.get(name)) ?? ranges[slot]!,
      step: stepOf(type, declared?.scale),
      values: type.kind === "text" && oneOf !== undefined ? oneOf : undefined,
      mayBeNotApplicable: type.mayBeNotApplicable,
    };
  };
  return {
    plan,
    constant: (slot) => constants[slot],
    range: (slot) => ranges[slot]!,
    variable: (slot, item) => {
      const key = item === undefined ? String(slot) : `${slot} ${JSON.stringify(item)}`;
      const known = variables.get(key) ?? make(slot, item);
      variables.set(key, known);
      return known;
    },
    slotOf: ({ slot }) => slot,
    isBrought: (slot) => BROUGHT.has(plan.nodes[slot]!.kind),
    isNamed: (slot) => names.has(slot),
  };
}
