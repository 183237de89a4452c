/** Laws that the document states itself: proved of all partners, or tried where they cannot be. */
import { pointer } from "../../core/issue/issue.js";
import { checkProgram } from "../../program/check/check.js";
import { type CheckReport } from "../../program/check/types.js";
import { lawName } from "../../program/laws/define.js";
import { type Law } from "../../program/laws/types.js";
import { type Partner } from "../../program/partner/types.js";
import { runPartner } from "../../program/run.js";
import { type Arbitrary } from "../fast-check.js";
import { type Breach, type LawRule, type LawSetting, type Situation } from "./types.js";

/** The report of a check that is made when it is first asked for. */
export function lazily(setting: LawSetting): () => CheckReport {
  let report: CheckReport | undefined;
  return () => (report ??= checkProgram(setting.program, { days: [setting.asOf] }));
}

/** The partners of the proof that the law does not hold; undefined where it was proved, or nothing was found out. */
function refuted(path: string, { findings }: CheckReport): Breach | undefined {
  const finding = findings.find(({ code, path: at }) => code === "law.broken" && at === path);
  if (finding?.witness === undefined) return undefined;
  const { asOf, partner, other, shows } = finding.witness;
  const situations: readonly Situation[] = [partner, ...(other === undefined ? [] : [other])].map((each) => ({ partner: each, asOf })); // prettier-ignore
  return { says: shows, situations, names: [] };
}

/** What a law of the document asks of one partner. */
export function statedRule(id: string, law: Law, report: () => CheckReport): LawRule<Partner> {
  const path = pointer("/laws", id);
  return {
    title: law.title ?? id,
    why: law.note ?? "The document states it.",
    inputs: ({ partners }): Arbitrary<Partner> => partners,
    breach: (partner, { program, compiled, asOf }) => {
      const proof = refuted(path, report());
      if (proof !== undefined || "monotone" in law) return proof;
      const run = runPartner(program, partner, { asOf });
      if ("refused" in run) return undefined;
      const isKept = run.frame.slots[compiled.plan.names.get(lawName(id))!.slot] !== "never" in law;
      const says = "never" in law ? "a partner fulfils what never holds" : "a partner does not fulfil what always holds"; // prettier-ignore
      return isKept ? undefined : { says, situations: [{ partner, asOf }], names: [] };
    },
  };
}
