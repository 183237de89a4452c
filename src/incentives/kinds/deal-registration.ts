/** A discount on deals that were registered, approved in time and closed while they were protected. */
import { lowerCondition } from "../../core/condition/lower.js";
import { type Named, type Scope, literalNode } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, certainType, derivedType, isNumeric, verdictType } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { ZERO } from "../../core/number/exact.js";
import { conditionReferences, operandReferences } from "../../core/rule/references.js";
import { type Condition, type Operand } from "../../core/rule/types.js";
import { operandText } from "../payment/earn.js";
import { type KindAnswer } from "./kind.js";
import { eachOf } from "./parts.js";
import { type DealRegistration } from "./types.js";

const NOT_MET = "notMet";

function lowerDay(name: string, scope: Scope, address: string): Named | undefined {
  const day = scope.operand(name, address);
  if (day === undefined || day.type.kind === "date") return day;
  scope.report(() => issue("scale.operand", address, { expected: "a field with a date" }));
  return undefined;
}

/** A verdict that one day is not after another; one that does not apply is no day. */
function notAfter(left: Named, right: Named, scope: Scope, address: string): Slot {
  const node = { kind: "compare", operator: "lessThanInclusive", left: left.slot, right: right.slot, whenNotApplicable: NOT_MET } as const; // prettier-ignore
  return scope.add(node, verdictType(left.type, right.type), address);
}

/** The verdict that the deal was closed while an approved registration protected it. */
function lowerProtected(
  { registeredOn, approvedOn, closedOn, protection }: DealRegistration,
  scope: Scope,
  address: string,
): Slot | undefined {
  const registered = lowerDay(registeredOn, scope, pointer(address, "registeredOn"));
  const approved = lowerDay(approvedOn, scope, pointer(address, "approvedOn"));
  const closed = lowerDay(closedOn, scope, pointer(address, "closedOn"));
  const end: Operand = { deadline: approvedOn, after: protection.length, in: protection.in };
  const until = approved && scope.operand(end, pointer(address, "protection"));
  if (registered === undefined || approved === undefined || closed === undefined || until === undefined)
    return undefined;
  const operands = [
    notAfter(registered, closed, scope, address),
    notAfter(registered, approved, scope, address),
    notAfter(closed, until, scope, address),
  ];
  return scope.add({ kind: "gate", operands, threshold: 3 }, verdictType(...operands.map(scope.typeOf)), address);
}

function lowerRate(operand: Operand, scope: Scope, address: string): Named | undefined {
  const rate = scope.operand(operand, address);
  if (rate === undefined || (isNumeric(rate.type.kind) && rate.type.kind !== "money")) return rate;
  scope.report(() => issue("scale.operand", address, { expected: "a number" }));
  return undefined;
}

/** A condition with the rate that it gives. */
interface Choice {
  readonly condition: Slot;
  readonly rate: Named;
}

/** The rate of deals that meet a condition besides being protected. */
function lowerChoice(
  when: Condition,
  at: { readonly when: string; readonly rate: string },
  rate: Operand,
  isProtected: Slot,
  scope: Scope,
): Choice | undefined {
  const own = lowerCondition(when, scope, at.when);
  const lowered = lowerRate(rate, scope, at.rate);
  if (own === undefined || lowered === undefined) return undefined;
  const type = verdictType(scope.typeOf(isProtected), scope.typeOf(own));
  return {
    condition: scope.add({ kind: "gate", operands: [isProtected, own], threshold: 2 }, type, at.when),
    rate: lowered,
  };
}

/** Which rate a deal has: of a renewal, of the first registration, or of one that came second. */
function lowerRates(deal: DealRegistration, scope: Scope, address: string): readonly Choice[] | undefined {
  const { first, rate, secondRate = 0, renewal } = deal;
  const isProtected = lowerProtected(deal, scope, address);
  if (isProtected === undefined) return undefined;
  const at = (...keys: readonly string[]): string => pointer(address, ...keys);
  const choices: (Choice | undefined)[] = [];
  if (renewal !== undefined)
    choices.push(
      lowerChoice(
        renewal.when,
        { when: at("renewal", "when"), rate: at("renewal", "rate") },
        renewal.rate,
        isProtected,
        scope,
      ),
    );
  if (first !== undefined)
    choices.push(lowerChoice(first, { when: at("first"), rate: at("rate") }, rate, isProtected, scope));
  const others =
    first === undefined ? lowerRate(rate, scope, at("rate")) : lowerRate(secondRate, scope, at("secondRate"));
  choices.push(others && { condition: isProtected, rate: others });
  return choices.includes(undefined) ? undefined : (choices as readonly Choice[]);
}

function lowerDeal(deal: DealRegistration, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "payOn");
  const base = scope.operand(deal.payOn, at);
  const rates = lowerRates(deal, scope, address);
  if (base === undefined || rates === undefined) return undefined;
  if (base.type.kind !== "money") {
    scope.report(() => issue("incentive.measure", at, { name: operandText(deal.payOn), expected: "an amount" }));
    return undefined;
  }
  const conditions = rates.map(({ condition }) => condition);
  const values = rates.map((choice) => choice.rate);
  const otherwise = scope.add(literalNode(ZERO), certainType("decimal"), address);
  const types: readonly ValueType[] = [...conditions.map(scope.typeOf), ...values.map(({ type }) => type)];
  const rateType = derivedType("decimal", ...types);
  const node = { kind: "choose", conditions, values: values.map(({ slot }) => slot), otherwise } as const;
  const rate = scope.add(node, rateType, address);
  const type = derivedType("money", base.type, rateType);
  return {
    slot: scope.add({ kind: "arithmetic", function: "product", operands: [base.slot, rate] }, type, address),
    type,
  };
}

export const dealRegistration: KindAnswer<"dealRegistration"> = (incentive, address) => {
  const { payOn, rate, secondRate, renewal, first, protection, registeredOn, approvedOn, closedOn } = incentive;
  const operands = [payOn, rate, secondRate, renewal?.rate, protection.length].filter(
    (operand) => operand !== undefined,
  );
  const conditions = [first, renewal?.when].filter((condition) => condition !== undefined);
  return {
    terms: incentive,
    address,
    result: "money",
    each: eachOf(incentive.for, address),
    issues:
      secondRate !== undefined && first === undefined
        ? [issue("incentive.option", pointer(address, "secondRate"), { option: "`secondRate`", needs: "`first`" })]
        : [],
    earns: () => ({
      references: [
        registeredOn,
        approvedOn,
        closedOn,
        ...operands.flatMap(operandReferences),
        ...conditions.flatMap(conditionReferences),
      ],
      lower: (scope) => lowerDeal(incentive, scope, address),
    }),
  };
};
