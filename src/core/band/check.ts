/** Bands of a document: bounds rise, and where a lowest value is known the first band holds it. */
import { type Issue, issue, pointer } from "../issue/issue.js";
import { readExact, writeExact } from "../number/decimal.js";
import { type Exact, compare } from "../number/exact.js";

export function checkBandOrder(
  bands: readonly { readonly from: number | string }[],
  address: string,
  lowest?: Exact,
): readonly Issue[] {
  const bounds = bands.map(({ from }) => readExact(from)!);
  const issues = bounds.flatMap((bound, index) =>
    index > 0 && compare(bound, bounds[index - 1]!) <= 0 ? [issue("bands.order", pointer(address, index, "from"))] : [],
  );
  const first = bounds[0];
  if (lowest !== undefined && first !== undefined && compare(first, lowest) > 0)
    issues.push(issue("bands.start", pointer(address, 0, "from"), { lowest: writeExact(lowest) }));
  return issues;
}
