/** Lowers what a score is compared with: the score of another day, and those of the other partners of the base. */
import { lookUp } from "../core/condition/look-up.js";
import { baseName } from "../core/expression/base.js";
import { type Slot } from "../core/expression/slot.js";
import { type BaseMeasure, DIRECTIONS } from "../core/expression/words.js";
import { type Named, type PartnerScope } from "../core/expression/scope.js";
import { type ValueType, derivedType } from "../core/expression/type.js";
import { issue, pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { ZERO, exactFraction } from "../core/number/exact.js";
import { type Lowering } from "./lower-part.js";
import { type Peers, type Trend } from "./types.js";

export function trendNames(id: string): readonly string[] {
  return [`trend.${id}`, `trend.${id}.change`];
}

/** `trend.<card>` is where the score is going, `trend.<card>.change` the score less that of the other day. */
export function lowerTrend({ shift, deadBand }: Trend, score: Slot, lowering: Lowering, address: string): void {
  const { scope, id, digits } = lowering;
  const at = pointer(address, "trend");
  const type: ValueType = { ...scope.typeOf(score), mayBeUnknown: true, digits };
  const over = { kind: "shift", shift } as const;
  const then = scope.add({ kind: "replay", target: score, over, take: "only" }, type, at);
  const change = scope.add({ kind: "difference", left: score, right: then }, type, at);
  scope.name(`trend.${id}.change`, at, { slot: change, type });
  const textType: ValueType = { ...derivedType("text", type), oneOf: DIRECTIONS };
  const band = deadBand === undefined ? ZERO : readExact(deadBand)!;
  const slot = scope.add({ kind: "direction", operand: change, deadBand: band }, textType, at);
  scope.name(`trend.${id}`, at, { slot, type: textType });
}

/** By the last word of its name, what is told of a card's peers. */
const MEASURES: Readonly<Record<string, BaseMeasure>> = {
  count: "peers",
  percentileRank: "percentileRank",
  quartile: "quartile",
  median: "percentile",
};

export function peerNames(id: string): readonly string[] {
  return [...Object.keys(MEASURES), "gapToMedian"].map((word) => `peers.${id}.${word}`);
}

/** The text that peers share; undefined once an issue is reported. */
function lowerAmong(name: string, scope: PartnerScope, address: string): Named | undefined {
  const among = lookUp(scope, name, address);
  if (among === undefined || among.type.kind === "text") return among;
  scope.report(() => issue("metric.operands", address, { operator: "peers", expected: "a text" }));
  return undefined;
}

/** How many peers there are, which share and quarter of them the partner has reached, their median, and how far it is away. */
export function lowerPeers(
  { among: name, minimumPeers }: Peers,
  score: Slot,
  lowering: Lowering,
  address: string,
): void {
  const { scope, id, digits } = lowering;
  const at = pointer(address, "peers");
  const among = name === undefined ? undefined : lowerAmong(name, scope, pointer(at, "among"));
  if (name !== undefined && among === undefined) return;
  if (scope.needsBase(score)) {
    scope.report(() => issue("metric.base", at, { name: `score.${id}` }));
    return;
  }
  const slots = new Map<string, Slot>();
  for (const [word, measure] of Object.entries(MEASURES)) {
    const counts = measure === "peers" || measure === "quartile";
    const type: ValueType = {
      kind: counts ? "integer" : "decimal",
      mayBeUnknown: true,
      mayBeNotApplicable: true,
      ...(measure === "percentile" ? { digits } : {}),
    };
    const node = {
      kind: "base",
      measure,
      name: baseName(`score.${id}`, name),
      of: score,
      among: among?.slot,
      byCurrency: false,
      lowestFirst: false,
      minimumPeers: measure === "peers" ? 0 : minimumPeers,
      ...(measure === "percentile" ? { share: exactFraction(1n, 2n) } : {}),
    } as const;
    const slot = scope.add(node, type, at);
    slots.set(word, slot);
    scope.name(`peers.${id}.${word}`, at, { slot, type });
  }
  const type: ValueType = { kind: "decimal", mayBeUnknown: true, mayBeNotApplicable: true, digits };
  const gap = scope.add({ kind: "difference", left: score, right: slots.get("median")! }, type, at);
  scope.name(`peers.${id}.gapToMedian`, at, { slot: gap, type });
}
