/** `evaluate`: every partner of a file on a day. */
import { stringify } from "csv-stringify/sync";
import { type BaseStandings, type EvaluateOptions, type Outcome, type Partner, type ProgramDocument, evaluatePartner, summarizeBase } from "partner-program"; // prettier-ignore
import { EXIT, type ExitCode, Failure } from "../failure.js";
import { type Host } from "../host.js";
import { partnersOf } from "../input/partners.js";
import { readProgram } from "../input/program.js";
import { type Destination, writeTo } from "../output/destination.js";
import { allColumns, mainColumns } from "../output/figures.js";
import { issueLines } from "../output/issues.js";
import { type JUnitCase, junitOf } from "../output/junit.js";
import { type Report, reportAsMarkdown, reportAsText } from "../output/report.js";
import { stylesFor } from "../output/styles.js";
import { type BatchOptions, forEachPartner, tellBatch } from "./batch.js";

export const EVALUATE_FORMATS = ["text", "json", "ndjson", "csv", "markdown", "junit"] as const;
type Format = (typeof EVALUATE_FORMATS)[number];

export interface EvaluateCommand extends BatchOptions {
  readonly asOf: string;
  readonly knownAt?: string;
  /** Reads all partners first, so that ranks, peers and shares of the base are known. */
  readonly base?: boolean;
  readonly format: Format;
  readonly output?: string;
}

/** Takes outcomes one by one, and what is written once all are there. */
interface Writer {
  readonly take: (outcome: Outcome) => void;
  readonly end: () => void;
}

/** The lines of a table, which are written at the end so that its columns fit. */
function tabled(document: ProgramDocument, asOf: string, write: (report: Report) => void): Writer {
  const columns = mainColumns(document);
  const rows: string[][] = [];
  return {
    take: (outcome) => {
      const cells = outcome.status === "evaluated" ? columns.map(({ read }) => read(outcome)) : columns.map((_, place) => (place === 0 ? "refused" : "")); // prettier-ignore
      rows.push([outcome.partner, ...cells]);
    },
    end: () => {
      const head = ["partner", ...columns.map(({ name }) => name)];
      write({ title: `${document.title ?? document.id} on ${asOf}`, sections: [{ table: { head, rows } }] });
    },
  };
}

/** A cell that begins as a formula would be run by a spreadsheet; an amount below zero is none. */
function asCell(text: string): string | { readonly value: string; readonly escape_formulas: boolean } {
  return /^-\d+(\.\d+)?$/.test(text) ? { value: text, escape_formulas: false } : text;
}

function csvWriter(document: ProgramDocument, { write }: Destination): Writer {
  const columns = allColumns(document);
  const line = (cells: readonly string[]): void =>
    write(stringify([[...cells]], { escape_formulas: true, cast: { string: asCell } }));
  line([...columns.map(({ name }) => name), "issues"]);
  return {
    take: (outcome) => {
      if (outcome.status === "evaluated") line([...columns.map(({ read }) => read(outcome)), ""]);
      else line([outcome.partner, outcome.asOf, ...columns.slice(2).map(() => ""), issueLines(outcome.issues, ({ message }) => message).join("; ")]); // prettier-ignore
    },
    end: () => undefined,
  };
}

function junitWriter({ id }: ProgramDocument, { write }: Destination): Writer {
  const cases: JUnitCase[] = [];
  return {
    take: (outcome) => {
      const name = `${outcome.partner} is evaluated on ${outcome.asOf}`;
      if (outcome.status === "evaluated") cases.push({ name, group: id });
      else {
        const details = outcome.issues.map(({ message, hint }) => `${message}\n${hint}`).join("\n");
        cases.push({ name, group: id, failure: { message: outcome.issues[0]!.message, details } });
      }
    },
    end: () => write(junitOf(id, cases)),
  };
}

function writerOf(
  { format, asOf, output }: EvaluateCommand,
  document: ProgramDocument,
  destination: Destination,
  host: Host,
): Writer {
  const { write } = destination;
  let count = 0;
  switch (format) {
    case "text":
      return tabled(document, asOf, (report) => write(reportAsText(report, stylesFor(host, output))));
    case "markdown":
      return tabled(document, asOf, (report) => write(reportAsMarkdown(report)));
    case "csv":
      return csvWriter(document, destination);
    case "junit":
      return junitWriter(document, destination);
    case "ndjson":
      return { take: (outcome) => write(`${JSON.stringify(outcome)}\n`), end: () => undefined };
    case "json":
      return {
        take: (outcome) => write(`${(count += 1) === 1 ? "[\n" : ",\n"}${JSON.stringify(outcome)}`),
        end: () => write(count === 0 ? "[]\n" : "\n]\n"),
      };
  }
}

/** What is known of the base, from a first reading of all partners. */
async function standingsOf(
  command: EvaluateCommand,
  program: Parameters<typeof summarizeBase>[0],
  host: Host,
): Promise<BaseStandings> {
  const all: Partner[] = [];
  for await (const entry of partnersOf(command, program.document, host))
    if ("partner" in entry) all.push(entry.partner);
  return summarizeBase(program, all, optionsOf(command));
}

function optionsOf({ asOf, knownAt }: EvaluateCommand): EvaluateOptions {
  return { asOf, ...(knownAt === undefined ? {} : { knownAt }) };
}

export async function evaluate(path: string, command: EvaluateCommand, host: Host): Promise<ExitCode> {
  const { program } = readProgram(host, path);
  if (command.base === true && command.partners === "-") throw new Failure("--base reads the partners twice; hand them in as a file"); // prettier-ignore
  const base = command.base === true ? { base: await standingsOf(command, program, host) } : {};
  const options = { ...optionsOf(command), ...base };
  const batch = await writeTo(command.output, host, async (destination) => {
    const writer = writerOf(command, program.document, destination, host);
    const done = await forEachPartner(command, program.document, host, (partner) => {
      const outcome = evaluatePartner(program, partner, options);
      writer.take(outcome);
      return outcome.status === "issues" ? outcome : undefined;
    });
    writer.end();
    return done;
  });
  tellBatch(batch, host, command.quiet, "evaluated");
  return batch.refused === 0 ? EXIT.good : EXIT.found;
}
