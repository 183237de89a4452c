import * as z from "zod/mini";
import { NAME_PATTERN, finding, idSchema, objectSchema, wholeSchema } from "../shape/schema.js";
import { dispatchSchema } from "../shape/select/schema.js";
import { readDay } from "./day.js";
import { type CompletePeriods, type Shift, type Trailing, type Window } from "./window.js";

const extentSchema = z
  .enum(["toDate", "whole"])
  .check(z.describe("Up to the judged day, or the whole period around it"));

export const shiftSchema: z.ZodMiniType<Shift> = objectSchema(
  {
    years: z.exactOptional(wholeSchema(-100, 100)),
    quarters: z.exactOptional(wholeSchema(-400, 400)),
    months: z.exactOptional(wholeSchema(-1200, 1200)),
    days: z.exactOptional(wholeSchema(-36600, 36600)),
  },
  'Moves the judged day: { "years": -1 } is the same day a year earlier',
);

const trailingSchema: z.ZodMiniType<Trailing> = dispatchSchema<Trailing>("trailing", "a trailing window", () => ({
  days: objectSchema({ days: wholeSchema(1, 36600) }),
  months: objectSchema({ months: wholeSchema(1, 1200) }),
  quarters: objectSchema({ quarters: wholeSchema(1, 400) }),
  years: objectSchema({ years: wholeSchema(1, 100) }),
}));

/** The last so many periods that are over. */
export const completeSchema: z.ZodMiniType<CompletePeriods> = dispatchSchema<CompletePeriods>(
  "completePeriods",
  "a number of periods",
  () => ({
    months: objectSchema({ months: wholeSchema(1, 1200) }),
    fiscalQuarters: objectSchema({ fiscalQuarters: wholeSchema(1, 400) }),
    fiscalYears: objectSchema({ fiscalYears: wholeSchema(1, 100) }),
    calendarQuarters: objectSchema({ calendarQuarters: wholeSchema(1, 400) }),
    calendarYears: objectSchema({ calendarYears: wholeSchema(1, 100) }),
  }),
);

/** A day of the calendar. */
export const calendarDaySchema: z.ZodMiniType<string> = z
  .string()
  .check(z.refine((text) => readDay(text) !== undefined, finding("shape.day")))
  .check(z.meta({ description: "A day, YYYY-MM-DD" }));

const daySchema: z.ZodMiniType<string> = z
  .string()
  .check(z.refine((text) => readDay(text) !== undefined || NAME_PATTERN.test(text), finding("shape.name")))
  .check(z.meta({ description: "A day, or the name of a date" }));

const onField = {
  on: z.exactOptional(idSchema.check(z.describe("The date field to read instead of the collection's own"))),
};
const shifted = { shift: z.exactOptional(shiftSchema), ...onField };

/** The records of which days a metric reads. */
export const windowSchema: z.ZodMiniType<Window> = dispatchSchema<Window>("window", "a window", () => ({
  fiscalYear: objectSchema({ fiscalYear: extentSchema, ...shifted }, "The fiscal year"),
  fiscalQuarter: objectSchema({ fiscalQuarter: extentSchema, ...shifted }, "The fiscal quarter"),
  calendarYear: objectSchema({ calendarYear: extentSchema, ...shifted }, "The calendar year"),
  calendarQuarter: objectSchema({ calendarQuarter: extentSchema, ...shifted }, "The calendar quarter"),
  month: objectSchema({ month: extentSchema, ...shifted }, "The month"),
  trailing: objectSchema({ trailing: trailingSchema, ...shifted }, "The last days, months, quarters or years"),
  complete: objectSchema({ complete: completeSchema, ...shifted }, "The last periods that are over"),
  since: objectSchema(
    { since: daySchema, until: z.exactOptional(daySchema), ...onField },
    "From a day on, up to the judged day or another",
  ),
  anniversaryYear: objectSchema(
    { anniversaryYear: extentSchema, of: daySchema, ...shifted },
    "The year since the last anniversary of a day",
  ),
  validOn: objectSchema(
    { validOn: daySchema, shift: z.exactOptional(shiftSchema) },
    "The records that are valid on a day",
  ),
}));
