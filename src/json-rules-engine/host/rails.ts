/**
 * Writes verdicts of a program as conditions of the engine, each on two rails: what holds for certain, and what may hold. "Not" is pushed
 * down to the comparisons, because the engine's own "not" would take what is unknown for met.
 */
import { type Node, type NodeOf } from "../../core/expression/node.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import { type Value, exactOf } from "../../core/expression/value.js";
import { writeNumber } from "../../core/number/decimal.js";
import { writeDay } from "../../core/time/day.js";
import { writeInstant } from "../../core/time/instant.js";
import { asGroup } from "../group.js";
import { type EngineCondition } from "../types.js";
import { OPPOSITE, type Operator, type Rail, operatorName } from "./operators.js";

/** A fact that is always true: the engine has no constant. */
export const ALWAYS = "program:always";
/** How many of several conditions hold; they are the parameter `of`. */
export const HOLDING = "program:holding";

/** How slots are named as facts of an engine. */
export interface FactNames {
  readonly of: (slot: Slot) => string;
  /** Whether the slot is a verdict that rules of its own judge. */
  readonly isJudged: (slot: Slot) => boolean;
}

type Comparing = NodeOf<"compare" | "same" | "oneOf" | "contains">;

function operatorOf(node: Comparing): Operator {
  if (node.kind === "compare") return node.operator;
  if (node.kind === "same") return node.negated ? "notEqual" : "equal";
  if (node.kind === "oneOf") return node.negated ? "notIn" : "in";
  return node.negated ? "doesNotContain" : "contains";
}

const MOST_DIGITS = 30;

/** A constant as the document may write it. */
function writeConstant(value: Value, type: ValueType): unknown {
  if (isNumeric(type.kind)) return writeNumber(exactOf(value), MOST_DIGITS);
  if (type.kind === "date") return writeDay(value as number);
  return type.kind === "instant" ? writeInstant(value as number) : value;
}

function isComparing(node: Node): node is Comparing {
  return ["compare", "same", "oneOf", "contains"].includes(node.kind);
}

export class RailWriter {
  readonly #plan: Plan;
  readonly #names: FactNames;
  readonly #rail: Rail;

  constructor(plan: Plan, names: FactNames, rail: Rail) {
    this.#plan = plan;
    this.#names = names;
    this.#rail = rail;
  }

  /** The conditions of a rule that succeeds where the verdict of the slot holds on the rail. */
  rule(slot: Slot): EngineCondition {
    return asGroup(this.#below(slot, true));
  }

  /** `holds` is false under an odd number of "not". */
  #write(slot: Slot, holds: boolean): EngineCondition {
    return this.#names.isJudged(slot) ? this.#isTrue(slot, holds) : this.#below(slot, holds);
  }

  #below(slot: Slot, holds: boolean): EngineCondition {
    const node = this.#plan.nodes[slot]!;
    if (node.kind === "not") return this.#write(node.operand, !holds);
    if (node.kind === "alias") return this.#write(node.operand, holds);
    if (node.kind === "literal") return { fact: ALWAYS, operator: "equal", value: node.value === holds };
    if (node.kind === "gate") return this.#gate(node, holds);
    return isComparing(node) ? this.#compare(node, holds) : this.#isTrue(slot, holds);
  }

  /** Fewer than n of k hold where at least k - n + 1 do not. */
  #gate({ operands, threshold }: NodeOf<"gate">, holds: boolean): EngineCondition {
    const parts = operands.map((operand) => this.#write(operand, holds));
    const needed = holds ? threshold : operands.length - threshold + 1;
    if (needed === parts.length) return { all: parts };
    if (needed === 1) return { any: parts };
    return { fact: HOLDING, params: { of: parts }, operator: "greaterThanInclusive", value: needed };
  }

  #isTrue(slot: Slot, holds: boolean): EngineCondition {
    return { fact: this.#names.of(slot), operator: operatorName(this.#rail, "equal", false), value: holds };
  }

  #compare(node: Comparing, holds: boolean): EngineCondition {
    const operator = operatorOf(node);
    const met = (node.whenNotApplicable === "met") === holds;
    return {
      fact: this.#names.of(node.left),
      operator: operatorName(this.#rail, holds ? operator : OPPOSITE[operator], met),
      value: this.#right(node),
    };
  }

  #right(node: Comparing): unknown {
    const { nodes, types } = this.#plan;
    const { left } = node;
    if (node.kind === "oneOf") return node.list.map((value) => writeConstant(value, types[left]!));
    const right = nodes[node.right]!;
    return right.kind === "literal"
      ? writeConstant(right.value, types[node.right]!)
      : { fact: this.#names.of(node.right) };
  }
}
