/** Requirements of a condition, read from the slots of a run by the address that each condition has. */
import { type Condition, type Constant, type FactCondition } from "../../core/rule/types.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf, isMissing } from "../../core/expression/value.js";
import { constantValue } from "../../core/condition/constant.js";
import { CONDITION_PREFIX } from "../../core/expression/scope.js";
import { pointer } from "../../core/issue/issue.js";
import { negate, sign, subtract } from "../../core/number/exact.js";
import { type Presentation, presentKnown, presentNamed, verdictOf } from "../../core/outcome/present.js";
import { type OutcomeValue, type Verdict } from "../../core/outcome/types.js";
import { type ProgramDocument } from "../document/types.js";
import { type FactRequirement, type GroupRequirement, type Requirement } from "./types.js";

/** A run whose requirements are read. */
export interface Reader {
  readonly presentation: Presentation;
  /** The slot of the condition at each address: the last one that was lowered there. */
  readonly slotAt: ReadonlyMap<string, Slot>;
}

/** The slots of a run by the addresses at which they were lowered. */
export function slotsByAddress({ plan }: Presentation): Reader["slotAt"] {
  return new Map(plan.addresses.map((address, slot) => [address, slot]));
}

function valueOf(name: string, { presentation }: Reader): { readonly value: Value; readonly type: ValueType } {
  const named = presentation.plan.names.get(name)!;
  return { value: presentation.at(named.slot), type: named.type };
}

function statusAt(address: string, { presentation, slotAt }: Reader): Verdict {
  return verdictOf(presentation.at(slotAt.get(address)!));
}

/** How far a value that does not meet its bound is from it, in its own unit or in days; null where that says nothing. */
function gapOf(
  actual: Value,
  needed: Value,
  type: ValueType,
  operator: FactCondition["operator"],
  reader: Reader,
): string | number | null {
  if (isMissing(actual) || isMissing(needed) || operator === "notEqual") return null;
  if (type.kind === "date") return Math.abs((needed as number) - (actual as number));
  if (!isNumeric(type.kind)) return null;
  const short = subtract(exactOf(needed), exactOf(actual));
  return presentKnown(sign(short) < 0 ? negate(short) : short, type, reader.presentation) as string | number;
}

function presentConstant(constant: Constant, type: ValueType, { presentation }: Reader): string | number | boolean {
  const value = constantValue(constant, type);
  return value === undefined ? constant : presentKnown(value, type, presentation);
}

/** The value on the other side of a comparison, as the run has it. */
function otherSide(address: string, { presentation, slotAt }: Reader): { value: Value; type: ValueType } | undefined {
  const { plan, at } = presentation;
  const node = plan.nodes[slotAt.get(address)!]!;
  if (!("right" in node)) return undefined;
  return { value: at(node.right), type: plan.types[node.right]! };
}

function neededOf(
  condition: FactCondition,
  type: ValueType,
  address: string,
  reader: Reader,
): FactRequirement["needed"] {
  const { value } = condition;
  if (Array.isArray(value)) return value.map((entry: Constant) => presentConstant(entry, type, reader));
  if (typeof value !== "object") return { status: "value", value: presentConstant(value, type, reader) };
  if ("fact" in value) return presentNamed(reader.presentation.plan.names.get(value.fact)!, reader.presentation);
  const other = otherSide(address, reader);
  if (other === undefined || other.value === UNKNOWN) return { status: "unknown", missing: [] };
  if (other.value === NOT_APPLICABLE) return { status: "notApplicable" };
  const kind = other.type.constant === true ? type.kind : other.type.kind;
  return { status: "value", value: presentKnown(other.value, { ...other.type, kind }, reader.presentation) };
}

function factRequirement(condition: FactCondition, address: string, reader: Reader): FactRequirement {
  const { fact, operator } = condition;
  const named = reader.presentation.plan.names.get(fact)!;
  const { type } = named;
  const status = statusAt(address, reader);
  const other = otherSide(address, reader)?.value;
  const actual: OutcomeValue = presentNamed(named, reader.presentation);
  const needed = neededOf(condition, type, address, reader);
  const gap =
    status === "unmet" && other !== undefined
      ? gapOf(valueOf(fact, reader).value, other, type, operator, reader)
      : null;
  const applies = actual.status !== "notApplicable" && !("status" in needed && needed.status === "notApplicable");
  return { kind: "fact", address, fact, operator, status, applies, actual, needed, gap };
}

type GroupCondition = Exclude<Condition, FactCondition | { readonly condition: string }>;

interface Group {
  readonly kind: GroupRequirement["kind"];
  readonly needed: number;
  readonly parts: readonly Condition[];
  /** Addresses of the parts. */
  readonly at: (index: number) => string;
}

function groupOf(condition: GroupCondition, address: string): Group {
  const list = (key: "all" | "any" | "of") => (index: number) => pointer(address, key, index);
  if ("all" in condition) return { kind: "all", needed: condition.all.length, parts: condition.all, at: list("all") };
  if ("any" in condition) return { kind: "any", needed: 1, parts: condition.any, at: list("any") };
  if ("atLeast" in condition)
    return { kind: "atLeast", needed: condition.atLeast, parts: condition.of, at: list("of") };
  return { kind: "not", needed: 0, parts: [condition.not], at: () => pointer(address, "not") };
}

/** The requirement at an address. Conditions are nested at most as deep as a document may be. */
export function requirementOf(condition: Condition, address: string, reader: Reader): Requirement {
  if ("fact" in condition) return factRequirement(condition, address, reader);
  if ("condition" in condition) {
    const { value } = valueOf(CONDITION_PREFIX + condition.condition, reader);
    return { kind: "condition", address, condition: condition.condition, status: verdictOf(value) };
  }
  const group = groupOf(condition, address);
  const of = group.parts.map((part, index) => requirementOf(part, group.at(index), reader));
  const met = of.filter(({ status }) => status === "met").length;
  return { kind: group.kind, address, status: statusAt(address, reader), needed: group.needed, met, of };
}

/** The names of the conditions that a requirement refers to. */
function conditionsIn(requirement: Requirement): readonly string[] {
  if (requirement.kind === "condition") return [requirement.condition];
  return requirement.kind === "fact" ? [] : requirement.of.flatMap(conditionsIn);
}

/** The named conditions that requirements refer to, and those that these refer to. */
export function namedRequirements(
  requirements: readonly Requirement[],
  { conditions = {} }: ProgramDocument,
  reader: Reader,
): Readonly<Record<string, Requirement>> {
  const found = new Map<string, Requirement>();
  const pending = requirements.flatMap(conditionsIn);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    const requirement = requirementOf(conditions[name]!, pointer("/conditions", name), reader);
    found.set(name, requirement);
    pending.push(...conditionsIn(requirement));
  }
  return Object.fromEntries(found);
}
