/**
 * Lowers scorecards. Every part becomes two slots: its score, and its coverage (which share of what lies below it is
 * known). The card gives `score.<card>`, `score.<card>.<path>`, `coverage.<card>` and, with bands, `band.<card>`.
 */
import { type Definition } from "../core/definition/definition.js";
import { type Slot } from "../core/expression/slot.js";
import { type Combination, ABOVE_ZERO } from "../core/expression/words.js";
import { type PartnerScope } from "../core/expression/scope.js";
import { type ValueType, derivedType, isNumeric } from "../core/expression/type.js";
import { issue, pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { type Exact, ONE, sign, subtract } from "../core/number/exact.js";
import { checkScorecard, lowestOf } from "./check.js";
import { partsOf, scorecardReferences } from "./tree.js";
import {
  type GroupPart,
  type Part,
  type PointsPart,
  type ValuePart,
  type QuestionPart,
  type Scorecard,
  type Scorecards,
} from "./types.js";

/** The two slots of a part. */
interface Scored {
  readonly score: Slot;
  readonly coverage: Slot;
}

/** The card that is being lowered, and where to. */
interface Lowering {
  readonly card: Scorecard;
  readonly scope: PartnerScope;
  /** The card's id: its paths begin with it. */
  readonly id: string;
  readonly digits: number;
}

function known(scope: PartnerScope, operand: Slot, address: string): Slot {
  return scope.add(
    { kind: "known", operand },
    { ...scope.typeOf(operand), kind: "decimal", mayBeUnknown: false },
    address,
  );
}

function lowerQuestion(
  { answers }: QuestionPart,
  path: string,
  { card, scope, id, digits }: Lowering,
  address: string,
): Scored {
  const type: ValueType = { kind: "text", mayBeUnknown: true, mayBeNotApplicable: false, oneOf: Object.keys(answers) };
  const name = `answer.${id}.${path}`;
  const answer = scope.add({ kind: "input", name, source: pointer("/answers", id, path) }, type, address);
  scope.name(name, address, { slot: answer, type });
  const choices = new Map(Object.entries(answers).map(([text, worth]) => [text, readExact(worth)!]));
  const scoreType: ValueType = { ...derivedType("decimal", type), digits };
  const worth = scope.add({ kind: "choice", operand: answer, choices }, scoreType, pointer(address, "answers"));
  const coverage = known(scope, answer, address);
  if (card.scale === undefined) return { score: worth, coverage };
  const [low, high] = card.scale.map((bound) => readExact(bound)!);
  const node = { kind: "linear", operand: worth, factor: subtract(high!, low!), offset: low! } as const;
  return { score: scope.add(node, scoreType, address), coverage };
}

function lowerMeasured(part: PointsPart | ValuePart, { scope, digits }: Lowering, address: string): Scored | undefined {
  const at = "score" in part ? pointer(address, "score") : address;
  const measured = scope.operand("score" in part ? part.score : { points: part.points }, at);
  if (measured === undefined) return undefined;
  if (!isNumeric(measured.type.kind) || measured.type.kind === "money") {
    scope.report(() => issue("metric.operands", at, { operator: "score", expected: "a number" }));
    return undefined;
  }
  const type: ValueType = { ...derivedType("decimal", measured.type), digits };
  const highest = "score" in part && part.cap !== undefined ? readExact(part.cap) : undefined;
  // A score of its own has a slot of its own, so that it is explained where it stands.
  const node = { kind: "clip", operand: measured.slot, lowest: undefined, highest } as const;
  const score = "score" in part ? scope.add(node, type, address) : measured.slot;
  return { score, coverage: known(scope, score, address) };
}

/** Whether the score of a part is above zero for every partner. */
function isAboveZero(part: Part, card: Scorecard): boolean {
  if ("answers" in part) return card.scale !== undefined && sign(lowestOf(card)) > 0;
  if (!("parts" in part)) return false;
  const cap = part.cap === undefined ? undefined : readExact(part.cap)!;
  return (cap === undefined || sign(cap) > 0) && part.parts.every((each) => isAboveZero(each, card));
}

/** Whether a group can be missing: what its parts can be, and which of them it leaves out. */
function combinedType(
  parts: readonly ValueType[],
  weights: readonly Exact[],
  missing: Scorecard["missing"],
): ValueType {
  const mayBeLeftOut = (type: ValueType): boolean =>
    type.mayBeNotApplicable || (type.mayBeUnknown && missing === "exclude");
  const weightless = weights.some((weight) => sign(weight) === 0);
  const weighted = parts.filter((_, index) => sign(weights[index]!) !== 0);
  const someUnknown = parts.some((type) => type.mayBeUnknown);
  return {
    kind: "decimal",
    mayBeUnknown: missing === "fail" ? someUnknown : missing === "exclude" && someUnknown && parts.every(mayBeLeftOut),
    // All parts may be left out as not applicable, or all that weigh anything.
    mayBeNotApplicable: parts.every((type) => type.mayBeNotApplicable) || (weightless && weighted.every(mayBeLeftOut)),
  };
}

/** Coverage is a mean by the weights that the score uses, so that it says how much of the score is known. */
function lowerGroup(
  group: Pick<GroupPart, "aggregate" | "cap" | "parts">,
  path: string,
  lowering: Lowering,
  address: string,
): Scored | undefined {
  const { card, scope } = lowering;
  const parts = group.parts.map((part, index) => lowerPart(part, path, lowering, pointer(address, "parts", index)));
  if (parts.includes(undefined)) return undefined;
  const scored = parts as Scored[];
  const combination: Combination = group.aggregate ?? "weightedMean";
  const weights = group.parts.map(({ weight }): Exact => (weight === undefined ? ONE : readExact(weight)!));
  const combined = (operands: readonly Slot[], how: Combination, missing: Scorecard["missing"]): Slot => {
    const type = combinedType(operands.map(scope.typeOf), weights, missing);
    const hasNone = ABOVE_ZERO.has(how) && !group.parts.every((part) => isAboveZero(part, card));
    const node = { kind: "combine", combination: how, operands, weights, missing, lowest: lowestOf(card) } as const;
    const mayBeNotApplicable = type.mayBeNotApplicable || hasNone;
    return scope.add(node, { ...type, mayBeNotApplicable, digits: lowering.digits }, address);
  };
  const score = combined(
    scored.map((part) => part.score),
    combination,
    card.missing,
  );
  const coverage = combined(
    scored.map((part) => part.coverage),
    "weightedMean",
    "exclude",
  );
  if (group.cap === undefined) return { score, coverage };
  const node = { kind: "clip", operand: score, lowest: undefined, highest: readExact(group.cap)! } as const;
  return { score: scope.add(node, scope.typeOf(score), pointer(address, "cap")), coverage };
}

function lowerPart(part: Part, path: string, lowering: Lowering, address: string): Scored | undefined {
  const own = path === "" ? part.id : `${path}.${part.id}`;
  const lower = (): Scored | undefined => {
    if ("parts" in part) return lowerGroup(part, own, lowering, address);
    return "answers" in part ? lowerQuestion(part, own, lowering, address) : lowerMeasured(part, lowering, address);
  };
  const scored = lower();
  if (scored !== undefined) nameScored(scored, `${lowering.id}.${own}`, lowering, address);
  return scored;
}

function nameScored({ score, coverage }: Scored, path: string, { scope, digits }: Lowering, address: string): void {
  scope.name(`score.${path}`, address, { slot: score, type: { ...scope.typeOf(score), digits } });
  scope.name(`coverage.${path}`, address, { slot: coverage, type: scope.typeOf(coverage), inner: true });
}

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
  if (card.bands === undefined) return;
  const bands = card.bands.map(({ from, is }) => ({ from: readExact(from)!, is }));
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

function namesOf(id: string, card: Scorecard): readonly string[] {
  const paths = [id, ...partsOf(card, "").map(({ path }) => `${id}.${path}`)];
  const bands = card.bands === undefined ? [] : [`band.${id}`];
  return [...paths.map((path) => `score.${path}`), ...paths.map((path) => `coverage.${path}`), ...bands];
}

/** The definitions of the section. */
export function defineScorecards(scorecards: Scorecards, address = "/scorecards"): readonly Definition[] {
  return Object.entries(scorecards).map(([id, card]) => {
    const at = pointer(address, id);
    return {
      names: namesOf(id, card),
      address: at,
      references: scorecardReferences(card, at),
      lower: (scope) => {
        const issues = checkScorecard(card, at);
        for (const found of issues) scope.report(() => found);
        if (issues.length === 0) lowerScorecard({ card, scope, id, digits: card.digits ?? 2 }, at);
      },
    };
  });
}
