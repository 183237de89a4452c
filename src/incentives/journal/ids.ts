/** Ids of entries: the partner, the incentive, the first day of the period, and the place among their entries. */
import { periodKey } from "./chain.js";
import { type JournalEntry } from "./types.js";

/** The place of an entry: the number that its id ends with. */
export function placeOf({ id }: JournalEntry): number {
  const place = Number(id.slice(id.lastIndexOf("/") + 1));
  return Number.isSafeInteger(place) ? place : 0;
}

/** Hands out the ids of what is appended to a journal. */
export class EntryIds {
  readonly #partner: string;
  readonly #last = new Map<string, number>();

  constructor(partner: string, journal: readonly JournalEntry[]) {
    this.#partner = partner;
    for (const entry of journal) {
      const key = periodKey(entry.incentive, entry.period.from);
      this.#last.set(key, Math.max(this.#last.get(key) ?? 0, placeOf(entry)));
    }
  }

  next(incentive: string, { from }: JournalEntry["period"]): string {
    const key = periodKey(incentive, from);
    const place = (this.#last.get(key) ?? 0) + 1;
    this.#last.set(key, place);
    return [this.#partner, incentive, from, place].join("/");
  }
}
