import * as z from "zod/mini";
import { CASES } from "../core/case/schema.js";
import {
  ABOUT,
  decimalSchema,
  dictionarySchema,
  idSchema,
  listSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../core/shape/schema.js";
import { conditionSchema, operandSchema } from "../core/rule/schema.js";
import { dispatchSchema } from "../core/shape/select/schema.js";
import { shiftSchema } from "../core/time/schema.js";
import {
  type Part,
  type QuestionsByOperator,
  type ScoreBand,
  type Scorecard,
  type Scorecards,
  COMBINATIONS,
  MISSING_POLICIES,
} from "./types.js";

const partAbout = {
  ...ABOUT,
  id: idSchema,
  measures: z.exactOptional(nameSchema.check(z.describe("An entry of the catalogue: capability.preSales"))),
  appliesWhen: z.exactOptional(conditionSchema.check(z.describe("Partners to whom the part applies"))),
  weight: z.exactOptional(decimalSchema({ least: 0 }).check(z.describe("How much the part counts; 1 unless stated"))),
};

const leafAbout = {
  ...partAbout,
  action: z.exactOptional(z.string().check(z.minLength(1)).check(z.describe("What to do to reach best practice"))),
  effort: z.exactOptional(decimalSchema({ least: 0 }).check(z.describe("What that takes; 1 unless stated"))),
};

const grouping = {
  aggregate: z.exactOptional(
    z.enum(COMBINATIONS).check(z.describe("How the parts make one score; weightedMean unless stated")),
  ),
  cap: z.exactOptional(decimalSchema().check(z.describe("The score is at most this"))),
};

const worth = decimalSchema({ least: 0 });
const answersSchema = z.record(z.string().check(z.minLength(1)).check(z.maxLength(200)), worth).check(
  z.refine((answers) => Object.keys(answers).length > 0, {
    params: { code: "shape.length", params: { expected: "at least 1 entry" } },
  }),
);

const question = {
  ...leafAbout,
  ask: z.string().check(z.minLength(1)),
  mayNotApply: z.exactOptional(
    z.boolean().check(z.describe("The partner may answer that it does not apply, with a reason")),
  ),
  validFor: z.exactOptional(shiftSchema),
};

const QUESTIONS: { readonly [O in keyof QuestionsByOperator]: z.ZodMiniType } = {
  answers: objectSchema(
    { ...question, answers: answersSchema.check(z.describe("What each answer is worth")) },
    "A question with one answer",
  ),
  choices: objectSchema(
    {
      ...question,
      choices: answersSchema.check(z.describe("What each answer is worth; those that are given add up")),
      most: z.exactOptional(worth.check(z.describe("The most that they are worth together"))),
    },
    "A question with several answers",
  ),
  yes: objectSchema(
    {
      ...question,
      yes: worth.check(z.describe("What yes is worth")),
      no: z.exactOptional(worth.check(z.describe("What no is worth; 0 unless stated"))),
    },
    "A question that is answered with true or false",
  ),
  bands: objectSchema(
    { ...question, bands: listSchema(objectSchema({ from: decimalSchema(), is: worth })) },
    "A question that is answered with a number, worth so much from each bound on",
  ),
  corners: objectSchema(
    { ...question, corners: listSchema(objectSchema({ at: decimalSchema(), is: worth })) },
    "A question that is answered with a number, worth what lies between corners",
  ),
};

const partSchema: z.ZodMiniType<Part> = dispatchSchema<Part>("part", "a part of a scorecard", () => ({
  parts: objectSchema({ ...partAbout, ...grouping, parts: partsSchema }, "Several parts as one score"),
  ...QUESTIONS,
  points: objectSchema(
    {
      ...leafAbout,
      points: objectSchema({
        of: operandSchema.check(z.describe("The value that is scored")),
        max: operandSchema.check(z.describe("The most points")),
        at: operandSchema.check(z.describe("The value that earns the most points")),
      }),
    },
    "Points for a measured value",
  ),
  score: objectSchema(
    { ...leafAbout, score: operandSchema.check(z.describe("The score")), cap: grouping.cap },
    "A score that is computed elsewhere",
  ),
}));

const partsSchema: z.ZodMiniType<readonly Part[]> = listSchema(partSchema);

const bandSchema: z.ZodMiniType<ScoreBand> = objectSchema({
  from: decimalSchema(),
  is: z.string().check(z.minLength(1)),
});

/** A scorecard. */
export const scorecardSchema: z.ZodMiniType<Scorecard> = objectSchema({
  ...ABOUT,
  ...CASES,
  ...grouping,
  scale: z.exactOptional(
    z.tuple([decimalSchema(), decimalSchema()]).check(z.describe("The lowest and the highest score")),
  ),
  missing: z.enum(MISSING_POLICIES).check(z.describe("What an unanswered part does")),
  minimumCoverage: z.exactOptional(
    decimalSchema({ least: 0, most: 1 }).check(z.describe("The share that must be known")),
  ),
  bands: z.exactOptional(listSchema(bandSchema)),
  dated: z.exactOptional(z.boolean().check(z.describe("Whether each answer is a list of answers from a day on"))),
  trend: z.exactOptional(
    objectSchema(
      {
        shift: shiftSchema,
        deadBand: z.exactOptional(decimalSchema({ least: 0 }).check(z.describe("A change of so much is none"))),
      },
      "Where the score is going",
    ),
  ),
  peers: z.exactOptional(
    objectSchema(
      {
        among: z.exactOptional(nameSchema.check(z.describe("Among the partners with the same value of this text"))),
        minimumPeers: wholeSchema(1, 1_000_000).check(z.describe("Among fewer partners nothing is told")),
      },
      "Where the partner stands in the base",
    ),
  ),
  digits: z.exactOptional(wholeSchema(0, 12).check(z.describe("Decimal places in outcomes; 2 unless stated"))),
  parts: partsSchema,
});

export const scorecardsSchema: z.ZodMiniType<Scorecards> = dictionarySchema(scorecardSchema, "Scorecards");
