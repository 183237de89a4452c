import * as z from "zod/mini";
import { operandSchema, quantitySchema } from "../../core/rule/schema.js";
import { type Fields, ABOUT, dictionarySchema, nameSchema, objectSchema } from "../../core/shape/schema.js";
import { CALENDAR_UNITS, ELAPSED_UNITS } from "../../core/time/elapsed.js";
import { listedRecordsSchema, requirementsSchema } from "../payment/schema.js";
import { type RegistrationSections, type Registrations } from "./types.js";

const STEP: Fields = { on: operandSchema.check(z.describe("A date of the record")) };
const PROTECTING: Fields = { ...STEP, length: quantitySchema, in: z.enum(CALENDAR_UNITS) };
const step = (description: string): z.ZodMiniType => z.exactOptional(objectSchema(STEP, description));
const protecting = (description: string): z.ZodMiniType => z.exactOptional(objectSchema(PROTECTING, description));

const registrationsSchema: z.ZodMiniType<Registrations> = objectSchema(
  {
    ...ABOUT,
    for: listedRecordsSchema,
    opportunity: operandSchema.check(z.describe("What several partners may register")),
    submit: objectSchema(
      {
        ...STEP,
        at: z.exactOptional(operandSchema.check(z.describe("The instant, for the order of registrations of one day"))),
        requires: z.exactOptional(requirementsSchema),
      },
      "It is submitted",
    ),
    decideWithin: z.exactOptional(
      objectSchema(
        {
          length: quantitySchema,
          in: z.enum(ELAPSED_UNITS as readonly [string, ...string[]]),
          calendar: z.exactOptional(nameSchema),
        },
        "How much time the vendor has to decide",
      ),
    ),
    approve: objectSchema(PROTECTING, "It is approved, and protected from that day on"),
    reject: step("It is rejected"),
    withdraw: step("It is withdrawn"),
    extend: protecting("It is protected for longer, from the day on which it would have expired"),
    renew: protecting("It is protected anew, also once it has expired"),
    win: step("The deal is won"),
    lose: step("The deal is lost"),
  },
  "Deal registrations over time",
);

/** The section `registrations` of a program. */
export const registrationSectionsSchema: z.ZodMiniType<RegistrationSections> = dictionarySchema(
  registrationsSchema,
  "Deal registrations over time",
);
