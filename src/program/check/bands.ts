/** Bounds that no value reaches, thresholds of scores that are never or always reached, values that rise and fall. */
import { type Node } from "../../core/expression/node.js";
import { isMissing } from "../../core/expression/value.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, compare } from "../../core/number/exact.js";
import { type Range } from "../../core/analysis/variable.js";
import { type Inquiry, proved, written } from "./inquiry.js";
import { scalesOf } from "./basis.js";

const ends = ({ lowest, highest }: Range): { readonly lowest: string; readonly highest: string } => ({
  lowest: lowest === undefined ? "any number" : writeExact(lowest),
  highest: highest === undefined ? "any number" : writeExact(highest),
});

/** A bound above all values, or a band that ends below all of them. */
function checkReach(inquiry: Inquiry, bounds: readonly Exact[], range: Range, at: (index: number) => string): void {
  for (const [index, bound] of bounds.entries()) {
    const next = bounds[index + 1];
    const isAbove = range.highest !== undefined && compare(bound, range.highest) > 0;
    const isBelow = next !== undefined && range.lowest !== undefined && compare(next, range.lowest) <= 0;
    if (isAbove || isBelow)
      proved(inquiry, "band.unreachable", at(index), { bound: writeExact(bound), ...ends(range) });
  }
}

function checkThreshold(inquiry: Inquiry, node: Extract<Node, { kind: "compare" }>, path: string): void {
  const { model } = inquiry.session;
  const name = inquiry.session.nameAt.get(node.left);
  const asked = model.constant(node.right);
  if (name?.startsWith("score.") !== true || asked === undefined || isMissing(asked)) return;
  const bound = asked as Exact;
  const { lowest, highest } = model.range(node.left);
  const isUpward = node.operator === "greaterThan" || node.operator === "greaterThanInclusive";
  if (!isUpward) return;
  const strict = node.operator === "greaterThan";
  const most = highest === undefined ? 1 : compare(highest, bound);
  if (strict ? most <= 0 : most < 0) proved(inquiry, "score.unreachable", path, { score: name, most: writeExact(highest!), asked: writeExact(bound) }); // prettier-ignore
  const least = lowest === undefined ? -1 : compare(lowest, bound);
  if (strict ? least > 0 : least >= 0) proved(inquiry, "score.always", path, { score: name, least: writeExact(lowest!), asked: writeExact(bound) }); // prettier-ignore
}

/** Values over bounds that rise and fall. */
function checkOrder(
  inquiry: Inquiry,
  steps: readonly { readonly at: Exact; readonly is: Exact }[],
  path: string,
): void {
  const changes = steps.slice(1).map(({ is }, index) => Math.sign(compare(is, steps[index]!.is)));
  if (!changes.includes(1) || !changes.includes(-1)) return;
  const falls = changes.indexOf(-1) + 1;
  const [before, after] = [steps[falls - 1]!, steps[falls]!];
  written(inquiry, "points.falling", path, { before: writeExact(before.is), after: writeExact(after.is), at: writeExact(after.at) }); // prettier-ignore
}

/** Bands of a scale that pay what the one below pays. */
function checkPointless(inquiry: Inquiry, node: Node, path: string): void {
  const bands = node.kind === "scale" ? node.bands : [];
  for (const [index, { from, rate }] of bands.entries())
    if (index > 0 && compare(rate, bands[index - 1]!.rate) === 0)
      written(inquiry, "band.pointless", pointer(path, "bands", index), { bound: writeExact(from) });
}

/** Checks every scale, band table, line and threshold of the partner. */
export function checkBands(inquiry: Inquiry): void {
  const { compiled, model } = inquiry.session;
  const { nodes, addresses } = compiled.plan;
  for (const [slot, node] of nodes.entries()) {
    const path = addresses[slot]!.replace(/\/bands$/, "");
    if (node.kind === "scale" || node.kind === "pay") {
      const [scale] = scalesOf(slot, inquiry.session).filter((one) => one.slot === slot);
      checkReach(inquiry, scale!.bounds, model.range(scale!.measure), (index) => pointer(path, "bands", index));
      checkPointless(inquiry, node, path);
    }
    if (node.kind === "band") checkReach(inquiry, node.bands.map(({ from }) => from), model.range(node.operand), (index) => pointer(path, "bands", index)); // prettier-ignore
    if (node.kind === "compare") checkThreshold(inquiry, node, path);
    if (node.kind === "interpolate") checkOrder(inquiry, node.corners, path);
  }
}
