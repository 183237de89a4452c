/** Writes docs/language.md. */
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { referencePage } from "./page.js";

const file = new URL("../../docs/language.md", import.meta.url);
writeFileSync(file, await format(referencePage(), { parser: "markdown", printWidth: 120, proseWrap: "preserve" }));
