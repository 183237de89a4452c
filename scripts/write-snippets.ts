/** Writes the examples of README, docs and docstrings to `snippets`, where the type checker finds them. */
import { writeSnippets } from "./snippets.js";

console.log(`${writeSnippets().length} snippets`);
