import * as z from "zod";
import { ABOUT, decimalSchema, dictionarySchema, idSchema, listSchema, objectSchema } from "../shape/schema.js";
import { byTypeSchema } from "../shape/select/schema.js";
import {
  type DataType,
  type FactDeclaration,
  type FieldDeclaration,
  type RecordDeclaration,
  DATA_TYPES,
} from "./types.js";

const typeSchema = z.enum(DATA_TYPES);

const declared = {
  ...ABOUT,
  type: typeSchema,
  oneOf: z.exactOptional(listSchema(z.string().min(1)).describe("The only values there are")),
  min: z.exactOptional(decimalSchema().describe("The smallest value that is accepted")),
  max: z.exactOptional(decimalSchema().describe("The largest value that is accepted")),
};

/** A type alone, or a declaration with more to say. */
function declarationSchema<D>(full: z.ZodType<D>): z.ZodType<DataType | D> {
  return byTypeSchema("a type, or an object with a type", { string: typeSchema, object: full });
}

const fieldSchema = declarationSchema<FieldDeclaration>(
  objectSchema({ ...declared, optional: z.exactOptional(z.boolean().describe("The field may be missing")) }),
);

export const factSchema: z.ZodType<DataType | FactDeclaration> = declarationSchema<FactDeclaration>(
  objectSchema({ ...declared, required: z.exactOptional(z.boolean().describe("A partner without it is refused")) }),
);

export const recordSchema: z.ZodType<RecordDeclaration> = objectSchema({
  ...ABOUT,
  date: z.exactOptional(idSchema.describe("The field with the day of the event")),
  key: z.exactOptional(idSchema.describe("The field that identifies a record")),
  currency: z.exactOptional(idSchema.describe("The field with the currency of the record's amounts")),
  fields: dictionarySchema(fieldSchema),
});
