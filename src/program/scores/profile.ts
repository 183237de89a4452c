/** The profile of a scorecard: every part with its score, its gap to best practice, and what it brings. */
import { type Value, exactOf, isMissing } from "../../core/expression/value.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, compare, subtract } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { spread } from "../../core/number/spread.js";
import { contributionsOf } from "../../scorecard/analysis/contributions.js";
import { type BestLeaf, atBest, bestLeaves } from "../../scorecard/analysis/improve.js";
import { type ScoredCard, scoreOf, scoreSlot, whatIf } from "../../scorecard/analysis/scored-card.js";
import { scorecardLayout, scorecardOutcome } from "../../scorecard/outcome.js";
import { type ScorecardOutcome } from "../../scorecard/outcome-types.js";
import { isQuestion } from "../../scorecard/question.js";
import { digitsOf, partsOf } from "../../scorecard/tree.js";
import { type Part, type Scorecard } from "../../scorecard/types.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type CardRun, type ScoreOptions, withCard } from "./scored.js";
import { type PartProfile, type ProfiledScore, type ScoreProfile } from "./types.js";

function isBelow(path: string, group: string): boolean {
  return group === "" || path === group || path.startsWith(`${group}.`);
}

/** Answers the score of a part once every leaf below it is at its best; undefined where one of them has none. */
function bestScores(scored: ScoredCard): (path: string) => Exact | undefined {
  const leaves = bestLeaves(scored);
  return (path) => {
    const below = leaves.filter((leaf) => isBelow(leaf.path, path));
    if (below.length === 0 || below.some(({ best }) => best === undefined)) return undefined;
    const values = atBest(scored, below as readonly (BestLeaf & { readonly best: Exact })[]);
    const slot = scoreSlot(scored, path);
    const value: Value = values.get(slot) ?? whatIf(scored, slot, values.keys())(values);
    return isMissing(value) ? undefined : exactOf(value);
  };
}

/** Contributions with the digits of the card: those of the leaves add up to the score as it is shown. */
function shownContributions({ scored, presentation }: CardRun): ReadonlyMap<string, Exact> {
  const exact = contributionsOf(scored);
  const score = scoreOf(scored);
  if (score === undefined) return exact;
  const digits = digitsOf(scored.card);
  const leaves = partsOf(scored.card, "").filter(({ part, path }) => !("parts" in part) && exact.has(path));
  const total = round(score, digits, presentation.rounding);
  const shown = spread(
    total,
    leaves.map(({ path }) => exact.get(path)!),
    digits,
  );
  return new Map([...exact, ...leaves.map(({ path }, index) => [path, shown[index]!] as const)]);
}

function kindOf(part: Part): PartProfile["kind"] {
  if ("parts" in part) return "group";
  if (isQuestion(part)) return "question";
  return "points" in part ? "points" : "score";
}

/** The band of a part, which lies on the scale of the card. */
function bandOf({ scale, bands = [] }: Scorecard, score: Exact | undefined): string | null {
  if (scale === undefined || score === undefined) return null;
  return bands.findLast(({ from }) => compare(readExact(from)!, score) <= 0)?.is ?? null;
}

/** What is told of a card that was run. */
export function profileOf(run: CardRun): ProfiledScore {
  const { scored, presentation, about, write } = run;
  const outcome: ScorecardOutcome = scorecardOutcome(
    scorecardLayout(scored.id, scored.card, scored.plan),
    presentation,
  );
  const bestAt = bestScores(scored);
  const contributions = shownContributions(run);
  const gapOf = (path: string, best: Exact | undefined): ReturnType<typeof write> => {
    const score = scoreOf(scored, path);
    return write(best === undefined || score === undefined ? undefined : subtract(best, score));
  };
  const parts = partsOf(scored.card, "").map(({ part, path }): readonly [string, PartProfile] => {
    const best = bestAt(path);
    const profile = {
      kind: kindOf(part),
      ...(part.title === undefined ? {} : { title: part.title }),
      ...(isQuestion(part) ? { ask: part.ask } : {}),
      ...outcome.parts[path]!,
      band: bandOf(scored.card, scoreOf(scored, path)),
      best: write(best),
      gap: gapOf(path, best),
      contribution: write(contributions.get(path)),
    };
    return [path, profile];
  });
  const best = bestAt("");
  return {
    status: "profiled",
    ...about,
    outcome,
    best: write(best),
    gap: gapOf("", best),
    parts: Object.fromEntries(parts),
  };
}

/**
 * Profiles one scorecard of a partner: the score as an outcome shows it, and for every part its gap to best practice and what it brings to
 * the score.
 *
 * Best practice is what the card scores once every leaf that it asks for is at its best: the answer that is worth most, all points, the cap of
 * a computed score or the upper end of the scale. Contributions are of the card as it stands: under a mean a part brings its weighted
 * score. Laws: the contributions of the leaves add up to the score, as it is shown; a gap is never negative where every part
 * is answered and applies; the outcome is that of `evaluatePartner`.
 *
 * @example
 * ```ts
 * import { parseProgram, profileScore } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   scorecards: {
 *     capabilities: {
 *       scale: [1, 100],
 *       missing: "exclude",
 *       parts: [
 *         { id: "demo", weight: 3, ask: "Can the partner demonstrate the product?", answers: { no: 0, partly: 0.5, yes: 1 } },
 *         { id: "support", ask: "Is there a help desk?", yes: 1 },
 *       ],
 *     },
 *   },
 * });
 * const partner = { id: "p1", answers: { capabilities: { demo: "partly", support: true } } };
 * const profile = profileScore(program, partner, { asOf: "2026-03-31", card: "capabilities" });
 * if (profile.status === "profiled") console.log(profile.gap, profile.parts.demo?.contribution, profile.parts.support?.contribution);
 * // => 37.13 37.88 25
 * ```
 * @since 0.1.0
 */
export function profileScore(program: Program, partner: Partner, options: ScoreOptions): ScoreProfile {
  return withCard<ProfiledScore>(program, partner, options, profileOf);
}
