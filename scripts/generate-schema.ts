/** Writes `program.schema.json`. Run it after a change of the language; a test holds the file against the code. */
import { writeFileSync } from "node:fs";
import { programJsonSchema } from "./json-schema.js";

const target = new URL("../program.schema.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(programJsonSchema(), null, 2)}\n`);
console.log(`wrote ${target.pathname}`);
