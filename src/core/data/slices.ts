/** Ways in which a partner is cut into parts: its regions, its portfolios. */
import { type Collection, type Slice } from "../expression/scope.js";
import { type Issue, issue, pointer } from "../issue/issue.js";
import { nearestName } from "../issue/suggest.js";
import { type About } from "./types.js";

export interface SliceDeclaration extends About {
  /** By collection the field that names the slice; records of other collections belong to every slice. */
  readonly records: Readonly<Record<string, string>>;
  /** Slices that are there even without a record. */
  readonly values?: readonly string[];
}

/** The section `slices` of a program. */
export type Slices = Readonly<Record<string, SliceDeclaration>>;

/** Where a record has the day on which it became known. */
function recordedOnOf({ fields, recordedOn }: Collection): number | undefined {
  const index = fields.findIndex(({ name }) => name === recordedOn);
  return index < 0 ? undefined : index;
}

/** The slices of a section, and what is wrong with them. */
export function readSlices(
  slices: Slices,
  collections: ReadonlyMap<string, Collection>,
): { readonly read: ReadonlyMap<string, Slice>; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const read = new Map<string, Slice>();
  for (const [id, { records, values = [] }] of Object.entries(slices)) {
    const fields = Object.entries(records).flatMap(([name, fieldName]) => {
      const at = pointer("/slices", id, "records", name);
      const collection = collections.get(name);
      if (collection === undefined) {
        const nearest = nearestName(name, collections.keys()) ?? "";
        issues.push(issue("reference.collection", at, { name, nearest }));
        return [];
      }
      const index = collection.fields.findIndex((field) => field.name === fieldName);
      if (collection.fields[index]?.type.kind === "text")
        return [{ collection: name, index, recordedOn: recordedOnOf(collection) }];
      issues.push(issue("data.field", at, { name: fieldName, type: "string" }));
      return [];
    });
    read.set(id, { kind: "slices", id, fields, values });
  }
  return { read, issues };
}
