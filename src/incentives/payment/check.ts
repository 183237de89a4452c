/** Options that would have no effect are refused, and so are shares under one id. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { idsTwice } from "../../core/issue/twice.js";
import { type Payment } from "./payment.js";

const EACH = "a `for` with `each`";

/** The issues of what every kind can say. */
export function checkOptions({ terms, each, address, issues = [] }: Payment): readonly Issue[] {
  const needsEach = (option: string, stated: boolean, ...keys: readonly string[]): readonly Issue[] =>
    stated && each === undefined ? [issue("incentive.option", pointer(address, ...keys), { option, needs: EACH })] : [];
  const { cap, line, roundPer, negative, split, levelAt } = terms;
  const byDay = levelAt?.on === "dayByDay" && each !== undefined;
  return [
    ...issues,
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
