/** Lowers the section `incentives`: each kind tells its payment, and payments are lowered alike. */
import { type Definition } from "../core/definition/definition.js";
import { type Issue, pointer } from "../core/issue/issue.js";
import { isName } from "../core/rule/references.js";
import { type Operand } from "../core/rule/types.js";
import { type IncentiveLowering, type KindAnswer } from "./kinds/kind.js";
import { balanceName, incentiveNames, linesName, overlayName, shareName } from "./kinds/names.js";
import { compensation } from "./kinds/compensation.js";
import { dealRegistration } from "./kinds/deal-registration.js";
import { draw } from "./kinds/draw.js";
import { referralFee, renewalFee } from "./kinds/fee.js";
import { growthRebate } from "./kinds/growth-rebate.js";
import { guarantee } from "./kinds/guarantee.js";
import { margin } from "./kinds/margin.js";
import { points } from "./kinds/points.js";
import { promotion } from "./kinds/promotion.js";
import { rebate } from "./kinds/rebate.js";
import { revenueLevelDiscount } from "./kinds/revenue-level-discount.js";
import { spiff } from "./kinds/spiff.js";
import { defineAccrual } from "./journal/lower.js";
import { defineReturns } from "./journal/returns.js";
import { checkOptions } from "./payment/check.js";
import { LEVEL_AT, heldName } from "./payment/level-at.js";
import { lowerLinesEarned } from "./payment/lines.js";
import { type Payment, paymentReferences } from "./payment/payment.js";
import { lowerPeriodEarned } from "./payment/period.js";
import { postLines, postPeriod } from "./payment/post.js";
import { type StackedSoFar, defineStacked } from "./stacking/lower.js";
import { checkStackings, placesIn } from "./stacking/place.js";
import { type Stackings } from "./stacking/types.js";
import { type Incentive, type IncentiveKind, type Incentives } from "./types.js";

const KINDS: { readonly [K in IncentiveKind]: KindAnswer<K> } = {
  rebate,
  growthRebate,
  margin,
  revenueLevelDiscount,
  dealRegistration,
  spiff,
  referralFee,
  renewalFee,
  points,
  promotion,
  compensation,
  guarantee,
  draw,
};

/** The payment that an incentive is. */
export function paymentOf(incentive: Incentive, address: string): Payment {
  return (KINDS[incentive.kind] as KindAnswer<IncentiveKind>)(incentive, address);
}

/** Every name that an incentive gives. */
function namesOf(id: string, { terms, each, pass }: Payment): readonly string[] {
  const { split, negative } = terms;
  const among = split?.among ?? [];
  const overlays = split?.overlays ?? [];
  return [
    ...(Object.values(incentiveNames(id)) as readonly string[]),
    ...(each === undefined ? [] : [linesName(id)]),
    ...(pass !== undefined || negative === "carry" ? [balanceName(id)] : []),
    ...among.map((sharer) => shareName(id, sharer.id)),
    ...overlays.map((sharer) => overlayName(id, sharer.id)),
  ];
}

function referencesOf(payment: Payment): readonly string[] {
  const { levelAt } = payment.terms;
  const own = paymentReferences(payment).filter((name) => name !== LEVEL_AT);
  return levelAt === undefined ? own : [...own, heldName(levelAt)];
}

/** The values that an operand measures: of a difference the first, for an increment is measured where that one is. */
function namesMeasured(operand: Operand): readonly string[] {
  if (typeof operand === "string") return isName(operand) && operand !== LEVEL_AT ? [operand] : [];
  if (typeof operand !== "object") return [];
  if ("difference" in operand) return namesMeasured(operand.difference[0]);
  if ("sumOf" in operand) return operand.sumOf.flatMap(namesMeasured);
  if ("product" in operand) return operand.product.flatMap(namesMeasured);
  if ("minOf" in operand) return operand.minOf.flatMap(namesMeasured);
  if ("maxOf" in operand) return operand.maxOf.flatMap(namesMeasured);
  return [];
}

/** Whether what is paid on was measured over the incentive's own period. */
function isOfPeriod({ earns, each, terms }: Payment, { checkPeriod }: IncentiveLowering): boolean {
  const earned = earns("");
  if (each !== undefined || "lower" in earned) return true;
  const { is, address } = earned.base;
  return namesMeasured(is).every((name) => checkPeriod(name, terms.period, address));
}

/** Whether what can be told before anything is lowered is sound; reports what is not. */
function isSound(payment: Payment, lowering: IncentiveLowering): boolean {
  const issues = checkOptions(payment);
  for (const found of issues) lowering.scope.report(() => found);
  return isOfPeriod(payment, lowering) && issues.length === 0;
}

function lowerPayment(payment: Payment, lowering: IncentiveLowering): void {
  const sound = isSound(payment, lowering);
  if (payment.each === undefined) {
    const earned = lowerPeriodEarned(payment, lowering, (base) => base);
    if (sound && earned !== undefined) postPeriod(payment, earned, lowering);
  } else {
    const earned = lowerLinesEarned(payment, lowering, () => (base) => base);
    if (sound && earned !== undefined) postLines(payment, earned, lowering);
  }
}

/** The sections that pay partners. */
export interface PaymentSections {
  readonly incentives: Incentives;
  readonly stacking?: Stackings;
}

/** What incentives are lowered with besides their own document. */
type Options = Pick<IncentiveLowering, "rounding" | "checkPeriod">;

/** The definitions of the sections. What is wrong with the stacking is told by `checkStackings`. */
export function defineIncentives(
  { incentives, stacking = {} }: PaymentSections,
  options: Options,
  address = "/incentives",
): readonly Definition[] {
  const places = placesIn(stacking, "/stacking");
  const soFar: StackedSoFar = new Map();
  return Object.entries(incentives).flatMap(([id, incentive]): readonly Definition[] => {
    const at = pointer(address, id);
    const payment = paymentOf(incentive, at);
    const [names, references, place] = [namesOf(id, payment), referencesOf(payment), places.get(id)];
    const settled = [...defineAccrual(id, payment), ...defineReturns(id, payment)];
    if (place === undefined) {
      const lower: Definition["lower"] = (scope) => lowerPayment(payment, { ...options, scope, id });
      return [{ names, address: at, references, lower }, ...settled];
    }
    const stacked = {
      id,
      payment,
      place,
      names,
      references,
      isSound: (lowering: IncentiveLowering) => isSound(payment, lowering),
    };
    return [...defineStacked(stacked, soFar, options), ...settled];
  });
}

/** What is wrong with how incentives are stacked. */
export function checkStacking({ incentives, stacking = {} }: PaymentSections): readonly Issue[] {
  const payments = new Map(
    Object.entries(incentives).map(
      ([id, incentive]) => [id, paymentOf(incentive, pointer("/incentives", id))] as const,
    ),
  );
  return checkStackings(stacking, payments, "/stacking");
}
