/** Lowers the parts of a scorecard: each becomes two slots, its score and which share of what lies below it is known. */
import { lowerCondition } from "../core/condition/lower.js";
import { type Slot } from "../core/expression/slot.js";
import { type Combination, ABOVE_ZERO } from "../core/expression/words.js";
import { type Named, type PartnerScope, literalNode } from "../core/expression/scope.js";
import { NOT_APPLICABLE } from "../core/expression/value.js";
import { type ValueType, certainType, derivedType, isNumeric } from "../core/expression/type.js";
import { issue, pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { type Exact, ONE, sign, subtract } from "../core/number/exact.js";
import { lowestOf } from "./check.js";
import { answerName } from "./lower-answers.js";
import { isQuestion, kindOf } from "./question.js";
import { type ImpliedApplicability } from "./tree.js";
import {
  type GroupPart,
  type Part,
  type PointsPart,
  type QuestionPart,
  type Scorecard,
  type ValuePart,
} from "./types.js";

/** The two slots of a part. */
export interface Scored {
  readonly score: Slot;
  readonly coverage: Slot;
}

/** The card that is being lowered, and where to. */
export interface Lowering {
  readonly card: Scorecard;
  readonly scope: PartnerScope;
  /** The card's id: its paths begin with it. */
  readonly id: string;
  readonly digits: number;
  readonly implied: ImpliedApplicability;
}

function known(scope: PartnerScope, operand: Slot, address: string): Slot {
  return scope.add(
    { kind: "known", operand },
    { ...scope.typeOf(operand), kind: "decimal", mayBeUnknown: false },
    address,
  );
}

function lowerQuestion(question: QuestionPart, path: string, lowering: Lowering, address: string): Scored {
  const { card, scope, digits } = lowering;
  // Answers are definitions of their own, and stand before their card.
  const answer = (scope.lookUp(answerName(lowering.id, path)) as Named).slot;
  const scoreType: ValueType = { ...derivedType("decimal", scope.typeOf(answer)), digits };
  const node = kindOf(question).worth(question, answer, card.scale !== undefined);
  const worth = scope.add(node, scoreType, address);
  const coverage = known(scope, answer, address);
  if (card.scale === undefined) return { score: worth, coverage };
  const [low, high] = card.scale.map((bound) => readExact(bound)!);
  const scaled = { kind: "linear", operand: worth, factor: subtract(high!, low!), offset: low! } as const;
  return { score: scope.add(scaled, scoreType, address), coverage };
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
  if (isQuestion(part)) return card.scale !== undefined && sign(lowestOf(card)) > 0;
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
export function lowerGroup(
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

/** The part where it applies; elsewhere it is left out. Whether it does may be unknown: then nothing of it is known. */
function lowerApplicable(part: Part, scored: Scored | undefined, lowering: Lowering, address: string) {
  const { scope, implied } = lowering;
  const condition = part.appliesWhen ?? implied(part);
  if (condition === undefined) return scored;
  const at = pointer(address, part.appliesWhen === undefined ? "measures" : "appliesWhen");
  const applies = lowerCondition(condition, scope, at);
  if (applies === undefined || scored === undefined) return undefined;
  const { mayBeUnknown } = scope.typeOf(applies);
  const otherwise = scope.add(literalNode(NOT_APPLICABLE), { ...certainType("decimal"), mayBeNotApplicable: true }, at);
  const where = (value: Slot): Slot => {
    const type = scope.typeOf(value);
    const node = { kind: "choose", conditions: [applies], values: [value], otherwise, isGate: true } as const;
    return scope.add(node, { ...type, mayBeNotApplicable: true, mayBeUnknown: type.mayBeUnknown || mayBeUnknown }, at);
  };
  const one = scope.add(literalNode(ONE), certainType("decimal"), at);
  const operands = [known(scope, where(one), at), scored.coverage];
  const coverage = scope.add(
    { kind: "arithmetic", function: "product", operands },
    { ...scope.typeOf(scored.coverage), mayBeNotApplicable: true },
    at,
  );
  return { score: where(scored.score), coverage };
}

function lowerPart(part: Part, path: string, lowering: Lowering, address: string): Scored | undefined {
  const own = path === "" ? part.id : `${path}.${part.id}`;
  const lower = (): Scored | undefined => {
    if ("parts" in part) return lowerGroup(part, own, lowering, address);
    return isQuestion(part) ? lowerQuestion(part, own, lowering, address) : lowerMeasured(part, lowering, address);
  };
  const scored = lowerApplicable(part, lower(), lowering, address);
  if (scored !== undefined) nameScored(scored, `${lowering.id}.${own}`, lowering, address);
  return scored;
}

export function nameScored(
  { score, coverage }: Scored,
  path: string,
  { scope, digits }: Lowering,
  address: string,
): void {
  scope.name(`score.${path}`, address, { slot: score, type: { ...scope.typeOf(score), digits } });
  scope.name(`coverage.${path}`, address, { slot: coverage, type: scope.typeOf(coverage), inner: true });
}
