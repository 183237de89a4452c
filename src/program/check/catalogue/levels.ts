/** Findings of levels, stages, flags and conditions. */
import { text } from "../../../core/issue/text.js";
import { type FindingText } from "./text.js";

export type LevelFindingCode =
  | "level.unreachable"
  | "level.shadowed"
  | "level.skipped"
  | "level.free"
  | "level.duplicate"
  | "condition.never"
  | "condition.always"
  | "condition.dead"
  | "condition.neverDecides"
  | "condition.alwaysHolds"
  | "score.unreachable"
  | "score.always"
  | "missing.decides"
  | "relation.impossible"
  | "law.broken"
  | "law.undecided";

export const LEVEL_FINDINGS: Readonly<Record<LevelFindingCode, FindingText>> = {
  "level.unreachable": {
    severity: "error",
    says: (params) =>
      `no partner can reach \`${text(params, "level")}\`: these exclude one another: ${text(params, "core")}`,
    cure: () => "Lower one of the named requirements, or drop it.",
  },
  "level.shadowed": {
    severity: "error",
    says: (params) =>
      `whoever meets \`${text(params, "level")}\` meets \`${text(params, "by")}\` too, so that nobody is ever on it`,
    cure: () => "Ask more of the higher level, or drop this one.",
  },
  "level.skipped": {
    severity: "warning",
    says: (params) => `a partner can meet \`${text(params, "level")}\` and not \`${text(params, "below")}\` below it`,
    cure: () =>
      "Repeat what the lower level asks for, write `nested: true` on the ladder, or state the relation between the values under `relations`.",
  },
  "level.free": {
    severity: "warning",
    says: (params) => `every partner meets \`${text(params, "level")}\``,
    cure: () => "Ask for something that a partner can fail, or drop the requirement.",
  },
  "level.duplicate": {
    severity: "warning",
    says: (params) =>
      `\`${text(params, "level")}\` asks for exactly what \`${text(params, "below")}\` asks for, so that nobody is ever on the lower one`,
    cure: () => "Ask more of the higher level, or drop one of them.",
  },
  "condition.never": {
    severity: "error",
    says: (params) => `no partner can fulfil the condition: these exclude one another: ${text(params, "core")}`,
    cure: () => "Mend one of the named parts, or drop the condition.",
  },
  "condition.always": {
    severity: "warning",
    says: () => "every partner fulfils the condition",
    cure: () => "Ask for something that a partner can fail, or drop the condition.",
  },
  "condition.dead": {
    severity: "warning",
    says: (params) => `whether this holds never changes whether \`${text(params, "of")}\` does`,
    cure: () => "Drop it, or mend what makes it pointless: a bound beside it, or an alternative that is easier.",
  },
  "condition.neverDecides": {
    severity: "warning",
    says: (params) => `wherever this could decide about \`${text(params, "of")}\` it does not hold`,
    cure: () => "Drop it, or ask for less: as it stands it helps nobody.",
  },
  "condition.alwaysHolds": {
    severity: "warning",
    says: (params) => `wherever this could decide about \`${text(params, "of")}\` it holds already`,
    cure: () => "Drop it, or ask for more: as it stands it stops nobody.",
  },
  "score.unreachable": {
    severity: "error",
    says: (params) =>
      `\`${text(params, "score")}\` is at most ${text(params, "most")}, and ${text(params, "asked")} is asked for`,
    cure: () => "Lower the threshold, or let the parts be worth more.",
  },
  "score.always": {
    severity: "warning",
    says: (params) =>
      `\`${text(params, "score")}\` is at least ${text(params, "least")}, so that ${text(params, "asked")} is always reached`,
    cure: () => "Raise the threshold, or drop it.",
  },
  "missing.decides": {
    severity: "note",
    says: (params) =>
      `while one of these is unknown, it is open whether a partner is on \`${text(params, "level")}\`: ${text(params, "names")}`,
    cure: () => "Declare the facts as `required`, or see that the data is complete before it is judged.",
  },
  "relation.impossible": {
    severity: "error",
    says: () => "no partner can fulfil all relations, so that nothing can be told of any",
    cure: () => "Mend the relation: the check relies on it for every partner.",
  },
  "law.broken": {
    severity: "error",
    says: (params) => `the law does not hold: ${text(params, "how")}`,
    cure: () => "Mend the rule that breaks it, or the law.",
  },
  "law.undecided": {
    severity: "note",
    says: () => "the law could be neither proved nor broken",
    cure: () => "State it over values that are compared with numbers, or try it with generated partners.",
  },
};
