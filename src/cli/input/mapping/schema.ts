import * as z from "zod";
import { type Mapping } from "./types.js";

const column = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    values: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    separator: z.exactOptional(z.string().min(1)),
  }),
]);
const columns = z.record(z.string(), column);

const mappingSchema: z.ZodType<Mapping> = z.strictObject({
  $schema: z.exactOptional(z.string()),
  delimiter: z.exactOptional(z.string().length(1)),
  decimal: z.exactOptional(z.enum([".", ","])),
  dates: z.exactOptional(z.enum(["year-month-day", "day-month-year", "month-day-year"])),
  partners: z.strictObject({
    file: z.exactOptional(z.string().min(1)),
    id: z.string().min(1),
    name: z.exactOptional(z.string().min(1)),
    currency: z.exactOptional(z.string().min(1)),
    facts: z.exactOptional(columns),
    answers: z.exactOptional(z.record(z.string(), columns)),
    given: z.exactOptional(columns),
  }),
  records: z.exactOptional(
    z.record(z.string(), z.strictObject({ file: z.string().min(1), partner: z.string().min(1), fields: columns })),
  ),
});

/** A mapping, or what is wrong with it in lines. */
export function readMappingShape(value: unknown): { readonly mapping: Mapping } | { readonly problem: string } {
  const result = mappingSchema.safeParse(value);
  return result.success ? { mapping: result.data } : { problem: z.prettifyError(result.error) };
}
