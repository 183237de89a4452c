/** What each kind of question answers: what is answered, what that is worth, and where its worths stand. */
import { type AnswerValue } from "../core/data/types.js";
import { type Node } from "../core/expression/node.js";
import { type Slot } from "../core/expression/slot.js";
import { type ValueType } from "../core/expression/type.js";
import { pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { type Exact, ONE, ZERO, add, compare, least, sign } from "../core/number/exact.js";
import {
  type BandsQuestion,
  type ChoiceQuestion,
  type CornersQuestion,
  type Part,
  type QuestionPart,
  type QuestionsByOperator,
  type SeveralQuestion,
  type YesNoQuestion,
} from "./types.js";

/** A worth of the document with its address. */
interface Worth {
  readonly worth: Exact;
  readonly address: string;
}

/** An answer that is worth most. */
export interface BestAnswer {
  readonly answer: AnswerValue;
  readonly worth: Exact;
}

/** The first of those that are worth most. */
function bestOf(answers: readonly BestAnswer[]): BestAnswer {
  return answers.reduce((best, each) => (compare(each.worth, best.worth) > 0 ? each : best));
}

/** What a kind of question answers. */
interface QuestionKind<Q extends QuestionPart> {
  /** Which values it is answered with. */
  readonly answer: (question: Q) => Pick<ValueType, "kind" | "oneOf" | "items">;
  /** The node of what an answer is worth. */
  readonly worth: (question: Q, answer: Slot, scaled: boolean) => Node;
  /** The answer of best practice, and what it is worth. */
  readonly best: (question: Q, scaled: boolean) => BestAnswer;
  /** Every worth that the question states. */
  readonly worths: (question: Q, address: string) => readonly Worth[];
}

const exact = (written: number | string): Exact => readExact(written)!;

function entriesOf(choices: Readonly<Record<string, number | string>>): ReadonlyMap<string, Exact> {
  return new Map(Object.entries(choices).map(([text, worth]) => [text, exact(worth)]));
}

function worthsIn(choices: Readonly<Record<string, number | string>>, address: string): readonly Worth[] {
  return Object.entries(choices).map(([text, worth]) => ({ worth: exact(worth), address: pointer(address, text) }));
}

function worthsOf(list: readonly { readonly is: number | string }[], address: string): readonly Worth[] {
  return list.map(({ is }, index) => ({ worth: exact(is), address: pointer(address, index, "is") }));
}

const answers: QuestionKind<ChoiceQuestion> = {
  answer: (question) => ({ kind: "text", oneOf: Object.keys(question.answers) }),
  worth: (question, operand) => ({ kind: "choice", operand, choices: entriesOf(question.answers) }),
  best: (question) => bestOf([...entriesOf(question.answers)].map(([answer, worth]) => ({ answer, worth }))),
  worths: (question, address) => worthsIn(question.answers, pointer(address, "answers")),
};

/** What several answers are worth together at most. */
function mostOf({ most }: SeveralQuestion, scaled: boolean): Exact | undefined {
  if (most !== undefined) return exact(most);
  return scaled ? ONE : undefined;
}

const choices: QuestionKind<SeveralQuestion> = {
  answer: (question) => ({ kind: "list", items: "text", oneOf: Object.keys(question.choices) }),
  worth: (question, operand, scaled) => {
    const most = mostOf(question, scaled);
    const node = { kind: "choice", operand, choices: entriesOf(question.choices) } as const;
    return most === undefined ? node : { ...node, most };
  },
  best: (question, scaled) => {
    const worths = [...entriesOf(question.choices)].filter(([, worth]) => sign(worth) > 0);
    const sum = worths.reduce<Exact>((all, [, worth]) => add(all, worth), ZERO);
    const most = mostOf(question, scaled);
    return { answer: worths.map(([text]) => text), worth: most === undefined ? sum : least(sum, most) };
  },
  worths: ({ choices: all, most }, address) => [
    ...worthsIn(all, pointer(address, "choices")),
    ...(most === undefined ? [] : [{ worth: exact(most), address: pointer(address, "most") }]),
  ],
};

const yes: QuestionKind<YesNoQuestion> = {
  answer: () => ({ kind: "boolean" }),
  worth: (question, operand) => {
    const worths = entriesOf({ true: question.yes, false: question.no ?? 0 });
    return { kind: "choice", operand, choices: worths };
  },
  best: (question) =>
    bestOf([
      { answer: true, worth: exact(question.yes) },
      { answer: false, worth: exact(question.no ?? 0) },
    ]),
  worths: ({ yes: most, no }, address) => worthsIn({ yes: most, ...(no === undefined ? {} : { no }) }, address),
};

const bands: QuestionKind<BandsQuestion> = {
  answer: () => ({ kind: "decimal" }),
  worth: (question, operand) => ({
    kind: "lookUp",
    table: "",
    keys: [operand],
    columns: [{ name: "from", match: "from" }],
    rows: question.bands.map(({ from, is }) => ({ keys: [exact(from)], value: exact(is) })),
    otherwise: ZERO,
  }),
  best: (question) => bestOf(question.bands.map(({ from, is }) => ({ answer: from, worth: exact(is) }))),
  worths: (question, address) => worthsOf(question.bands, pointer(address, "bands")),
};

const corners: QuestionKind<CornersQuestion> = {
  answer: () => ({ kind: "decimal" }),
  worth: (question, operand) => ({
    kind: "interpolate",
    operand,
    corners: question.corners.map(({ at, is }) => ({ at: exact(at), is: exact(is) })),
  }),
  best: (question) => bestOf(question.corners.map(({ at, is }) => ({ answer: at, worth: exact(is) }))),
  worths: (question, address) => worthsOf(question.corners, pointer(address, "corners")),
};

const KINDS: { readonly [O in keyof QuestionsByOperator]: QuestionKind<QuestionsByOperator[O]> } = {
  answers,
  choices,
  yes,
  bands,
  corners,
};

/** Whether a part is a question. */
export function isQuestion(part: Part): part is QuestionPart {
  return "ask" in part;
}

/** The kind of a question. */
export function kindOf(question: QuestionPart): QuestionKind<QuestionPart> {
  const operator = (Object.keys(KINDS) as (keyof QuestionsByOperator)[]).find((key) => key in question)!;
  return KINDS[operator] as QuestionKind<QuestionPart>;
}
