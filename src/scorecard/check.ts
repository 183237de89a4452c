/** What the shape of a scorecard cannot say: ids once, weights with an effect, bands in order, a scale that is one. */
import { checkBandOrder, checkCorners } from "../core/band/check.js";
import { WEIGHTED } from "../core/expression/words.js";
import { type Issue, issue, pointer } from "../core/issue/issue.js";
import { idsTwice } from "../core/issue/twice.js";
import { readExact } from "../core/number/decimal.js";
import { type Exact, ONE, compare, sign } from "../core/number/exact.js";
import { isQuestion, kindOf } from "./question.js";
import { type PlacedPart, partsOf } from "./tree.js";
import { type GroupPart, type QuestionPart, type Scorecard } from "./types.js";

function checkWeights(group: Pick<GroupPart, "aggregate" | "parts">, address: string): readonly Issue[] {
  const aggregate = group.aggregate ?? "weightedMean";
  const weighted = group.parts.map((part, index) => ({
    weight: part.weight,
    at: pointer(address, "parts", index, "weight"),
  }));
  if (!WEIGHTED.has(aggregate)) {
    const stated = weighted.filter(({ weight }) => weight !== undefined);
    return stated.map(({ at }) => issue("scorecard.weight", at, { aggregate }));
  }
  const weightless = weighted.every(({ weight }) => weight !== undefined && sign(readExact(weight)!) === 0);
  return weightless ? [issue("scorecard.weightless", pointer(address, "parts"))] : [];
}

/** On a scale every answer is a fraction of best practice. */
function checkFractions(question: QuestionPart, address: string): readonly Issue[] {
  const above = kindOf(question)
    .worths(question, address)
    .filter(({ worth }) => compare(worth, ONE) > 0);
  return above.map((each) => issue("scorecard.worth", each.address));
}

/** Bounds and corners rise; an answer without a day cannot grow old. */
function checkQuestion(question: QuestionPart, dated: boolean, address: string): readonly Issue[] {
  return [
    ...("bands" in question ? checkBandOrder(question.bands, pointer(address, "bands")) : []),
    ...("corners" in question ? checkCorners(question.corners, pointer(address, "corners")) : []),
    ...(question.validFor === undefined || dated
      ? []
      : [issue("scorecard.undated", pointer(address, "validFor"), { what: "answers that count for a time need" })]),
  ];
}

/** The questions of a card are the same on every day unless their answers are dated. */
function checkTrend({ trend, dated }: Scorecard, questions: readonly PlacedPart[], address: string): readonly Issue[] {
  if (trend === undefined || dated === true || questions.length === 0) return [];
  return [issue("scorecard.undated", pointer(address, "trend"), { what: "a trend needs" })];
}

function checkScale(card: Scorecard, address: string): readonly Issue[] {
  if (card.scale === undefined) return [];
  const [low, high] = card.scale.map((bound) => readExact(bound)!);
  const at = pointer(address, "scale");
  if (compare(low!, high!) >= 0) return [issue("scorecard.scale", at, { problem: "has no room between its ends" })];
  return partsOf(card, address).flatMap(({ part, address: where }) => {
    if ("points" in part)
      return [issue("scorecard.scale", pointer(where, "points"), { problem: "does not apply to points" })];
    return isQuestion(part) ? checkFractions(part, where) : [];
  });
}

/** The lowest score there can be, where the card states it. */
export function lowestOf(card: Scorecard): Exact {
  return readExact(card.scale?.[0] ?? 0)!;
}

/** Issues of one card. */
export function checkScorecard(card: Scorecard, address: string): readonly Issue[] {
  const groups = [{ group: card as Pick<GroupPart, "aggregate" | "parts">, at: address }];
  for (const { part, address: at } of partsOf(card, address)) if ("parts" in part) groups.push({ group: part, at });
  const questions = partsOf(card, address).filter(({ part }) => isQuestion(part));
  return [
    ...groups.flatMap(({ group, at }) => [...idsTwice(group.parts, pointer(at, "parts")), ...checkWeights(group, at)]),
    ...checkScale(card, address),
    ...questions.flatMap(({ part, address: at }) => checkQuestion(part as QuestionPart, card.dated === true, at)),
    ...checkTrend(card, questions, address),
    ...checkBandOrder(card.bands ?? [], pointer(address, "bands"), lowestOf(card)),
  ];
}
