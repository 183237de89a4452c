/** Writes the tables that tests hold the library to: `npm run tables`. What has changed in them is read before it is kept. */
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { safeParseProgram } from "../src/index.js";
import { evidence } from "../test/language/explained/evidence.js";
import { REFUSED } from "../test/language/refused/documents.js";
import { readings } from "../test/program/read/readings.js";

function said(document: object): readonly string[] {
  const result = safeParseProgram(document);
  return result.success ? [] : result.issues.map(({ code, message, hint }) => `${code} ${message} | ${hint}`);
}

const TABLES: Readonly<Record<string, object>> = {
  "test/language/explained/evidence.json": evidence(),
  "test/language/refused/said.json": Object.fromEntries(
    Object.entries(REFUSED).map(([name, document]) => [name, said(document)]),
  ),
  "test/program/read/readings.json": readings(),
};

for (const [file, table] of Object.entries(TABLES))
  writeFileSync(file, await format(JSON.stringify(table, null, 2), { parser: "json", printWidth: 120 }));
