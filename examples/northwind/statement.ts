/** A partner's progress in words. */
import { type OutcomeValue, type ProgramDocument, type Requirement } from "../../src/index.js";
import { grouped } from "../terminal/print.js";

/** A figure as it is read in a table. */
export function printValue(value: OutcomeValue): string {
  if (value.status === "notApplicable") return "not applicable";
  if (value.status === "unknown") return `unknown: ${value.missing.join(", ")}`;
  if (typeof value.value === "boolean") return value.value ? "yes" : "no";
  return /^-?\d+(\.\d+)?$/.test(String(value.value)) ? grouped(String(value.value)) : String(value.value);
}

const MARKS = { met: "✓", unmet: "✗", unknown: "?" } as const;
const OPERATORS = {
  equal: "is",
  notEqual: "is not",
  lessThan: "less than",
  lessThanInclusive: "at most",
  greaterThan: "more than",
  greaterThanInclusive: "at least",
  in: "one of",
  notIn: "none of",
  contains: "with",
  doesNotContain: "without",
} as const;
const GROUPS = { all: "all of", any: "one of", not: "not", atLeast: "at least" } as const;

/** What people call a value. */
export function titleOf(fact: string, document: ProgramDocument): string {
  const fromFacts = document.facts?.[fact];
  const title = document.metrics?.[fact]?.title ?? (typeof fromFacts === "object" ? fromFacts.title : undefined);
  return title ?? fact;
}

/** One line for each requirement, indented below the group that it belongs to. */
export function printRequirement(requirement: Requirement, document: ProgramDocument, indent = ""): readonly string[] {
  const mark = `${indent}${MARKS[requirement.status]} `;
  if (requirement.kind === "condition") return [`${mark}${requirement.condition}`];
  if (requirement.kind === "fact") {
    const { fact, operator, actual, needed, gap } = requirement;
    const bound = "status" in needed ? printValue(needed) : needed.join(", ");
    const missing = gap === null ? "" : `, ${grouped(String(gap))} missing`;
    return [`${mark}${titleOf(fact, document)} ${OPERATORS[operator]} ${bound} (now ${printValue(actual)}${missing})`];
  }
  const rule = requirement.kind === "atLeast" ? `at least ${requirement.needed} of` : GROUPS[requirement.kind];
  return [`${mark}${rule}`, ...requirement.of.flatMap((part) => printRequirement(part, document, `${indent}  `))];
}
