/** Relations and laws as definitions: their conditions are verdicts, so that they are explained as every other one. */
import { defineCondition } from "../../core/condition/define.js";
import { lookUp } from "../../core/condition/look-up.js";
import { typeInWords } from "../../core/condition/constant.js";
import { type Definition } from "../../core/definition/definition.js";
import { type Named, type Scope } from "../../core/expression/scope.js";
import { isNumeric } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type Law, type MonotoneLaw, type Relation } from "./types.js";

export function relationName(id: string): string {
  return `relation.${id}`;
}

export function lawName(id: string): string {
  return `law.${id}`;
}

/** A name of a law, where it is of a kind that the law can be told of. */
function checkName(
  scope: Scope,
  name: string,
  address: string,
  expected: string,
  fits: (named: Named) => boolean,
): void {
  const named = lookUp(scope, name, address);
  if (named === undefined || fits(named)) return;
  scope.report(() => issue("law.kind", address, { name, expected, found: typeInWords(named.type) }));
}

function defineMonotone(law: MonotoneLaw, address: string): Definition {
  return {
    names: [],
    address,
    references: [law.monotone, law.in],
    lower: (scope) => {
      const hasOrder = ({ type, levels }: Named): boolean => levels !== undefined || type.kind === "boolean" || isNumeric(type.kind); // prettier-ignore
      checkName(scope, law.monotone, pointer(address, "monotone"), "a level, a stage, a number or a verdict", hasOrder);
      checkName(scope, law.in, pointer(address, "in"), "a number", ({ type }) => isNumeric(type.kind));
    },
  };
}

/** The definitions of both sections. */
export function defineLaws(
  relations: Readonly<Record<string, Relation>>,
  laws: Readonly<Record<string, Law>>,
): readonly Definition[] {
  return [
    ...Object.entries(relations).map(([id, { holds }]) => {
      const at = pointer("/relations", id);
      return defineCondition(relationName(id), holds, pointer(at, "holds"), at);
    }),
    ...Object.entries(laws).map(([id, law]) => {
      const at = pointer("/laws", id);
      if ("monotone" in law) return defineMonotone(law, at);
      const [key, condition] = "never" in law ? (["never", law.never] as const) : (["always", law.always] as const);
      return defineCondition(lawName(id), condition, pointer(at, key), at);
    }),
  ];
}
