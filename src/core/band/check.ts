/** Bands of a document: bounds rise, and where a lowest value is known the first band holds it. */
import { type Issue, issue, pointer } from "../issue/issue.js";
import { readExact, writeExact } from "../number/decimal.js";
import { type Exact, compare } from "../number/exact.js";

/** Corners of a line rise as well. */
export function checkCorners(corners: readonly { readonly at: number | string }[], address: string): readonly Issue[] {
  return checkRising(
    corners.map(({ at }) => readExact(at)!),
    "corners of a line",
    "at",
    address,
  );
}

function checkRising(bounds: readonly Exact[], what: string, key: string, address: string): readonly Issue[] {
  return bounds.flatMap((bound, index) =>
    index > 0 && compare(bound, bounds[index - 1]!) <= 0
      ? [issue("bands.order", pointer(address, index, key), { what, key })]
      : [],
  );
}

export function checkBandOrder(
  bands: readonly { readonly from: number | string }[],
  address: string,
  lowest?: Exact,
): readonly Issue[] {
  const bounds = bands.map(({ from }) => readExact(from)!);
  const issues = checkRising(bounds, "bounds of bands", "from", address);
  const first = bounds[0];
  if (lowest === undefined || first === undefined || compare(first, lowest) <= 0) return issues;
  return [...issues, issue("bands.start", pointer(address, 0, "from"), { lowest: writeExact(lowest) })];
}
