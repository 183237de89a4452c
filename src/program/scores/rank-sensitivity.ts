/** How sure a rank is: how far each weight can move before a partner's place among others changes. */
import { writeNumber } from "../../core/number/decimal.js";
import { type Exact, ZERO, compare } from "../../core/number/exact.js";
import { type RankChange, type RankedCurve, rankRoom } from "../../scorecard/analysis/rank.js";
import { scoreOf } from "../../scorecard/analysis/scored-card.js";
import { type Unsettled, type WeightCurve, weightCurves } from "../../scorecard/analysis/weight-curve.js";
import { judge } from "../judge.js";
import { unknownOption } from "../options.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { orRefuse, refuse, runPartner, writtenDay } from "../run.js";
import { WEIGHT_DIGITS } from "./sensitivity.js";
import { type MeasuredRanks, type RankLimit, type RankRoom, type RankSensitivityOutcome } from "./rank-types.js";
import { type ScoreOptions, cardRun, readCard } from "./scored.js";

export interface RankOptions extends ScoreOptions {
  /** The id of the partner whose rank is asked about. */
  readonly partner: string;
}

/** A partner with a score. */
interface Ranked {
  readonly id: string;
  readonly score: Exact;
  readonly curves: ReadonlyMap<string, WeightCurve>;
  readonly unsettled: ReadonlyMap<string, Unsettled>;
}

/** Everybody that was read. */
interface Field {
  readonly ranked: readonly Ranked[];
  readonly unranked: readonly string[];
}

/** What a weight that does not count for a partner does to its score: nothing. */
function curveAt(path: string, { score, curves }: Ranked): RankedCurve {
  return curves.get(path) ?? { far: score, bend: ZERO, others: ZERO };
}

function unsettledOf(all: readonly Ranked[]): ReadonlyMap<string, Unsettled> {
  const unsettled = all.flatMap((each) => [...each.unsettled]);
  const ofCard = unsettled.filter(([path]) => path === "");
  return new Map(ofCard.length > 0 ? ofCard : unsettled);
}

function roomsOf(own: Ranked, others: readonly Ranked[], unsettled: ReadonlyMap<string, Unsettled>) {
  if (unsettled.has("")) return {};
  const weights = new Map([own, ...others].flatMap(({ curves }) => [...curves].map(([path, { weight }]) => [path, weight]))); // prettier-ignore
  const limit = (change: RankChange | undefined): RankLimit | null =>
    change === undefined
      ? null
      : {
          weight: writeNumber(change.weight, WEIGHT_DIGITS),
          rank: change.rank,
          reached: change.isReached,
          passed: change.passed.map((index) => others[index]!.id),
        };
  const rooms = [...weights].flatMap(([path, weight]): readonly (readonly [string, RankRoom])[] => {
    if (unsettled.has(path)) return [];
    const curves = others.map((other) => curveAt(path, other));
    const { below, above } = rankRoom(curveAt(path, own), curves, weight);
    return [[path, { weight: writeNumber(weight, WEIGHT_DIGITS), below: limit(below), above: limit(above) }]];
  });
  return Object.fromEntries(rooms);
}

function ranksOf(
  asked: string,
  { ranked, unranked }: Field,
  about: { readonly asOf: string; readonly card: string },
): MeasuredRanks {
  const own = ranked.find(({ id }) => id === asked);
  const told = {
    status: "measured",
    partner: asked,
    ...about,
    ranked: ranked.length,
    unranked: unranked.length,
  } as const;
  if (own === undefined) return { ...told, rank: null, parts: {}, unsettled: { "": "noScore" } };
  const others = ranked.filter((each) => each !== own);
  const unsettled = unsettledOf(ranked);
  const ahead = others.filter(({ score }) => compare(score, own.score) > 0);
  return {
    ...told,
    rank: ahead.length + 1,
    parts: roomsOf(own, others, unsettled),
    unsettled: Object.fromEntries(unsettled),
  };
}

/** Scores every partner; one that cannot be read has no rank. */
function fieldOf(program: Program, partners: Iterable<Partner>, options: RankOptions): Field {
  const ranked: Ranked[] = [];
  const unranked: string[] = [];
  for (const partner of partners) {
    const run = runPartner(program, partner, options);
    if ("refused" in run) {
      unranked.push(run.refused.partner);
      continue;
    }
    const { scored } = cardRun(run, options.card);
    const score = scoreOf(scored);
    const { id } = run.partner;
    if (score === undefined) {
      unranked.push(id);
      continue;
    }
    const { curves, unsettled } = weightCurves(scored);
    ranked.push({ id, score, curves: new Map(curves.map((curve) => [curve.path, curve])), unsettled });
  }
  return { ranked, unranked };
}

/**
 * Tells for each weight of a card how far it can move, alone, before a partner's rank among the given partners changes, and with whom it then
 * changes places: whether a place in a ranking hangs on a weight that somebody might as well have set otherwise.
 *
 * A rank is one more than there are higher scores, so that level scores share the better one. Limits are shown to six places; those where a score is a quotient of
 * other weights than another one's, because different questions are answered, are roots of thirty digits. Law: with a weight between its limits the
 * rank is the same, beyond a limit the one that is told there.
 *
 * @example
 * ```ts
 * import { parseProgram, rankSensitivity } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   scorecards: {
 *     capabilities: {
 *       scale: [0, 100],
 *       missing: "exclude",
 *       parts: [{ id: "demo", weight: 3, ask: "?", yes: 1 }, { id: "lab", weight: 2, ask: "?", yes: 1 }],
 *     },
 *   },
 * });
 * const partners = [
 *   { id: "p1", answers: { capabilities: { demo: true, lab: false } } },
 *   { id: "p2", answers: { capabilities: { demo: false, lab: true } } },
 * ];
 * const ranks = rankSensitivity(program, partners, { asOf: "2026-03-31", card: "capabilities", partner: "p1" });
 * if (ranks.status === "measured") console.log(ranks.rank, ranks.parts.demo?.below);
 * // => 1 { weight: 2, rank: 2, reached: false, passed: [ 'p2' ] }
 * ```
 * @since 0.1.0
 */
export function rankSensitivity(
  written: Program,
  partners: Iterable<Partner>,
  options: RankOptions,
): RankSensitivityOutcome {
  const asOf = writtenDay(options);
  const judged = judge(written, options);
  if (!("program" in judged)) return refuse("", asOf, judged);
  const card = readCard(judged.program, options);
  if (typeof card !== "string") return refuse("", asOf, [card]);
  const { partner: asked }: { readonly partner: unknown } = options;
  return orRefuse<RankSensitivityOutcome>(typeof asked === "string" ? asked : "", asOf, () => {
    const field = fieldOf(written, partners, options);
    const ids = [...field.ranked.map(({ id }) => id), ...field.unranked];
    return typeof asked === "string" && ids.includes(asked)
      ? ranksOf(asked, field, { asOf, card })
      : refuse("", asOf, [unknownOption("options.partner", asked, ids)]);
  });
}
