/** Partners that a pass over many leaves out, because they cannot be read. */
import { type IssuesOutcome } from "../outcome/types.js";
import { type RefusedPartner } from "./types.js";

/** How many of them are named. */
export const MOST_REFUSED = 100;

/** A partner that was refused, by the codes of its issues. */
export function refusedPartner({ partner, issues }: IssuesOutcome): RefusedPartner {
  return { partner, codes: [...new Set(issues.map(({ code }) => code))] };
}
