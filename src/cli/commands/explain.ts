/** `explain`: one partner's statement, or why one value of it is what it is. */
import { type EvaluateOptions, type Explanation, type Partner, type Statement, explainPartner, statePartner, writeStatement } from "partner-program"; // prettier-ignore
import { EXIT, type ExitCode, Failure } from "../failure.js";
import { type Host } from "../host.js";
import { type PartnersOptions, partnersOf } from "../input/partners.js";
import { type ProgramFile, readProgram } from "../input/program.js";
import { writeTo } from "../output/destination.js";
import { issueLines, sentencesOf } from "../output/issues.js";
import { reportAsMarkdown } from "../output/report.js";

export const EXPLAIN_FORMATS = ["text", "json", "markdown"] as const;

export interface ExplainCommand extends PartnersOptions {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly partner: string;
  /** The address of a definition, or the name of a value; the whole statement unless stated. */
  readonly at?: string;
  readonly name?: string;
  readonly depth?: number;
  readonly format: (typeof EXPLAIN_FORMATS)[number];
  readonly output?: string;
}

/** The partner that is meant. */
async function find(command: ExplainCommand, { program }: ProgramFile, host: Host): Promise<Partner> {
  const seen: string[] = [];
  for await (const entry of partnersOf(command, program.document, host)) {
    if (!("partner" in entry)) continue;
    const id: unknown = (entry.partner as Partner | null)?.id;
    if (id === command.partner) return entry.partner;
    if (seen.length < 5 && typeof id === "string") seen.push(id);
  }
  throw new Failure(`there is no partner "${command.partner}" in the file; it has ${seen.length === 0 ? "none" : `${seen.join(", ")} …`}`); // prettier-ignore
}

function explanationText(
  explanation: Extract<Explanation, { status: "explained" }>,
  { format, partner, asOf }: ExplainCommand,
): string {
  const { sentences } = explanation;
  if (format === "markdown") return reportAsMarkdown({ title: `${partner} on ${asOf}`, sections: [{ lines: sentences }] }); // prettier-ignore
  return format === "json" ? `${JSON.stringify(explanation, null, 2)}\n` : `${sentences.join("\n")}\n`;
}

function statementText(statement: Extract<Statement, { status: "stated" }>, { format }: ExplainCommand): string {
  return format === "json" ? `${JSON.stringify(statement, null, 2)}\n` : writeStatement(statement, format);
}

function explained(file: ProgramFile, partner: Partner, command: ExplainCommand): string {
  const { asOf, knownAt, at, name, depth } = command;
  const options: EvaluateOptions = { asOf, ...(knownAt === undefined ? {} : { knownAt }) };
  const isOne = at !== undefined || name !== undefined;
  const answer = isOne
    ? explainPartner(file.program, partner, { ...options, ...(at === undefined ? {} : { at }), ...(name === undefined ? {} : { name }), ...(depth === undefined ? {} : { depth }) })
    : statePartner(file.program, partner, options); // prettier-ignore
  if (answer.status === "issues") throw new Failure(issueLines(answer.issues, (issue) => `${partner.id}: ${sentencesOf(issue)}`).join("\n")); // prettier-ignore
  return answer.status === "explained" ? explanationText(answer, command) : statementText(answer, command);
}

export async function explain(path: string, command: ExplainCommand, host: Host): Promise<ExitCode> {
  const file = readProgram(host, path);
  const partner = await find(command, file, host);
  const text = explained(file, partner, command);
  await writeTo(command.output, host, ({ write }) => write(text.endsWith("\n") ? text : `${text}\n`));
  return EXIT.good;
}
