/** `settle`: what is to be posted for every partner of a file. */
import { type Partner, type Program, type Settlement, settlePartner } from "partner-program";
import { EXIT, type ExitCode, Failure } from "../failure.js";
import { type Host } from "../host.js";
import { type JournalFile, readJournal } from "../input/journal.js";
import { readProgram } from "../input/program.js";
import { writeTo } from "../output/destination.js";
import { type Report, reportAsMarkdown, reportAsText } from "../output/report.js";
import { stylesFor } from "../output/styles.js";
import { type Batch, type BatchOptions, forEachPartner, tellBatch } from "./batch.js";

export const SETTLE_FORMATS = ["text", "json", "ndjson", "markdown"] as const;

export interface SettleCommand extends BatchOptions {
  /** The day on which is posted. */
  readonly asOf: string;
  /** A day of the period that is settled; the day of posting unless stated. */
  readonly period?: string;
  readonly knownAt?: string;
  readonly since?: string;
  /** A file with what was posted, an entry a line. */
  readonly journal?: string;
  /** Whether the new entries are added to that file. */
  readonly append?: boolean;
  readonly format: (typeof SETTLE_FORMATS)[number];
  readonly output?: string;
}

const NO_JOURNAL: JournalFile = { lines: [], entries: new Map() };

function entryLines({ partner, entries }: Settlement): readonly string[] {
  return entries.map((entry) => JSON.stringify({ partner, ...entry }));
}

function reportOf(settlements: readonly Settlement[], { asOf }: SettleCommand): Report {
  const entries = settlements.flatMap(({ partner, entries: own }) => own.map(({ incentive, period, kind, amount, currency, reasons }) => [partner, incentive, `${period.from} to ${period.to}`, kind, amount, currency, reasons.join(", ")])); // prettier-ignore
  const open = settlements.flatMap(({ partner, open: own }) => own.map(({ incentive, period, status, missing }) => [partner, incentive, `${period.from} to ${period.to}`, status, missing.join(", ")])); // prettier-ignore
  return {
    title: `Settlement on ${asOf}`,
    sections: [
      entries.length === 0
        ? { lines: ["Nothing is to be posted."] }
        : {
            heading: "To be posted",
            table: { head: ["partner", "incentive", "period", "kind", "amount", "currency", "reasons"], rows: entries },
          },
      ...(open.length === 0
        ? []
        : [
            {
              heading: "Not to be told yet",
              table: { head: ["partner", "incentive", "period", "status", "missing"], rows: open },
            },
          ]),
    ],
  };
}

function written(settlements: readonly Settlement[], command: SettleCommand, host: Host): string {
  const { format, output } = command;
  if (format === "json") return `${JSON.stringify(settlements, null, 2)}\n`;
  if (format === "ndjson") return settlements.flatMap(entryLines).map((line) => `${line}\n`).join(""); // prettier-ignore
  const report = reportOf(settlements, command);
  return format === "markdown" ? reportAsMarkdown(report) : reportAsText(report, stylesFor(host, output));
}

function optionsOf({ asOf, period = asOf, knownAt, since }: SettleCommand): Parameters<typeof settlePartner>[2] {
  return {
    period,
    on: asOf,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(since === undefined ? {} : { since }),
  };
}

/** What a partner has in the file, after what its own document brings, and where each entry stands. */
function withJournal(
  partner: Partner,
  { entries }: JournalFile,
): { readonly settled: Partner; readonly whereOf: (address: string) => string | undefined } {
  const filed = entries.get((partner as Partner | null)?.id ?? "");
  const own = (partner as Partner | null)?.journal ?? [];
  if (filed === undefined) return { settled: partner, whereOf: () => undefined };
  const whereOf = (address: string): string | undefined => {
    const [, section, index] = address.split("/");
    return section === "journal" ? filed.places[Number(index) - own.length] : undefined;
  };
  return { settled: { ...partner, journal: [...own, ...filed.entries] }, whereOf };
}

export async function settle(path: string, command: SettleCommand, host: Host): Promise<ExitCode> {
  const { journal: file, append } = command;
  if (append === true && file === undefined) throw new Failure("--append adds to a journal; say which with --journal <file>"); // prettier-ignore
  const { program } = readProgram(host, path);
  const journal = file === undefined ? NO_JOURNAL : await readJournal(file, host);
  const settlements: Settlement[] = [];
  const batch = await settleAll(program, command, journal, settlements, host);
  await writeTo(command.output, host, ({ write }) => write(written(settlements, command, host)));
  if (append === true) await writeTo(file, host, ({ write }) => write([...journal.lines, ...settlements.flatMap(entryLines)].map((line) => `${line}\n`).join(""))); // prettier-ignore
  tellBatch(batch, host, command.quiet, "settled");
  return batch.refused === 0 ? EXIT.good : EXIT.found;
}

function settleAll(
  program: Program,
  command: SettleCommand,
  journal: JournalFile,
  settlements: Settlement[],
  host: Host,
): Promise<Batch> {
  const options = optionsOf(command);
  return forEachPartner(command, program.document, host, (partner) => {
    const { settled, whereOf } = withJournal(partner, journal);
    const settlement = settlePartner(program, settled, options);
    if (settlement.status === "issues") return { ...settlement, whereOf };
    settlements.push(settlement);
    return undefined;
  });
}
