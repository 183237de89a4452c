/** What a channel account manager is paid: weighted categories of weighted measures, with gates and curves. */
import { lowerCondition } from "../../core/condition/lower.js";
import { type Named, type Scope, literalNode } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { certainType, derivedType, isNumeric } from "../../core/expression/type.js";
import { checkCorners } from "../../core/band/check.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { idsTwice } from "../../core/issue/twice.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, sign } from "../../core/number/exact.js";
import { conditionReferences, operandReferences } from "../../core/rule/references.js";
import { type Condition } from "../../core/rule/types.js";
import { operandText } from "../payment/earn.js";
import { type KindAnswer } from "./kind.js";
import { type Compensation, type CompensationCategory, type CompensationMeasure } from "./types.js";

type Curve = NonNullable<Compensation["curve"]>;

/** What an attainment pays along a curve, as a fraction; without a curve as much as it is. */
function payout(attainment: Named, curve: Curve | undefined, scope: Scope, address: string): Named {
  if (curve === undefined) return attainment;
  const one = scope.add(literalNode(ONE), certainType("decimal"), address);
  const corners = curve.curve.map(({ at, is }) => ({ at: readExact(at)!, is: readExact(is)! }));
  const spec = {
    form: "curve",
    corners,
    below: curve.below,
    beyond: curve.beyond,
    gives: "rate",
    unit: undefined,
  } as const;
  const type = derivedType("decimal", attainment.type);
  return { slot: scope.add({ kind: "pay", measure: attainment.slot, base: one, spec }, type, address), type };
}

/** Nothing without the gate. */
function gated(value: Named, gate: Condition | undefined, scope: Scope, address: string): Named | undefined {
  if (gate === undefined) return value;
  const condition = lowerCondition(gate, scope, pointer(address, "gate"));
  if (condition === undefined) return undefined;
  const type = derivedType("decimal", value.type, scope.typeOf(condition));
  return { slot: scope.add({ kind: "onlyIf", condition, operand: value.slot }, type, address), type };
}

/** The weighted mean of those that apply. */
function weighed(parts: readonly Named[], weights: readonly Exact[], scope: Scope, address: string): Named {
  const operands = parts.map(({ slot }) => slot);
  const type = derivedType("decimal", ...parts.map((part) => part.type));
  const node = {
    kind: "combine",
    combination: "weightedMean",
    operands,
    weights,
    missing: "fail",
    lowest: ZERO,
  } as const;
  return { slot: scope.add(node, type, address), type };
}

function weightsOf(entries: readonly { readonly weight: number | string }[]): readonly Exact[] {
  return entries.map(({ weight }) => readExact(weight)!);
}

/** Where the categories are lowered. */
interface Place {
  readonly plan: Compensation;
  readonly scope: Scope;
  readonly address: string;
}

function lowerMeasure(measure: CompensationMeasure, { plan, scope, address }: Place): Named | undefined {
  const at = pointer(address, "attainment");
  const attainment = scope.operand(measure.attainment, at);
  if (attainment === undefined) return undefined;
  if (!isNumeric(attainment.type.kind) || attainment.type.kind === "money") {
    scope.report(() => issue("scale.operand", at, { expected: "a number, of which 1 is the whole target" }));
    return undefined;
  }
  const curve = plan.combine === "payouts" ? (measure.curve ?? plan.curve) : undefined;
  return gated(payout(attainment, curve, scope, address), measure.gate, scope, address);
}

function lowerCategory({ measures, gate }: CompensationCategory, place: Place): Named | undefined {
  const { address, scope } = place;
  const lowered = measures.map((measure, index) =>
    lowerMeasure(measure, { ...place, address: pointer(address, "measures", index) }),
  );
  if (lowered.includes(undefined)) return undefined;
  return gated(weighed(lowered as readonly Named[], weightsOf(measures), scope, address), gate, scope, address);
}

/** Reports issues; whether there were none. */
function reportAll(issues: readonly Issue[], scope: Scope): boolean {
  for (const found of issues) scope.report(() => found);
  return issues.length === 0;
}

function checkWeights(
  entries: readonly { readonly weight: number | string }[],
  scope: Scope,
  address: string,
): boolean {
  if (weightsOf(entries).some((weight) => sign(weight) > 0)) return true;
  scope.report(() => issue("scorecard.weightless", address));
  return false;
}

/** A curve of a measure has no effect where the attainments are weighed and pay together. */
function checkMeasure(measure: CompensationMeasure, { plan, scope, address }: Place): boolean {
  const unused = plan.combine === "attainment" && measure.curve !== undefined;
  if (unused)
    scope.report(() =>
      issue("incentive.option", pointer(address, "curve"), {
        option: "a curve of a measure",
        needs: '`"combine": "payouts"`',
      }),
    );
  const corners =
    measure.curve === undefined ? [] : checkCorners(measure.curve.curve, pointer(address, "curve", "curve"));
  return [!unused, reportAll(corners, scope)].every(Boolean);
}

function checkPlan({ plan, scope, address }: Place): boolean {
  const at = pointer(address, "categories");
  const corners = plan.curve === undefined ? [] : checkCorners(plan.curve.curve, pointer(address, "curve", "curve"));
  const own = plan.categories.map(({ measures }, index) => {
    const below = pointer(at, index, "measures");
    const each = measures.map((measure, place) =>
      checkMeasure(measure, { plan, scope, address: pointer(below, place) }),
    );
    return [reportAll(idsTwice(measures, below), scope), checkWeights(measures, scope, below), ...each].every(Boolean);
  });
  return [
    reportAll(corners, scope),
    reportAll(idsTwice(plan.categories, at), scope),
    checkWeights(plan.categories, scope, at),
    ...own,
  ].every(Boolean);
}

/** The amount: the target times what the categories pay together. */
function lowerPlan(place: Place): Named | undefined {
  const { plan, scope, address } = place;
  const at = pointer(address, "target");
  const sound = checkPlan(place);
  const target = scope.operand(plan.target, at);
  const categories = plan.categories.map((category, index) =>
    lowerCategory(category, { ...place, address: pointer(address, "categories", index) }),
  );
  if (!sound || target === undefined || categories.includes(undefined)) return undefined;
  if (target.type.kind !== "money" && target.type.constant !== true) {
    scope.report(() => issue("incentive.measure", at, { name: operandText(plan.target), expected: "an amount" }));
    return undefined;
  }
  const mean = weighed(
    categories as readonly Named[],
    weightsOf(plan.categories),
    scope,
    pointer(address, "categories"),
  );
  const rate = plan.combine === "attainment" ? payout(mean, plan.curve, scope, pointer(address, "curve")) : mean;
  const type = derivedType("money", target.type, rate.type);
  const operands: readonly Slot[] = [target.slot, rate.slot];
  return { slot: scope.add({ kind: "arithmetic", function: "product", operands }, type, address), type };
}

export const compensation: KindAnswer<"compensation"> = (incentive, address) => {
  const { target, categories } = incentive;
  const measures = categories.flatMap((category) => category.measures);
  const gates = [...categories, ...measures].map(({ gate }) => gate).filter((gate) => gate !== undefined);
  const operands = [target, ...measures.map(({ attainment }) => attainment)];
  return {
    terms: incentive,
    address,
    result: "money",
    each: undefined,
    earns: () => ({
      references: [...operands.flatMap(operandReferences), ...gates.flatMap(conditionReferences)],
      lower: (scope) => lowerPlan({ plan: incentive, scope, address }),
    }),
  };
};
