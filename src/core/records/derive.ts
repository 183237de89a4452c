/** Lowers derived collections: the records of one for each group of another's. */
import { type Definition } from "../definition/definition.js";
import { slotsOfMeasure } from "../expression/measure.js";
import { type Measure } from "../expression/words.js";
import { type Collection, type Field, type Named, type PartnerScope } from "../expression/scope.js";
import { type ValueType, certainType } from "../expression/type.js";
import { issue, pointer } from "../issue/issue.js";
import { ofPartner, operandReferences } from "../rule/references.js";
import { type Operand } from "../rule/types.js";
import { fieldNamed } from "./field.js";
import { type LoweredMeasure, findCollection, lowerMeasure, outersOf } from "./lower.js";
import { type RecordsPlace, lowerFilter } from "./filter.js";
import { recordsOperator, targetOf } from "./operators.js";
import { collectionName, figureReferences, overReferences } from "./references.js";
import { type DerivedCollection, type DerivedCollections, type RecordsFigure } from "./types.js";

function computedReferences(computed: Readonly<Record<string, Operand>> = {}): readonly string[] {
  return Object.values(computed).flatMap((operand) => ofPartner(operandReferences(operand)));
}

/** The type of a figure of a group: as unknown as the fields that it reads. The collection itself is known then. */
function figureType({ measure, type }: LoweredMeasure, { collection, scope }: RecordsPlace): ValueType {
  const rows = scope.rows(collection);
  const tied = measure.order?.ties === "unknown";
  return { ...type, mayBeUnknown: tied || slotsOfMeasure(measure).some((slot) => rows.typeOf(slot).mayBeUnknown) };
}

function lowerFigure(figure: RecordsFigure, place: RecordsPlace): LoweredMeasure | undefined {
  const operator = recordsOperator(figure)!;
  const [source, ...field] = targetOf(figure, operator).split(".");
  const { collection, scope, address } = place;
  if (source === collection.name) return lowerMeasure(figure, field.join("."), place);
  scope.report(() =>
    issue("collection.source", pointer(address, operator), { name: source!, source: collection.name }),
  );
  return undefined;
}

function lowerKeys(by: readonly string[], { collection, scope, address }: RecordsPlace): readonly Named[] | undefined {
  const rows = scope.rows(collection);
  const keys = by.map((name, index) => fieldNamed(name, collection, rows, pointer(address, "by", index)));
  return keys.includes(undefined) ? undefined : (keys as readonly Named[]);
}

/** The day that windows over the groups read is a field of theirs. */
function dateOf(date: string | undefined, fields: readonly Field[], scope: PartnerScope, address: string): boolean {
  if (date === undefined || fields.some(({ name, type }) => name === date && type.kind === "date")) return true;
  scope.report(() => issue("data.field", pointer(address, "date"), { name: date, type: "date" }));
  return false;
}

function checkFieldNames({ by, fields = {} }: DerivedCollection, scope: PartnerScope, address: string): boolean {
  const twice = Object.keys(fields).filter((id) => by.includes(id));
  for (const name of twice) {
    const other = pointer(address, "by", by.indexOf(name));
    scope.report(() => issue("id.duplicate", pointer(address, "fields", name), { name, other }));
  }
  return twice.length === 0;
}

/** Adds the collection to the scope; nothing is added once an issue is reported. */
function lowerDerived(name: string, derived: DerivedCollection, scope: PartnerScope, address: string): void {
  const source = findCollection(derived.group, scope, pointer(address, "group"));
  if (source === undefined || !checkFieldNames(derived, scope, address)) return;
  const place = { collection: source, scope, address };
  const keys = lowerKeys(derived.by, place);
  const where = lowerFilter(derived, place);
  const figures = Object.entries(derived.fields ?? {}).map(([id, figure]) => {
    const at = { ...place, address: pointer(address, "fields", id) };
    return { id, lowered: lowerFigure(figure, at), place: at };
  });
  if (keys === undefined || where === "issue" || figures.some(({ lowered }) => lowered === undefined)) return;
  const measures: readonly Measure[] = figures.map(({ lowered }) => lowered!.measure);
  const fields: readonly Field[] = [
    ...keys.map(({ type }, index) => ({
      name: derived.by[index]!,
      type: { ...type, mayBeUnknown: false, mayBeNotApplicable: false },
    })),
    ...figures.map(({ id, lowered, place: at }) => ({ name: id, type: figureType(lowered!, at) })),
  ];
  if (!dateOf(derived.date, fields, scope, address)) return;
  const keySlots = keys.map(({ slot }) => slot);
  const outers = outersOf(measures, [...keySlots, where], place);
  const node = {
    kind: "derive",
    collection: name,
    source: source.name,
    where,
    keys: keySlots,
    measures,
    outers,
  } as const;
  const slot = scope.add(node, { ...certainType("rows"), mayBeUnknown: true }, address);
  const key = derived.by.length === 1 ? derived.by[0] : undefined;
  const { date, computed } = derived;
  scope.addCollection({ name, fields, date, key, computed, address, source: source.name, keys: keys.length }, slot);
}

/** Every computed field and every join is lowered once, so that its mistakes are told even where nobody reads it. */
function lowerRowFields(collection: Collection, scope: PartnerScope): void {
  const rows = scope.rows(collection);
  for (const name of Object.keys(collection.computed ?? {})) rows.lookUp(name);
  for (const [id, join] of Object.entries(collection.joins ?? {})) {
    const other = findCollection(join.with, scope, pointer(collection.address, "joins", id, "with"));
    if (other !== undefined) rows.lookUp(`${id}.${other.fields[0]?.name ?? ""}`);
  }
}

/** The definitions of the partner's own collections, as far as their rows read anything else. */
export function defineDeclared(collections: Iterable<Collection>): readonly Definition[] {
  return [...collections].map((collection) => ({
    names: [collectionName(collection.name)],
    address: collection.address,
    references: [
      ...computedReferences(collection.computed),
      ...Object.values(collection.joins ?? {}).map((join) => collectionName(join.with)),
    ],
    lower: (scope) => lowerRowFields(collection, scope),
  }));
}

/** The definitions of the section `collections`. */
export function defineDerived(collections: DerivedCollections, address = "/collections"): readonly Definition[] {
  return Object.entries(collections).map(([name, derived]) => {
    const at = pointer(address, name);
    return {
      names: [collectionName(name)],
      address: at,
      references: [
        collectionName(derived.group),
        ...overReferences(derived),
        ...Object.values(derived.fields ?? {}).flatMap(figureReferences),
        ...computedReferences(derived.computed),
      ],
      lower: (scope) => {
        lowerDerived(name, derived, scope, at);
        const collection = scope.collection(name);
        if (collection !== undefined) lowerRowFields(collection, scope);
      },
    };
  });
}
