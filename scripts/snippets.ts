/** The TypeScript examples of README, docs and docstrings, as files that are type-checked and run by the tests. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");
export const SNIPPETS = join(ROOT, "snippets");

export interface Snippet {
  /** Where it stands: `docs/embed.md:17`. */
  readonly place: string;
  readonly code: string;
  /** The file it is written to. */
  readonly file: string;
}

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.startsWith("api"))
    .map((file) => join(folder, file))
    .sort();
}

/** The fenced blocks of a text that have this info string, with their first lines. */
export function fencedBlocks(text: string, info: string): readonly { readonly line: number; readonly code: string }[] {
  const blocks: { line: number; code: string }[] = [];
  const fence = new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, "gm");
  for (const match of text.matchAll(fence))
    blocks.push({ line: text.slice(0, match.index).split("\n").length + 1, code: match[1]! });
  return blocks;
}

/** A docstring's text without its stars, line by line. */
function withoutStars(text: string): string {
  return text.replace(/^ \* ?/gm, "");
}

/** Every example there is. */
export function collectSnippets(): readonly Snippet[] {
  const sources = [
    "README.md",
    ...filesBelow("docs", ".md"),
    ...filesBelow("src", ".ts"),
    ...filesBelow("programs", ".ts"),
  ];
  return sources.flatMap((source) => {
    const text = readFileSync(join(ROOT, source), "utf8");
    return fencedBlocks(source.endsWith(".ts") ? withoutStars(text) : text, "ts").map(({ line, code }) => {
      const name = `${source.replace(/[/\\]/g, "-").replace(/\.(md|ts)$/, "")}-${line}.ts`;
      return { place: `${relative(ROOT, join(ROOT, source))}:${line}`, code, file: join(SNIPPETS, name) };
    });
  });
}

/** Writes them, each as a module of its own. */
export function writeSnippets(): readonly Snippet[] {
  rmSync(SNIPPETS, { recursive: true, force: true });
  mkdirSync(SNIPPETS, { recursive: true });
  const snippets = collectSnippets();
  for (const { file, code, place } of snippets) writeFileSync(file, `// ${place}\nexport {};\n${code}`);
  return snippets;
}
