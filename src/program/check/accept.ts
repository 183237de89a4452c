/** Which findings the document accepts, and what became of its acceptances. */
import { pointer } from "../../core/issue/issue.js";
import { type ProgramDocument } from "../document/types.js";
import { type Acceptance } from "../laws/types.js";
import { finding } from "./finding.js";
import { type AcceptedFinding, type Finding } from "./types.js";

function fits({ code, at, fingerprint }: Acceptance, found: Finding): boolean {
  return found.code === code && found.path === at && (fingerprint === undefined || fingerprint === found.fingerprint);
}

/** Parts the findings by the acceptances that hold on a day. */
export function acceptedIn(
  { accepted: acceptances = [] }: ProgramDocument,
  found: readonly Finding[],
  on: string | undefined,
): { readonly findings: readonly Finding[]; readonly accepted: readonly AcceptedFinding[] } {
  const isExpired = ({ until }: Acceptance): boolean => on !== undefined && until !== undefined && until < on;
  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const one of found) {
    const acceptance = acceptances.find((each) => fits(each, one) && !isExpired(each));
    if (acceptance === undefined) findings.push(one);
    else {
      const { reason, until } = acceptance;
      accepted.push({ ...one, reason, ...(until === undefined ? {} : { until }) });
    }
  }
  for (const [index, acceptance] of acceptances.entries()) {
    const { code, until, reason } = acceptance;
    const at = pointer("/accepted", index);
    const isNeeded = found.some((one) => fits(acceptance, one));
    if (!isNeeded) findings.push(finding("accepted.unused", at, { code }, "written"));
    else if (isExpired(acceptance))
      findings.push(finding("accepted.expired", at, { code, until: until!, reason }, "written"));
  }
  return { findings, accepted };
}
