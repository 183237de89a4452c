/** Lowers incentives that are stacked: what each earns, what is left of it beside the others, and what is then due. */
import { type Definition } from "../../core/definition/definition.js";
import { type LineRounding } from "../../core/expression/lines/types.js";
import { type Named, type Scope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, derivedType } from "../../core/expression/type.js";
import { pointer } from "../../core/issue/issue.js";
import { ZERO } from "../../core/number/exact.js";
import { outersOf } from "../../core/records/lower.js";
import { operandReferences } from "../../core/rule/references.js";
import { lowerCondition } from "../../core/condition/lower.js";
import { type IncentiveLowering } from "../kinds/kind.js";
import { beforeStackingName } from "../kinds/names.js";
import { lowerBound } from "../payment/earn.js";
import { type EarnedLines, linesType, lowerLinesEarned } from "../payment/lines.js";
import { type Payment } from "../payment/payment.js";
import { lowerPeriodEarned } from "../payment/period.js";
import { postLines, postPeriod, roundingOf } from "../payment/post.js";
import { kindOf } from "../scale/lower.js";
import { type StackingPlace } from "./place.js";

/** An incentive of a stacking on its way. */
interface Stacked {
  readonly scope: Scope;
  readonly payment: Payment;
  /** What it earns alone, and nothing where it is not paid. */
  readonly own: Named;
  readonly lines: EarnedLines | undefined;
  /** What is left of it beside the others of its step. */
  left?: Named;
}

/** The incentives of all stackings that are lowered so far. */
export type StackedSoFar = Map<string, Stacked>;

/** No document can write these names: they order what is lowered. */
function stepNames(id: string): { readonly earned: string; readonly left: string } {
  return { earned: `incentive.${id}:earned`, left: `incentive.${id}:left` };
}

/** What is paid on, less what earlier steps pay. */
function remaining(base: Named, place: StackingPlace, soFar: StackedSoFar, scope: Scope): Named | undefined {
  if (place.before.length === 0) return base;
  const paid = place.before.map((id) => soFar.get(id)?.left);
  if (paid.includes(undefined)) return undefined;
  const types = (paid as readonly Named[]).map(({ type }) => type);
  const at = place.address;
  const sumType = derivedType("money", ...types);
  const operands = (paid as readonly Named[]).map(({ slot }) => slot);
  const sum = scope.add({ kind: "arithmetic", function: "sum", operands }, sumType, at);
  const type = derivedType("money", base.type, sumType);
  const less = scope.add({ kind: "difference", left: base.slot, right: sum }, type, at);
  return { slot: scope.add({ kind: "clip", operand: less, lowest: ZERO, highest: undefined }, type, at), type };
}

/** The amount where the partner, and the record, is paid. */
function gate(
  earned: Named,
  payment: Payment,
  scope: Scope,
  lowering: IncentiveLowering,
  where: number | undefined,
): Named | undefined {
  const { eligible } = payment.terms;
  const { address } = payment;
  const condition =
    eligible === undefined ? null : lowerCondition(eligible, lowering.scope, pointer(address, "eligible"));
  if (condition === undefined) return undefined;
  const lifted = condition === null ? undefined : scope === lowering.scope ? condition : scope.add({ kind: "outer", slot: condition }, lowering.scope.typeOf(condition), address); // prettier-ignore
  return [lifted, where].reduce<Named>((amount, verdict) => {
    if (verdict === undefined) return amount;
    const type = derivedType(amount.type.kind, amount.type, scope.typeOf(verdict));
    return { slot: scope.add({ kind: "onlyIf", condition: verdict, operand: amount.slot }, type, address), type };
  }, earned);
}

function lowerOwn(
  payment: Payment,
  place: StackingPlace,
  soFar: StackedSoFar,
  lowering: IncentiveLowering,
): Stacked | undefined {
  const reduceIn = (scope: Scope) => (base: Named) => remaining(base, place, soFar, scope);
  if (payment.each === undefined) {
    const { scope } = lowering;
    const earned = lowerPeriodEarned(payment, lowering, reduceIn(scope));
    const own = earned && gate(earned, payment, scope, lowering, undefined);
    return own && { scope, payment, own, lines: undefined };
  }
  const lines = lowerLinesEarned(payment, lowering, reduceIn);
  if (lines === undefined || !("slot" in lines.earned)) return undefined;
  const own = gate(lines.earned, payment, lines.rows, lowering, lines.where);
  return own && { scope: lines.rows, payment, own, lines };
}

/** Of a step that takes the best the one that is it; of another one what it earns. */
function lowerLeft(id: string, payment: Payment, { step, beside, address }: StackingPlace, soFar: StackedSoFar): void {
  const entry = soFar.get(id);
  if (entry === undefined) return;
  if (!("best" in step) || beside.length === 1) {
    entry.left = entry.own;
    return;
  }
  const entries = beside.map((other) => soFar.get(other));
  if (entries.includes(undefined)) return;
  const owns = (entries as readonly Stacked[]).map(({ own }) => own);
  const type: ValueType = {
    ...derivedType(kindOf(payment.result), ...owns.map((own) => own.type)),
    mayBeNotApplicable: entry.own.type.mayBeNotApplicable,
  };
  const node = { kind: "best", amounts: owns.map(({ slot }) => slot), index: beside.indexOf(id) } as const;
  entry.left = { slot: entry.scope.add(node, type, address), type };
}

/** With how many places amounts that share a cap are posted: points with the fewest that one of them has. */
function digitsOf(stacked: readonly Stacked[], scope: Scope, lowering: IncentiveLowering): LineRounding["digits"] {
  const digits = stacked.map(({ payment }) => roundingOf(payment, lowering).digits);
  const places = digits.flatMap((own) => (typeof own === "number" ? [] : [own.places]));
  if (places.length > 0) return { places: Math.min(...places) };
  const slot = digits[0] as Slot;
  if (scope === lowering.scope) return slot;
  return scope.add({ kind: "outer", slot }, lowering.scope.typeOf(slot), stacked[0]!.payment.address);
}

/** What is left of an incentive once all of them are kept below the cap of the stacking. */
function lowerCapped(
  payment: Payment,
  { stacking, all, address }: StackingPlace,
  soFar: StackedSoFar,
  lowering: IncentiveLowering,
): Named | undefined {
  const { id } = lowering;
  const entry = soFar.get(id);
  const { cap } = stacking;
  if (entry?.left === undefined || cap === undefined) return entry?.left;
  const most = lowerBound(cap.amount, payment.result, entry.scope, pointer(address, "cap", "amount"));
  const entries = all.map((other) => soFar.get(other));
  const lefts = entries.map((other) => other?.left);
  if (most === undefined || lefts.includes(undefined)) return undefined;
  const amounts = (lefts as readonly Named[]).map(({ slot }) => slot);
  const types = (lefts as readonly Named[]).map(({ type }) => type);
  const digits = digitsOf(entries as readonly Stacked[], entry.scope, lowering);
  const modes = entries.map((other) => other!.payment.terms.round ?? lowering.rounding);
  const type = {
    ...derivedType(kindOf(payment.result), most.type, ...types),
    mayBeNotApplicable: entry.left.type.mayBeNotApplicable,
  };
  const node = { kind: "shareOfCap", amounts, index: all.indexOf(id), cap: most.slot, clip: cap.clip, digits, modes } as const; // prettier-ignore
  return { slot: entry.scope.add(node, type, address), type };
}

/** Names what is earned alone, for outcomes to tell what stacking took. */
function nameOwn({ own, lines }: Stacked, payment: Payment, { scope, id }: IncentiveLowering): void {
  const { address, result } = payment;
  const name = (named: Named): void => scope.name(beforeStackingName(id), address, { ...named, inner: true });
  if (lines === undefined) {
    name(own);
    return;
  }
  const measure = { function: "sum", value: own.slot, where: lines.where, whenEmpty: ZERO } as const;
  const outers = outersOf([measure], [], { collection: lines.collection, scope, address });
  const type = linesType(lines, result);
  name({
    slot: scope.add({ kind: "aggregate", collection: lines.collection.name, measure, outers }, type, address),
    type,
  });
}

function lowerDue(payment: Payment, place: StackingPlace, soFar: StackedSoFar, lowering: IncentiveLowering): void {
  const entry = soFar.get(lowering.id);
  const due = lowerCapped(payment, place, soFar, lowering);
  if (entry === undefined || due === undefined) return;
  nameOwn(entry, payment, lowering);
  if (entry.lines === undefined) postPeriod(payment, due, lowering);
  else postLines(payment, { ...entry.lines, earned: due }, lowering);
}

/** What `defineStacked` is given of an incentive. */
export interface StackedIncentive {
  readonly id: string;
  readonly payment: Payment;
  readonly place: StackingPlace;
  readonly names: readonly string[];
  readonly references: readonly string[];
  /** Whether what can be told before anything is earned is sound; reports what is not. */
  readonly isSound: (lowering: IncentiveLowering) => boolean;
}

/** The definitions of an incentive that is stacked: what it earns, what is left of it, and what is due. */
export function defineStacked(
  incentive: StackedIncentive,
  soFar: StackedSoFar,
  options: Omit<IncentiveLowering, "scope" | "id">,
): readonly Definition[] {
  const { id, payment, place, names, references, isSound } = incentive;
  const { address } = payment;
  const { earned, left } = stepNames(id);
  const leftOf = (others: readonly string[]): readonly string[] => others.map((other) => stepNames(other).left);
  const cap = place.stacking.cap?.amount;
  return [
    {
      names: [earned],
      address,
      references: [...references, ...leftOf(place.before)],
      lower: (scope) => {
        const lowering = { ...options, scope, id };
        const own = isSound(lowering) ? lowerOwn(payment, place, soFar, lowering) : undefined;
        if (own !== undefined) soFar.set(id, own);
      },
    },
    {
      names: [left],
      address,
      references: place.beside.map((other) => stepNames(other).earned),
      lower: () => lowerLeft(id, payment, place, soFar),
    },
    {
      names: [...names, beforeStackingName(id)],
      address,
      references: [
        ...leftOf(cap === undefined ? [id] : place.all),
        ...references,
        ...(cap === undefined ? [] : operandReferences(cap)),
      ],
      lower: (scope) => lowerDue(payment, place, soFar, { ...options, scope, id }),
    },
  ];
}
