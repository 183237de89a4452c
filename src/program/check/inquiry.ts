/** Gathers what a check finds on one day, and counts its questions. */
import { type IssueParameters } from "../../core/issue/text.js";
import { type Slot } from "../../core/expression/slot.js";
import { type FindingCode } from "./catalogue.js";
import { finding } from "./finding.js";
import { type Answer, type Build, type Claims, type FindOptions, type Session, type Shown } from "./session.js";
import { type CheckCounts, type Finding, type Undecided, type Witness } from "./types.js";

export interface Inquiry {
  readonly session: Session;
  readonly findings: Finding[];
  readonly undecided: Undecided[];
  readonly counts: { -readonly [K in keyof CheckCounts]: CheckCounts[K] };
}

/** Where a question is asked, and the finding that its answer may be. */
export interface Question {
  readonly code: FindingCode;
  readonly path: string;
}

/** Puts a question to all partners there can be. */
export function ask(
  { session, undecided, counts }: Inquiry,
  { code, path }: Question,
  build: Build,
  claims: Claims = new Map(),
  options?: FindOptions,
): Answer {
  const answer = session.find(build, claims, options);
  counts[answer === "undecided" ? "undecided" : answer === "none" ? "proved" : "witness"] += 1;
  if (answer === "undecided") undecided.push({ code, path });
  return answer;
}

/** Something is so of all partners. */
export function proved({ findings }: Inquiry, code: FindingCode, path: string, params: IssueParameters): void {
  findings.push(finding(code, path, params, "proved"));
}

/** Something stands in the document. */
export function written({ findings }: Inquiry, code: FindingCode, path: string, params: IssueParameters): void {
  findings.push(finding(code, path, params, "written"));
}

/** Something was seen on a partner. */
export function shown(
  { findings }: Inquiry,
  code: FindingCode,
  path: string,
  params: IssueParameters,
  witness: Witness,
): void {
  findings.push(finding(code, path, params, "witness", witness));
}

/** A partner in words: what is known of it. */
export function partnerInWords({ partner: { facts = {}, answers = {}, given = {} } }: Pick<Shown, "partner">): string {
  const values = Object.entries({ ...facts, ...given }).map(([name, value]) => `${name} ${inWords(value)}`);
  const cards = Object.entries(answers).map(([card, own]) => `${Object.keys(own).length} answers of ${card}`);
  const parts = [...values, ...cards];
  return parts.length === 0 ? "any partner" : `a partner with ${parts.join(", ")}`;
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "(none)" : value.join(" and ");
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  return value === null ? "unknown" : "not applicable";
}

export function witnessOf(shownOn: Shown, { asOf }: Session, shows: string): Witness {
  return { asOf, partner: shownOn.partner, shows: `${partnerInWords(shownOn)} ${shows}` };
}

/** A claim of verdicts. */
export function claim(...verdicts: readonly (readonly [Slot, boolean])[]): Claims {
  return new Map(verdicts);
}
