/** Partners that a pass over many leaves out, because they cannot be read. */
import { type IssuesOutcome } from "../outcome/types.js";
import { type RefusedPartner } from "./types.js";

/** How many of them are named. */
const MOST_REFUSED = 100;

/** How many issues of one of them are told: a wrong currency is wrong in each of its records. */
const MOST_ISSUES = 3;

function refusedPartner({ partner, issues }: IssuesOutcome): RefusedPartner {
  return { partner, codes: [...new Set(issues.map(({ code }) => code))], issues: issues.slice(0, MOST_ISSUES) };
}

/** Counts those that were refused, and names the first of them. */
export interface RefusedCounter {
  readonly take: (refused: IssuesOutcome) => void;
  readonly result: () => { readonly count: number; readonly first: readonly RefusedPartner[] };
}

export function countRefused(): RefusedCounter {
  const first: RefusedPartner[] = [];
  let count = 0;
  return {
    take: (refused) => {
      count += 1;
      if (first.length < MOST_REFUSED) first.push(refusedPartner(refused));
    },
    result: () => ({ count, first }),
  };
}
