/** The shape of a mapping: read, and written as a JSON Schema. */
import * as z from "zod";
import { type Mapping } from "./types.js";

const name = z.string().min(1);
const constant = z.union([z.string(), z.number(), z.boolean()]);

const column = z.union([
  name,
  z.strictObject({
    column: name.describe("the name of the column"),
    values: z.exactOptional(z.record(z.string(), z.union([constant, z.null()]))).describe("what its texts stand for; null is unknown"),
    separator: z.exactOptional(name).describe("of a list: what stands between its items; a semicolon unless stated"),
  }),
  z.strictObject({ constant: constant.describe("what is the same in every line") }),
]); // prettier-ignore
const columns = z.record(z.string(), column);

const file = name.describe("the file, beside the mapping");
const lines = {
  file,
  partner: name.describe("the column with the id of the partner"),
  otherPartners: z.exactOptional(z.enum(["refused", "leftOut"])).describe("lines of partners that are not in the file of partners: refused unless they are to be left out"),
}; // prettier-ignore

const recordsSchema = z.strictObject({
  ...lines,
  fields: columns.describe("the columns of the collection's fields"),
});

const datedSchema = z.strictObject({
  ...lines,
  from: column.describe("the column with the day from which on the value holds"),
  value: column.describe("the column with the value"),
  recordedOn: z.exactOptional(column).describe("the column with the day since which it is known"),
});

const heldSchema = z.strictObject({
  ...lines,
  from: column.describe("the column with the day from which on it is held"),
  is: column.describe("the column with the id of the level or stage; an empty cell holds nothing"),
});

const ratesSchema = z.strictObject({
  file,
  from: column.describe("the column with the currency that is converted"),
  to: column.describe("the column with the currency that it becomes"),
  on: column.describe("the column with the day from which on the rate holds"),
  rate: column.describe("the column with what one unit is worth"),
});

const partnersSchema = z.strictObject({
  file: z.exactOptional(name).describe("the file, beside the mapping; --partners names another one"),
  id: name.describe("the column with the id"),
  name: z.exactOptional(name).describe("the column with the name"),
  currency: z.exactOptional(column).describe("the column with the partner's own currency"),
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
  datedFacts: z.exactOptional(z.record(z.string(), datedSchema)).describe("the values of dated facts, in files of their own"),
  held: z.exactOptional(z.strictObject({
    tiers: z.exactOptional(z.record(z.string(), heldSchema)).describe("by ladder"),
    lifecycle: z.exactOptional(z.strictObject({ partner: z.exactOptional(heldSchema).describe("the stages of the partner") })).describe("life stages"),
  })).describe("levels and stages that are held, in files of their own"),
  exchangeRates: z.exactOptional(ratesSchema).describe("exchange rates for all partners"),
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
