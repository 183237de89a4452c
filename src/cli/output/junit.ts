/** Results as JUnit XML, which test reports of every pipeline read. */
import XMLBuilder from "fast-xml-builder";

export interface JUnitCase {
  readonly name: string;
  /** What it belongs to: an address of the document, or a file. */
  readonly group: string;
  /** Why it failed: in a line, and at length. */
  readonly failure?: { readonly message: string; readonly details: string };
  /** Why it was not decided. */
  readonly skipped?: string;
}

/** One character that XML cannot hold. */
const FORBIDDEN = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const allowed = (text: string): string => text.replace(FORBIDDEN, "\uFFFD");

function caseAsXml({ name, group, failure, skipped }: JUnitCase): object {
  return {
    "@name": allowed(name),
    "@classname": allowed(group),
    ...(failure === undefined ? {} : { failure: { "@message": allowed(failure.message), "#text": allowed(failure.details) } }), // prettier-ignore
    ...(skipped === undefined ? {} : { skipped: { "@message": allowed(skipped) } }),
  };
}

/** One suite with its cases. */
export function junitOf(suite: string, cases: readonly JUnitCase[]): string {
  const count = (key: "failure" | "skipped"): number => cases.filter((one) => one[key] !== undefined).length;
  const counts = { "@tests": cases.length, "@failures": count("failure"), "@errors": 0, "@skipped": count("skipped") };
  const builder = new XMLBuilder({ attributeNamePrefix: "@", ignoreAttributes: false, format: true });
  const testsuite = { "@name": allowed(suite), ...counts, testcase: cases.map(caseAsXml) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: { testsuite } })}`;
}
