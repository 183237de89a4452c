/** `compare`: two programs over the same partners, and over all partners there can be. */
import { type Change, type CliffSummary, type ComparedPrograms, type ProgramDocument, type Theorem, comparePrograms } from "partner-program"; // prettier-ignore
import { EXIT, type ExitCode, Failure } from "../failure.js";
import { type Host } from "../host.js";
import { readProgram } from "../input/program.js";
import { writeTo } from "../output/destination.js";
import { sentencesOf } from "../output/issues.js";
import { type JUnitCase, junitOf } from "../output/junit.js";
import { counted } from "../output/progress.js";
import { type Report, type ReportSection, reportAsMarkdown, reportAsText } from "../output/report.js";
import { stylesFor } from "../output/styles.js";
import { type BatchOptions, type Gathered, gatherPartners, tellBatch } from "./batch.js";

export const COMPARE_FORMATS = ["text", "json", "markdown", "junit"] as const;
export const CLAIMS = ["nobodyLosesALevel", "nobodyIsPaidLess", "nothingChanges"] as const;

export interface CompareCommand extends BatchOptions {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly segment?: readonly string[];
  /** What has to be proved of all partners there can be: exit code 1 where it is not. */
  readonly require?: readonly (typeof CLAIMS)[number][];
  readonly most?: number;
  readonly budget?: number;
  readonly format: (typeof COMPARE_FORMATS)[number];
  readonly output?: string;
}

/** The changes of one incentive by currency, as rows. */
function changeRows(name: string, changes: Readonly<Record<string, Change>>): readonly (readonly string[])[] {
  return Object.entries(changes).map(([currency, { before, after, difference }]) => [name, currency, before, after, difference]); // prettier-ignore
}

function matrixSection(
  ladder: string,
  { matrix, up, down, stayed, undecided }: ComparedPrograms["tiers"][string],
): ReportSection {
  const columns = [...new Set(Object.values(matrix).flatMap((row) => Object.keys(row)))];
  const named = (level: string): string => (level === "" ? "none" : level);
  return {
    heading: `Levels of ${ladder}`,
    lines: [`${counted(up, "partner")} up, ${down} down, ${stayed} stay${undecided === 0 ? "" : `, ${undecided} undecided`}.`], // prettier-ignore
    table: {
      head: ["from \\ to", ...columns.map(named)],
      rows: Object.entries(matrix).map(([from, row]) => [named(from), ...columns.map((to) => String(row[to] ?? 0))]),
    },
  };
}

function movedSection({ moved }: ComparedPrograms): ReportSection {
  const rows = moved.map(({ partner, ladder, from, to, reasons }) => {
    const [first] = reasons;
    const why = first === undefined ? "the rules" : `${first.fact} ${first.operator} (${first.address})`;
    return [partner, ladder, from ?? "none", to ?? "none", why];
  });
  return { heading: "Who moves", table: { head: ["partner", "ladder", "from", "to", "first difference"], rows } };
}

function paidSections({ payable, incentives, paid, losers, winners }: ComparedPrograms): readonly ReportSection[] {
  const rows = [...Object.entries(incentives).flatMap(([id, changes]) => changeRows(id, changes)), ...changeRows("all", payable)]; // prettier-ignore
  const people = (told: ComparedPrograms["losers"]): readonly (readonly string[])[] =>
    told.map(({ partner, currency, before, after, difference }) => [partner, currency, before, after, difference]);
  const head = ["partner", "currency", "before", "after", "difference"];
  return [
    {
      heading: "What it costs",
      lines: [`${counted(paid.more, "partner")} paid more, ${paid.less} less, ${paid.same} the same.`],
      table: { head: ["incentive", ...head.slice(1)], rows },
    },
    { heading: "Who loses", table: { head, rows: people(losers) } },
    { heading: "Who wins", table: { head, rows: people(winners) } },
  ];
}

function cliffLine(when: string, { count, share, gap }: CliffSummary): string {
  const told = Object.entries(gap).map(([currency, amount]) => `${amount} ${currency}`);
  return `${when}: ${counted(count, "partner")} (share ${share}) would be paid more had they sold less${told.length === 0 ? "" : `, ${told.join(", ")} together`}.`; // prettier-ignore
}

/** A question to all partners there can be, answered. */
function theoremLine({ claim, of, answer, witness }: Theorem): string {
  const shown = witness === undefined ? "" : `: on ${witness.asOf} ${witness.shows}`;
  return `${claim} (${of}): ${answer}${shown}`;
}

/** A section that says nothing is left out. */
function saysSomething({ lines = [], table, items = [] }: ReportSection): boolean {
  return lines.length + items.length + (table?.rows.length ?? 0) > 0;
}

function reportOf(title: string, compared: ComparedPrograms): Report {
  const { tiers, cliffs, theorems, partners } = compared;
  const overPartners: readonly ReportSection[] = [
    ...Object.entries(tiers).map(([ladder, transitions]) => matrixSection(ladder, transitions)),
    movedSection(compared),
    ...paidSections(compared),
    { heading: "Cliffs", lines: [cliffLine("Before", cliffs.before), cliffLine("After", cliffs.after)] },
  ];
  return {
    title,
    sections: [
      { lines: [`${title}, on ${compared.asOf}, over ${counted(partners, "partner")}.`] },
      ...(partners === 0 ? [] : overPartners.filter(saysSomething)),
      { heading: "Of all partners there can be", lines: theorems.map(theoremLine) },
    ],
  };
}

/** Whether a theorem has to be proved. */
function isRequired({ claim }: Theorem, { require = [] }: CompareCommand): boolean {
  return (require as readonly string[]).includes(claim);
}

function asJUnit(title: string, { theorems }: ComparedPrograms, command: CompareCommand): string {
  const cases = theorems.map((theorem): JUnitCase => {
    const named = { name: `${theorem.claim} (${theorem.of})`, group: title };
    if (theorem.answer === "proved") return named;
    const told = theoremLine(theorem);
    return isRequired(theorem, command) ? { ...named, failure: { message: told, details: told } } : { ...named, skipped: told }; // prettier-ignore
  });
  return junitOf(title, cases);
}

function written(title: string, compared: ComparedPrograms, command: CompareCommand, host: Host): string {
  const { format, output } = command;
  if (format === "json") return `${JSON.stringify(compared, null, 2)}\n`;
  if (format === "junit") return asJUnit(title, compared, command);
  const report = reportOf(title, compared);
  return format === "markdown" ? reportAsMarkdown(report) : reportAsText(report, stylesFor(host, output));
}

/** Keys of both; where both have one, the latter's. */
function merged<T>(
  one: Readonly<Record<string, T>> = {},
  other: Readonly<Record<string, T>> = {},
): Readonly<Record<string, T>> {
  return { ...one, ...other };
}

/** What either program declares: a file of partners may have what only one of them reads. */
function eitherOf(before: ProgramDocument, after: ProgramDocument): ProgramDocument {
  const records = Object.entries(merged(before.records, after.records)).map(([id, declared]) => {
    const fields = merged(before.records?.[id]?.fields, after.records?.[id]?.fields);
    return [id, { ...declared, fields }] as const;
  });
  return {
    ...after,
    facts: merged(before.facts, after.facts),
    records: Object.fromEntries(records),
    scorecards: merged(before.scorecards, after.scorecards),
    tiers: merged(before.tiers, after.tiers),
    ...(after.lifecycle === undefined && before.lifecycle !== undefined ? { lifecycle: before.lifecycle } : {}),
  };
}

const NOBODY: Gathered = { partners: [], refuse: () => ({ partners: 0, refused: 0 }) };

export async function compare(before: string, after: string, command: CompareCommand, host: Host): Promise<ExitCode> {
  const [one, other] = [readProgram(host, before).program, readProgram(host, after).program];
  const { asOf, knownAt, segment, most, budget, partners: file, mapping } = command;
  const isOverPartners = file !== undefined || mapping !== undefined;
  const { partners, refuse } = isOverPartners ? await gatherPartners(command, eitherOf(one.document, other.document), host) : NOBODY;
  const compared = comparePrograms(one, other, partners, {
    asOf,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(segment === undefined ? {} : { segments: segment }),
    ...(most === undefined ? {} : { most }),
    ...(budget === undefined ? {} : { budget }),
  });
  if (compared.status === "issues") throw new Failure(compared.issues.map(sentencesOf).join("\n"));
  await writeTo(command.output, host, ({ write }) => write(written(`${before} and ${after}`, compared, command, host)));
  const batch = refuse(compared.refused.count, compared.refused.first);
  if (isOverPartners) tellBatch(batch, host, command.quiet, "compared");
  const isMissing = compared.theorems.some((theorem) => isRequired(theorem, command) && theorem.answer !== "proved");
  return isMissing || batch.refused > 0 ? EXIT.found : EXIT.good;
} // prettier-ignore
