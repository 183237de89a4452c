import fc from "fast-check";
import { expect, test } from "vitest";
import { type Pieces, addPieces, clipPieces, composePieces, crossings, piecesOfCorners, scalePieces, valueOf } from "../../../src/core/analysis/pieces.js"; // prettier-ignore
import {
  type Exact,
  add,
  compare,
  divide,
  exactInteger,
  greatest,
  least,
  multiply,
} from "../../../src/core/number/exact.js";

const number = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 6 })).map(([above, below]) => divide(exactInteger(above), exactInteger(below))); // prettier-ignore
const pieces: fc.Arbitrary<Pieces> = fc
  .uniqueArray(fc.tuple(number, number), {
    minLength: 1,
    maxLength: 4,
    selector: ([at]) => JSON.stringify(at, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part)),
  })
  .map((corners) =>
    piecesOfCorners(corners.map(([at, is]) => ({ at, is })).sort((left, right) => compare(left.at, right.at))),
  );
const isSame = (left: Exact, right: Exact): boolean => compare(left, right) === 0;

test("functions are added, scaled and composed point by point", () => {
  fc.assert(
    fc.property(pieces, pieces, number, number, (left, right, by, x) => {
      expect(isSame(valueOf(addPieces(left, right), x), add(valueOf(left, x), valueOf(right, x)))).toBe(true);
      expect(isSame(valueOf(scalePieces(left, by), x), multiply(valueOf(left, x), by))).toBe(true);
      expect(isSame(valueOf(composePieces(left, right), x), valueOf(left, valueOf(right, x)))).toBe(true);
    }),
  );
});

test("what is clipped is no less than the lowest and no more than the highest", () => {
  fc.assert(
    fc.property(number, number, number, (one, other, x) => {
      const [low, high] = [least(one, other), greatest(one, other)];
      expect(isSame(valueOf(clipPieces(low, high), x), greatest(low, least(high, x)))).toBe(true);
      expect(isSame(valueOf(clipPieces(low, undefined), x), greatest(low, x))).toBe(true);
      expect(isSame(valueOf(clipPieces(undefined, high), x), least(high, x))).toBe(true);
    }),
  );
});

test("where a function crosses a height it has that height", () => {
  fc.assert(
    fc.property(pieces, number, (one, height) => {
      for (const x of crossings(one, height)) expect(isSame(valueOf(one, x), height)).toBe(true);
    }),
  );
});
