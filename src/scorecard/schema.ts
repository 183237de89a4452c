import * as z from "zod/mini";
import { CASES } from "../core/case/schema.js";
import {
  ABOUT,
  decimalSchema,
  dictionarySchema,
  idSchema,
  listSchema,
  objectSchema,
  wholeSchema,
} from "../core/shape/schema.js";
import { operandSchema } from "../core/rule/schema.js";
import { dispatchSchema } from "../core/shape/select/schema.js";
import { type Part, type ScoreBand, type Scorecard, type Scorecards, COMBINATIONS, MISSING_POLICIES } from "./types.js";

const partAbout = {
  ...ABOUT,
  id: idSchema,
  weight: z.exactOptional(decimalSchema({ least: 0 }).check(z.describe("How much the part counts; 1 unless stated"))),
};

const grouping = {
  aggregate: z.exactOptional(
    z.enum(COMBINATIONS).check(z.describe("How the parts make one score; weightedMean unless stated")),
  ),
  cap: z.exactOptional(decimalSchema().check(z.describe("The score is at most this"))),
};

const answersSchema = z
  .record(z.string().check(z.minLength(1)).check(z.maxLength(200)), decimalSchema({ least: 0 }))
  .check(
    z.refine((answers) => Object.keys(answers).length > 0, {
      params: { code: "shape.length", params: { expected: "at least 1 entry" } },
    }),
  )
  .check(z.describe("What each answer is worth"));

const partSchema: z.ZodMiniType<Part> = dispatchSchema<Part>("part", "a part of a scorecard", () => ({
  parts: objectSchema({ ...partAbout, ...grouping, parts: partsSchema }, "Several parts as one score"),
  answers: objectSchema({ ...partAbout, ask: z.string().check(z.minLength(1)), answers: answersSchema }, "A question"),
  points: objectSchema(
    {
      ...partAbout,
      points: objectSchema({
        of: operandSchema.check(z.describe("The value that is scored")),
        max: operandSchema.check(z.describe("The most points")),
        at: operandSchema.check(z.describe("The value that earns the most points")),
      }),
    },
    "Points for a measured value",
  ),
  score: objectSchema(
    { ...partAbout, score: operandSchema.check(z.describe("The score")), cap: grouping.cap },
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
  digits: z.exactOptional(wholeSchema(0, 12).check(z.describe("Decimal places in outcomes; 2 unless stated"))),
  parts: partsSchema,
});

export const scorecardsSchema: z.ZodMiniType<Scorecards> = dictionarySchema(scorecardSchema, "Scorecards");
