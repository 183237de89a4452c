/** Colours, on a terminal alone. */
import pico from "picocolors";
import { type Severity } from "partner-program";
import { type Host } from "../host.js";

export interface Styles {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly severity: (severity: Severity) => string;
}

/** Whether what is written may have colours: `NO_COLOR` and a terminal that has none say no. */
export function isColoured({ environment }: Pick<Host, "environment">, isTerminal: boolean): boolean {
  return isTerminal && environment["NO_COLOR"] === undefined && environment["TERM"] !== "dumb";
}

/** The styles of what is written to the answer; a file has none. */
export function stylesFor(host: Host, path: string | undefined): Styles {
  const { bold, dim, green, red, yellow, cyan } = pico.createColors(path === undefined && isColoured(host, host.outputIsTerminal)); // prettier-ignore
  const severities: { readonly [S in Severity]: (text: string) => string } = { error: red, warning: yellow, note: cyan }; // prettier-ignore
  return { strong: bold, faint: dim, good: green, severity: (severity) => severities[severity](severity) };
}
