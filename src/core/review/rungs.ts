/** The rungs of a ladder as reviews see them. */
import { type Span } from "./types.js";

/** The fact by which anniversaries of the first day on a rung are named. */
export const HELD_SINCE = "held.since";

/** What the review needs to know of a rung. */
export interface ReviewedRung {
  readonly id: string;
  /** Ids under which earlier versions knew it. */
  readonly formerly: readonly string[];
  /** What keeps it is stated apart from what it requires. */
  readonly keepStated: boolean;
  readonly upOrOut: { readonly after: Span; readonly exit: string } | undefined;
}

/** The rank of an id in the ladder as it is now; -1 where nothing is held. */
export function rankOf(rungs: readonly ReviewedRung[], id: string | null): number {
  const own = rungs.findIndex((rung) => rung.id === id);
  return own >= 0 || id === null ? own : rungs.findIndex(({ formerly }) => formerly.includes(id));
}
