/** Laws of every evaluation: it answers, always alike, and only by what it reads. */
import { slotsBelow } from "../../core/expression/walk.js";
import { type Slot } from "../../core/expression/slot.js";
import { evaluatePartner } from "../../program/evaluate.js";
import { type Partner } from "../../program/partner/types.js";
import { declaredFacts, factArbitrary } from "../generate/facts.js";
import { recordingOf } from "../generate/records.js";
import { dayArbitrary } from "../generate/values.js";
import { type Breach, type LawRule, type LawSetting, type Situation } from "./types.js";
import { unlike } from "./figures.js";

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen); // prettier-ignore
  return value;
}

export const answersAlike: LawRule<Partner> = {
  title: "every partner is answered, and always alike",
  why: "An evaluation that throws stops a batch; one that answers differently the second time cannot be audited.",
  inputs: ({ partners }) => partners,
  breach: (partner, { program, asOf }) => {
    const situation: Situation = { partner, asOf };
    const told = (says: string): Breach => ({ says, situations: [situation], names: [] });
    const first = evaluatePartner(program, frozen(JSON.parse(JSON.stringify(partner)) as Partner), { asOf });
    const second = evaluatePartner(program, partner, { asOf });
    if (first.status === "issues") return told(`the partner is refused: ${first.issues[0]!.message}`);
    const text = JSON.stringify(first);
    if (text !== JSON.stringify(second)) return told("a second evaluation answers differently");
    return JSON.stringify(JSON.parse(text)) === text ? undefined : told("the outcome is no plain JSON");
  },
};

export const recordOrder: LawRule<readonly [Partner, Partner]> = {
  title: "the order of records decides nothing",
  why: "Systems deliver the same records in any order; the same sales must be worth the same.",
  inputs: ({ fc, partners, document }) => {
    if (Object.keys(document.records ?? {}).length === 0) return undefined;
    const seeds = fc.array(fc.nat(), { minLength: 24, maxLength: 24 });
    return fc.tuple(partners, seeds).map(([partner, seed]) => [partner, shuffled(partner, seed)]);
  },
  breach: ([partner, other], setting) =>
    unlike(setting, [{ partner, asOf: setting.asOf }, { partner: other, asOf: setting.asOf }], "with its records in another order"), // prettier-ignore
};

function shuffled(partner: Partner, seed: readonly number[]): Partner {
  if (partner.records === undefined) return partner;
  const reordered = Object.entries(partner.records).map(([name, rows]) => {
    const keyed = rows.map((row, place) => [seed[place % seed.length]!, row] as const);
    return [name, keyed.sort(([one], [other]) => one - other).map(([, row]) => row)] as const;
  });
  return { ...partner, records: Object.fromEntries(reordered) };
}

/** The partner without what became known after a day. */
function knownBy(partner: Partner, day: string, setting: LawSetting): Partner {
  const recording = recordingOf(setting);
  const isKnown = (entry: unknown): boolean => {
    const recorded = (entry as { readonly recordedOn?: unknown }).recordedOn;
    return typeof recorded !== "string" || recorded <= day;
  };
  const records = Object.entries(partner.records ?? {}).map(([name, rows]) => {
    const field = recording.get(name);
    const kept = field === undefined ? rows : rows.filter((row) => typeof row[field] !== "string" || row[field] <= day);
    return [name, kept] as const;
  });
  const dated = new Set(declaredFacts(setting).flatMap(([name, { dated }]) => (dated === true ? [name] : [])));
  const facts = Object.entries(partner.facts ?? {}).map(([name, value]) => [name, dated.has(name) && Array.isArray(value) ? value.filter(isKnown) : value] as const); // prettier-ignore
  return { ...partner, records: Object.fromEntries(records), facts: Object.fromEntries(facts) };
}

export const laterKnowledge: LawRule<readonly [Partner, string]> = {
  title: "what becomes known later does not change the past",
  why: "A statement that was sent must come out the same when it is asked for again.",
  inputs: (setting) => {
    const isDated = declaredFacts(setting).some(([, { dated }]) => dated === true);
    if (recordingOf(setting).size === 0 && !isDated) return undefined;
    return setting.fc.tuple(setting.partners, dayArbitrary(setting));
  },
  breach: ([partner, knownAt], setting) => {
    const { asOf } = setting;
    const before = { partner: knownBy(partner, knownAt, setting), asOf, knownAt };
    return unlike(setting, [before, { partner, asOf, knownAt }], `with what became known after ${knownAt}`);
  },
};

/** For each name of an answer the slots that it is computed of. */
function readBy({ compiled: { plan } }: LawSetting): ReadonlyMap<string, ReadonlySet<Slot>> {
  const roots = new Map<string, Slot[]>();
  for (const { name, slot } of plan.names.values()) {
    const owner = /^(incentive|level|score)\.([^.]+)/.exec(name)?.[0] ?? (name.startsWith("stage.") ? "stage.partner" : name); // prettier-ignore
    roots.set(owner, [...(roots.get(owner) ?? []), slot]);
  }
  return new Map([...roots].map(([name, slots]) => [name, new Set(slotsBelow(plan.nodes, slots))]));
}

export const unread: LawRule<readonly [Partner, string, unknown, ReadonlySet<string>]> = {
  title: "facts that an answer does not read are irrelevant to it",
  why: "A partner can only be told why it is paid so much if nothing else decides.",
  inputs: (setting) => {
    const { fc, partners, compiled } = setting;
    const reads = readBy(setting);
    const facts = declaredFacts(setting).map(([name, declared]) => {
      const { slot, timeline } = compiled.plan.names.get(name)!;
      const reading = new Set([...reads].flatMap(([figure, slots]) => (slots.has(timeline ?? slot) ? [figure] : [])));
      return fc.tuple(fc.constant(name), factArbitrary(name, declared, setting), fc.constant(reading));
    });
    if (facts.length === 0) return undefined;
    return fc
      .tuple(partners, fc.oneof(...facts))
      .map(([partner, [name, value, reading]]) => [partner, name, value, reading]);
  },
  breach: ([partner, name, value, reading], setting) => {
    const { asOf } = setting;
    const other = { ...partner, facts: { ...partner.facts, [name]: value } };
    return unlike(setting, [{ partner, asOf }, { partner: other, asOf }], `with another ${name}, which is not read for it,`, (figure) => !reading.has(figure)); // prettier-ignore
  },
};
