/** The commands with their options, as the command line has them. */
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { CASES_FORMATS, type CasesCommand, cases } from "./commands/cases.js";
import { CHECK_FORMATS, type CheckCommand, FAIL_ON, check } from "./commands/check.js";
import { CLAIMS, COMPARE_FORMATS, type CompareCommand, compare } from "./commands/compare.js";
import { EVALUATE_FORMATS, type EvaluateCommand, evaluate } from "./commands/evaluate.js";
import { EXPLAIN_FORMATS, type ExplainCommand, explain } from "./commands/explain.js";
import { type InitCommand, init } from "./commands/init.js";
import { SCHEMAS, type SchemaCommand, type SchemaName, writeSchema } from "./commands/json-schema.js";
import { SETTLE_FORMATS, type SettleCommand, settle } from "./commands/settle.js";
import { type ExitCode } from "./failure.js";
import { type Host } from "./host.js";
import { INPUT_FORMATS } from "./input/partners.js";
import { VERSION } from "./version.js";

function readDay(text: string): string {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && date.toISOString().startsWith(text);
  if (!isDay) throw new InvalidArgumentError("It is no day; write YYYY-MM-DD.");
  return text;
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("It is no whole number from 1 on.");
  return Number(text);
}

function readDays(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, readDay(text)];
}

function gather(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

const asOf = (about: string): Option => new Option("--as-of <day>", about).argParser(readDay).makeOptionMandatory();
const knownAt = (): Option => new Option("--known-at <day>", "what was recorded after this day is not known yet").argParser(readDay); // prettier-ignore
const output = (): Option => new Option("-o, --output <file>", "write the answer to a file, which is there as a whole or not at all"); // prettier-ignore
const format = (formats: readonly string[]): Option => new Option("-f, --format <format>", "how the answer is written").choices(formats).default(formats[0]); // prettier-ignore

/** Which partners are meant, for commands that take them from a file. */
function withPartners(command: Command): Command {
  return command
    .option("-p, --partners <file>", "partners: .json, .ndjson or .csv; - reads what is handed in")
    .option("-m, --mapping <file>", "what the columns of CSV files are")
    .addOption(new Option("--input-format <format>", "how the partners are written, where the name does not tell").choices(INPUT_FORMATS)); // prettier-ignore
}

const quiet = (command: Command): Command => command.option("-q, --quiet", "tell nothing beside the answer");

const EXIT_CODES = `
Exit codes: 0 all is well; 1 something was found: findings, failed cases, partners that were refused, claims that were not proved;
2 what was asked or handed in cannot be used; 130 interrupted.`;

function addDocumentCommands(program: Command, host: Host, end: (code: ExitCode) => void): void {
  program
    .command("init [folder]")
    .description("write a commented program to begin with, and data to try it on")
    .option("--force", "replace files that are there already")
    .action((folder: string | undefined, options: InitCommand) => end(init(folder ?? ".", options, host)));
  program
    .command("check <program>")
    .description("look for mistakes over all partners there can be")
    .addOption(asOf("the day on which accepted findings are judged"))
    .addOption(
      new Option(
        "--day <day>",
        "a day to judge instead of the first one of each set of rules; may be repeated",
      ).argParser(readDays),
    ) // prettier-ignore
    .addOption(new Option("--budget <steps>", "how much the check may do altogether").argParser(readCount))
    .addOption(
      new Option("--fail-on <severity>", "the least severity that ends with exit code 1")
        .choices(FAIL_ON)
        .default("error"),
    ) // prettier-ignore
    .addOption(format(CHECK_FORMATS))
    .addOption(output())
    .action(async (path: string, options: CheckCommand) => end(await check(path, options, host)));
  program
    .command("cases <program>")
    .description("run the cases of the document")
    .addOption(format(CASES_FORMATS))
    .addOption(output())
    .action(async (path: string, options: CasesCommand) => end(await cases(path, options, host)));
  program
    .command("schema")
    .description("write the JSON Schema of program documents, or of mappings, for editors")
    .addArgument(new Argument("[of]", "whose").choices(SCHEMAS).default("program"))
    .addOption(output())
    .action(async (of: SchemaName, options: SchemaCommand) => end(await writeSchema(of, options, host)));
}

function addPartnerCommands(program: Command, host: Host, end: (code: ExitCode) => void): void {
  quiet(withPartners(program.command("evaluate <program>")))
    .description("evaluate the partners of a file")
    .addOption(asOf("the judged day"))
    .addOption(knownAt())
    .option("--base", "read all partners first, so that ranks, peers and shares of the base are known")
    .addOption(format(EVALUATE_FORMATS))
    .addOption(output())
    .action(async (path: string, options: EvaluateCommand) => end(await evaluate(path, options, host)));
  withPartners(program.command("explain <program>"))
    .description("state one partner, or explain one value of it")
    .addOption(asOf("the judged day"))
    .addOption(knownAt())
    .requiredOption("--partner <id>", "the partner")
    .addOption(new Option("--at <pointer>", "a definition by its address: /incentives/volume").conflicts("name"))
    .option("--name <name>", "a value by its name: level.main.gold")
    .addOption(new Option("--depth <count>", "how many definitions away the explanation goes").argParser(readCount))
    .addOption(format(EXPLAIN_FORMATS))
    .addOption(output())
    .action(async (path: string, options: ExplainCommand) => end(await explain(path, options, host)));
  quiet(withPartners(program.command("compare <before> <after>")))
    .description("compare two programs over partners, and over all partners there can be")
    .addOption(asOf("the judged day"))
    .addOption(knownAt())
    .addOption(new Option("--segment <condition>", "a named condition: does anything change for those who fulfil it? May be repeated").argParser(gather)) // prettier-ignore
    .addOption(new Option("--require <claims...>", "exit code 1 where this is not proved").choices(CLAIMS))
    .addOption(new Option("--most <count>", "how many partners are told of each kind").argParser(readCount))
    .addOption(new Option("--budget <steps>", "how much the questions to all partners may do").argParser(readCount))
    .addOption(format(COMPARE_FORMATS))
    .addOption(output())
    .action(async (before: string, after: string, options: CompareCommand) => end(await compare(before, after, options, host))); // prettier-ignore
  quiet(withPartners(program.command("settle <program>")))
    .description("tell what is to be posted for the partners of a file")
    .addOption(asOf("the day on which is posted"))
    .addOption(
      new Option("--period <day>", "a day of the period that is settled; the day of posting unless stated").argParser(
        readDay,
      ),
    ) // prettier-ignore
    .addOption(new Option("--since <day>", "periods that end before this day are settled for good").argParser(readDay))
    .addOption(knownAt())
    .option("--journal <file>", "what was posted before, an entry a line, each with its partner")
    .option("--append", "add the new entries to the journal")
    .addOption(format(SETTLE_FORMATS))
    .addOption(output())
    .action(async (path: string, options: SettleCommand) => end(await settle(path, options, host)));
}

/** The command line. `end` is told what a command ends with. */
export function commandLine(host: Host, end: (code: ExitCode) => void): Command {
  const program = new Command("partner-program")
    .description("A partner program as one JSON document: checked, evaluated exactly, and explained.")
    .version(VERSION, "-V, --version", "tell the version")
    .helpOption("-h, --help", "tell what there is")
    .helpCommand("help [command]", "tell what there is to a command")
    .showHelpAfterError("(--help tells what there is)")
    .addHelpText("after", EXIT_CODES)
    .configureOutput({
      writeOut: (text) => void host.output.write(text),
      writeErr: (text) => void host.errors.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  addDocumentCommands(program, host, end);
  addPartnerCommands(program, host, end);
  return program;
}
