import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../../src/cli/command-line.js";
import { desk } from "../cli/support.js";
import { printedBy, shownIn } from "./consoles.js";

const page = (name: string): string => resolve(import.meta.dirname, "../../docs", name);

test.each(["command-line.md"])("%s shows what the commands print", async (name) => {
  const at = desk();
  const shown = shownIn(page(name));
  expect(shown.filter(({ kind }) => kind === "console").length).toBeGreaterThan(3);
  for (const block of shown) {
    if (block.kind === "file") at.write(block.path, block.text);
    else
      for (const command of block.commands)
        expect(await printedBy(at, command), `${name}:${block.line}`).toEqual(command.prints);
  }
});

test("the page of the command line names every command and every option", () => {
  const text = readFileSync(page("command-line.md"), "utf8");
  const { commands } = commandLine(undefined as never, () => undefined);
  expect(commands.length).toBe(8);
  for (const { name, options } of commands.map((command) => ({ name: command.name(), options: command.options })))
    for (const told of [`\`${name}`, ...options.flatMap(({ long }) => long ?? [])]) {
      const isCommon = ["--quiet", "--most", "--depth", "--format", "--partner"].includes(told);
      expect(isCommon || text.includes(told), `${name} ${told}`).toBe(true);
    }
});
