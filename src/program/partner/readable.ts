/**
 * Partners as one of two programs reads them. Two programs are held against each other over the same data, and each reads what it declares: what only the
 * other one declares is left out. What neither declares stays, so that it is told.
 */
import { type RecordCollection } from "../../core/data/collection.js";
import { type RawEntries, isEntries } from "../../core/data/partner-data.js";
import { type CompiledProgram } from "../program.js";
import { PARTNER_KEYS } from "./read.js";
import { type Partner } from "./types.js";

/** The names that are left out of each section; a collection and a card of which only some are. */
interface LeftOut {
  readonly facts: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cards: ReadonlySet<string>;
  readonly questions: ReadonlyMap<string, ReadonlySet<string>>;
  /** By section, then the ids of ladders. */
  readonly ladders: ReadonlyMap<string, ReadonlySet<string>>;
}

function only(names: Iterable<string>, known: { readonly has: (name: string) => boolean }): ReadonlySet<string> {
  return new Set([...names].filter((name) => !known.has(name)));
}

/** For each list that both have, the names that only the other one has. */
function onlyWithin<T>(own: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>, namesOf: (list: T) => Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const shared = [...other].filter(([id]) => own.has(id));
  const found = shared.map(([id, list]) => [id, only(namesOf(list), new Set(namesOf(own.get(id)!)))] as const);
  return new Map(found.filter(([, names]) => names.size > 0));
} // prettier-ignore

function leftOut(own: CompiledProgram, other: CompiledProgram): LeftOut {
  const ladders = new Map<string, Set<string>>();
  for (const key of only(other.rungs.keys(), own.rungs)) {
    const [section, id] = key.split("/") as [string, string];
    ladders.set(section, (ladders.get(section) ?? new Set()).add(id));
  }
  return {
    facts: only(other.declared.facts.keys(), own.declared.facts),
    given: only(other.plan.names.keys(), own.plan.names),
    records: only(other.declared.collections.keys(), own.declared.collections),
    fields: onlyWithin(own.declared.collections, other.declared.collections, ({ fields }) => fields.map(({ name }) => name)),
    cards: only(other.asked.keys(), own.asked),
    questions: onlyWithin(own.asked, other.asked, (questions) => questions),
    ladders,
  };
} // prettier-ignore

/** What an object has of its own and of the names that are known, also where these are no keys of its own: classes have getters. */
function entriesOf(entries: RawEntries, known: Iterable<string>): readonly (readonly [string, unknown])[] {
  const keys = new Set([...Object.keys(entries), ...known]);
  return [...keys].map((key) => [key, entries[key]] as const).filter(([, value]) => value !== undefined);
}

/** An object without some names. */
function without(entries: unknown, names: ReadonlySet<string>, known: Iterable<string> = []): unknown {
  if (names.size === 0 || !isEntries(entries)) return entries;
  return Object.fromEntries(entriesOf(entries, known).filter(([key]) => !names.has(key)));
}

type Change = (value: unknown, names: ReadonlySet<string>, name: string) => unknown;

/** An object whose entries are changed where there is something to change. */
function changed(entries: unknown, changes: ReadonlyMap<string, ReadonlySet<string>>, change: Change): unknown {
  if (changes.size === 0 || !isEntries(entries)) return entries;
  return Object.fromEntries(entriesOf(entries, []).map(([key, value]) => {
    const names = changes.get(key);
    return [key, names === undefined ? value : change(value, names, key)];
  }));
} // prettier-ignore

function rowsWithout(rows: unknown, names: ReadonlySet<string>, { fields }: RecordCollection): unknown {
  if (!Array.isArray(rows)) return rows;
  const known = fields.map(({ name }) => name);
  return (rows as readonly unknown[]).map((row) => without(row, names, known));
}

/** A partner without what is left out of its sections. */
function read(partner: RawEntries, out: LeftOut, { declared: { facts, collections } }: CompiledProgram): RawEntries {
  const rows: Change = (list, names, id) => rowsWithout(list, names, collections.get(id)!);
  const names: Change = (entries, own) => without(entries, own);
  const sections: Readonly<Record<string, (section: unknown) => unknown>> = {
    facts: (section) => without(section, out.facts, facts.keys()),
    given: (section) => without(section, out.given),
    records: (section) => changed(without(section, out.records), out.fields, rows),
    answers: (section) => changed(without(section, out.cards), out.questions, names),
    held: (section) => changed(section, out.ladders, names),
    exceptions: (section) => changed(section, out.ladders, names),
  };
  return Object.fromEntries(entriesOf(partner, PARTNER_KEYS).map(([key, section]) => [key, sections[key]?.(section) ?? section]));
} // prettier-ignore

/** Reads partners as a program does that is held against another one. */
export function readableBy(own: CompiledProgram, other: CompiledProgram): (partner: Partner) => Partner {
  if (own === other) return (partner) => partner;
  const out = leftOut(own, other);
  const isAlike = Object.values(out).every(({ size }: { readonly size: number }) => size === 0);
  return (partner) => {
    if (isAlike || !isEntries(partner)) return partner;
    try {
      return read(partner, out, own) as unknown as Partner;
    } catch {
      // A document that fails while it is read: whoever reads it next tells so.
      return partner;
    }
  };
}
