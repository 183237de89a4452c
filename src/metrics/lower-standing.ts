/** Lowers figures of a partner's standing in the base. */
import { lookUp } from "../core/condition/look-up.js";
import { type BaseMeasure } from "../core/expression/words.js";
import { type Named, type PartnerScope } from "../core/expression/scope.js";
import { type ValueType, isNumeric } from "../core/expression/type.js";
import { issue, pointer } from "../core/issue/issue.js";
import { type StandingFigure } from "./types.js";

/** The operator of a standing, with the figure that it ranks. */
export function standingOf(figure: StandingFigure): {
  readonly operator: string;
  readonly measure: BaseMeasure;
  readonly of: string;
} {
  if ("rank" in figure) return { operator: "rank", measure: "rank", of: figure.rank };
  if ("percentileRank" in figure)
    return { operator: "percentileRank", measure: "percentileRank", of: figure.percentileRank };
  if ("peers" in figure) return { operator: "peers", measure: "peers", of: figure.peers };
  return { operator: "shareOfBase", measure: "share", of: figure.shareOfBase };
}

/** The name of a ranked figure in the base: the same figure among other partners is another one. */
export function standingName(figure: StandingFigure): string {
  const { of } = standingOf(figure);
  return figure.among === undefined ? of : `${of} by ${figure.among}`;
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

export function lowerStanding(figure: StandingFigure, scope: PartnerScope, address: string): Named | undefined {
  const lowered = lowerRanked(figure, scope, address);
  if (lowered === undefined) return undefined;
  const { ranked, among } = lowered;
  const { measure } = standingOf(figure);
  const counts = measure === "rank" || measure === "peers";
  const mayBeNotApplicable = ranked.type.mayBeNotApplicable || among?.type.mayBeNotApplicable === true || !counts;
  const type: ValueType = { kind: counts ? "integer" : "decimal", mayBeUnknown: true, mayBeNotApplicable };
  const node = {
    kind: "base",
    measure,
    name: standingName(figure),
    of: ranked.slot,
    among: among?.slot,
    byCurrency: ranked.type.kind === "money",
    lowestFirst: "order" in figure && figure.order === "lowestFirst",
  } as const;
  return { slot: scope.add(node, type, address), type };
}
