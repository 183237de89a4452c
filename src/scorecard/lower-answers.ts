/** Lowers the answers of a card: values of the partner that rules read too, and so definitions of their own. */
import { type Definition } from "../core/definition/definition.js";
import { type PartnerScope } from "../core/expression/scope.js";
import { type ValueType } from "../core/expression/type.js";
import { pointer } from "../core/issue/issue.js";
import { isQuestion, kindOf } from "./question.js";
import { partsOf } from "./tree.js";
import { type QuestionPart, type Scorecard } from "./types.js";

/** The name of an answer: `answer.<card>.<path>`. */
export function answerName(id: string, path: string): string {
  return `answer.${id}.${path}`;
}

/** A question with its name and where it stands. */
interface Asked {
  readonly question: QuestionPart;
  readonly name: string;
  readonly source: string;
  readonly address: string;
}

/** The answer as it holds on the judged day: of dated answers the last one that counts. */
function lowerAnswer({ question, name, source, address }: Asked, dated: boolean, scope: PartnerScope): void {
  const mayBeNotApplicable = question.mayNotApply === true;
  const type: ValueType = { ...kindOf(question).answer(question), mayBeUnknown: true, mayBeNotApplicable };
  const input = { kind: "input", name, source } as const;
  if (!dated) {
    scope.name(name, address, { slot: scope.add(input, type, address), type });
    return;
  }
  const timeline = scope.add(input, { kind: "timeline", mayBeUnknown: true, mayBeNotApplicable }, address);
  const day = scope.outer.calendar({ kind: "calendar", bound: "asOf" }, address);
  const knownAt = scope.outer.calendar({ kind: "calendar", bound: "knownAt" }, address);
  const { validFor } = question;
  const node = { kind: "onDay", timeline, day, knownAt, ...(validFor === undefined ? {} : { validFor }) } as const;
  scope.name(name, address, { slot: scope.add(node, type, address), type, timeline });
}

/** The definition of a card's answers; none where the card asks nothing. */
export function defineAnswers(id: string, card: Scorecard, address: string): readonly Definition[] {
  const asked = partsOf(card, address).flatMap(({ part, path, address: at }): readonly Asked[] =>
    isQuestion(part)
      ? [{ question: part, name: answerName(id, path), source: pointer("/answers", id, path), address: at }]
      : [],
  );
  if (asked.length === 0) return [];
  const lower = (scope: PartnerScope): void => asked.forEach((each) => lowerAnswer(each, card.dated === true, scope));
  return [{ names: asked.map(({ name }) => name), address, references: [], lower }];
}
