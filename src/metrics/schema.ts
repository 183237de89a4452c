import * as z from "zod";
import { conditionSchema } from "../core/condition/schema.js";
import {
  ABOUT,
  ID_PATTERN,
  decimalSchema,
  dictionarySchema,
  finding,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../core/shape/schema.js";
import { byTypeSchema, dispatchSchema } from "../core/shape/select/schema.js";
import { windowSchema } from "../core/time/schema.js";
import { readDecimal } from "../core/number/decimal.js";
import { type Metric, type Metrics, type Operand, type WhenEmptyChoice } from "./types.js";

const about = { ...ABOUT, digits: z.exactOptional(wholeSchema(0, 12).describe("Decimal places in outcomes")) };

const overRecords = {
  where: z.exactOptional(conditionSchema.describe("Which records count")),
  window: z.exactOptional(windowSchema.describe("Of which days")),
};

const collectionSchema = nameSchema.describe("A collection of records");
const fieldSchema = z
  .string()
  .refine(
    (text) => text.split(".").length === 2 && text.split(".").every((id) => ID_PATTERN.test(id)),
    finding("shape.name"),
  )
  .describe("A field of a collection: orders.amount");

const whenEmptySchema: z.ZodType<WhenEmptyChoice> = byTypeSchema("notApplicable, zero, one, or a number", {
  string: z
    .string()
    .refine(
      (text) => ["notApplicable", "zero", "one"].includes(text) || readDecimal(text) !== undefined,
      finding("shape.choice", { choices: ["notApplicable", "zero", "one", "a number"] }),
    )
    .meta({ examples: ["notApplicable", "zero", "one"] }),
  number: decimalSchema(),
});

const operandSchema: z.ZodType<Operand> = byTypeSchema("a name or a number", {
  string: z
    .string()
    .refine((text) => readDecimal(text) !== undefined || nameSchema.safeParse(text).success, finding("shape.name")),
  number: decimalSchema(),
});

const pairSchema = z.tuple([operandSchema, operandSchema]);

/** A figure of a partner. */
export const metricSchema: z.ZodType<Metric> = dispatchSchema<Metric>("metric", "a metric", () => ({
  sum: objectSchema({ ...about, sum: fieldSchema, ...overRecords }, "The field summed over the records"),
  count: objectSchema({ ...about, count: collectionSchema, ...overRecords }, "How many records there are"),
  countDistinct: objectSchema({ ...about, countDistinct: fieldSchema, ...overRecords }, "How many different values"),
  average: objectSchema(
    { ...about, average: fieldSchema, ...overRecords, whenEmpty: whenEmptySchema },
    "The mean of the field",
  ),
  ratio: objectSchema({ ...about, ratio: pairSchema, whenEmpty: whenEmptySchema }, "The first over the second"),
  difference: objectSchema({ ...about, difference: pairSchema }, "The first less the second"),
  growth: objectSchema({ ...about, growth: pairSchema, whenEmpty: whenEmptySchema }, "(first - second) / second"),
}));

export const metricsSchema: z.ZodType<Metrics> = dictionarySchema(metricSchema, "Figures of a partner");
