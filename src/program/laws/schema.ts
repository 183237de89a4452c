import * as z from "zod/mini";
import { conditionSchema } from "../../core/rule/schema.js";
import { ABOUT, dictionarySchema, listSchema, nameSchema, objectSchema } from "../../core/shape/schema.js";
import { dispatchSchema } from "../../core/shape/select/schema.js";
import { calendarDaySchema } from "../../core/time/schema.js";
import { type Acceptance, type AlwaysLaw, type Law, type MonotoneLaw, type NeverLaw, type Relation } from "./types.js";

export const relationsSchema: z.ZodMiniType<Readonly<Record<string, Relation>>> = dictionarySchema(
  dispatchSchema<Relation>("holds", "a relation", () => ({
    holds: objectSchema({ ...ABOUT, holds: conditionSchema.check(z.describe("What is so of every partner")) }),
  })),
  "What is so of every partner, for the check of the program; evaluation does not read it",
);

const lawSchema: z.ZodMiniType<Law> = dispatchSchema<Law>("never, always or monotone", "a law", () => ({
  never: objectSchema<NeverLaw>({ ...ABOUT, never: conditionSchema }, "No partner there can be fulfils the condition"),
  always: objectSchema<AlwaysLaw>({ ...ABOUT, always: conditionSchema }, "Every partner there can be fulfils the condition"), // prettier-ignore
  monotone: objectSchema<MonotoneLaw>(
    {
      ...ABOUT,
      monotone: nameSchema.check(z.describe("A level, a stage, a number or a verdict")),
      in: nameSchema.check(z.describe("A number that grows")),
      falls: z.exactOptional(z.boolean().check(z.describe("It does not go up, instead of not down"))),
    },
    "With more of one value, all else being equal, another one does not go down",
  ),
}));

export const lawsSchema: z.ZodMiniType<Readonly<Record<string, Law>>> = dictionarySchema(
  lawSchema,
  "What the program keeps: the check proves it, or shows a partner that breaks it",
);

export const acceptedSchema: z.ZodMiniType<readonly Acceptance[]> = listSchema(
  objectSchema<Acceptance>(
    {
      code: z.string().check(z.describe("The code of the finding")),
      at: z.string().check(z.describe("Its address, a JSON pointer into the document")),
      fingerprint: z.exactOptional(z.string().check(z.describe("Of this finding alone, as it was when it was accepted"))), // prettier-ignore
      reason: z.string().check(z.minLength(1)).check(z.describe("Why it is wanted")),
      until: z.exactOptional(calendarDaySchema.check(z.describe("The last day on which it is accepted"))),
    },
    "A finding of the check that is known and wanted",
  ),
).check(z.describe("Findings of the check that are known and wanted"));
