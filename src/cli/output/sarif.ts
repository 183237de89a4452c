/** Findings as SARIF 2.1.0, which code hosts show beside the line of a document. */
import type { Log, ReportingDescriptor, Result } from "sarif";
import { type Severity } from "partner-program";
import { sentencesOf } from "./issues.js";
import { type Place } from "../input/places.js";
import { VERSION } from "../version.js";

/** Something that was found, with its place in the file. */
export interface Located {
  readonly code: string;
  readonly severity: Severity;
  /** JSON pointer into the document. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
  readonly fingerprint?: string;
  readonly place: Place;
  /** Why it is accepted. */
  readonly accepted?: string;
}

function resultOf(
  { code, severity, path, message, hint, fingerprint, place, accepted }: Located,
  file: string,
): Result {
  return {
    ruleId: code,
    level: severity,
    message: { text: sentencesOf({ message, hint }) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file },
          region: { startLine: place.line, startColumn: place.column },
        },
        logicalLocations: [{ fullyQualifiedName: path === "" ? "/" : path }],
      },
    ],
    ...(fingerprint === undefined ? {} : { partialFingerprints: { "partnerProgram/v1": fingerprint } }),
    ...(accepted === undefined ? {} : { suppressions: [{ kind: "inSource", justification: accepted }] }),
  };
}

/** A log of one run over one file. */
export function sarifOf(file: string, found: readonly Located[]): string {
  const rules: readonly ReportingDescriptor[] = [...new Set(found.map(({ code }) => code))].map((id) => ({ id }));
  const driver = { name: "partner-program", version: VERSION, rules: [...rules] };
  const uri = file.replaceAll("\\", "/");
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [{ tool: { driver }, results: found.map((one) => resultOf(one, uri)) }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
