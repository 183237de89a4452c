/** Options that would have no effect are refused, and so are shares under one id. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { idsTwice } from "../../core/issue/twice.js";
import { type PeriodUnit, MONTHS_OF } from "../../core/time/period.js";
import { type SettlementTerms } from "../journal/types.js";
import { type Payment } from "./payment.js";
import { type Cap } from "./types.js";

/** Whether a period is made of whole shorter ones. */
function isPartOf(period: PeriodUnit, longer: PeriodUnit): boolean {
  const isFiscal = (unit: PeriodUnit): boolean => unit.startsWith("fiscal");
  return MONTHS_OF[period] < MONTHS_OF[longer] && (period === "month" || isFiscal(period) === isFiscal(longer));
}

/** A cap that a longer period shares. */
function checkShared(cap: Cap | undefined, period: PeriodUnit, address: string): readonly Issue[] {
  if (cap?.per === undefined) return [];
  const refuse = (key: "per" | "by", needs: string): Issue =>
    issue("incentive.option", pointer(address, "cap", key), { option: `\`${key}\``, needs });
  return [
    ...(isPartOf(period, cap.per) ? [] : [refuse("per", "a longer period of the same calendar")]),
    ...(cap.by === undefined ? [] : [refuse("by", "a cap of the incentive's own period")]),
  ];
}

/** Parts that are due before a period is closed need ends of shorter periods before its own. */
function checkInterim(
  { interim, closes }: SettlementTerms = {},
  period: PeriodUnit,
  address: string,
): readonly Issue[] {
  if (interim === undefined) return [];
  const needs =
    closes === "periodStart"
      ? "a period that is closed after its last day"
      : isPartOf(interim.every, period)
        ? undefined
        : "an `every` that is shorter than the period, of the same calendar";
  return needs === undefined ? [] : [issue("incentive.option", address, { option: "`interim`", needs })];
}

const EACH = "a `for` with `each`";

/** The issues of what every kind can say. */
export function checkOptions({ terms, each, address, issues = [] }: Payment): readonly Issue[] {
  const needsEach = (option: string, stated: boolean, ...keys: readonly string[]): readonly Issue[] =>
    stated && each === undefined ? [issue("incentive.option", pointer(address, ...keys), { option, needs: EACH })] : [];
  const { cap, line, roundPer, negative, split, levelAt } = terms;
  const byDay = levelAt?.on === "dayByDay" && each !== undefined;
  return [
    ...issues,
    ...needsEach("`returns`", terms.returns !== undefined, "returns"),
    ...checkShared(cap, terms.period, address),
    ...checkInterim(terms.settlement, terms.period, pointer(address, "settlement", "interim")),
    ...needsEach("`clip`", cap?.clip !== undefined, "cap", "clip"),
    ...needsEach("`by`", cap?.by !== undefined, "cap", "by"),
    ...needsEach("`line`", line !== undefined, "line"),
    ...needsEach("`roundPer`", roundPer !== undefined, "roundPer"),
    ...needsEach("`carry`", negative === "carry", "negative"),
    ...(byDay ? [issue("incentive.option", pointer(address, "levelAt", "on"), { option: "`dayByDay`", needs: "an amount of the period, without a `for`" })] : []), // prettier-ignore
    ...idsTwice(split?.among ?? [], pointer(address, "split", "among")),
    ...idsTwice(split?.overlays ?? [], pointer(address, "split", "overlays")),
  ];
}
