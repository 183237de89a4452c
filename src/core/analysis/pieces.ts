/** Functions of one number that are straight between finitely many cuts, and may jump at them. */
import { type Exact, ZERO, ONE, add, compare, divide, multiply, sign, subtract } from "../number/exact.js";

/** factor * x + offset. */
export interface Line {
  readonly factor: Exact;
  readonly offset: Exact;
}

/** Straight inside each gap between two cuts; at a cut the value is stated. */
export interface Pieces {
  /** Rising. */
  readonly cuts: readonly Exact[];
  readonly at: readonly Exact[];
  /** One more than cuts: below the first, between, beyond the last. */
  readonly between: readonly Line[];
}

export const IDENTITY: Pieces = { cuts: [], at: [], between: [{ factor: ONE, offset: ZERO }] };

export function heightOn({ factor, offset }: Line, x: Exact): Exact {
  return add(multiply(factor, x), offset);
}

/** The cuts of both, rising, each once. */
export function mergeCuts(left: readonly Exact[], right: readonly Exact[]): readonly Exact[] {
  const sorted = [...left, ...right].sort(compare);
  return sorted.filter((cut, index) => index === 0 || compare(cut, sorted[index - 1]!) !== 0);
}

/** The gap in which a number lies that is no cut: how many cuts are below it. */
function gapOf({ cuts }: Pieces, x: Exact): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(cuts[middle]!, x) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function valueOf(pieces: Pieces, x: Exact): Exact {
  const gap = gapOf(pieces, x);
  const cut = pieces.cuts[gap];
  return cut !== undefined && compare(cut, x) === 0 ? pieces.at[gap]! : heightOn(pieces.between[gap]!, x);
}

/** A number inside a gap of rising cuts. */
function insideGap(cuts: readonly Exact[], gap: number): Exact {
  const low = cuts[gap - 1];
  const high = cuts[gap];
  if (low === undefined) return high === undefined ? ZERO : subtract(high, ONE);
  return high === undefined ? add(low, ONE) : divide(add(low, high), add(ONE, ONE));
}

/** The line of a function around a number that is no cut of it. */
export function lineAt(pieces: Pieces, x: Exact): Line {
  return pieces.between[gapOf(pieces, x)]!;
}

/** The line of a function on a gap between these cuts, which hold all of its own. */
function lineOn(pieces: Pieces, cuts: readonly Exact[], gap: number): Line {
  return lineAt(pieces, insideGap(cuts, gap));
}

/** The same function, with its lines between these cuts, which hold all of its own. */
function over(cuts: readonly Exact[], valueAt: (cut: Exact) => Exact, lineAt: (gap: number) => Line): Pieces {
  return {
    cuts,
    at: cuts.map(valueAt),
    between: Array.from({ length: cuts.length + 1 }, (_, gap) => lineAt(gap)),
  };
}

export function constantPieces(value: Exact): Pieces {
  return { cuts: [], at: [], between: [{ factor: ZERO, offset: value }] };
}

export function addPieces(left: Pieces, right: Pieces): Pieces {
  const cuts = mergeCuts(left.cuts, right.cuts);
  return over(
    cuts,
    (cut) => add(valueOf(left, cut), valueOf(right, cut)),
    (gap) => {
      const a = lineOn(left, cuts, gap);
      const b = lineOn(right, cuts, gap);
      return { factor: add(a.factor, b.factor), offset: add(a.offset, b.offset) };
    },
  );
}

export function scalePieces({ cuts, at, between }: Pieces, by: Exact): Pieces {
  return {
    cuts,
    at: at.map((value) => multiply(value, by)),
    between: between.map(({ factor, offset }) => ({ factor: multiply(factor, by), offset: multiply(offset, by) })),
  };
}

/** Where a function reaches a height inside its gaps. */
export function crossings(pieces: Pieces, height: Exact): readonly Exact[] {
  return pieces.between.flatMap(({ factor, offset }, gap) => {
    if (sign(factor) === 0) return [];
    const x = divide(subtract(height, offset), factor);
    const low = pieces.cuts[gap - 1];
    const high = pieces.cuts[gap];
    const inside = (low === undefined || compare(low, x) < 0) && (high === undefined || compare(x, high) < 0);
    return inside ? [x] : [];
  });
}

/** outer(inner(x)). */
export function composePieces(outer: Pieces, inner: Pieces): Pieces {
  const crossed = outer.cuts.flatMap((cut) => crossings(inner, cut));
  const cuts = mergeCuts(inner.cuts, crossed);
  return over(
    cuts,
    (cut) => valueOf(outer, valueOf(inner, cut)),
    (gap) => {
      const x = insideGap(cuts, gap);
      const line = lineOn(inner, cuts, gap);
      const height = heightOn(line, x);
      if (sign(line.factor) === 0) return { factor: ZERO, offset: valueOf(outer, height) };
      // Between two cuts the inner line reaches no cut of the outer function, so it stays in one of its gaps.
      const { factor, offset } = lineAt(outer, height);
      return { factor: multiply(factor, line.factor), offset: add(multiply(factor, line.offset), offset) };
    },
  );
}

/** Level at the least and the greatest corner beyond the corners, straight between them. */
export function piecesOfCorners(corners: readonly { readonly at: Exact; readonly is: Exact }[]): Pieces {
  const cuts = corners.map(({ at }) => at);
  return over(
    cuts,
    (cut) => corners.find(({ at }) => compare(at, cut) === 0)!.is,
    (gap) => {
      const left = corners[gap - 1];
      const right = corners[gap];
      if (left === undefined || right === undefined) return { factor: ZERO, offset: (left ?? right)!.is };
      const factor = divide(subtract(right.is, left.is), subtract(right.at, left.at));
      return { factor, offset: subtract(left.is, multiply(factor, left.at)) };
    },
  );
}

/** No less than the lowest, no more than the highest. */
export function clipPieces(lowest: Exact | undefined, highest: Exact | undefined): Pieces {
  const level = (value: Exact): Line => ({ factor: ZERO, offset: value });
  const straight: Line = { factor: ONE, offset: ZERO };
  const ends = [lowest, highest].flatMap((end) => (end === undefined ? [] : [end]));
  if (lowest !== undefined && highest !== undefined && compare(lowest, highest) >= 0) return constantPieces(lowest);
  return {
    cuts: ends,
    at: ends,
    between: [
      lowest === undefined ? straight : level(lowest),
      ...(lowest !== undefined && highest !== undefined ? [straight] : []),
      ...(ends.length === 0 ? [] : [highest === undefined ? straight : level(highest)]),
    ],
  };
}
