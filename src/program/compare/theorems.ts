/** What is asked of both programs and of all partners there can be. */
import { type Formula, allOf } from "../../core/analysis/formula.js";
import { type Budget } from "../../core/analysis/search.js";
import { type Reader } from "../../core/analysis/reader.js";
import { type Levels, type NamedDefinition, CONDITION_PREFIX } from "../../core/expression/scope.js";
import { compare } from "../../core/number/exact.js";
import { writeExact } from "../../core/number/decimal.js";
import { incentiveNames } from "../../incentives/kinds/names.js";
import { partnerOf } from "../check/partner.js";
import { amountOf, around, farBeyond, seenAt } from "../check/contexts.js";
import { partnerInWords } from "../check/inquiry.js";
import { type Paid, cutsOf, paidIn } from "../check/paid.js";
import { type Claims, type Session } from "../check/session.js";
import { type BuildJoint, type Joint, type JointAnswer, type Side, findJointly } from "./joint.js";
import { type Theorem } from "./types.js";

function nameIn({ session }: Side, name: string): NamedDefinition | undefined {
  return session.compiled.plan.names.get(name);
}

function theorem(
  claim: Theorem["claim"],
  of: string,
  answers: readonly JointAnswer[],
  { session }: Side,
  shows: string,
): Theorem {
  const shown = answers.find((answer) => typeof answer === "object");
  if (shown !== undefined) {
    const { partner } = shown;
    return {
      claim,
      of,
      answer: "witness",
      witness: { asOf: session.asOf, partner, shows: `${partnerInWords({ partner })} ${shows}` },
    };
  }
  return { claim, of, answer: answers.includes("undecided") ? "undecided" : "proved" };
}

/** Whoever is at least on a level before is so after. A level whose rules are the same is failed before where it is failed after. */
function keepsLevel(joint: Joint, ladder: string, rank: number, was: Levels, is: Levels, budget: Budget): JointAnswer {
  const later = is.ids.indexOf(was.ids[rank]!);
  const isFailed = (id: string): boolean => is.ids.indexOf(id) >= later && joint.hasSameRules(`level.${ladder}.${id}`);
  const names = was.ids.slice(rank);
  const failed = new Map(names.flatMap((id, above) => (isFailed(id) ? [[was.verdicts[rank + above]!, false] as const] : []))); // prettier-ignore
  if (failed.size === names.length) return "none";
  const [from, to] = [was.atLeast[rank]!, is.atLeast[later]!];
  const build: BuildJoint = (_before, after, settle) => allOf(settle(failed).verdict(from, true), after.verdict(to, false)); // prettier-ignore
  return findJointly(joint, build, [new Map([[from, true]]), new Map([[to, false]])], budget);
}

function nobodyLoses(joint: Joint, budget: Budget): readonly Theorem[] {
  const [before, after] = joint.shared;
  return Object.keys(before.session.document.tiers ?? {}).flatMap((ladder): readonly Theorem[] => {
    const [was, is] = [nameIn(before, `level.${ladder}`)?.levels, nameIn(after, `level.${ladder}`)?.levels];
    if (was === undefined || is === undefined) return [];
    const kept = [...was.ids.keys()].filter((rank) => is.ids.includes(was.ids[rank]!));
    const answers = kept.map((rank) => keepsLevel(joint, ladder, rank, was, is, budget));
    return [theorem("nobodyLosesALevel", ladder, answers, after, "loses a level")];
  });
}

/** A partner that one incentive pays less, at one of the places where its amount can bend in one of the programs. */
function paidLess(
  paid: Paid,
  other: Paid,
  sessions: readonly [Session, Session],
): { readonly shows: string; readonly partner: Theorem["witness"] } | undefined {
  const [before, after] = sessions;
  for (const values of [...paid.contexts, ...other.contexts])
    for (const mover of paid.movers) {
      const later = other.movers.find(({ name }) => name === mover.name);
      if (mover.name === undefined || later === undefined) continue;
      const shared = new Map([...values].filter(([{ name }]) => name !== undefined && [before, after].every(({ compiled }) => compiled.plan.names.has(name)))); // prettier-ignore
      const cuts = [...cutsOf(paid, mover, values), ...cutsOf(other, later, values)];
      for (const at of [...cuts.flatMap((cut) => around(cut, mover, before)), farBeyond(cuts, mover)]) {
        const [was, is] = [seenAt(before, shared, mover, at), seenAt(after, shared, later, at)];
        const [less, more] = [is && amountOf(is, other.due), was && amountOf(was, paid.due)];
        if (is === undefined || less === undefined || more === undefined || compare(less, more) >= 0) continue;
        const partner = partnerOf(new Map([...shared, [later, at]]), after.document, after.asOf) ?? is.partner;
        const shows = `${partnerInWords({ partner })} was paid ${writeExact(more)} and is paid ${writeExact(less)}`;
        return { shows, partner: { asOf: after.asOf, partner, shows } };
      }
    }
  return undefined;
}

function nobodyIsPaidLess({ shared: [before, after], hasSameRules }: Joint): readonly Theorem[] {
  const [earlier, later] = [paidIn(before), paidIn(after)];
  return earlier.flatMap((paid): readonly Theorem[] => {
    const other = later.find(({ id }) => id === paid.id);
    const base = { claim: "nobodyIsPaidLess", of: paid.id } as const;
    if (other === undefined) return [];
    if (hasSameRules(incentiveNames(paid.id).due)) return [{ ...base, answer: "proved" }];
    const found = paidLess(paid, other, [before.session, after.session]);
    return [found?.partner === undefined ? { ...base, answer: "undecided" } : { ...base, answer: "witness", witness: found.partner }]; // prettier-ignore
  });
}

/** Every verdict on a level is what it was, for those who fulfil a condition. */
function nothingChanges(joint: Joint, segments: readonly string[], budget: Budget): readonly Theorem[] {
  const { shared: sides, hasSameRules } = joint;
  const [before, after] = sides;
  return segments.flatMap((segment): readonly Theorem[] => {
    const [was, is] = sides.map((side) => nameIn(side, CONDITION_PREFIX + segment)?.slot);
    if (was === undefined || is === undefined) return [];
    const answers = Object.keys(before.session.document.tiers ?? {}).flatMap((ladder) => {
      const [from, to] = sides.map((side) => nameIn(side, `level.${ladder}`)?.levels);
      if (from === undefined || to === undefined) return [];
      return from.ids.flatMap((id, rank): readonly JointAnswer[] => {
        const later = to.verdicts[to.ids.indexOf(id)];
        const own = from.verdicts[rank]!;
        if (later === undefined || hasSameRules(`level.${ladder}.${id}`)) return [];
        return [true, false].map((verdict) => {
          const build = (one: Reader, other: Reader): Formula => allOf(one.verdict(was, true), other.verdict(is, true), one.verdict(own, verdict), other.verdict(later, !verdict)); // prettier-ignore
          const claims: readonly [Claims, Claims] = [new Map([[was, true], [own, verdict]]), new Map([[is, true], [later, !verdict]])]; // prettier-ignore
          return findJointly(joint, build, claims, budget);
        });
      });
    });
    return [theorem("nothingChanges", segment, answers, after, "stands otherwise")];
  });
}

/** Asks everything. */
export function theoremsOf(joint: Joint, segments: readonly string[], budget: Budget): readonly Theorem[] {
  return [...nobodyLoses(joint, budget), ...nobodyIsPaidLess(joint), ...nothingChanges(joint, segments, budget)];
}
