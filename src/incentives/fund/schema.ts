import * as z from "zod/mini";
import { ROUNDING_MODES } from "../../core/number/round.js";
import { operandSchema, quantitySchema } from "../../core/rule/schema.js";
import {
  type Fields,
  ABOUT,
  decimalSchema,
  dictionarySchema,
  idSchema,
  listSchema,
  objectSchema,
  wholeSchema,
} from "../../core/shape/schema.js";
import { dispatchSchema } from "../../core/shape/select/schema.js";
import { PERIOD_UNITS } from "../../core/time/period.js";
import { calendarDaySchema } from "../../core/time/schema.js";
import { levelAtSchema, listedRecordsSchema, requirementsSchema } from "../payment/schema.js";
import {
  type Expiry,
  type Fund,
  type FundCredit,
  type FundRequests,
  type Funds,
  FUND_ORDERS,
  FUND_SHORTS,
} from "./types.js";

const expirySchema: z.ZodMiniType<Expiry> = objectSchema(
  {
    after: z.exactOptional(
      objectSchema(
        {
          years: z.exactOptional(wholeSchema(0, 100)),
          months: z.exactOptional(wholeSchema(0, 1200)),
          days: z.exactOptional(wholeSchema(0, 36600)),
        },
        "For how long, the first day among it",
      ),
    ),
    endOf: z.exactOptional(z.enum(PERIOD_UNITS).check(z.describe("Up to the end of the period"))),
  },
  "Until when it can be used",
);

const day = operandSchema.check(z.describe("A date of the record"));
const amount = quantitySchema.check(z.describe("At most what was held before; all of it unless stated"));
const expires = z.exactOptional(expirySchema);

const creditSchema: z.ZodMiniType<FundCredit> = dispatchSchema<FundCredit>("fundCredit", "a credit", () => ({
  incentive: objectSchema(
    { ...ABOUT, incentive: idSchema, expires },
    "What an incentive earns is credited and not paid: a lot for each of its periods",
  ),
  for: objectSchema(
    {
      ...ABOUT,
      for: listedRecordsSchema,
      on: day.check(z.describe("The day from which it can be used")),
      amount: quantitySchema.check(z.describe("How much; below zero it is taken out")),
      expires,
      until: z.exactOptional(operandSchema.check(z.describe("The last day on which it can be used"))),
    },
    "A lot for each record",
  ),
}));

const requires = z.exactOptional(requirementsSchema);

const DAY: Fields = { on: day };
const AMOUNT: Fields = { ...DAY, amount: z.exactOptional(amount) };

const requestsSchema: z.ZodMiniType<FundRequests> = objectSchema(
  {
    for: listedRecordsSchema,
    levelAt: z.exactOptional(levelAtSchema),
    request: objectSchema(
      {
        ...DAY,
        amount: quantitySchema.check(z.describe("What is asked for")),
        least: z.exactOptional(quantitySchema.check(z.describe("Less is refused"))),
        most: z.exactOptional(quantitySchema.check(z.describe("No more is held"))),
        requires,
      },
      "It is asked for",
    ),
    approve: z.exactOptional(objectSchema(AMOUNT, "It is approved; at once unless stated")),
    deny: z.exactOptional(objectSchema(DAY, "It is denied")),
    cancel: z.exactOptional(objectSchema(DAY, "It is withdrawn")),
    claim: z.exactOptional(
      objectSchema(
        {
          ...AMOUNT,
          until: z.exactOptional(operandSchema.check(z.describe("The last day for it"))),
          requires,
        },
        "It is claimed; at once unless stated",
      ),
    ),
    accept: z.exactOptional(objectSchema(AMOUNT, "The claim is accepted; at once unless stated")),
    reject: z.exactOptional(objectSchema(DAY, "The claim is rejected")),
    short: z.exactOptional(
      z.enum(FUND_SHORTS).check(z.describe("Where less is left: the rest is held, or the request is refused")),
    ),
    cap: z.exactOptional(
      objectSchema(
        { amount: quantitySchema, per: z.enum(PERIOD_UNITS) },
        "The most that requests made in one period get together",
      ),
    ),
  },
  "The requests of a fund, step by step",
);

const fundSchema: z.ZodMiniType<Fund> = objectSchema(
  {
    ...ABOUT,
    counts: z.exactOptional(z.enum(["money", "points"])),
    opens: z.exactOptional(calendarDaySchema.check(z.describe("The first day of the fund"))),
    credits: listSchema(creditSchema, 100).check(z.describe("What is credited")),
    uses: z.exactOptional(z.enum(FUND_ORDERS).check(z.describe("Which lots are used first; the oldest unless stated"))),
    requests: z.exactOptional(requestsSchema),
    unused: z.exactOptional(
      objectSchema(
        {
          carry: z.exactOptional(
            objectSchema(
              {
                share: decimalSchema({ least: 0, most: 1 }),
                most: z.exactOptional(decimalSchema({ least: 0 })),
                expires: expirySchema,
              },
              "A part that goes into a lot of its own, once",
            ),
          ),
          pays: z.exactOptional(
            decimalSchema({ least: 0 }).check(
              z.describe("What is paid for each unit that is neither used nor carried"),
            ),
          ),
        },
        "What becomes of a lot that was not used in time",
      ),
    ),
    period: z.enum(PERIOD_UNITS).check(z.describe("The period by which what is reimbursed is posted")),
    round: z.exactOptional(z.enum(ROUNDING_MODES)),
  },
  "A fund",
);

/** The section `funds` of a program. */
export const fundsSchema: z.ZodMiniType<Funds> = dictionarySchema(fundSchema, "Funds: MDF, co-op, credits and points");
