/** From what is earned to what is due: cap, rounding, shares, and whether the partner is paid at all. */
import { lowerCondition } from "../../core/condition/lower.js";
import { type LinePass, type LineRounding, type LineRules, slotsOfLines } from "../../core/expression/lines/types.js";
import { type NodeOf } from "../../core/expression/node.js";
import { type Named, type Scope, literalNode } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, certainType, derivedType, verdictType } from "../../core/expression/type.js";
import { pointer } from "../../core/issue/issue.js";
import { ZERO } from "../../core/number/exact.js";
import { fieldNamed } from "../../core/records/field.js";
import { outersOf } from "../../core/records/lower.js";
import { type IncentiveLowering } from "../kinds/kind.js";
import { balanceName, incentiveNames, linesName } from "../kinds/names.js";
import { aboveNothing, addCapped, dueFreely, leftOfCap, lowerCap } from "./cap.js";
import { lowerBound } from "./earn.js";
import { type EarnedLines, linesType, lowerLimits } from "./lines.js";
import { type Payment } from "./payment.js";
import { lowerSplit, nameShares } from "./split.js";
import { type Cap } from "./types.js";

/** The steps of an amount, from what is earned to what is rounded. */
interface Steps {
  readonly uncapped: Named;
  readonly exact: Named;
  readonly rounded: Named;
}

function lowerEligible({ terms: { eligible }, address }: Payment, scope: Scope): Slot | undefined {
  if (eligible !== undefined) return lowerCondition(eligible, scope, pointer(address, "eligible"));
  return scope.add(literalNode(true), certainType("boolean"), address);
}

export function roundingOf(
  { terms, result, address, places = 0 }: Payment,
  { scope, rounding }: IncentiveLowering,
): LineRounding {
  const digits =
    result === "points" ? { places } : scope.add({ kind: "currencyDigits" }, certainType("integer"), address);
  return { digits, mode: terms.round ?? rounding, per: terms.roundPer ?? "line" };
}

/** Names the amount and its steps. */
function nameSteps(
  { uncapped, exact, rounded }: Steps,
  eligible: Slot,
  payment: Payment,
  { scope, id }: IncentiveLowering,
): Named {
  const { address } = payment;
  const type = derivedType(rounded.type.kind, rounded.type, scope.typeOf(eligible));
  const digits = payment.result === "points" ? { digits: payment.places ?? 0 } : {};
  const due = {
    slot: scope.add({ kind: "onlyIf", condition: eligible, operand: rounded.slot }, type, address),
    type: { ...type, ...digits },
  };
  const names = incentiveNames(id);
  scope.name(names.due, address, due);
  const inner = (name: string, key: string, named: Named): void =>
    scope.name(name, pointer(address, key), { ...named, inner: true });
  inner(names.eligible, "eligible", { slot: eligible, type: scope.typeOf(eligible) });
  inner(names.uncapped, "scale", uncapped);
  inner(names.exact, "cap", exact);
  inner(names.rounded, "round", rounded);
  return due;
}

/** What is due for the period of what is earned for it. */
export function postPeriod(payment: Payment, uncapped: Named, lowering: IncentiveLowering): void {
  const { scope } = lowering;
  const { terms, address } = payment;
  const eligible = lowerEligible(payment, scope);
  const written = lowerCap(payment, scope);
  const at = pointer(address, "split");
  const split = terms.split === undefined ? null : lowerSplit(terms.split, scope, at);
  if (eligible === undefined || written === undefined || split === undefined) return;
  const rounding = roundingOf(payment, lowering);
  const { digits, mode } = rounding;
  const free = (): Named => {
    const { slot: operand, type } = aboveNothing(uncapped, payment, scope);
    return dueFreely({ slot: scope.add({ kind: "round", operand, digits, mode }, type, address), type }, eligible, payment, scope); // prettier-ignore
  };
  const cap = leftOfCap(written, free, payment, scope);
  const exact = addCapped(uncapped, cap ?? undefined, payment, scope);
  const rounded = {
    slot: scope.add({ kind: "round", operand: exact.slot, digits, mode }, exact.type, pointer(address, "round")),
    type: exact.type,
  };
  const due = nameSteps({ uncapped, exact, rounded }, eligible, payment, lowering);
  if (split === null) return;
  const { weights, overlays, method } = split;
  nameShares(payment, due, split.types, lowering, (index, type) =>
    scope.add({ kind: "share", amount: due.slot, weights, overlays, index, method, digits, mode }, type, at),
  );
}

function passOf({ pass, terms }: Payment, lines: EarnedLines): LinePass | undefined | "issue" {
  if (pass === undefined) return terms.negative === "carry" ? { kind: "carry" } : undefined;
  const bound = lowerBound(pass.bound.is, "money", lines.rows, pass.bound.address);
  return bound === undefined ? "issue" : pass.make(bound.slot);
}

function lowerBy({ by }: Cap, { collection, rows }: EarnedLines, address: string): readonly Slot[] | undefined {
  if (by === undefined) return [];
  const field = fieldNamed(by, collection, rows, pointer(address, "by"));
  return field && [field.slot];
}

/** What is done over the lines; undefined once its issues are reported. */
function lowerRules(
  payment: Payment,
  lines: EarnedLines,
  eligible: Slot,
  lowering: IncentiveLowering,
): { readonly rules: LineRules; readonly types: readonly ValueType[] } | undefined {
  const { terms, address } = payment;
  const written = lowerCap(payment, lowering.scope);
  const by = terms.cap === undefined ? [] : lowerBy(terms.cap, lines, pointer(address, "cap"));
  const limits = lowerLimits(payment, lines.rows);
  const split = terms.split === undefined ? null : lowerSplit(terms.split, lines.rows, pointer(address, "split"));
  const pass = passOf(payment, lines);
  if (written === undefined || by === undefined || limits === undefined || split === undefined || pass === "issue")
    return undefined;
  const { where, order, keys, date, base, earned } = lines;
  const uncapped: LineRules = {
    where,
    order,
    keys,
    date,
    base,
    earned: "slot" in earned ? earned.slot : earned.running,
    ...limits,
    pass,
    cap: undefined,
    rounding: roundingOf(payment, lowering),
    split: split ?? undefined,
  };
  const free = (): Named => dueOfLines(uncapped, lines, eligible, payment, lowering);
  const cap = leftOfCap(written, free, payment, lowering.scope);
  const rules: LineRules = {
    ...uncapped,
    cap: cap === null ? undefined : { amount: cap.slot, clip: terms.cap!.clip ?? "inOrder", by },
  };
  return { rules, types: [...(cap === null ? [] : [cap.type]), ...(split === null ? [] : split.types)] };
}

/** The partner's slots that lines read: those of the rows, and their cap and digits. */
function outersOfLines(
  rules: LineRules,
  { collection }: EarnedLines,
  address: string,
  { scope }: IncentiveLowering,
): readonly Slot[] {
  const { digits } = rules.rounding;
  const own = [rules.cap?.amount, typeof digits === "number" ? digits : undefined];
  const read = outersOf([], slotsOfLines(rules), { collection, scope, address });
  return [...new Set([...own.filter((slot) => slot !== undefined), ...read])];
}

/** What lines are due without a cap. */
function dueOfLines(
  rules: LineRules,
  earned: EarnedLines,
  eligible: Slot,
  payment: Payment,
  lowering: IncentiveLowering,
): Named {
  const { scope } = lowering;
  const { address, result } = payment;
  const outers = outersOfLines(rules, earned, address, lowering);
  const node = { kind: "lines", collection: earned.collection.name, rules, outers } as const;
  const lines = scope.add(node, { ...certainType("lines"), mayBeUnknown: true }, address);
  const type = linesType(earned, result);
  const total = { slot: scope.add({ kind: "lineTotal", lines, of: "amount" }, type, address), type };
  return dueFreely(aboveNothing(total, payment, scope), eligible, payment, scope);
}

/** A total of lines that is no less than nothing, unless what is below is taken back. */
function addTotal(lines: Slot, of: NodeOf<"lineTotal">["of"], type: ValueType, payment: Payment, scope: Scope): Named {
  const total = { slot: scope.add({ kind: "lineTotal", lines, of }, type, payment.address), type };
  return of === "earned" ? total : aboveNothing(total, payment, scope);
}

/** What is due for the lines of the records. */
export function postLines(payment: Payment, earned: EarnedLines, lowering: IncentiveLowering): void {
  const { scope, id } = lowering;
  const { address } = payment;
  const eligible = lowerEligible(payment, scope);
  const lowered = eligible === undefined ? undefined : lowerRules(payment, earned, eligible, lowering);
  if (eligible === undefined || lowered === undefined) return;
  const { rules, types } = lowered;
  const own = linesType(earned, payment.result);
  const type = { ...derivedType(own.kind, own, ...types), mayBeNotApplicable: false };
  const outers = outersOfLines(rules, earned, address, lowering);
  const node = { kind: "lines", collection: earned.collection.name, rules, outers } as const;
  const lines = scope.add(node, { ...certainType("lines"), mayBeUnknown: true }, pointer(address, "for"));
  scope.name(linesName(id), pointer(address, "for"), { slot: lines, type: scope.typeOf(lines) });
  const totalOf = (of: "earned" | "exact" | "amount"): Named => addTotal(lines, of, type, payment, scope);
  const steps = { uncapped: totalOf("earned"), exact: totalOf("exact"), rounded: totalOf("amount") };
  const due = nameSteps(steps, eligible, payment, lowering);
  if (rules.pass !== undefined) {
    const balance = { slot: scope.add({ kind: "lineBalance", lines }, type, address), type };
    scope.name(balanceName(id), address, balance);
  }
  if (payment.terms.split === undefined) return;
  const left = scope.add({ kind: "lineTotal", lines, of: "amount" }, type, address);
  nameShares(payment, due, types, lowering, (index, shareType) => {
    const share = scope.add({ kind: "lineTotal", lines, of: { share: index } }, shareType, pointer(address, "split"));
    return onlyWherePaid(share, left, eligible, shareType, payment, scope);
  });
}

/** A share of a total below zero is nothing where nothing is taken back, and so is one of a partner that is not paid. */
function onlyWherePaid(
  share: Slot,
  total: Slot,
  eligible: Slot,
  type: ValueType,
  { terms, address }: Payment,
  scope: Scope,
): Slot {
  const paid = scope.add({ kind: "onlyIf", condition: eligible, operand: share }, type, address);
  if (terms.negative === "clawback") return paid;
  const zero = scope.add(literalNode(ZERO), certainType("money"), address);
  const node = {
    kind: "compare",
    operator: "greaterThanInclusive",
    left: total,
    right: zero,
    whenNotApplicable: "met",
  } as const;
  const condition = scope.add(node, verdictType(type), address);
  return scope.add({ kind: "onlyIf", condition, operand: paid }, type, address);
}
