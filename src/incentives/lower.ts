/** Lowers the section `incentives`: each kind answers in its own file, and shared code never branches on kinds. */
import { type Definition } from "../core/definition/definition.js";
import { pointer } from "../core/issue/issue.js";
import { type IncentiveKindAnswers, type IncentiveLowering } from "./kinds/kind.js";
import { incentiveNames } from "./kinds/names.js";
import { lowerRebate, rebateReferences } from "./kinds/rebate.js";
import { type IncentiveKind, type Incentives } from "./types.js";

const KINDS: { readonly [K in IncentiveKind]: IncentiveKindAnswers<K> } = {
  rebate: { references: rebateReferences, lower: lowerRebate },
};

/** The definitions of the section. */
export function defineIncentives(
  incentives: Incentives,
  options: Pick<IncentiveLowering, "rounding" | "checkPeriod">,
  address = "/incentives",
): readonly Definition[] {
  return Object.entries(incentives).map(([id, incentive]) => {
    const at = pointer(address, id);
    const kind = KINDS[incentive.kind];
    return {
      names: Object.values(incentiveNames(id)),
      address: at,
      references: kind.references(incentive),
      lower: (scope) => kind.lower(incentive, { ...options, scope, id }, at),
    };
  });
}
