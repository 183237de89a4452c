import * as z from "zod/mini";
import { conditionSchema } from "../rule/schema.js";
import { type Condition } from "../rule/types.js";
import {
  ABOUT,
  dictionarySchema,
  finding,
  idSchema,
  listSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../shape/schema.js";
import { byTypeSchema, dispatchSchema } from "../shape/select/schema.js";
import { readDay } from "../time/day.js";
import { PERIOD_UNITS } from "../time/period.js";
import {
  type Demotion,
  type DueRequirement,
  type EffectiveFrom,
  type Exit,
  type LastDay,
  type LockIn,
  type MeasuredOn,
  type Occasions,
  type Promotion,
  type Review,
  type Span,
  type UpOrOut,
} from "./types.js";

const expectedSpan = finding("shape.type", { expected: 'a length of time such as { "months": 12 }' });

const spanSchema = (description: string): z.ZodMiniType<Span> =>
  objectSchema<Span>(
    {
      years: z.exactOptional(wholeSchema(1, 100)),
      quarters: z.exactOptional(wholeSchema(1, 400)),
      months: z.exactOptional(wholeSchema(1, 1200)),
      days: z.exactOptional(wholeSchema(1, 36600)),
    },
    description,
  ).check(z.refine((span) => Object.keys(span).length > 0, expectedSpan));

const periodSchema = z.enum(PERIOD_UNITS);

/** A day of every year: 2000 has a 29 February. */
const monthDaySchema: z.ZodMiniType<string> = z
  .string()
  .check(
    z.refine((text) => readDay(`2000-${text}`) !== undefined, finding("shape.type", { expected: "a day of the year, MM-DD" })), // prettier-ignore
  )
  .check(z.meta({ description: "A day of every year, MM-DD", pattern: "^\\d{2}-\\d{2}$" }));

const dateName = nameSchema.check(z.describe("A fact that is a date, or held.since"));

const occasionsSchema: z.ZodMiniType<Occasions> = byTypeSchema<Occasions>(
  'days on which moves are decided, such as "immediately" or { "lastDayOf": "fiscalYear" }',
  {
    string: z.enum(["immediately", "never"]),
    object: dispatchSchema("occasions", "days on which moves are decided", () => ({
      firstDayOf: objectSchema({ firstDayOf: periodSchema }, "The first day of each period"),
      lastDayOf: objectSchema({ lastDayOf: periodSchema }, "The last day of each period"),
      eachYearOn: objectSchema({ eachYearOn: listSchema(monthDaySchema, 366) }, "The same days of every year"),
      anniversaryOf: objectSchema(
        { anniversaryOf: dateName, months: z.exactOptional(wholeSchema(1, 1200)) },
        "Every so many months after a date, 12 unless stated",
      ),
    })),
  },
);

const measuredSchema: z.ZodMiniType<MeasuredOn> = dispatchSchema<MeasuredOn>("measuredOn", "a measured day", () => ({
  before: objectSchema({ before: spanSchema("How long before the decision") }),
  lastDayOf: objectSchema({ lastDayOf: periodSchema }, "The last day of the last period that is over"),
}));

const effectiveSchema: z.ZodMiniType<EffectiveFrom> = dispatchSchema<EffectiveFrom>(
  "effectiveFrom",
  "a day of effect",
  () => ({
    after: objectSchema({ after: spanSchema("How long after the decision") }),
    firstDayOf: objectSchema({ firstDayOf: periodSchema }, "The first day of the next period"),
  }),
);

const lastDays = () => ({
  for: objectSchema({ for: spanSchema("How long") }),
  lastDayOf: objectSchema(
    { lastDayOf: periodSchema, following: z.exactOptional(wholeSchema(1, 100)) },
    "The end of the period, or of the so manyth following one",
  ),
});

const graceSchema: z.ZodMiniType<LastDay> = dispatchSchema<LastDay>("grace", "a time of grace", lastDays);

const lockInSchema: z.ZodMiniType<LockIn> = dispatchSchema<LockIn>("lockIn", "a time in which a level is safe", () => ({
  ...lastDays(),
  anniversaryOf: objectSchema({ anniversaryOf: dateName }, "Up to the day before the next anniversary"),
}));

const MOVES = {
  on: occasionsSchema.check(z.describe("When it is decided")),
  measured: z.exactOptional(measuredSchema.check(z.describe("Whose figures count"))),
  effective: z.exactOptional(effectiveSchema.check(z.describe("From when it has effect"))),
  atMostLevels: z.exactOptional(wholeSchema(1, 1000).check(z.describe("How many levels at once"))),
};

const atOnce = z.enum(["immediately", "never"]);

const promotionSchema: z.ZodMiniType<Promotion> = objectSchema({
  ...MOVES,
  minimumTenure: z.exactOptional(spanSchema("How long a level is held before the next one")),
});

const demotionSchema: z.ZodMiniType<Demotion> = objectSchema({
  ...MOVES,
  grace: z.exactOptional(graceSchema.check(z.describe("How long a partner that misses may still comply"))),
  warn: z.exactOptional(spanSchema("How long before a review a partner that would miss is told")),
  exit: z.exactOptional(idSchema.check(z.describe("The exit of a partner for which no level is left"))),
});

const exitSchema: z.ZodMiniType<Exit> = objectSchema({
  ...ABOUT,
  returnAfter: z.exactOptional(spanSchema("How long until a partner may come back; without it never")),
});

/** How what is held moves over time. */
export const reviewSchema: z.ZodMiniType<Review> = objectSchema({
  ...ABOUT,
  enter: z.exactOptional(
    z
      .enum(["qualified", "lowest"])
      .check(z.describe("Where a partner begins that held nothing; qualified unless stated")),
  ),
  promote: z.exactOptional(
    byTypeSchema<Review["promote"]>("immediately, never, or how promotions are decided", {
      string: atOnce,
      object: promotionSchema,
    }),
  ),
  demote: z.exactOptional(
    byTypeSchema<Review["demote"]>("immediately, never, or how demotions are decided", {
      string: atOnce,
      object: demotionSchema,
    }),
  ),
  lockIn: z.exactOptional(lockInSchema.check(z.describe("How long a level that was gained is safe"))),
  coolDown: z.exactOptional(spanSchema("How long after a demotion nothing rises")),
  exits: z.exactOptional(dictionarySchema(exitSchema, "Ways out")),
});

export const dueRequirementSchema: z.ZodMiniType<DueRequirement<Condition>> = objectSchema({
  ...ABOUT,
  reviews: wholeSchema(1, 1000).check(z.describe("At every how many reviews it is due")),
  requires: conditionSchema,
});

export const upOrOutSchema: z.ZodMiniType<UpOrOut> = objectSchema({
  ...ABOUT,
  after: spanSchema("How long the level can be held"),
  exit: idSchema.check(z.describe("The exit of a partner that did not rise")),
});
