/** Finds names in a scope. */
import { type Named, type Scope } from "../expression/scope.js";
import { issue } from "../issue/issue.js";
import { nearestName } from "../issue/suggest.js";

/** The named value, or undefined once an issue says why there is none. */
export function lookUp(scope: Scope, name: string, address: string): Named | undefined {
  const named = scope.lookUp(name);
  if (named === undefined) {
    const nearest = (): string => nearestName(name, scope.names()) ?? "";
    scope.report(() => issue("reference.undeclared", address, { name, nearest: nearest() }));
  }
  return named === "declared" ? undefined : named;
}
