/** Entries of a list that have one id. */
import { type Issue, issue, pointer } from "./issue.js";

/** An issue for every entry whose id an earlier one has. */
export function idsTwice(entries: readonly { readonly id: string }[], address: string): readonly Issue[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ id }, index) => {
    const other = first.get(id);
    if (other !== undefined)
      return [issue("id.duplicate", pointer(address, index, "id"), { name: id, other: pointer(address, other, "id") })];
    first.set(id, index);
    return [];
  });
}
