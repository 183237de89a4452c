/** Every kind of node with its operation: a kind that has not answered does not compile. */
import { aggregate } from "./nodes/aggregate.js";
import { arithmetic } from "./nodes/arithmetic.js";
import { band } from "./nodes/band.js";
import { choice } from "./nodes/choice.js";
import { choose } from "./nodes/choose.js";
import { clip } from "./nodes/clip.js";
import { combine } from "./nodes/combine.js";
import { compare } from "./nodes/compare.js";
import { contains } from "./nodes/contains.js";
import { covered } from "./nodes/covered.js";
import { dayByDay } from "./nodes/day-by-day.js";
import { difference } from "./nodes/difference.js";
import { direction } from "./nodes/direction.js";
import { gate } from "./nodes/gate.js";
import { growth } from "./nodes/growth.js";
import { interpolate } from "./nodes/interpolate.js";
import { alias, calendar, currencyDigits, field, input, literal, outer } from "./nodes/inputs.js";
import { known } from "./nodes/known.js";
import { ladder } from "./nodes/ladder.js";
import { linear } from "./nodes/linear.js";
import { best, lineBalance, lineTotal, lines, share, shareOfCap } from "./nodes/lines.js";
import { listing } from "./nodes/listing.js";
import { lookUp } from "./nodes/look-up.js";
import { normalise } from "./nodes/normalise.js";
import { not } from "./nodes/not.js";
import { oneOf } from "./nodes/one-of.js";
import { onlyIf } from "./nodes/only-if.js";
import { pay } from "./nodes/pay.js";
import { periodShare } from "./nodes/period-share.js";
import { points } from "./nodes/points.js";
import { quotient } from "./nodes/quotient.js";
import { base, derive, index, joined, replay } from "./nodes/records.js";
import { round } from "./nodes/round.js";
import { same } from "./nodes/same.js";
import { scale } from "./nodes/scale.js";
import { anniversary, moveDay, onDay, within } from "./nodes/time.js";
import { deadline, elapsed, localDay } from "./nodes/timing.js";
import { type Node, type NodeKind, type Operation } from "./node.js";

const OPERATIONS: { readonly [K in NodeKind]: Operation<K> } = {
  aggregate,
  alias,
  anniversary,
  arithmetic,
  band,
  base,
  best,
  calendar,
  choice,
  choose,
  clip,
  combine,
  compare,
  contains,
  covered,
  currencyDigits,
  dayByDay,
  deadline,
  derive,
  difference,
  direction,
  elapsed,
  field,
  gate,
  growth,
  index,
  input,
  interpolate,
  joined,
  known,
  ladder,
  lineBalance,
  lineTotal,
  linear,
  lines,
  listing,
  literal,
  localDay,
  lookUp,
  moveDay,
  normalise,
  not,
  onDay,
  oneOf,
  onlyIf,
  outer,
  pay,
  periodShare,
  points,
  quotient,
  replay,
  round,
  same,
  scale,
  share,
  shareOfCap,
  within,
};

/** The operation of a node, whatever its kind. */
export function operationOf(node: Node): Operation<Node["kind"]> {
  return OPERATIONS[node.kind] as Operation<Node["kind"]>;
}
