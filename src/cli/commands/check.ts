/** `check`: what is wrong with a program, over all partners there can be. */
import { type CheckReport, type Finding, type Issue, type Severity, checkProgram } from "partner-program";
import { EXIT, type ExitCode } from "../failure.js";
import { type Host } from "../host.js";
import { type JsonFile } from "../input/json.js";
import { placeOf } from "../input/places.js";
import { tryProgram } from "../input/program.js";
import { writeTo } from "../output/destination.js";
import { type JUnitCase, junitOf } from "../output/junit.js";
import { counted } from "../output/progress.js";
import { type Report, type ReportItem, reportAsMarkdown, reportAsText } from "../output/report.js";
import { type Located, sarifOf } from "../output/sarif.js";
import { type Styles, stylesFor } from "../output/styles.js";

export const CHECK_FORMATS = ["text", "json", "markdown", "junit", "sarif"] as const;
export const FAIL_ON = ["error", "warning", "note", "never"] as const;

export interface CheckCommand {
  /** The day on which acceptances are judged. */
  readonly asOf: string;
  readonly day?: readonly string[];
  readonly budget?: number;
  /** The least severity that ends with exit code 1. */
  readonly failOn: (typeof FAIL_ON)[number];
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly output?: string;
}

type Told = Pick<Finding, "code" | "severity" | "path" | "message" | "hint"> & Partial<Pick<Finding, "fingerprint" | "witness" | "basis">>; // prettier-ignore

/** What there is to tell: of a document that cannot be read its issues, else what the check has found. */
interface Checked {
  readonly file: JsonFile;
  readonly found: readonly Told[];
  readonly report: CheckReport | undefined;
}

function issueAsFinding({ code, path, message, hint }: Issue): Told {
  return { code: code as Finding["code"], severity: "error", path, message, hint };
}

function checked(path: string, { asOf, day, budget }: CheckCommand, host: Host): Checked {
  const read = tryProgram(host, path);
  if (!("program" in read)) return { file: read.file, found: read.issues.map(issueAsFinding), report: undefined };
  const days = day === undefined ? {} : { days: day };
  const report = checkProgram(read.program, { on: asOf, ...days, ...(budget === undefined ? {} : { budget }) });
  return { file: read, found: report.findings, report };
}

function where({ path: name, text, root }: JsonFile, path: string): string {
  const { line, column } = placeOf(text, root, path);
  return `${name}:${line}:${column}`;
}

function itemOf(
  { severity, code, path, message, hint, witness, basis }: Told,
  file: JsonFile,
  styles: Styles,
): ReportItem {
  const place = where(file, path);
  const shown = witness === undefined ? [] : [`On ${witness.asOf} ${witness.shows}.`];
  const proved = basis === "proved" ? ["Proved of all partners."] : [];
  return {
    head: `${severity} ${code} (${place}): ${message}`,
    styled: (clean) =>
      `${styles.faint(clean(place))} ${styles.severity(severity)} ${styles.strong(code)} ${clean(message)}`,
    more: [hint, ...proved, ...shown],
  };
}

/** What was found and answered, in a line. */
function summary({ found, report }: Checked): string {
  if (report === undefined) return `${counted(found.length, "issue")}: the document cannot be used.`;
  const count = (severity: Severity): string => counted(found.filter((one) => one.severity === severity).length, severity); // prettier-ignore
  const { proved, witness, undecided } = report.questions;
  const accepted = report.accepted.length === 0 ? "" : `, ${counted(report.accepted.length, "accepted finding")}`;
  return `${count("error")}, ${count("warning")}, ${count("note")}${accepted}. ${counted(proved + witness + undecided, "question")} about all partners there can be: ${proved} proved, ${witness} shown, ${undecided} undecided.`; // prettier-ignore
}

function reportOf(check: Checked, styles: Styles): Report {
  const { file, found, report } = check;
  const open = report?.undecided.map(({ code, path }) => `${where(file, path)} ${code}`) ?? [];
  const accepted = report?.accepted.map(({ code, path, reason, until }) => `${where(file, path)} ${code}: ${reason}${until === undefined ? "" : ` (until ${until})`}`) ?? []; // prettier-ignore
  return {
    title: `Check of ${file.path}`,
    sections: [
      { items: found.map((one) => itemOf(one, file, styles)) },
      ...(accepted.length === 0 ? [] : [{ heading: "Accepted", lines: accepted }]),
      ...(open.length === 0 ? [] : [{ heading: "Undecided within the budget", lines: open }]),
      { lines: [summary(check)] },
    ],
  };
}

function asJUnit({ file, found, report }: Checked, fails: (severity: Severity) => boolean): string {
  const told = found.map(({ code, severity, path, message, hint, witness }): JUnitCase => {
    const details = [hint, ...(witness === undefined ? [] : [`On ${witness.asOf} ${witness.shows}.`])].join("\n");
    const named = { name: `${code} ${path}`, group: file.path };
    return fails(severity) ? { ...named, failure: { message, details } } : { ...named, skipped: `${severity}: ${message}` }; // prettier-ignore
  });
  const open = report?.undecided.map(({ code, path }): JUnitCase => ({ name: `${code} ${path}`, group: file.path, skipped: "undecided within the budget" })) ?? []; // prettier-ignore
  const readable: JUnitCase = { name: "the document can be used", group: file.path };
  return junitOf(`check of ${file.path}`, [...(report === undefined ? [] : [readable]), ...told, ...open]);
}

function asSarif({ file, found, report }: Checked): string {
  const located = (one: Told): Located => ({ ...one, place: placeOf(file.text, file.root, one.path) });
  const accepted = report?.accepted.map((one) => ({ ...located(one), accepted: one.reason })) ?? [];
  return sarifOf(file.path, [...found.map(located), ...accepted]);
}

function written(
  check: Checked,
  { format, output }: CheckCommand,
  fails: (severity: Severity) => boolean,
  host: Host,
): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(check.report ?? { issues: check.found }, null, 2)}\n`;
    case "junit":
      return asJUnit(check, fails);
    case "sarif":
      return asSarif(check);
    case "markdown":
      return reportAsMarkdown(reportOf(check, stylesFor(host, "")));
    case "text":
      return reportAsText(reportOf(check, stylesFor(host, output)), stylesFor(host, output));
  }
}

export async function check(path: string, command: CheckCommand, host: Host): Promise<ExitCode> {
  const result = checked(path, command, host);
  const fails = (severity: Severity): boolean => command.failOn !== "never" && FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(command.failOn); // prettier-ignore
  await writeTo(command.output, host, ({ write }) => write(written(result, command, fails, host)));
  if (result.report === undefined) return EXIT.unusable;
  return result.found.some(({ severity }) => fails(severity)) ? EXIT.found : EXIT.good;
}
