/**
 * Lowers scorecards. A card gives `score.<card>` and `coverage.<card>`, both for every part (`score.<card>.<path>`), with bands
 * `band.<card>`, with a trend `trend.<card>` and `trend.<card>.change`, and with peers `peers.<card>.median` and the like.
 */
import { type Definition } from "../core/definition/definition.js";
import { type Slot } from "../core/expression/slot.js";
import { type PartnerScope } from "../core/expression/scope.js";
import { derivedType } from "../core/expression/type.js";
import { pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { checkScorecard } from "./check.js";
import { defineAnswers } from "./lower-answers.js";
import { type Lowering, type Scored, lowerGroup, nameScored } from "./lower-part.js";
import { lowerPeers, lowerTrend, peerNames, trendNames } from "./lower-standing.js";
import { type ImpliedApplicability, digitsOf, partsOf, scorecardReferences } from "./tree.js";
import { type ScoreBand, type Scorecard, type Scorecards } from "./types.js";

/** The score, unless too little of it is known. */
function lowerCovered({ score, coverage }: Scored, least: number | string, scope: PartnerScope, address: string): Slot {
  const node = { kind: "covered", operand: score, coverage, minimum: readExact(least)! } as const;
  return scope.add(node, { ...scope.typeOf(score), mayBeUnknown: true }, pointer(address, "minimumCoverage"));
}

function lowerScorecard(lowering: Lowering, address: string): void {
  const { card, scope, id } = lowering;
  const root = lowerGroup(card, "", lowering, address);
  if (root === undefined) return;
  const { coverage } = root;
  const score =
    card.minimumCoverage === undefined ? root.score : lowerCovered(root, card.minimumCoverage, scope, address);
  nameScored({ score, coverage }, id, lowering, address);
  if (card.bands !== undefined) lowerBands(card.bands, score, lowering, address);
  if (card.trend !== undefined) lowerTrend(card.trend, score, lowering, address);
  if (card.peers !== undefined) lowerPeers(card.peers, score, lowering, address);
}

function lowerBands(written: readonly ScoreBand[], score: Slot, { scope, id }: Lowering, address: string): void {
  const bands = written.map(({ from, is }) => ({ from: readExact(from)!, is }));
  const bandType = {
    ...derivedType("text", scope.typeOf(score)),
    oneOf: bands.map(({ is }) => is),
    mayBeNotApplicable: true,
  };
  const at = pointer(address, "bands");
  scope.name(`band.${id}`, at, {
    slot: scope.add({ kind: "band", operand: score, bands }, bandType, at),
    type: bandType,
  });
}

/** The names that a card gives besides those of its parts. */
function ownNames(id: string, { bands, trend, peers }: Scorecard): readonly string[] {
  return [
    ...(bands === undefined ? [] : [`band.${id}`]),
    ...(trend === undefined ? [] : trendNames(id)),
    ...(peers === undefined ? [] : peerNames(id)),
  ];
}

function namesOf(id: string, card: Scorecard): readonly string[] {
  const paths = [id, ...partsOf(card, "").map(({ path }) => `${id}.${path}`)];
  return [...paths.map((path) => `score.${path}`), ...paths.map((path) => `coverage.${path}`), ...ownNames(id, card)];
}

/** The definitions of the section. */
export function defineScorecards(
  scorecards: Scorecards,
  address = "/scorecards",
  implied: ImpliedApplicability = () => undefined,
): readonly Definition[] {
  return Object.entries(scorecards).flatMap(([id, card]) => {
    const at = pointer(address, id);
    const answers = defineAnswers(id, card, at);
    const own: Definition = {
      names: namesOf(id, card),
      address: at,
      references: [...answers.flatMap(({ names }) => names), ...scorecardReferences(card, implied)],
      lower: (scope) => {
        const issues = checkScorecard(card, at);
        for (const found of issues) scope.report(() => found);
        if (issues.length === 0) lowerScorecard({ card, scope, id, digits: digitsOf(card), implied }, at);
      },
    };
    return [...answers, own];
  });
}
