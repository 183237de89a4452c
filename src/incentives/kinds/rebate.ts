/** Lowers a rebate: band table, cap and rounding become nodes, and eligibility decides whether the amount is due. */
import { checkBandOrder } from "../../core/band/check.js";
import { lookUp } from "../../core/condition/look-up.js";
import { lowerCondition } from "../../core/condition/lower.js";
import { conditionReferences } from "../../core/rule/references.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Named, type PartnerScope, literalNode } from "../../core/expression/scope.js";
import { type ValueType, certainType, derivedType, isNumeric } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { readExact } from "../../core/number/decimal.js";
import { ZERO, sign } from "../../core/number/exact.js";
import { type Rebate } from "./rebate-types.js";
import { type IncentiveLowering } from "./kind.js";
import { incentiveNames } from "./names.js";

/** Every value that the rebate reads. */
export function rebateReferences({ payOn, qualifyOn, eligible }: Rebate): readonly string[] {
  return [
    payOn,
    ...(qualifyOn === undefined ? [] : [qualifyOn]),
    ...(eligible === undefined ? [] : conditionReferences(eligible)),
  ];
}

function lowerMeasure(name: string, money: boolean, scope: PartnerScope, address: string): Named | undefined {
  const measure = lookUp(scope, name, address);
  if (measure === undefined) return undefined;
  const fits = money ? measure.type.kind === "money" : isNumeric(measure.type.kind);
  if (fits) return measure;
  scope.report(() =>
    issue("incentive.measure", address, { name, expected: money ? "an amount" : "a number or an amount" }),
  );
  return undefined;
}

function lowerEligible({ eligible }: Rebate, scope: PartnerScope, address: string): Slot | undefined {
  if (eligible !== undefined) return lowerCondition(eligible, scope, pointer(address, "eligible"));
  return scope.add(literalNode(true), certainType("boolean"), address);
}

function checkRebate(rebate: Rebate, { scope }: IncentiveLowering, address: string): boolean {
  const issues = [...checkBandOrder(rebate.scale.bands, pointer(address, "scale", "bands"))];
  const { qualifyOn } = rebate;
  if (rebate.scale.apply === "graduated" && qualifyOn !== undefined && qualifyOn !== rebate.payOn)
    issues.push(issue("incentive.graduated", pointer(address, "qualifyOn")));
  const [first] = rebate.scale.bands;
  if (rebate.scale.apply === "graduated" && first !== undefined && sign(readExact(first.from)!) < 0)
    issues.push(issue("bands.negative", pointer(address, "scale", "bands", 0, "from")));
  for (const found of issues) scope.report(() => found);
  return issues.length === 0;
}

/** Names the slots of the rebate; nothing is named once an issue is reported. */
export function lowerRebate(rebate: Rebate, lowering: IncentiveLowering, address: string): void {
  const { scope, id, rounding } = lowering;
  const sound = checkRebate(rebate, lowering, address);
  const payOn = lowerMeasure(rebate.payOn, true, scope, pointer(address, "payOn"));
  const qualifyOn =
    rebate.qualifyOn === undefined
      ? payOn
      : lowerMeasure(rebate.qualifyOn, false, scope, pointer(address, "qualifyOn"));
  const eligible = lowerEligible(rebate, scope, address);
  const inPeriod = lowering.checkPeriod(rebate.payOn, rebate.period, pointer(address, "payOn"));
  if (!sound || !inPeriod || payOn === undefined || qualifyOn === undefined || eligible === undefined) return;

  const type: ValueType = derivedType("money", payOn.type, qualifyOn.type);
  const bands = rebate.scale.bands.map(({ from, rate }) => ({ from: readExact(from)!, rate: readExact(rate)! }));
  const reading = rebate.scale.apply;
  const scale = scope.add(
    { kind: "scale", qualifyOn: qualifyOn.slot, payOn: payOn.slot, reading, bands },
    type,
    pointer(address, "scale"),
  );
  const highest = rebate.cap === undefined ? undefined : readExact(rebate.cap.amount)!;
  const capped = scope.add({ kind: "clip", operand: scale, lowest: ZERO, highest }, type, pointer(address, "cap"));
  const digits = scope.add({ kind: "currencyDigits" }, certainType("integer"), address);
  const mode = rebate.round ?? rounding;
  const rounded = scope.add({ kind: "round", operand: capped, digits, mode }, type, pointer(address, "round"));
  const dueType = derivedType("money", type, scope.typeOf(eligible));
  const due = scope.add({ kind: "onlyIf", condition: eligible, operand: rounded }, dueType, address);
  const names = incentiveNames(id);
  scope.name(names.due, address, { slot: due, type: dueType });
  const inner = (name: string, key: string, slot: Slot): void =>
    scope.name(name, pointer(address, key), { slot, type: scope.typeOf(slot), inner: true });
  inner(names.eligible, "eligible", eligible);
  inner(names.uncapped, "scale", scale);
  inner(names.exact, "cap", capped);
  inner(names.rounded, "round", rounded);
}
