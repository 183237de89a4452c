import * as z from "zod";
import { idSchema, listSchema, nameSchema, objectSchema, wholeSchema } from "../shape/schema.js";
import { byTypeSchema, dispatchSchema } from "../shape/select/schema.js";
import { type Condition, EQUALITY_OPERATORS, MEMBER_OPERATORS, ORDER_OPERATORS } from "./types.js";

const constantSchema: z.ZodType = byTypeSchema("a text, a number, or true or false", {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
});

const valueSchema: z.ZodType = byTypeSchema("a constant, { fact }, or a list of constants", {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  object: objectSchema({ fact: nameSchema }, "The value of another fact"),
  list: listSchema(constantSchema),
});

/** A rule over facts. */
export const conditionSchema: z.ZodType<Condition> = dispatchSchema<Condition>(
  "condition",
  "a condition",
  () => OPTIONS,
);

const several: z.ZodType<readonly Condition[]> = listSchema(conditionSchema);

const OPTIONS: Readonly<Record<string, z.ZodType>> = {
  all: objectSchema({ all: several }, "Every one of them holds"),
  any: objectSchema({ any: several }, "One of them holds, or more"),
  not: objectSchema({ not: conditionSchema }, "It does not hold"),
  atLeast: objectSchema({ atLeast: wholeSchema(1, 1000), of: several }, "At least so many of them hold"),
  condition: objectSchema({ condition: idSchema }, "A condition of the section `conditions`, by its id"),
  fact: objectSchema(
    {
      fact: nameSchema,
      operator: z.enum([...EQUALITY_OPERATORS, ...ORDER_OPERATORS, ...MEMBER_OPERATORS]),
      value: valueSchema,
      whenNotApplicable: z.exactOptional(z.enum(["met", "notMet"])),
    },
    "Compares a fact with a constant, another fact, or a list",
  ),
};
