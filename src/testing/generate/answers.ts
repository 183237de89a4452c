/** Answers to the questions of scorecards, and levels that are held. */
import { type Exact, exactInteger, subtract } from "../../core/number/exact.js";
import { readExact } from "../../core/number/decimal.js";
import { isQuestion } from "../../scorecard/question.js";
import { partsOf } from "../../scorecard/tree.js";
import { type QuestionPart, type Scorecard } from "../../scorecard/types.js";
import { type Arbitrary } from "../fast-check.js";
import { type Section, sectionArbitrary } from "./facts.js";
import { type Setting } from "./setting.js";
import { datedArbitrary, dayArbitrary, writePlain } from "./values.js";

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

/** What is held on each ladder: nothing said of it, nothing, or a level since some day. Nothing where no rule asks for it. */
export function heldArbitrary(setting: Setting): Arbitrary<Section> {
  const { fc, compiled, asOf } = setting;
  const isAsked = compiled.held.length > 0 || compiled.ladders.some(({ review }) => review !== undefined);
  const since = dayArbitrary(setting).map((day) => (day > asOf ? asOf : day));
  const sections: Record<string, Record<string, Arbitrary<unknown>>> = {};
  for (const { key, ids } of isAsked ? compiled.ladders : []) {
    const [section, id] = key.split("/") as [string, string];
    const entry = fc.record({ from: since, is: fc.constantFrom(...ids) });
    (sections[section] ??= {})[id] = fc.array(entry, { maxLength: 1 }).map((history) => ({ history }));
  }
  return sectionArbitrary(
    setting,
    Object.fromEntries(Object.entries(sections).map(([section, held]) => [section, sectionArbitrary(setting, held)])),
  );
}
