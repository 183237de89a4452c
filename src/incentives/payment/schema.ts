import * as z from "zod/mini";
import { CASES } from "../../core/case/schema.js";
import { CAP_CLIPS } from "../../core/expression/words.js";
import { ALLOCATIONS } from "../../core/number/allocate.js";
import { ROUNDING_MODES } from "../../core/number/round.js";
import { conditionSchema, operandSchema, quantitySchema } from "../../core/rule/schema.js";
import {
  type Fields,
  ABOUT,
  decimalSchema,
  idSchema,
  listSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../../core/shape/schema.js";
import { ACCRUALS, CLOSINGS, type SettlementTerms } from "../journal/types.js";
import { byTypeSchema, dispatchSchema } from "../../core/shape/select/schema.js";
import { PERIOD_UNITS } from "../../core/time/period.js";
import { windowSchema } from "../../core/time/schema.js";
import { type ListedRecords, type ListedRequirement } from "../listing/columns.js";
import { type Cap, type EachRecord, type LevelAt, type ReturnTerms, type Sharer, type Split } from "./types.js";

/** One line for each record of a collection. */
export const eachSchema: z.ZodMiniType<EachRecord> = objectSchema(
  {
    each: idSchema.check(z.describe("The collection: its own records, or the groups of a derived one")),
    where: z.exactOptional(conditionSchema.check(z.describe("Which records are paid"))),
    window: z.exactOptional(windowSchema),
    orderBy: z.exactOptional(
      nameSchema.check(z.describe("The field by which records are taken in order; their date unless stated")),
    ),
    running: z.exactOptional(
      z
        .enum(["catchUp", "fromThenOn"])
        .check(
          z.describe(
            "What a record is paid by the total up to it: what the total earns more, or the record alone in the band that is reached",
          ),
        ),
    ),
  },
  "One line for each record of a collection",
);

/** Records that are listed one by one. */
export const listedRecordsSchema: z.ZodMiniType<ListedRecords> = objectSchema(
  {
    each: idSchema.check(z.describe("The collection: its own records, or the groups of a derived one")),
    where: z.exactOptional(conditionSchema.check(z.describe("Which records count"))),
  },
  "The records",
);

/** What records have to meet. */
export const requirementsSchema: z.ZodMiniType<readonly ListedRequirement[]> = listSchema(
  objectSchema({ id: idSchema, title: ABOUT.title, meets: conditionSchema }, "What a record has to meet"),
  100,
);

/** The day whose level counts. */
export const levelAtSchema: z.ZodMiniType<LevelAt> = objectSchema(
  {
    ladder: idSchema,
    on: byTypeSchema("event, periodStart, periodEnd, dayByDay, or { field }", {
      string: z.enum(["event", "periodStart", "periodEnd", "dayByDay"]),
      object: objectSchema({ field: nameSchema }),
    }),
  },
  "The day whose level the name `levelAt` stands for",
);

const capSchema: z.ZodMiniType<Cap> = objectSchema(
  {
    amount: quantitySchema,
    per: z.exactOptional(
      z.enum(PERIOD_UNITS).check(z.describe("A longer period that shares it; the incentive's own unless stated")),
    ),
    clip: z.exactOptional(
      z
        .enum(CAP_CLIPS)
        .check(z.describe("Of several lines which are cut: the last ones, all by the same share, or the highest ones")),
    ),
    by: z.exactOptional(nameSchema.check(z.describe("Lines that share this field have the cap to themselves"))),
  },
  "The most that is paid for one period",
);

const sharersSchema: z.ZodMiniType<readonly Sharer[]> = listSchema(
  objectSchema<Sharer>({ id: idSchema, share: quantitySchema }),
);

const splitSchema: z.ZodMiniType<Split> = objectSchema(
  {
    among: sharersSchema.check(z.describe("Who gets the amount, by weights")),
    method: z.exactOptional(z.enum(ALLOCATIONS).check(z.describe("Who gets the smallest steps that rounding leaves"))),
    overlays: z.exactOptional(
      sharersSchema.check(z.describe("Who is credited beside it, by fractions of the whole amount")),
    ),
  },
  "Who gets the amount",
);

const accrueSchema: z.ZodMiniType<NonNullable<SettlementTerms["accrue"]>> = byTypeSchema(
  "earnedSoFar, nothing, or an object with rate, runRate or expected",
  {
    string: z.enum(ACCRUALS).check(z.describe("What is estimated until it is closed")),
    object: dispatchSchema("accrual", "an accrual", () => ({
      rate: objectSchema({ rate: quantitySchema, on: quantitySchema }, "A rate of its own on a value"),
      runRate: objectSchema(
        { runRate: listSchema(nameSchema, 20).check(z.describe("The metrics that are projected")) },
        "As if figures went on to the end of the period as they have so far",
      ),
      expected: objectSchema(
        {
          expected: listSchema(
            objectSchema({
              probability: decimalSchema({ least: 0, most: 1 }),
              given: z.record(nameSchema, byTypeSchema("a number or the name of a metric", { number: decimalSchema(), string: z.string() })), // prettier-ignore
            }),
            20,
          ),
        },
        "Several outcomes, each with its probability",
      ),
    })),
  },
);

const settlementSchema: z.ZodMiniType<SettlementTerms> = objectSchema(
  {
    closes: z.exactOptional(
      z
        .enum(CLOSINGS)
        .check(
          z.describe(
            "After its last day, or on its first day by what is due then, as an allocation is; after it unless stated",
          ),
        ),
    ),
    graceDays: z.exactOptional(wholeSchema(0, 366).check(z.describe("How many days after that it is closed"))),
    accrue: z.exactOptional(accrueSchema),
    interim: z.exactOptional(
      objectSchema(
        { share: decimalSchema({ least: 0, most: 1 }), every: z.enum(PERIOD_UNITS) },
        "A part of what is earned so far that is due at the end of each shorter period",
      ),
    ),
    holdback: z.exactOptional(
      objectSchema(
        { share: decimalSchema({ least: 0, most: 1 }), months: wholeSchema(1, 120) },
        "A part of what is earned that is paid only so many months after its period",
      ),
    ),
    dust: z.exactOptional(
      decimalSchema({ least: 0 }).check(z.describe("A later difference of less than this is not posted")),
    ),
    takeBackWithin: z.exactOptional(
      objectSchema({ months: wholeSchema(0, 120) }, "For how many months after its period something may be taken back"),
    ),
  },
  "When a period is closed, and what is posted before and after",
);

/** The keys that every kind has. */
export const TERMS: Fields = {
  ...ABOUT,
  ...CASES,
  period: z.enum(PERIOD_UNITS),
  eligible: z.exactOptional(conditionSchema.check(z.describe("Who is paid; everybody unless stated"))),
  levelAt: z.exactOptional(levelAtSchema),
  cap: z.exactOptional(capSchema),
  round: z.exactOptional(z.enum(ROUNDING_MODES)),
  split: z.exactOptional(splitSchema),
  settlement: z.exactOptional(settlementSchema),
};

const returnsSchema: z.ZodMiniType<ReturnTerms> = objectSchema(
  {
    for: listedRecordsSchema,
    of: operandSchema.check(z.describe("What identifies the record that is returned")),
    on: operandSchema.check(z.describe("The day from which it counts")),
    amount: quantitySchema.check(z.describe("How much of what the record was paid on; above zero")),
    share: z.exactOptional(
      decimalSchema({ least: 0, most: 1 }).check(
        z.describe("Which part of what was paid is taken back; all unless stated"),
      ),
    ),
    within: z.exactOptional(
      objectSchema({ months: wholeSchema(0, 120) }, "For how many months after the day of the original record"),
    ),
  },
  "Returns of single records, taken back at what those were paid",
);

/** The keys of kinds that can pay for each record. */
export const LINE_TERMS: Fields = {
  returns: z.exactOptional(returnsSchema),
  line: z.exactOptional(
    objectSchema(
      { least: z.exactOptional(quantitySchema), most: z.exactOptional(quantitySchema) },
      "The least and the most of each line that is paid anything",
    ),
  ),
  roundPer: z.exactOptional(
    z.enum(["line", "total"]).check(z.describe("Each line, or the total, which is then spread over the lines")),
  ),
  negative: z.exactOptional(
    z
      .enum(["zero", "carry", "clawback"])
      .check(z.describe("A total below zero pays nothing, goes against the lines after it, or is taken back")),
  ),
};
