import * as z from "zod/mini";
import { conditionSchema } from "../../core/rule/schema.js";
import { CASES } from "../../core/case/schema.js";
import { ROUNDING_MODES } from "../../core/number/round.js";
import { ABOUT, decimalSchema, listSchema, nameSchema, objectSchema } from "../../core/shape/schema.js";
import { PERIOD_UNITS } from "../../core/time/period.js";
import { type RateBand, type Rebate, type Scale } from "./rebate-types.js";

const bandSchema: z.ZodMiniType<RateBand> = objectSchema({
  from: decimalSchema().check(z.describe("The bound, inclusive")),
  rate: decimalSchema({ least: 0 }).check(z.describe("A fraction: 0.02 is two percent")),
});

/** A band table and how it is read. */
export const scaleSchema: z.ZodMiniType<Scale> = objectSchema({
  apply: z
    .enum(["wholeAmount", "graduated"])
    .check(z.describe("One rate for all of it, or each slice at its own band's rate")),
  bands: listSchema(bandSchema),
});

/** A rebate of a period. */
export const rebateSchema: z.ZodMiniType<Rebate> = objectSchema(
  {
    ...ABOUT,
    ...CASES,
    kind: z.literal("rebate"),
    period: z.enum(PERIOD_UNITS),
    eligible: z.exactOptional(conditionSchema.check(z.describe("Who is paid; everybody unless stated"))),
    qualifyOn: z.exactOptional(nameSchema.check(z.describe("The value that picks the band; payOn unless stated"))),
    payOn: nameSchema.check(z.describe("The amount that the rate applies to")),
    scale: scaleSchema,
    cap: z.exactOptional(objectSchema({ amount: decimalSchema({ least: 0 }) }, "The most that is paid for one period")),
    round: z.exactOptional(z.enum(ROUNDING_MODES)),
  },
  "A rebate of a period",
);
