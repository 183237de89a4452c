/** Partners that a pass over many leaves out, because they cannot be read. */
import { type IssuesOutcome } from "../outcome/types.js";
import { type RefusedPartner } from "./types.js";

/** How many of them are named. */
const MOST_REFUSED = 100;

/** A partner that was refused, by the codes of its issues. */
function refusedPartner({ partner, issues }: IssuesOutcome): RefusedPartner {
  return { partner, codes: [...new Set(issues.map(({ code }) => code))] };
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
