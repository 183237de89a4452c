import * as z from "zod/mini";
import { constantSchema, operandSchema } from "../rule/schema.js";
import { ABOUT, decimalSchema, dictionarySchema, idSchema, listSchema, nameSchema, objectSchema, wholeSchema } from "../shape/schema.js"; // prettier-ignore
import { byTypeSchema } from "../shape/select/schema.js";
import { calendarDaySchema } from "../time/schema.js";
import { type SliceDeclaration, type Slices } from "./slices.js";
import { type DatedValue, type ParameterDeclaration, type Parameters, type TableDeclaration, type Tables } from "./table-types.js"; // prettier-ignore
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
  oneOf: z.exactOptional(listSchema(z.string().check(z.minLength(1))).check(z.describe("The only values there are"))),
  min: z.exactOptional(decimalSchema().check(z.describe("The smallest value that is accepted"))),
  max: z.exactOptional(decimalSchema().check(z.describe("The largest value that is accepted"))),
  scale: z.exactOptional(wholeSchema(0, 12).check(z.describe("How many decimal places are accepted"))),
  unit: z.exactOptional(
    z.string().check(z.minLength(1)).check(z.maxLength(40)).check(z.describe("What the number counts, for people")),
  ),
  list: z.exactOptional(z.boolean().check(z.describe("Several values"))),
  whenMissing: z.exactOptional(
    z.enum(["unknown", "notApplicable"]).check(z.describe("What a value that is not there is")),
  ),
};

/** A type alone, or a declaration with more to say. */
function declarationSchema<D>(full: z.ZodMiniType<D>): z.ZodMiniType<DataType | D> {
  return byTypeSchema("a type, or an object with a type", { string: typeSchema, object: full });
}

const fieldSchema = declarationSchema<FieldDeclaration>(
  objectSchema({ ...declared, optional: z.exactOptional(z.boolean().check(z.describe("The field may be missing"))) }),
);

export const factSchema: z.ZodMiniType<DataType | FactDeclaration> = declarationSchema<FactDeclaration>(
  objectSchema({
    ...declared,
    required: z.exactOptional(z.boolean().check(z.describe("A partner without it is refused"))),
    dated: z.exactOptional(z.boolean().check(z.describe("It has a value from each of several days on"))),
  }),
);

export const recordSchema: z.ZodMiniType<RecordDeclaration> = objectSchema({
  ...ABOUT,
  date: z.exactOptional(idSchema.check(z.describe("The field with the day of the event"))),
  key: z.exactOptional(idSchema.check(z.describe("The field that identifies a record"))),
  currency: z.exactOptional(idSchema.check(z.describe("The field with the currency of the record's amounts"))),
  convertOn: z.exactOptional(
    idSchema.check(z.describe("The field with the day whose exchange rate converts amounts of another currency")),
  ),
  recordedOn: z.exactOptional(idSchema.check(z.describe("The field with the day on which the record became known"))),
  valid: z.exactOptional(
    objectSchema(
      { from: idSchema, until: z.exactOptional(idSchema) },
      "The fields with the first and the last day on which the record is valid",
    ),
  ),
  fields: dictionarySchema(fieldSchema),
  computed: z.exactOptional(dictionarySchema(operandSchema, "Fields that are computed of others")),
  joins: z.exactOptional(
    dictionarySchema(objectSchema({ with: idSchema, on: idSchema }), "Records of other collections, by their key"),
  ),
});

const datedSchema: z.ZodMiniType<readonly DatedValue[]> = listSchema(
  objectSchema({ from: calendarDaySchema, value: constantSchema }, "A value from a day on"),
);
const valueShapes = { string: z.string(), number: decimalSchema(), boolean: z.boolean(), list: datedSchema };
const segmentValue: z.ZodMiniType = byTypeSchema("a constant, or a list of dated values", valueShapes);

const parameterSchema: z.ZodMiniType<ParameterDeclaration> = byTypeSchema(
  "a constant, a list of dated values, or values by segment",
  {
    ...valueShapes,
    object: objectSchema(
      {
        by: nameSchema.check(z.describe("The name whose value is the segment")),
        values: z.record(z.string().check(z.minLength(1)).check(z.maxLength(200)), segmentValue),
        otherwise: z.exactOptional(constantSchema),
      },
      "A value for each segment of partners",
    ),
  },
);

export const parametersSchema: z.ZodMiniType<Parameters> = dictionarySchema(parameterSchema, "Values that rules read");

const tableSchema: z.ZodMiniType<TableDeclaration> = objectSchema({
  ...ABOUT,
  by: dictionarySchema(z.enum(["equal", "from"]), "The columns, and how each is matched"),
  rows: listSchema(z.record(idSchema, constantSchema), 5000),
  otherwise: z.exactOptional(constantSchema),
});

export const tablesSchema: z.ZodMiniType<Tables> = dictionarySchema(tableSchema, "Values by several keys");

const sliceSchema: z.ZodMiniType<SliceDeclaration> = objectSchema({
  ...ABOUT,
  records: dictionarySchema(idSchema, "By collection the field that names the slice"),
  values: z.exactOptional(
    listSchema(z.string().check(z.minLength(1))).check(z.describe("Slices that are there even without a record")),
  ),
});

export const slicesSchema: z.ZodMiniType<Slices> = dictionarySchema(sliceSchema, "Ways to cut a partner into parts");
