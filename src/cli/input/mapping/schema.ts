/** The shape of a mapping: read, and written as a JSON Schema. */
import * as z from "zod";
import { type Mapping } from "./types.js";

const name = z.string().min(1);

const column = z.union([
  name,
  z.strictObject({
    column: name.describe("the name of the column"),
    values: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))).describe("what its texts stand for; null is unknown"),
    separator: z.exactOptional(name).describe("of a list: what stands between its items; a semicolon unless stated"),
  }),
]); // prettier-ignore
const columns = z.record(z.string(), column);

const recordsSchema = z.strictObject({
  file: name.describe("the file, beside the mapping"),
  partner: name.describe("the column with the id of the partner"),
  otherPartners: z.exactOptional(z.enum(["refused", "leftOut"])).describe("lines of partners that are not in the file of partners: refused unless they are to be left out"),
  fields: columns.describe("the columns of the collection's fields"),
}); // prettier-ignore

const partnersSchema = z.strictObject({
  file: z.exactOptional(name).describe("the file, beside the mapping; --partners names another one"),
  id: name.describe("the column with the id"),
  name: z.exactOptional(name).describe("the column with the name"),
  currency: z.exactOptional(name).describe("the column with the partner's own currency"),
  facts: z.exactOptional(columns).describe("the columns of facts"),
  answers: z.exactOptional(z.record(z.string(), columns)).describe("the columns of answers: by scorecard, then by the path of the question"),
  given: z.exactOptional(columns).describe("the columns of values that replace their computation"),
}); // prettier-ignore

const mappingSchema = z.strictObject({
  $schema: z.exactOptional(z.string()).describe("this schema, for editors"),
  delimiter: z.exactOptional(z.string().length(1)).describe("what stands between cells; a comma unless stated"),
  decimal: z.exactOptional(z.enum([".", ","])).describe("what stands before decimal places; the other one may separate thousands"),
  dates: z.exactOptional(z.enum(["year-month-day", "day-month-year", "month-day-year"])).describe("in which order the parts of a day stand"),
  partners: partnersSchema.describe("the partners, one a line"),
  records: z.exactOptional(z.record(z.string(), recordsSchema)).describe("records by collection, in files of their own"),
}) satisfies z.ZodType<Mapping>; // prettier-ignore

/** A mapping, or what is wrong with it in lines. */
export function readMappingShape(value: unknown): { readonly mapping: Mapping } | { readonly problem: string } {
  const result = mappingSchema.safeParse(value);
  return result.success ? { mapping: result.data } : { problem: z.prettifyError(result.error) };
}

export function mappingJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(mappingSchema, { target: "draft-7" });
  return { $schema, title: "Mapping of CSV files", ...rest };
}
