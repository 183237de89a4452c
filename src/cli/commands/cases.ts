/** `cases`: what the document says that it answers, held against what it answers. */
import { type CaseReport, type CaseResult, runCases } from "partner-program";
import { EXIT, type ExitCode } from "../failure.js";
import { type Host } from "../host.js";
import { type ProgramFile, readProgram } from "../input/program.js";
import { placeOf } from "../input/places.js";
import { writeTo } from "../output/destination.js";
import { sentencesOf } from "../output/issues.js";
import { type JUnitCase, junitOf } from "../output/junit.js";
import { counted } from "../output/progress.js";
import { type Report, type ReportItem, reportAsMarkdown, reportAsText } from "../output/report.js";
import { type Styles, stylesFor } from "../output/styles.js";

export const CASES_FORMATS = ["text", "json", "markdown", "junit"] as const;

export interface CasesCommand {
  readonly format: (typeof CASES_FORMATS)[number];
  readonly output?: string;
}

/** What differs, and why each value is what it is. */
function detailsOf({ differences, issues }: CaseResult): readonly string[] {
  const told = differences.flatMap(({ name, expected, found, explanation }) => [
    `${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
    ...explanation.found.map((sentence) => `  ${sentence}`),
  ]);
  return [...told, ...issues.map(sentencesOf)];
}

function placed({ path, text, root }: ProgramFile, address: string): string {
  const { line, column } = placeOf(text, root, address);
  return `${path}:${line}:${column}`;
}

function itemOf(result: CaseResult, file: ProgramFile, { faint, severity, strong }: Styles): ReportItem {
  const place = placed(file, result.address);
  return {
    head: `${result.status} (${place}): ${result.case}`,
    styled: (clean) => `${faint(clean(place))} ${severity("error")} ${strong(clean(result.case))} ${result.status}`,
    more: detailsOf(result),
  };
}

function reportOf({ results, passed, failed, refused }: CaseReport, file: ProgramFile, styles: Styles): Report {
  const wrong = results.filter(({ status }) => status !== "passed");
  const lines = [`${counted(passed + failed + refused, "case")}: ${passed} passed, ${failed} failed, ${refused} refused.`]; // prettier-ignore
  return { title: `Cases of ${file.path}`, sections: [{ items: wrong.map((one) => itemOf(one, file, styles)) }, { lines }] }; // prettier-ignore
}

function asJUnit({ results }: CaseReport, { path }: ProgramFile): string {
  const cases = results.map((result): JUnitCase => {
    const named = { name: result.case, group: `${path}${result.address}` };
    if (result.status === "passed") return named;
    const details = detailsOf(result);
    return { ...named, failure: { message: details[0] ?? result.status, details: details.join("\n") } };
  });
  return junitOf(`cases of ${path}`, cases);
}

function written(report: CaseReport, file: ProgramFile, { format, output }: CasesCommand, host: Host): string {
  const styles = stylesFor(host, format === "text" ? output : "");
  if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
  if (format === "junit") return asJUnit(report, file);
  const told = reportOf(report, file, styles);
  return format === "markdown" ? reportAsMarkdown(told) : reportAsText(told, styles);
}

export async function cases(path: string, command: CasesCommand, host: Host): Promise<ExitCode> {
  const file = readProgram(host, path);
  const report = runCases(file.program);
  await writeTo(command.output, host, ({ write }) => write(written(report, file, command, host)));
  return report.passed === report.results.length ? EXIT.good : EXIT.found;
}
