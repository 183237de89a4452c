/** Answers to the questions of scorecards. */
import { type Exact, exactInteger, subtract } from "../../core/number/exact.js";
import { readExact } from "../../core/number/decimal.js";
import { isQuestion } from "../../scorecard/question.js";
import { partsOf } from "../../scorecard/tree.js";
import { type QuestionPart, type Scorecard } from "../../scorecard/types.js";
import { type Arbitrary } from "../fast-check.js";
import { type Section, sectionArbitrary } from "./facts.js";
import { type Setting } from "./setting.js";
import { datedArbitrary, writePlain } from "./values.js";

/** Numbers on both sides of the bounds of a question. */
function boundNumbers(bounds: readonly (number | string)[]): readonly (number | string)[] {
  const exact = bounds.map((bound) => readExact(bound)!);
  const near = exact.flatMap((bound): readonly Exact[] => [bound, subtract(bound, exactInteger(1))]);
  return [...new Set([0, ...near.map(writePlain)])];
}

function answerArbitrary(question: QuestionPart, { fc }: Setting): Arbitrary<unknown> {
  if ("answers" in question) return fc.constantFrom(...Object.keys(question.answers));
  if ("choices" in question) return fc.subarray(Object.keys(question.choices));
  if ("yes" in question) return fc.boolean();
  const bounds = "bands" in question ? question.bands.map(({ from }) => from) : question.corners.map(({ at }) => at);
  return fc.constantFrom(...boundNumbers(bounds));
}

function cardArbitrary(card: Scorecard, setting: Setting): Arbitrary<Section> {
  const { fc } = setting;
  const questions = partsOf(card, "").flatMap(({ part, path }) => {
    if (!isQuestion(part)) return [];
    const value = answerArbitrary(part, setting);
    if (card.dated === true) return [[path, datedArbitrary(value, setting)] as const];
    if (part.mayNotApply !== true) return [[path, value] as const];
    return [[path, fc.oneof(value, fc.constant({ notApplicable: "not our business" }))] as const];
  });
  return sectionArbitrary(setting, Object.fromEntries(questions));
}

/** The answers to all scorecards; a card without questions has none. */
export function answersArbitrary(setting: Setting): Arbitrary<Section> {
  const cards = Object.entries(setting.document.scorecards ?? {}).filter(([, card]) => partsOf(card, "").some(({ part }) => isQuestion(part))); // prettier-ignore
  return sectionArbitrary(setting, Object.fromEntries(cards.map(([id, card]) => [id, cardArbitrary(card, setting)])));
}
