/** Ids of rungs are different within their ladder. */
import { type Issue, issue, pointer } from "../issue/issue.js";

export function checkRungIds(rungs: readonly { readonly id: string }[], address: string): readonly Issue[] {
  return rungs.flatMap(({ id }, index) => {
    const other = rungs.findIndex((rung) => rung.id === id);
    if (other === index) return [];
    return [issue("id.duplicate", pointer(address, index, "id"), { name: id, other: pointer(address, other, "id") })];
  });
}
