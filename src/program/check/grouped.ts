/** Groups of records, and the records that they are made of. */
import { type DerivedCollection } from "../../core/records/types.js";
import { type ProgramDocument } from "../document/types.js";

/** A field of records that partners bring. */
export interface BroughtField {
  readonly collection: string;
  readonly field: string;
}

function derivedIn({ collections = {} }: ProgramDocument, id: string): DerivedCollection | undefined {
  return Object.hasOwn(collections, id) ? collections[id] : undefined;
}

/** The collection of records that a collection is made of: itself where partners bring it. */
export function broughtCollection(collection: string, document: ProgramDocument): string | undefined {
  if (Object.hasOwn(document.records ?? {}, collection)) return collection;
  const derived = derivedIn(document, collection);
  return derived === undefined ? undefined : broughtCollection(derived.group, document);
}

/** The field whose sum a field of a group is, also over groups of groups; the field itself where partners bring it. Undefined for what is no sum. */
export function broughtField(collection: string, field: string, document: ProgramDocument): BroughtField | undefined {
  const { records = {} } = document;
  if (Object.hasOwn(records, collection)) return Object.hasOwn(records[collection]!.fields, field) ? { collection, field } : undefined; // prettier-ignore
  const derived = derivedIn(document, collection);
  const figure = derived?.fields?.[field];
  if (figure === undefined || !("sum" in figure)) return undefined;
  const path = figure.sum.split(".");
  return path.length === 2 && path[0] === derived!.group ? broughtField(path[0], path[1]!, document) : undefined;
}
