import * as z from "zod/mini";
import { DRAW_TERMS } from "../../core/expression/lines/types.js";
import { CURVE_BELOW, CURVE_BEYOND } from "../../core/expression/words.js";
import { conditionSchema, quantitySchema } from "../../core/rule/schema.js";
import {
  type Fields,
  decimalSchema,
  idSchema,
  listSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../../core/shape/schema.js";
import { CALENDAR_UNITS } from "../../core/time/elapsed.js";
import { calendarDaySchema } from "../../core/time/schema.js";
import { LINE_TERMS, TERMS, eachSchema } from "../payment/schema.js";
import { bandsSchema, portionSchema, scaleSchema } from "../scale/schema.js";
import { type IncentiveKind, type IncentivesByKind } from "../types.js";

const forEach = z.exactOptional(eachSchema);
const qualifyOn = z.exactOptional(
  quantitySchema.check(z.describe("The value that picks the band; payOn unless stated")),
);
const payOn = quantitySchema.check(z.describe("What the scale pays on"));
const listPrice = quantitySchema.check(z.describe("The price of the record"));
const rate = quantitySchema.check(z.describe("A fraction: 0.02 is two percent"));
const firstDay = calendarDaySchema.check(z.describe("The first day, inclusive"));
const lastDay = calendarDaySchema.check(z.describe("The last day, inclusive"));

/** A kind that pays for each record only. */
const FOR_RECORDS: Fields = { ...TERMS, ...LINE_TERMS, for: eachSchema };
/** A kind that pays for each record, or for the period. */
const FOR_EITHER: Fields = { ...TERMS, ...LINE_TERMS, for: forEach };

const CORNERS: Fields = {
  curve: listSchema(objectSchema({ at: decimalSchema(), is: decimalSchema() })),
  below: z.enum(CURVE_BELOW),
  beyond: z.enum(CURVE_BEYOND),
};
const curve = z.exactOptional(objectSchema(CORNERS, "What an attainment pays, as a fraction"));
const weight = decimalSchema({ least: 0 });
const gate = z.exactOptional(conditionSchema.check(z.describe("Without it, nothing is attained")));

const measureSchema = objectSchema(
  {
    id: idSchema,
    attainment: quantitySchema.check(z.describe("1 is the whole target")),
    weight,
    gate,
    curve,
  },
  "A measure",
);

const FEE: Fields = {
  ...FOR_RECORDS,
  payOn,
  rate,
  startsOn: nameSchema.check(z.describe("The field with the day from which the fee runs")),
  months: z.exactOptional(wholeSchema(1, 1200).check(z.describe("How long it runs; without end unless stated"))),
  decay: z.exactOptional(
    listSchema(objectSchema({ fromMonth: wholeSchema(0, 1200), factor: decimalSchema({ least: 0 }) })).check(
      z.describe("What is left of the rate after so many complete months"),
    ),
  ),
};

/** The documents of all kinds. */
export const KIND_SCHEMAS: { readonly [K in IncentiveKind]: z.ZodMiniType<IncentivesByKind[K]> } = {
  rebate: objectSchema(
    { ...FOR_EITHER, kind: z.literal("rebate"), qualifyOn, payOn, scale: scaleSchema },
    "A rebate on what was measured, of a period or of each record",
  ),
  growthRebate: objectSchema(
    {
      ...TERMS,
      kind: z.literal("growthRebate"),
      measure: quantitySchema.check(z.describe("What was measured in the period")),
      baseline: quantitySchema.check(z.describe("What it is compared with; one of zero or less has no growth")),
      pays: z.enum(["increment", "total"]).check(z.describe("On what lies above the baseline, or on all of it")),
      scale: scaleSchema,
    },
    "A rebate on growth over a baseline",
  ),
  margin: objectSchema(
    { ...FOR_RECORDS, kind: z.literal("margin"), listPrice, rate },
    "A margin on the list price of each order",
  ),
  revenueLevelDiscount: objectSchema(
    {
      ...FOR_RECORDS,
      kind: z.literal("revenueLevelDiscount"),
      listPrice,
      revenue: quantitySchema.check(z.describe("The revenue that picks the band")),
      bands: bandsSchema,
    },
    "A discount on each order by the revenue that was reached",
  ),
  dealRegistration: objectSchema(
    {
      ...FOR_RECORDS,
      kind: z.literal("dealRegistration"),
      payOn: quantitySchema.check(z.describe("The value of the deal")),
      registeredOn: nameSchema.check(z.describe("The field with the day of the registration")),
      approvedOn: nameSchema.check(z.describe("The field with the day of its approval")),
      closedOn: nameSchema.check(z.describe("The field with the day on which the deal was closed")),
      protection: objectSchema(
        { length: quantitySchema, in: z.enum(CALENDAR_UNITS) },
        "How long an approval protects the deal",
      ),
      first: z.exactOptional(
        conditionSchema.check(z.describe("Whether it is the first qualified one for its opportunity")),
      ),
      rate,
      secondRate: z.exactOptional(
        quantitySchema.check(z.describe("Of a registration that came second; nothing unless stated")),
      ),
      renewal: z.exactOptional(objectSchema({ when: conditionSchema, rate }, "Of a deal that renews an earlier one")),
    },
    "A discount on deals that were registered",
  ),
  spiff: objectSchema(
    {
      ...FOR_RECORDS,
      kind: z.literal("spiff"),
      from: z.exactOptional(firstDay),
      until: z.exactOptional(lastDay),
      payOn: z.exactOptional(
        quantitySchema.check(z.describe("How many, or how much; one for each record unless stated")),
      ),
      pays: portionSchema,
    },
    "A bonus for each sale",
  ),
  referralFee: objectSchema({ ...FEE, kind: z.literal("referralFee") }, "A fee for a customer that was referred"),
  renewalFee: objectSchema({ ...FEE, kind: z.literal("renewalFee") }, "A fee for a customer that renews"),
  points: objectSchema(
    {
      ...FOR_EITHER,
      kind: z.literal("points"),
      qualifyOn,
      payOn,
      scale: scaleSchema,
      places: z.exactOptional(wholeSchema(0, 6).check(z.describe("Decimal places; whole points unless stated"))),
    },
    "Points, which are counted and not paid",
  ),
  promotion: objectSchema(
    {
      ...FOR_RECORDS,
      kind: z.literal("promotion"),
      from: firstDay,
      until: lastDay,
      qualifyOn,
      payOn,
      scale: scaleSchema,
      budget: z.exactOptional(quantitySchema.check(z.describe("The most that all partners are paid together"))),
    },
    "A payment for a while, out of a budget",
  ),
  compensation: objectSchema(
    {
      ...TERMS,
      kind: z.literal("compensation"),
      target: quantitySchema.check(z.describe("What is paid for the period at full attainment")),
      combine: z
        .enum(["payouts", "attainment"])
        .check(
          z.describe(
            "Each measure pays by its own curve and payouts are weighed, or attainments are weighed and pay together",
          ),
        ),
      curve,
      categories: listSchema(
        objectSchema({
          id: idSchema,
          title: TERMS["title"]!,
          weight,
          gate,
          measures: listSchema(measureSchema, 100),
        }),
        100,
      ),
    },
    "What a channel account manager is paid over weighted categories",
  ),
  guarantee: objectSchema(
    {
      ...TERMS,
      kind: z.literal("guarantee"),
      for: forEach,
      earned: quantitySchema.check(z.describe("What was earned")),
      minimum: quantitySchema,
      carry: z.exactOptional(z.boolean().check(z.describe("Whether what was earned above a minimum counts later"))),
    },
    "A minimum: what is short of it is paid",
  ),
  draw: objectSchema(
    {
      ...TERMS,
      kind: z.literal("draw"),
      for: eachSchema,
      earned: quantitySchema.check(z.describe("What was earned")),
      draw: quantitySchema.check(z.describe("What is paid in any case")),
      draws: z
        .enum(DRAW_TERMS)
        .check(
          z.describe(
            "Forgiven, repaid out of what is earned above it, or paid already and set against all that is earned",
          ),
        ),
    },
    "A draw against what is earned, step by step",
  ),
};
