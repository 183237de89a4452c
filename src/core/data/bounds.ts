/** How long lists of a partner may be: a list without entries can be longer than any time suffices to walk it. */

/** Entries of a list fact, a dated fact, or an answer. */
export const MOST_ENTRIES = 100_000;
/** Records of one collection. */
export const MOST_RECORDS = 10_000_000;

/** A list that may be walked; undefined for anything else. */
export function listWithin(raw: unknown, most: number): readonly unknown[] | undefined {
  return Array.isArray(raw) && raw.length <= most ? raw : undefined;
}
