/** What is computed over the base reads numbers that exist, and no number that needs the base itself. */
import { lookUp } from "../../core/condition/look-up.js";
import { type Scope } from "../../core/expression/scope.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { type ProgramDocument } from "../document/types.js";

export function checkBase(document: ProgramDocument, scope: Scope): readonly Issue[] {
  return Object.entries(document.base?.concentration ?? {}).flatMap(([id, { of }]) => {
    const address = pointer("/base/concentration", id, "of");
    const named = lookUp(scope, of, address);
    if (named === undefined || isNumeric(named.type.kind)) return [];
    return [issue("metric.operands", address, { operator: "concentration", expected: "a number or an amount" })];
  });
}
