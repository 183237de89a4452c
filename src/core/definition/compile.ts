/** Definitions in, a plan out: ordered, lowered and planned, with all issues together. */
import { createBuilder } from "../expression/builder.js";
import { planOf } from "../expression/plan.js";
import { type Plan } from "../expression/steps.js";
import { type PartnerScope } from "../expression/scope.js";
import { certainType } from "../expression/type.js";
import { lowerOperand } from "../formula/lower.js";
import { type IssueLog } from "../issue/log.js";
import { type ReadDeclarations } from "./declarations.js";
import { type Definition, orderDefinitions } from "./definition.js";

/** The judged day, which every document can read. */
const AS_OF: Definition = {
  names: ["asOf"],
  address: "",
  references: [],
  lower: (scope) => {
    const type = certainType("date");
    scope.name("asOf", "", { slot: scope.add({ kind: "calendar", bound: "asOf" }, type, ""), type });
  },
};

/** What is compiled. */
export interface Compilation {
  readonly declarations: ReadDeclarations;
  /** What the sections of the document define over what is declared. */
  readonly definitions: readonly Definition[];
  readonly startMonth: number;
}

/** The plan of the definitions; what is wrong goes to the log, and the plan is then of no use. */
export function compileDefinitions(
  { declarations, definitions, startMonth }: Compilation,
  log: IssueLog,
  check: (scope: PartnerScope) => void = () => undefined,
): Plan {
  const all = [AS_OF, ...declarations.definitions, ...definitions];
  const { collections, tables, parameters, slices, calendars } = declarations;
  const { scope, finish } = createBuilder({
    collections,
    declared: new Set(all.flatMap(({ names }) => names)),
    tables,
    parameters,
    slices,
    calendars,
    startMonth,
    lowerOperand,
    report: log.report,
  });
  const ordered = orderDefinitions(all);
  for (const found of ordered.issues) log.report(() => found);
  for (const definition of ordered.definitions) definition.lower(scope);
  check(scope);
  return planOf(finish());
}
