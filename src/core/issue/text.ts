/** What the texts of issues are made of. */

/** Plain values that fill in a message. */
export type IssueParameters = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The two sentences of an issue. */
export interface IssueText {
  readonly says: (params: IssueParameters) => string;
  readonly cure: (params: IssueParameters) => string;
}

/** A parameter as text: lists joined by commas. */
export function text(params: IssueParameters, key: string): string {
  const value = params[key];
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** "; did you mean `x`?" where there is a near name. */
export function didYouMean(params: IssueParameters): string {
  return params["nearest"] === "" || params["nearest"] === undefined
    ? ""
    : `; did you mean \`${text(params, "nearest")}\`?`;
}
