/** Runs one command, and tells what it ends with. */
import { CommanderError } from "commander";
import { ProgramError } from "partner-program";
import { commandLine } from "./command-line.js";
import { EXIT, type ExitCode, Failure } from "./failure.js";
import { type Host, tell } from "./host.js";

/** What was thrown, as an exit code. What nobody has foreseen goes on. */
function codeOf(error: unknown, host: Host): ExitCode {
  // What is wrong with the arguments was told already; help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.good : EXIT.unusable;
  if (!(error instanceof Failure) && !(error instanceof ProgramError)) throw error;
  tell(host, error.message);
  return EXIT.unusable;
}

/** Runs the command that the arguments name. */
export async function runCommand(args: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = EXIT.good;
  try {
    await commandLine(host, (ended) => (code = ended)).parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return codeOf(error, host);
  }
}
