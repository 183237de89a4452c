import * as z from "zod/mini";
import { CURVE_BELOW, CURVE_BEYOND, PACKAGE_COUNTS, SCALE_READINGS } from "../../core/expression/words.js";
import { quantitySchema } from "../../core/rule/schema.js";
import { type Fields, decimalSchema, listSchema, objectSchema } from "../../core/shape/schema.js";
import { dispatchSchema } from "../../core/shape/select/schema.js";
import { type Band, type Packages, type Portion, type Scale } from "./types.js";

const packagesSchema: z.ZodMiniType<Packages> = objectSchema(
  { size: quantitySchema, amount: quantitySchema, count: z.enum(PACKAGE_COUNTS) },
  "An amount for each whole package of so many",
);

const PORTION: Fields = {
  rate: z.exactOptional(quantitySchema.check(z.describe("A fraction of an amount: 0.02 is two percent"))),
  perUnit: z.exactOptional(quantitySchema.check(z.describe("An amount for each unit of a number"))),
  fixed: z.exactOptional(quantitySchema.check(z.describe("An amount, once"))),
  perPackage: z.exactOptional(packagesSchema),
};

/** What is paid on a part. */
export const portionSchema: z.ZodMiniType<Portion> = objectSchema(PORTION, "What is paid; several of them add up");

const bandSchema: z.ZodMiniType<Band> = objectSchema({
  from: z.exactOptional(decimalSchema().check(z.describe("The bound, inclusive"))),
  above: z.exactOptional(decimalSchema().check(z.describe("The bound, exclusive"))),
  ...PORTION,
  apply: z.exactOptional(
    z.enum(SCALE_READINGS).check(z.describe("How this band is read; as the scale says unless stated")),
  ),
});

/** A table of bands. */
export const bandsSchema: z.ZodMiniType<readonly Band[]> = listSchema(bandSchema);

const unit = z.exactOptional(quantitySchema.check(z.describe("What the bounds are multiples of, such as a quota")));

const SCALES = {
  bands: objectSchema(
    {
      apply: z
        .enum(SCALE_READINGS)
        .check(
          z.describe(
            "The band of the measure pays on all of it, each slice by its own band, each reached band on all of it, or each on what lies below its top",
          ),
        ),
      unit,
      slice: z.exactOptional(z.enum(["proportional", "inRecordOrder"])),
      bands: bandsSchema,
    },
    "A table of bands",
  ),
  curve: objectSchema(
    {
      unit,
      curve: listSchema(objectSchema({ at: decimalSchema(), is: decimalSchema() })).check(
        z.describe("What the measure is worth at each corner; straight between two of them"),
      ),
      below: z.enum(CURVE_BELOW).check(z.describe("Below the first corner")),
      beyond: z.enum(CURVE_BEYOND).check(z.describe("Beyond the last corner")),
      gives: z.enum(["rate", "amount"]).check(z.describe("A fraction of what is paid on, or the amount itself")),
    },
    "A line",
  ),
  target: objectSchema({ target: quantitySchema, pays: portionSchema }, "Everything from the target on, nothing below"),
  flat: objectSchema({ flat: portionSchema }, "The same however much it is"),
};

/** What is paid for how much. */
export const scaleSchema: z.ZodMiniType<Scale> = dispatchSchema<Scale>("scale", "a scale", () => SCALES);
