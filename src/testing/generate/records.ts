/** Records of the declared collections, few of them, with keys, dates, and names of one another. */
import { type FieldDeclaration, type RecordDeclaration, declarationOf } from "../../core/data/types.js";
import { readDay, writeDay } from "../../core/time/day.js";
import { type PartnerRecord } from "../../program/partner/types.js";
import { type Arbitrary } from "../fast-check.js";
import { recordCurrencyArbitrary } from "./currencies.js";
import { type Section, sectionArbitrary } from "./facts.js";
import { type Mentioned, mentionedOf } from "./mentions.js";
import { type Setting } from "./setting.js";
import { valueArbitrary } from "./values.js";

const MOST_RECORDS = 6;

/** The key of a record by its place. */
function keyAt(collection: string, place: number, { type }: FieldDeclaration): string | number {
  return type === "string" ? `${collection}-${place + 1}` : place + 1;
}

/** The keys that records of a collection can have; none where it has no key. */
function keysOf(collection: string, { document: { records = {} } }: Setting): readonly (string | number)[] {
  const { key, fields } = records[collection]!;
  if (key === undefined) return [];
  const declared = declarationOf<FieldDeclaration>(fields[key]!);
  return Array.from({ length: MOST_RECORDS }, (_, place) => keyAt(collection, place, declared));
}

/** A text without a list of its values may name a record. */
function withKeys({ numbers, texts, days }: Mentioned, setting: Setting): Mentioned {
  const keys = Object.keys(setting.document.records ?? {}).flatMap((collection) => keysOf(collection, setting).slice(0, 2)); // prettier-ignore
  return { numbers, days, texts: [...texts, ...keys.filter((key) => typeof key === "string")] };
}

function fieldArbitrary(
  collection: string,
  name: string,
  declaration: RecordDeclaration,
  setting: Setting,
): Arbitrary<unknown> {
  const { fc, mentions } = setting;
  const declared = declarationOf<FieldDeclaration>(declaration.fields[name]!);
  const joined = Object.values(declaration.joins ?? {}).find(({ on }) => on === name);
  if (joined !== undefined) return fc.constantFrom(...keysOf(joined.with, setting));
  if (name === declaration.currency) return recordCurrencyArbitrary(declaration, setting);
  const mentioned = mentionedOf(mentions, `${collection}.${name}`);
  return valueArbitrary(declared, declared.type === "string" ? withKeys(mentioned, setting) : mentioned, setting);
}

/** A record as it can be: no day after which it ends lies before it begins, and it is not known before it happens. */
function inOrder(record: Section, { date, recordedOn, valid }: RecordDeclaration): Section {
  const ordered = { ...record };
  const notBefore = (name: string | undefined, first: string | undefined): void => {
    const [own, other] = [ordered[name ?? ""], ordered[first ?? ""]];
    if (typeof own === "string" && typeof other === "string" && own < other) ordered[name!] = other;
  };
  notBefore(valid?.until, valid?.from);
  notBefore(recordedOn, date);
  return ordered;
}

/** The records of one collection. */
function collectionArbitrary(
  collection: string,
  declaration: RecordDeclaration,
  most: number,
  setting: Setting,
): Arbitrary<readonly PartnerRecord[]> {
  const { fc } = setting;
  const { key, fields } = declaration;
  const names = Object.keys(fields).filter((name) => name !== key);
  const values = Object.fromEntries(names.map((name) => [name, fieldArbitrary(collection, name, declaration, setting)])); // prettier-ignore
  const required = names.filter((name) => declarationOf<FieldDeclaration>(fields[name]!).optional !== true);
  const record = sectionArbitrary(setting, values, required);
  return fc.array(record, { maxLength: most }).map((rows) =>
    rows.map((row, place) => ({
      ...(key === undefined ? {} : { [key]: keyAt(collection, place, declarationOf<FieldDeclaration>(fields[key]!)) }),
      ...inOrder(row, declaration),
    })),
  );
}

/** The records of a partner; a collection may be left out. */
export function recordsArbitrary(
  setting: Setting,
  most: number = MOST_RECORDS,
): Arbitrary<Readonly<Record<string, readonly PartnerRecord[]>>> {
  const collections = Object.entries(setting.document.records ?? {});
  return sectionArbitrary(
    setting,
    Object.fromEntries(
      collections.map(([id, declaration]) => [id, collectionArbitrary(id, declaration, most, setting)]),
    ),
  );
}

/** A day so many days later. */
export function daysAfter(day: string, count: number): string {
  return writeDay(readDay(day)! + count);
}

/** Whether a collection tells when its records became known. */
export function recordingOf({ document: { records = {} } }: Setting): ReadonlyMap<string, string> {
  return new Map(Object.entries(records).flatMap(([id, { recordedOn }]) => (recordedOn === undefined ? [] : [[id, recordedOn] as const]))); // prettier-ignore
}
