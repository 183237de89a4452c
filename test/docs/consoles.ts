/** Runs what a page of the documentation shows at a terminal: its files are written, its commands run in one folder. */
import { readFileSync } from "node:fs";
import { type Desk } from "../cli/support.js";

/** A block of a page: a file that it writes, or commands with what they print. */
export type Shown =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "console"; readonly line: number; readonly commands: readonly ShownCommand[] };

export interface ShownCommand {
  readonly args: readonly string[];
  readonly prints: readonly string[];
}

/** The words of a command line; what stands between quotes is one. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
}

function commandsIn(text: string): readonly ShownCommand[] {
  const blocks = text.split(/^\$ /m).slice(1);
  return blocks.map((block) => {
    const [command, ...prints] = block.trimEnd().split("\n");
    return { args: wordsOf(command!).slice(1), prints };
  });
}

/** The blocks of a page, in their order. */
export function shownIn(page: string): readonly Shown[] {
  const text = readFileSync(page, "utf8");
  const blocks = text.matchAll(/^```(console|\w+ file=(\S+))\n([\s\S]*?)^```$/gm);
  return [...blocks].map((match): Shown => {
    const [, , path, content] = match as unknown as readonly [string, string, string | undefined, string];
    if (path !== undefined) return { kind: "file", path, text: content };
    const line = text.slice(0, match.index).split("\n").length;
    return { kind: "console", line, commands: commandsIn(content) };
  });
}

/** What a command prints, without empty lines at its end. */
export async function printedBy({ run }: Desk, { args }: ShownCommand): Promise<readonly string[]> {
  const { out, errors } = await run(...args);
  return `${out}${errors}`.trimEnd().split("\n").map((line) => line.trimEnd()); // prettier-ignore
}
