/** Writes the tables that tests hold the library to: `npm run tables`. What has changed in them is read before it is kept. */
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { evidence } from "../test/language/explained/evidence.js";
import { sectionEvidence } from "../test/language/explained/sections.js";
import { REFUSED } from "../test/language/refused/documents.js";
import { saidOf } from "../test/language/refused/said.js";
import { caseReport } from "../test/program/cases/report.js";
import { givenReadings } from "../test/program/read/given.js";
import { readings } from "../test/program/read/readings.js";

const TABLES: Readonly<Record<string, object>> = {
  "test/language/explained/evidence.json": evidence(),
  "test/language/refused/said.json": Object.fromEntries(
    Object.entries(REFUSED).map(([name, document]) => [name, saidOf(document)]),
  ),
  "test/program/read/readings.json": readings(),
  "test/program/read/given.json": givenReadings(),
  "test/language/explained/sections.json": sectionEvidence(),
  "test/program/cases/report.json": caseReport(),
};

for (const [file, table] of Object.entries(TABLES))
  writeFileSync(file, await format(JSON.stringify(table, null, 2), { parser: "json", printWidth: 120 }));
