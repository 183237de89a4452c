/** Small documents for tests: what a test says, and defaults for the rest. */
import { type EvaluatedOutcome, type Issue, type Partner, type Program, evaluatePartner, parseProgram, safeParseProgram } from "partner-program"; // prettier-ignore

/** A document with an id, a language and US dollars, and whatever the test adds. */
export function documentOf(sections: object): object {
  return { language: 1, id: "test", currency: "USD", ...sections };
}

export function programOf(sections: object): Program {
  return parseProgram(documentOf(sections));
}

/** The issues of a document that is refused. */
export function issuesOf(sections: object): readonly Issue[] {
  const result = safeParseProgram(documentOf(sections));
  if (result.success) throw new Error("the document was accepted");
  return result.issues;
}

/** `code path` of each issue. */
export function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, path }) => `${code} ${path}`);
}

export function evaluated(program: Program, partner: Omit<Partner, "id">, asOf = "2026-03-31"): EvaluatedOutcome {
  const outcome = evaluatePartner(program, { id: "p1", ...partner }, { asOf });
  if (outcome.status === "issues") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return outcome;
}

/** The issues of a partner that is refused. */
export function refused(program: Program, partner: unknown, asOf = "2026-03-31"): readonly Issue[] {
  const outcome = evaluatePartner(program, partner as Partner, { asOf });
  if (outcome.status !== "issues") throw new Error("the partner was evaluated");
  return outcome.issues;
}

/** A figure as `value`, `notApplicable` or `unknown: what is missing`. */
export function figure(outcome: EvaluatedOutcome, id: string): unknown {
  const metric = outcome.metrics[id]!;
  if (metric.status === "value") return metric.value;
  return metric.status === "unknown" ? `unknown: ${metric.missing.join(", ")}` : "notApplicable";
}
