/** Finds a field of a record. */
import { type Collection, type Named, type RowScope } from "../expression/scope.js";
import { nearestField } from "../expression/row-scope.js";
import { issue } from "../issue/issue.js";

/** The slot of a field, own, computed or joined; undefined once an issue says that there is none. */
export function fieldNamed(name: string, collection: Collection, rows: RowScope, address: string): Named | undefined {
  const named = rows.lookUp(name);
  if (named === "declared") return undefined;
  if (named !== undefined) return named;
  const nearest = (): string => nearestField(name, collection);
  rows.report(() => issue("reference.field", address, { collection: collection.name, name, nearest: nearest() }));
  return undefined;
}

/** A field that the declaration of its collection names; where there is none, the declaration has its issue already. */
export function declaredField(name: string, rows: RowScope): Named | undefined {
  const named = rows.lookUp(name);
  return named === "declared" ? undefined : named;
}
