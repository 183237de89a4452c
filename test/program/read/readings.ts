/** What is read of every value in every fact: the figure, or what the partner is told. */
import { type Program, evaluatePartner } from "partner-program";
import { FACTS, WRITTEN, programOfFacts } from "./values.js";

/** The figure of a fact, or the issue of the value, without the value itself. */
function reading(program: Program, fact: string, written: string): string {
  const facts = { ...(fact === "required" ? {} : { required: 1 }), [fact]: JSON.parse(written) as unknown };
  const outcome = evaluatePartner(program, { id: "p", facts }, { asOf: "2026-03-31" });
  if (outcome.status === "issues") {
    const said = outcome.issues.map(({ code, message }) => `${code} ${message}`).join("; ");
    return said.startsWith("partner.value")
      ? said.replace(/: (?:"[^"]*"|[^":]*)$/, "")
      : said.replace(/ is \S+, outside/, " is …, outside");
  }
  const figure = outcome.metrics[`${fact}Read`];
  return figure === undefined ? "read" : figure.status === "value" ? JSON.stringify(figure.value) : figure.status;
}

/** By fact, by what is read or told: all that is written so. */
export function readings(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const program = programOfFacts();
  const of = (fact: string): Readonly<Record<string, string>> => {
    const found: Record<string, string[]> = {};
    for (const written of WRITTEN) (found[reading(program, fact, written)] ??= []).push(written);
    return Object.fromEntries(Object.entries(found).map(([said, all]) => [said, all.join("  ")]));
  };
  return Object.fromEntries(Object.keys(FACTS).map((fact) => [fact, of(fact)]));
}
