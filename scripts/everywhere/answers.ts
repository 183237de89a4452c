/** Runs the conformance cases, and writes down every answer: the same text wherever it runs. Knows nothing of the host. */
import { evaluatePartner, evaluatePartners, explainPartner, parseProgram, runCases } from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";

/** The conformance files of the package: whole documents with cases inside, and program documents with partners. */
export interface ConformanceFiles {
  readonly documents: readonly unknown[];
  readonly cases: readonly {
    readonly program: unknown;
    readonly cases: readonly { readonly partner: object; readonly asOf?: string }[];
  }[];
}

/** What a host has answered. */
export interface Answers {
  readonly passed: number;
  readonly failed: number;
  /** SHA-256 over every answer, in hexadecimal digits. */
  readonly digest: string;
}

async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Every answer of the conformance files, and those of Northwind's partners as outcomes, columns and explanations. */
export async function answersOf({ documents, cases }: ConformanceFiles): Promise<Answers> {
  const reports = documents.map((document) => runCases(parseProgram(document)));
  const outcomes = cases.map(({ program, cases: own }) => {
    const parsed = parseProgram(program);
    return own.map(({ partner, asOf = "2026-03-31" }) => evaluatePartner(parsed, { id: "case", ...partner }, { asOf }));
  });
  const options = { asOf: "2026-03-31" };
  const northwind = parseProgram(northwindProgram);
  const partners = northwindPartners({ count: 50 });
  const columns = { id: partners.map(({ id }) => id) };
  const written = JSON.stringify([
    reports,
    outcomes,
    partners.map((partner) => evaluatePartner(northwind, partner, options)),
    [...evaluatePartners(northwind, { columns }, options)],
    partners.slice(0, 5).map((partner) => explainPartner(northwind, partner, { ...options, at: "/tiers/main" })),
  ]);
  const passed = reports.reduce((sum, report) => sum + report.passed, 0);
  const all = reports.reduce((sum, report) => sum + report.results.length, 0);
  return { passed, failed: all - passed, digest: await digestOf(written) };
}
