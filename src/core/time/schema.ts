import * as z from "zod";
import { idSchema, objectSchema, wholeSchema } from "../shape/schema.js";
import { dispatchSchema } from "../shape/select/schema.js";
import { type Shift, type Trailing, type Window } from "./window.js";

const extentSchema = z.enum(["toDate", "whole"]).describe("Up to the judged day, or the whole period around it");

const shiftSchema: z.ZodType<Shift> = objectSchema(
  {
    years: z.exactOptional(wholeSchema(-100, 100)),
    quarters: z.exactOptional(wholeSchema(-400, 400)),
    months: z.exactOptional(wholeSchema(-1200, 1200)),
    days: z.exactOptional(wholeSchema(-36600, 36600)),
  },
  'Moves the judged day: { "years": -1 } is the same day a year earlier',
);

const trailingSchema: z.ZodType<Trailing> = dispatchSchema<Trailing>("trailing", "a trailing window", () => ({
  days: objectSchema({ days: wholeSchema(1, 36600) }),
  months: objectSchema({ months: wholeSchema(1, 1200) }),
  quarters: objectSchema({ quarters: wholeSchema(1, 400) }),
}));

const shifted = {
  shift: z.exactOptional(shiftSchema),
  on: z.exactOptional(idSchema.describe("The date field to read instead of the collection's own")),
};

/** The records of which days a metric reads. */
export const windowSchema: z.ZodType<Window> = dispatchSchema<Window>("window", "a window", () => ({
  fiscalYear: objectSchema({ fiscalYear: extentSchema, ...shifted }, "The fiscal year"),
  fiscalQuarter: objectSchema({ fiscalQuarter: extentSchema, ...shifted }, "The fiscal quarter"),
  month: objectSchema({ month: extentSchema, ...shifted }, "The month"),
  trailing: objectSchema({ trailing: trailingSchema, ...shifted }, "The last days, months or quarters"),
}));
