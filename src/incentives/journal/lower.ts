/** Lowers what settlement reads besides the amount of an incentive: what is accrued by a rate of its own. */
import { type Definition } from "../../core/definition/definition.js";
import { type PartnerScope } from "../../core/expression/scope.js";
import { derivedType, isNumeric } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { operandReferences } from "../../core/rule/references.js";
import { accrualName } from "../kinds/names.js";
import { lowerBound } from "../payment/earn.js";
import { type Payment } from "../payment/payment.js";
import { type AccrualRate, type SettlementTerms } from "./types.js";

/** The rate that is stated; undefined where accruals follow from what is earned. */
export function accrualRateOf({ accrue }: SettlementTerms = {}): AccrualRate | undefined {
  return typeof accrue === "object" && "rate" in accrue ? accrue : undefined;
}

function lowerAccrual(
  id: string,
  { rate, on }: AccrualRate,
  { result }: Payment,
  scope: PartnerScope,
  at: string,
): void {
  const base = lowerBound(on, result, scope, pointer(at, "on"));
  const factor = scope.operand(rate, pointer(at, "rate"));
  if (base === undefined || factor === undefined) return;
  if (!isNumeric(factor.type.kind) || factor.type.kind === "money") {
    scope.report(() => issue("scale.operand", pointer(at, "rate"), { expected: "a number" }));
    return;
  }
  const type = derivedType(result === "money" ? "money" : "decimal", base.type, factor.type);
  const node = { kind: "arithmetic", function: "product", operands: [base.slot, factor.slot] } as const;
  scope.name(accrualName(id), at, { slot: scope.add(node, type, at), type, inner: true });
}

/** The definition of an accrual that has a rate of its own. */
export function defineAccrual(id: string, payment: Payment): readonly Definition[] {
  const rate = accrualRateOf(payment.terms.settlement);
  if (rate === undefined) return [];
  const address = pointer(payment.address, "settlement", "accrue");
  return [
    {
      names: [accrualName(id)],
      address,
      references: [...operandReferences(rate.rate), ...operandReferences(rate.on)],
      lower: (scope) => lowerAccrual(id, rate, payment, scope, address),
    },
  ];
}
