import * as z from "zod/mini";
import { decimalSchema, listSchema, nameSchema, objectSchema } from "../shape/schema.js";
import { byTypeSchema, dispatchSchema } from "../shape/select/schema.js";
import { calendarDaySchema } from "../time/schema.js";
import { type DefinitionCase, type DocumentCase, type ExpectedValue } from "./types.js";

const expectedSchema: z.ZodMiniType<ExpectedValue> = byTypeSchema("a value, null, a list, or { status }", {
  string: z.string(),
  number: decimalSchema(),
  boolean: z.boolean(),
  null: z.null(),
  list: z
    .array(byTypeSchema<number | string>("a number or a text", { number: decimalSchema(), string: z.string() }))
    .check(z.describe("The amounts of the lines of an incentive, or a list of a fund")),
  object: objectSchema({ status: z.enum(["unknown", "notApplicable"]) }, "The way in which the value is missing"),
});

const anything = z.record(z.string(), z.any());

const data = {
  case: z.string().check(z.minLength(1)).check(z.describe("What the case shows")),
  note: z.exactOptional(z.string()),
  source: z.exactOptional(z.string().check(z.describe("Where the expected value is published"))),
  asOf: calendarDaySchema.check(z.describe("The judged day")),
  knownAt: z.exactOptional(calendarDaySchema),
  currency: z.exactOptional(z.string()),
  facts: z.exactOptional(anything),
  records: z.exactOptional(z.record(z.string(), z.array(anything))),
  answers: z.exactOptional(z.record(z.string(), anything)),
  given: z.exactOptional(anything),
  held: z.exactOptional(anything),
  exceptions: z.exactOptional(anything),
  exchangeRates: z.exactOptional(z.array(z.any())),
  review: z.exactOptional(
    objectSchema(
      { from: z.exactOptional(calendarDaySchema) },
      "Reviews the partner up to the judged day first, from a day on where it never was",
    ),
  ),
  base: z.exactOptional(objectSchema({ standings: anything }, "What is known of the base")),
};

const definitionCaseSchema: z.ZodMiniType<DefinitionCase> = dispatchSchema<DefinitionCase>("case", "a case", () => ({
  case: objectSchema({ ...data, expect: expectedSchema }, "What the definition answers for stated data"),
}));

/** Cases of one definition, as a key that it may carry. */
export const CASES: Readonly<Record<"cases", z.ZodMiniType>> = {
  cases: z.exactOptional(
    listSchema(definitionCaseSchema).check(z.describe("What the definition answers for stated data")),
  ),
};

/** Cases of the whole document. */
export const documentCasesSchema: z.ZodMiniType<readonly DocumentCase[]> = listSchema<DocumentCase>(
  objectSchema({ ...data, expect: z.record(nameSchema, expectedSchema) }),
  5000,
);
