/** "Did you mean": the nearest known name, by edit distance, when it is near enough to be a slip. */

const LONGEST_COMPARED = 80;
/** Of very many names only the first ones are compared, so that a hostile document costs no more than a large one. */
const MOST_COMPARED = 500;

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** The known name that `written` was probably meant to be; undefined when none is near. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  if (written.length > LONGEST_COMPARED) return undefined;
  let nearest: string | undefined;
  // Of a single letter nothing is left to be near to.
  let fewest = Math.min(written.length, Math.max(1, Math.floor(written.length / 3)) + 1);
  let compared = 0;
  for (const name of known) {
    if (compared >= MOST_COMPARED) break;
    if (Math.abs(name.length - written.length) >= fewest || name.length > LONGEST_COMPARED) continue;
    compared += 1;
    const edits = name.toLowerCase() === written.toLowerCase() ? 0 : editDistance(written, name);
    if (edits < fewest) {
      fewest = edits;
      nearest = name;
    }
  }
  return nearest;
}
