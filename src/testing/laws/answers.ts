/** Laws of what is told beside an answer: why it is so, what is missing, and what would do. */
import { readWritten } from "../../core/number/decimal.js";
import { type Slot } from "../../core/expression/slot.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { isNumeric } from "../../core/expression/type.js";
import { presentKnown } from "../../core/outcome/present.js";
import { currencyDigits } from "../../core/number/currency.js";
import { explainPartner } from "../../program/explain/explain.js";
import { planLevel } from "../../program/level-plan/plan.js";
import { type Partner } from "../../program/partner/types.js";
import { evaluated, figuresOf, inWords, withGiven } from "./figures.js";
import { type Breach, type LawRule, type LawSetting } from "./types.js";

/** The names of answers that can be explained. */
function explainable({ compiled: { plan }, document }: LawSetting): readonly string[] {
  return [...plan.names.values()].flatMap(({ name }) => {
    const isAnswer = Object.hasOwn(document.metrics ?? {}, name) || /^(level|incentive|score)\.[^.]+$|^stage\.partner$/.test(name); // prettier-ignore
    return isAnswer ? [name] : [];
  });
}

export const explained: LawRule<readonly [Partner, string]> = {
  title: "an explanation comes to the value that it explains",
  why: "A partner that computes after it has to come to the same cent.",
  inputs: (setting) => {
    const names = explainable(setting);
    return names.length === 0 ? undefined : setting.fc.tuple(setting.partners, setting.fc.constantFrom(...names));
  },
  breach: ([partner, name], setting): Breach | undefined => {
    const { program, asOf, compiled } = setting;
    const outcome = evaluated(setting, { partner, asOf });
    if (outcome === undefined) return undefined;
    const shown = figuresOf(outcome).get(name) ?? null;
    const told = (says: string): Breach => ({ says, situations: [{ partner, asOf }], names: [name] });
    const explanation = explainPartner(program, partner, { asOf, name });
    if (explanation.status === "issues") return told(`\`${name}\` is ${inWords(shown)} and is not explained`);
    const { value } = explanation.definitions[0]!;
    const isShown = typeof shown !== "object";
    if (value.status !== "value") return isShown ? told(`\`${name}\` is ${inWords(shown)}, and is explained as ${value.status}`) : undefined; // prettier-ignore
    if (!isShown || typeof value.value === "boolean") return undefined;
    const { type } = compiled.plan.names.get(name)!;
    const manner = { currencyDigits: currencyDigits(outcome.currency), rounding: compiled.rounding };
    const replayed = isNumeric(type.kind) ? presentKnown(readWritten(value.value)!, type, manner) : value.value;
    return String(replayed) === String(shown) ? undefined : told(`\`${name}\` is ${shown}, and is explained as ${replayed}`); // prettier-ignore
  },
};

export const grantedIsEnough: LawRule<readonly [Partner, string, string]> = {
  title: "who is granted what is missing for a level qualifies for it",
  why: "A partner that has done what it was told must not hear of one more condition.",
  runs: 25,
  inputs: ({ fc, partners, document }) => {
    const levels = Object.entries(document.tiers ?? {}).flatMap(([ladder, { levels: all }]) => all.map(({ id }) => [ladder, id] as const)); // prettier-ignore
    if (levels.length === 0) return undefined;
    return fc.tuple(partners, fc.constantFrom(...levels)).map(([partner, [ladder, level]]) => [partner, ladder, level]);
  },
  breach: ([partner, ladder, level], setting): Breach | undefined => {
    const { program, asOf } = setting;
    const plan = planLevel(program, partner, { asOf, ladder, level });
    if (plan.status === "issues") return undefined;
    for (const { changes } of plan.routes) {
      const granted = withGiven(partner, Object.fromEntries(changes.map(({ name, to }) => [name, to])));
      const verdict = evaluated(setting, { partner: granted, asOf })?.tiers[ladder]!.verdicts[level];
      if (verdict === "met") continue;
      const says = `with ${changes.map(({ name, to }) => `${name} ${to}`).join(", ")} \`${level}\` is ${verdict}`;
      return { says, situations: [{ partner: granted, asOf }], names: [`level.${ladder}`] };
    }
    return undefined;
  },
};

/** Steps that say themselves what becomes of a value that is missing. */
const POLICIES: ReadonlySet<string> = new Set(["combine", "known", "covered", "base", "replay"]);

/** The names that may be unknown, and that no policy for missing values stands between and a level. */
function forgettable({ compiled: { plan }, document, session }: LawSetting): readonly string[] {
  const ladders = Object.keys(document.tiers ?? {}).map((id) => plan.names.get(`level.${id}`)!.slot);
  const settled = new Set<Slot>(plan.nodes.flatMap((node, slot) => (POLICIES.has(node.kind) ? slotsBelow(plan.nodes, [slot]) : []))); // prettier-ignore
  const read = new Set(slotsBelow(plan.nodes, ladders));
  return [...plan.names.values()].flatMap(({ name, slot, type, timeline, inner }) => {
    const isData = Object.hasOwn(document.facts ?? {}, name) || Object.hasOwn(document.metrics ?? {}, name);
    const isOpen = isData && type.mayBeUnknown && timeline === undefined && inner !== true;
    return isOpen && read.has(slot) && !settled.has(slot) && session.model.isNamed(slot) ? [name] : [];
  });
}

export const missingIsBetween: LawRule<readonly [Partner, readonly string[]]> = {
  title: "with less known, what is certain is not more, and what is possible not less",
  why: "What is shown as certain must not be taken back when the missing value arrives.",
  inputs: (setting) => {
    const names = forgettable(setting);
    return names.length === 0 ? undefined : setting.fc.tuple(setting.partners, setting.fc.subarray([...names], { minLength: 1 })); // prettier-ignore
  },
  breach: ([partner, names], setting): Breach | undefined => {
    const { asOf, document } = setting;
    const part = withGiven(partner, Object.fromEntries(names.map((name) => [name, null])));
    const [full, less] = [partner, part].map((each) => evaluated(setting, { partner: each, asOf }));
    if (full === undefined || less === undefined) return undefined;
    for (const [ladder, { levels }] of Object.entries(document.tiers ?? {})) {
      const rank = (level: string | null): number => levels.findIndex(({ id }) => id === level);
      const [known, open] = [full.tiers[ladder]!, less.tiers[ladder]!];
      if (rank(open.certain) <= rank(known.certain) && rank(open.possible) >= rank(known.possible)) continue;
      const says = `without ${names.join(", ")} \`${ladder}\` lies between ${open.certain} and ${open.possible}; with it, between ${known.certain} and ${known.possible}`; // prettier-ignore
      return {
        says,
        situations: [
          { partner, asOf },
          { partner: part, asOf },
        ],
        names: [`level.${ladder}`],
      };
    }
    return undefined;
  },
};
