/** Lowers figures that are read of the base: where a partner stands, and what the partners have together. */
import { lookUp } from "../core/condition/look-up.js";
import { baseName } from "../core/expression/base.js";
import { type BaseMeasure } from "../core/expression/words.js";
import { type Named, type PartnerScope } from "../core/expression/scope.js";
import { type ValueType, isNumeric } from "../core/expression/type.js";
import { refuseOperands } from "../core/formula/operand.js";
import { issue, pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { type Exact } from "../core/number/exact.js";
import { type BaseTake, type OfBaseFigure, type StandingFigure } from "./types.js";

/** How a figure is read of the base: by which measure, and of a percentile which share. */
export interface StandingReading {
  readonly operator: string;
  readonly measure: BaseMeasure;
  readonly of: string;
  readonly share?: Exact;
}

const TAKEN: { readonly [T in Exclude<BaseTake, "percentile" | "average">]: string } = {
  min: "0",
  median: "0.5",
  max: "1",
};

function ofBaseReading({ ofBase, take, share }: OfBaseFigure): StandingReading {
  const reading = { operator: "ofBase", of: ofBase } as const;
  if (take === "average") return { ...reading, measure: "average" };
  return { ...reading, measure: "percentile", share: readExact(take === "percentile" ? (share ?? 0) : TAKEN[take])! };
}

/** The operator of a standing, with the figure that it reads. */
export function standingOf(figure: StandingFigure): StandingReading {
  if ("rank" in figure) return { operator: "rank", measure: "rank", of: figure.rank };
  if ("percentileRank" in figure)
    return { operator: "percentileRank", measure: "percentileRank", of: figure.percentileRank };
  if ("quartile" in figure) return { operator: "quartile", measure: "quartile", of: figure.quartile };
  if ("peers" in figure) return { operator: "peers", measure: "peers", of: figure.peers };
  return "ofBase" in figure
    ? ofBaseReading(figure)
    : { operator: "shareOfBase", measure: "share", of: figure.shareOfBase };
}

/** The figure that is ranked and the text that it is ranked among; undefined once an issue is reported. */
function lowerRanked(
  figure: StandingFigure,
  scope: PartnerScope,
  address: string,
): { readonly ranked: Named; readonly among: Named | undefined } | undefined {
  const { operator, of } = standingOf(figure);
  const at = pointer(address, operator);
  const ranked = lookUp(scope, of, at);
  const among = figure.among === undefined ? undefined : lookUp(scope, figure.among, pointer(address, "among"));
  if (ranked === undefined || (figure.among !== undefined && among === undefined)) return undefined;
  const refuse = (where: string, expected: string): void =>
    scope.report(() => issue("metric.operands", where, { operator, expected }));
  if (scope.needsBase(ranked.slot)) scope.report(() => issue("metric.base", at, { name: of }));
  else if (!isNumeric(ranked.type.kind)) refuse(at, "a number or an amount");
  else if (among !== undefined && among.type.kind !== "text") refuse(pointer(address, "among"), "a text");
  else return { ranked, among };
  return undefined;
}

const COUNTS: ReadonlySet<BaseMeasure> = new Set(["rank", "quartile", "peers"]);

/** The type of what is read: a place and a count are whole, a share is a number, and what partners have is as theirs. */
function standingType(figure: StandingFigure, ranked: ValueType, among: ValueType | undefined): ValueType {
  const { measure } = standingOf(figure);
  const kind = COUNTS.has(measure) ? "integer" : "decimal";
  const isAlways = (measure === "rank" || measure === "peers") && !("minimumPeers" in figure);
  const ofPartner = "ofBase" in figure ? [] : [ranked];
  const mayBeNotApplicable =
    !isAlways || [...ofPartner, ...(among === undefined ? [] : [among])].some((type) => type.mayBeNotApplicable);
  const own = "ofBase" in figure && ranked.kind === "money" ? "money" : kind;
  return { kind: own, mayBeUnknown: true, mayBeNotApplicable };
}

export function lowerStanding(figure: StandingFigure, scope: PartnerScope, address: string): Named | undefined {
  const lowered = lowerRanked(figure, scope, address);
  if (lowered === undefined) return undefined;
  if ("ofBase" in figure && (figure.share === undefined) === (figure.take === "percentile")) {
    const expected = "a `share` for a percentile, and for nothing else";
    return refuseOperands("ofBase", expected, scope, pointer(address, "take"));
  }
  const { ranked, among } = lowered;
  const { measure, of, share } = standingOf(figure);
  const type = standingType(figure, ranked.type, among?.type);
  const node = {
    kind: "base",
    measure,
    name: baseName(of, figure.among),
    of: ranked.slot,
    among: among?.slot,
    byCurrency: ranked.type.kind === "money",
    lowestFirst: "order" in figure && figure.order === "lowestFirst",
    minimumPeers: "minimumPeers" in figure ? (figure.minimumPeers ?? 0) : 0,
    ...(share === undefined ? {} : { share }),
  } as const;
  return { slot: scope.add(node, type, address), type };
}
