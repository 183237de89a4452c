/** Entries of a list that have one id. */
import { type Issue, issue, pointer } from "./issue.js";

/** An issue for every entry whose id an earlier one has. */
export function idsTwice(entries: readonly { readonly id: string }[], address: string): readonly Issue[] {
  return entries.flatMap(({ id }, index) => {
    const first = entries.findIndex((entry) => entry.id === id);
    if (first === index) return [];
    return [issue("id.duplicate", pointer(address, index, "id"), { name: id, other: pointer(address, first, "id") })];
  });
}
