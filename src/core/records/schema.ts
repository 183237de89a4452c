import * as z from "zod/mini";
import { conditionSchema, operandSchema, whenEmptySchema } from "../rule/schema.js";
import { ABOUT, ID_PATTERN, decimalSchema, dictionarySchema, finding, idSchema, listSchema, nameSchema, objectSchema } from "../shape/schema.js"; // prettier-ignore
import { dispatchSchema } from "../shape/select/schema.js";
import { windowSchema } from "../time/schema.js";
import { type DerivedCollection, type DerivedCollections, type RecordsFigure, type RecordsOperator } from "./types.js";

const over = {
  where: z.exactOptional(conditionSchema.check(z.describe("Which records count"))),
  window: z.exactOptional(windowSchema.check(z.describe("Of which days"))),
};

const collectionSchema = nameSchema.check(z.describe("A collection of records"));
const fieldSchema = z
  .string()
  .check(
    z.refine((text) => {
      const ids = text.split(".");
      return (ids.length === 2 || ids.length === 3) && ids.every((id) => ID_PATTERN.test(id));
    }, finding("shape.field")),
  )
  .check(z.describe("A field of a collection: orders.amount, or orders.customer.region over a join"));
const tiesSchema = z
  .enum(["min", "max", "unknown"])
  .check(
    z.describe(
      "Of several records that are equally first: the least or the greatest value, or unknown where they differ",
    ),
  );
const bySchema = dispatchSchema("pickBy", "an order", () => ({
  highest: objectSchema({ highest: nameSchema }, "The record with the highest value of this field"),
  lowest: objectSchema({ lowest: nameSchema }, "The record with the lowest value of this field"),
}));
const empty = { whenEmpty: whenEmptySchema };

type Fields = Readonly<Record<string, z.ZodMiniType>>;

/** The shape of each figure over records, with further keys that it may carry where it stands. */
export function recordsFigures(about: Fields): { readonly [O in RecordsOperator]: z.ZodMiniType } {
  const shape = (fields: Fields, description: string): z.ZodMiniType =>
    objectSchema({ ...about, ...fields, ...over }, description);
  return {
    sum: shape({ sum: fieldSchema }, "The field summed over the records"),
    count: shape({ count: collectionSchema }, "How many records there are"),
    countDistinct: shape({ countDistinct: fieldSchema }, "How many different values"),
    average: shape({ average: fieldSchema, ...empty }, "The mean of the field"),
    median: shape({ median: fieldSchema, ...empty }, "The middle value of the field"),
    percentile: shape(
      { percentile: fieldSchema, share: decimalSchema({ least: 0, most: 1 }), ...empty },
      "The value below which a share of the values lies",
    ),
    min: shape({ min: fieldSchema, ...empty }, "The least value of the field"),
    max: shape({ max: fieldSchema, ...empty }, "The greatest value of the field"),
    first: shape({ first: fieldSchema, ties: tiesSchema }, "The field of the earliest record"),
    latest: shape({ latest: fieldSchema, ties: tiesSchema }, "The field of the latest record"),
    pick: shape(
      { pick: fieldSchema, by: bySchema, ties: tiesSchema },
      "The field of the record that is first by another",
    ),
    any: shape({ any: collectionSchema }, "Whether there is a record"),
    every: shape(
      { every: collectionSchema, meets: conditionSchema, whenEmpty: z.enum(["met", "notMet"]) },
      "Whether every record meets a condition",
    ),
  };
}

const figureSchema: z.ZodMiniType<RecordsFigure> = dispatchSchema<RecordsFigure>(
  "figure",
  "a figure over records",
  () => recordsFigures({}),
);

const derivedSchema: z.ZodMiniType<DerivedCollection> = objectSchema({
  ...ABOUT,
  group: collectionSchema.check(z.describe("The collection whose records are grouped")),
  by: listSchema(idSchema, 10).check(z.describe("The fields that the records of one group share")),
  ...over,
  fields: z.exactOptional(dictionarySchema(figureSchema, "Figures over the records of a group")),
  computed: z.exactOptional(dictionarySchema(operandSchema, "Fields that are computed of the group's own")),
  date: z.exactOptional(idSchema.check(z.describe("The field with the day that windows read"))),
});

/** The section `collections` of a program. */
export const derivedCollectionsSchema: z.ZodMiniType<DerivedCollections> = dictionarySchema(
  derivedSchema,
  "Collections that are made of others",
);
