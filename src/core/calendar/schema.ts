import * as z from "zod/mini";
import { ABOUT, dictionarySchema, finding, listSchema, objectSchema } from "../shape/schema.js";
import { byTypeSchema } from "../shape/select/schema.js";
import { calendarDaySchema } from "../time/schema.js";
import { type CalendarDeclaration, type Calendars, type OpeningHours, WEEKDAYS } from "./types.js";
import { readOffset, readTimeOfDay } from "./read.js";

const timeSchema = z
  .string()
  .check(z.refine((text) => readTimeOfDay(text) !== undefined, finding("shape.time")))
  .check(z.describe("A time of day, HH:MM; 24:00 is the end of the day"));

const hoursSchema: z.ZodMiniType<readonly OpeningHours[]> = listSchema(
  objectSchema({ from: timeSchema, to: timeSchema }, "From one time of day to another"),
  24,
);

const offsetSchema = z
  .string()
  .check(z.refine((text) => readOffset(text) !== undefined, finding("shape.utcOffset")))
  .check(z.describe("What is added to UTC: +01:00"));

const calendarSchema: z.ZodMiniType<CalendarDeclaration> = objectSchema({
  ...ABOUT,
  week: objectSchema(
    Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, z.exactOptional(hoursSchema)])),
    "The hours of each weekday; a day that is not named is no business day",
  ),
  holidays: z.exactOptional(listSchema(calendarDaySchema, 5000).check(z.describe("Days that are no business days"))),
  openings: z.exactOptional(
    z
      .record(calendarDaySchema, hoursSchema)
      .check(z.describe("Days, YYYY-MM-DD, that have other hours than their weekday")),
  ),
  utcOffset: z.exactOptional(
    byTypeSchema("an offset, or a list of dated offsets", {
      string: offsetSchema,
      list: listSchema(objectSchema({ from: calendarDaySchema, value: offsetSchema }, "An offset from a day on")),
    }),
  ),
  from: z.exactOptional(calendarDaySchema.check(z.describe("The first day of which the calendar knows"))),
  until: z.exactOptional(calendarDaySchema.check(z.describe("The last day of which the calendar knows"))),
});

export const calendarsSchema: z.ZodMiniType<Calendars> = dictionarySchema(
  calendarSchema,
  "Calendars of business hours",
);
