/** Two programs over one partner: a value that both know by one name is one value. */
import { type Formula, allOf } from "../../core/analysis/formula.js";
import { hullOf } from "../../core/analysis/interval.js";
import { type Model } from "../../core/analysis/model.js";
import { type Reader } from "../../core/analysis/reader.js";
import { type Assignment, type Budget, search } from "../../core/analysis/search.js";
import { type Variable } from "../../core/analysis/variable.js";
import { createReader } from "../../core/analysis/verdicts.js";
import { isEntries } from "../../core/data/partner-data.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Value } from "../../core/expression/value.js";
import { partnerOf } from "../check/partner.js";
import { type Claims, type Session } from "../check/session.js";
import { isTied, pinned, tied } from "../check/ties.js";
import { type Partner } from "../partner/types.js";
import { rulesOf } from "./rules.js";

/** One of the two programs, read with the values that both share. */
export interface Side {
  readonly session: Session;
  readonly model: Model;
}

function merged(own: Variable, other: Variable): Variable {
  const values = own.values === undefined || other.values === undefined ? undefined : [...new Set([...own.values, ...other.values])]; // prettier-ignore
  return {
    ...own,
    range: hullOf([own.range, other.range]),
    step: JSON.stringify(own.step) === JSON.stringify(other.step) ? own.step : undefined,
    values,
    mayBeNotApplicable: own.mayBeNotApplicable || other.mayBeNotApplicable,
  };
}

/** Whether partners bring a value themselves. */
function isBrought({ compiled: { plan }, document }: Session, name: string): boolean {
  return Object.hasOwn(document.facts ?? {}, name) || plan.nodes[plan.names.get(name)!.slot]!.kind === "input";
}

/** Whether both compute a value by the same rules; each is asked once. */
function sameRulesIn([before, after]: readonly [Session, Session]): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const isSame = known.get(name) ?? rulesOf(before.document, name) === rulesOf(after.document, name);
    known.set(name, isSame);
    return isSame;
  };
}

/** Both sides, with one variable for each name that is one value. */
function sidesSharing(sessions: readonly [Session, Session], isOne: (name: string) => boolean): readonly [Side, Side] {
  const [before, after] = sessions;
  const shared = new Map<string, Variable>();
  const sideOf = (session: Session, other: Session): Side => {
    const { model } = session;
    const { names, types } = other.compiled.plan;
    const apart = new Map<string, Variable>();
    const variable = (slot: Slot, item?: Value): Variable => {
      const own = model.variable(slot, item);
      if (own.name === undefined) return own;
      const key = `${own.kind} ${own.name} ${JSON.stringify(item)}`;
      const theirs = names.get(own.name)?.slot;
      if (theirs !== undefined && !isOne(own.name)) {
        const known = apart.get(key) ?? own;
        apart.set(key, known);
        return known;
      }
      const isShared = theirs !== undefined && types[theirs]!.kind === own.kind;
      const known = shared.get(key) ?? (isShared ? merged(own, other.model.variable(theirs, item)) : own);
      shared.set(key, known);
      return known;
    };
    const slotOf = ({ name, slot }: Variable): Slot | undefined => (name === undefined ? slot : session.compiled.plan.names.get(name)?.slot); // prettier-ignore
    return { session, model: { ...model, variable, slotOf } };
  };
  return [sideOf(before, after), sideOf(after, before)];
}

/** The two programs, read in two ways. */
export interface Joint {
  /** A value that both know by one name is one value, as a partner is that is given it. */
  readonly shared: readonly [Side, Side];
  /** The same, but values that they compute by other rules are others, of which nothing is known. */
  readonly apart: readonly [Side, Side];
  /** Whether no such value was asked for yet. */
  readonly isAlike: () => boolean;
  /** Whether the rules of a value that both know are the same. */
  readonly hasSameRules: (name: string) => boolean;
}

export function jointOf(before: Session, after: Session): Joint {
  const sessions = [before, after] as const;
  const hasSameRules = sameRulesIn(sessions);
  const isOne = (name: string): boolean => sessions.every((session) => isBrought(session, name)) || hasSameRules(name);
  const asked = new Set<string>();
  const note = (name: string): boolean => asked.add(name).size > 0;
  return {
    shared: sidesSharing(sessions, note),
    apart: sidesSharing(sessions, isOne),
    isAlike: () => [...asked].every(isOne),
    hasSameRules,
  };
}

/** Makes a formula of both programs; `settle` reads the first one with verdicts that are known already. */
export type BuildJoint = (
  before: Reader,
  after: Reader,
  settle: (settled: ReadonlyMap<Slot, boolean>) => Reader,
) => Formula;

/** What one question may cost. */
const PER_SEARCH = 40_000;

/** What was found out of both programs. */
export type JointAnswer = { readonly partner: Partner } | "none" | "undecided";

/**
 * A partner as each program reads it, without what the other one knows alone. What either program computes of other values of the partner, and was taken as a
 * value of its own, is not stated: it could contradict them.
 */
function partnerFor({ session }: Side, values: Assignment, reader: Reader, computed: ReadonlySet<string>): Partner | undefined {
  const { names } = session.compiled.plan;
  const own = [...values].filter(([{ name }]) => name === undefined || (names.has(name) && !computed.has(name)));
  const stated = own.filter(([variable]) => !isTied(variable, reader));
  return partnerOf(new Map(stated), session.document, session.asOf);
} // prettier-ignore

/** The names of values that are computed, and are taken as values of their own by one of the programs. */
function computedIn(sides: readonly [Side, Side], wholes: readonly ReadonlySet<Slot>[]): ReadonlySet<string> {
  const names = sides.flatMap(({ session: { compiled: { plan } } }, index) => [...plan.names].flatMap(([name, { slot }]) => (wholes[index]!.has(slot) ? [name] : []))); // prettier-ignore
  return new Set(names);
}

/** Whether both evaluators say of a partner what is claimed. */
function isShown(sides: readonly [Side, Side], partners: readonly (Partner | undefined)[], claims: readonly [Claims, Claims]): partners is readonly Partner[] {
  return sides.every(({ session }, index) => {
    const run = partners[index] && session.run(partners[index]);
    return run !== undefined && [...claims[index]!].every(([slot, value]) => run.frame.slots[slot] === value);
  });
} // prettier-ignore

type Sections = Readonly<Record<string, unknown>>;

/** The entries of both; those of one card or ladder are put together, too. */
function entriesOf(one: Sections = {}, other: Sections = {}): Sections {
  const shared = Object.keys(one).filter((key) => Object.hasOwn(other, key) && [one, other].every((each) => isEntries(each[key]))); // prettier-ignore
  const together = shared.map((key) => [key, entriesOf(one[key] as Sections, other[key] as Sections)] as const);
  return { ...one, ...other, ...Object.fromEntries(together) };
}

/**
 * A partner of whom a formula of both programs holds, and on whom both evaluators say what is claimed. That there is none is told where there is none either
 * with values apart that the programs compute by other rules: what is paid for orders of one kind is not what was paid for all of them.
 */
export function findJointly(joint: Joint, build: BuildJoint, claims: readonly [Claims, Claims], budget: Budget): JointAnswer {
  const found = findIn(joint.shared, build, claims, budget);
  if (found !== "none" || joint.isAlike()) return found;
  return findIn(joint.apart, build, claims, budget) === "none" ? "none" : "undecided";
} // prettier-ignore

function findIn(
  sides: readonly [Side, Side],
  build: BuildJoint,
  claims: readonly [Claims, Claims],
  budget: Budget,
): JointAnswer {
  const wholes = sides.map(() => new Set<Slot>());
  const readers = sides.map(({ model }, index) => createReader(model, new Map(), wholes[index])) as unknown as readonly [Reader, Reader]; // prettier-ignore
  const relations = sides.map(({ session }) => session.relations);
  const make = (): Formula => {
    const related = readers.flatMap((reader, index) => relations[index]!.map((slot) => reader.verdict(slot, true)));
    const settle = (settled: ReadonlyMap<Slot, boolean>): Reader => createReader(sides[0].model, settled, wholes[0]);
    const built = allOf(build(...readers, settle), ...related);
    return readers.reduce<Formula>((formula, reader) => tied(formula, reader, new Map()), built);
  };
  const sizes = (): number => wholes[0]!.size + wholes[1]!.size;
  let before: number;
  let formula: Formula;
  do {
    before = sizes();
    formula = make();
  } while (sizes() !== before);
  const computed = computedIn(sides, wholes);
  for (const isPinned of [false, true]) {
    const pins = isPinned ? readers.flatMap((reader) => pinned(formula, reader, new Map())) : [];
    const share: Budget = { left: Math.min(PER_SEARCH, budget.left) };
    const given = share.left;
    const found = search(allOf(formula, ...pins), share);
    budget.left -= given - Math.max(share.left, 0);
    if (found.answer === "none") return isPinned ? "undecided" : "none";
    if (found.answer === "undecided") return "undecided";
    const partners = sides.map((side, index) => partnerFor(side, found.values, readers[index]!, computed));
    if (isShown(sides, partners, claims))
      return { partner: entriesOf(...(partners as unknown as [Sections, Sections])) as unknown as Partner };
  }
  return "undecided";
}
