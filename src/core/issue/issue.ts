/**
 * Issues are data: a code, an address and parameters. The message and the hint are a projection of them by the
 * catalogue, written for the person who has to mend the document.
 */
import { type IssueCode, ISSUES } from "./catalogue.js";
import { type IssueParameters } from "./text.js";

/** One mistake, with where it is and how to mend it. */
export interface Issue {
  readonly code: IssueCode;
  /** JSON pointer into the program document or the partner document. */
  readonly path: string;
  readonly params: IssueParameters;
  /** The address in words, then what is wrong. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
}

/** Makes an issue of the catalogue at an address. */
export function issue(code: IssueCode, path: string, params: IssueParameters = {}): Issue {
  const { says, cure } = ISSUES[code];
  return { code, path, params, message: `${addressInWords(path)}: ${says(params)}`, hint: cure(params) };
}

/** `/records/orders/17/amount` as `records/orders/17/amount`; the whole document has no pointer. */
export function addressInWords(path: string): string {
  return path === "" ? "the document" : path.slice(1);
}

/** The keys of a JSON pointer (RFC 6901). */
export function pointerKeys(path: string): readonly string[] {
  return path
    .split("/")
    .slice(1)
    .map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** Joins keys to a JSON pointer (RFC 6901). */
export function pointer(parent: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((path, key) => `${path}/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`, parent);
}
