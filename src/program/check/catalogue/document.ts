/** Findings of what stands in the document, whatever partners there are. */
import { text } from "../../../core/issue/text.js";
import { type FindingText } from "./text.js";

export type DocumentFindingCode =
  | "declared.unused"
  | "unit.mixed"
  | "weights.total"
  | "points.falling"
  | "parameter.gap"
  | "parameter.unchanged"
  | "number.range"
  | "review.noGrace"
  | "review.flapping"
  | "review.keepHarder"
  | "review.trap"
  | "kpi.size"
  | "kpi.spendBySize"
  | "kpi.fundsOnPastSales"
  | "kpi.sameForStages"
  | "kpi.countingPartners"
  | "accepted.expired"
  | "accepted.unused";

export const DOCUMENT_FINDINGS: Readonly<Record<DocumentFindingCode, FindingText>> = {
  "declared.unused": {
    severity: "note",
    says: (params) => `no rule reads the ${text(params, "kind")} \`${text(params, "name")}\``,
    cure: () => "Drop it, or see whether a rule was meant to read it.",
  },
  "unit.mixed": {
    severity: "warning",
    says: (params) =>
      `${text(params, "left")} (in ${text(params, "leftUnit")}) meets ${text(params, "right")} (in ${text(params, "rightUnit")})`,
    cure: () => "Bring both into one unit, or mend the declared `unit`.",
  },
  "weights.total": {
    severity: "warning",
    says: (params) => `the weights add up to ${text(params, "sum")}, not to ${text(params, "expected")}`,
    cure: () =>
      "Mend the weights; where shares of the whole are not meant, write them so that nobody takes them for that.",
  },
  "points.falling": {
    severity: "warning",
    says: (params) =>
      `the value falls from ${text(params, "before")} to ${text(params, "after")} at ${text(params, "at")}, while it rises elsewhere`,
    cure: () => "Put the steps into one order, or accept it with a reason.",
  },
  "parameter.gap": {
    severity: "warning",
    says: (params) =>
      `\`${text(params, "name")}\` has no value before ${text(params, "from")}: what reads it is unknown until then`,
    cure: () => "Write what holds before that day, or judge no day before it.",
  },
  "parameter.unchanged": {
    severity: "note",
    says: (params) => `from ${text(params, "from")} on \`${text(params, "name")}\` is what it was before`,
    cure: () => "Drop the entry, or mend its value.",
  },
  "number.range": {
    severity: "warning",
    says: (params) =>
      `\`${text(params, "name")}\` can be as large as ${text(params, "most")}: no amount of business is`,
    cure: () => "Declare what is possible with `min`, `max` and `scale`, or see whether a factor is missing.",
  },
  "review.noGrace": {
    severity: "warning",
    says: (params) => `\`${text(params, "ladder")}\` takes a level away at once: without grace and without a warning`,
    cure: () => "Give `demote` some `graceDays`, or let reviews warn before.",
  },
  "review.flapping": {
    severity: "warning",
    says: (params) => `on \`${text(params, "ladder")}\` a level is given and taken on the same values at every review`,
    cure: () => "Ask less to keep a level than to get it (`keep`), or lock it in for a time.",
  },
  "review.keepHarder": {
    severity: "error",
    says: (params) => `a partner can rise to \`${text(params, "level")}\` and fail at once what keeps it there`,
    cure: () => "Ask no more to keep a level than to get it.",
  },
  "review.trap": {
    severity: "warning",
    says: (params) => `who is on \`${text(params, "level")}\` never leaves it, however it does`,
    cure: () => "Say when a level is taken away, or accept it with a reason.",
  },
  "kpi.size": {
    severity: "warning",
    says: (params) => `recruits are judged by their size alone: ${text(params, "names")}`,
    cure: () =>
      "Ask how a partner fits the brand, its customers and its plans: the largest partners are rarely the ones that grow.",
  },
  "kpi.spendBySize": {
    severity: "warning",
    says: (params) => `what is spent follows the size of the partner alone: ${text(params, "names")}`,
    cure: () => "Let funds follow plans, growth or capabilities too.",
  },
  "kpi.fundsOnPastSales": {
    severity: "warning",
    says: (params) =>
      `funds are a share of earlier sales, and nothing is asked of the future: ${text(params, "names")}`,
    cure: () => "Require a plan, a target or a score for it.",
  },
  "kpi.sameForStages": {
    severity: "warning",
    says: (params) => `these stages look at the same values: ${text(params, "stages")}`,
    cure: () => "Ask of each stage what decides in it.",
  },
  "kpi.countingPartners": {
    severity: "warning",
    says: (params) => `people are paid for partners added, not for what these do: ${text(params, "names")}`,
    cure: () => "Count partners that sell, register deals or reach a score.",
  },
  "accepted.expired": {
    severity: "error",
    says: (params) =>
      `\`${text(params, "code")}\` was accepted until ${text(params, "until")}: ${text(params, "reason")}`,
    cure: () => "Mend what was found, or accept it for longer.",
  },
  "accepted.unused": {
    severity: "note",
    says: (params) => `nothing is found here any more that \`${text(params, "code")}\` would accept`,
    cure: () => "Drop the acceptance.",
  },
};
