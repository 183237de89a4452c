import * as z from "zod/mini";
import { documentCasesSchema } from "../../core/case/schema.js";
import { conditionSchema } from "../../core/rule/schema.js";
import { calendarsSchema } from "../../core/calendar/schema.js";
import { factSchema, parametersSchema, recordSchema, slicesSchema, tablesSchema } from "../../core/data/schema.js";
import { isCurrencyCode } from "../../core/number/currency.js";
import { ROUNDING_MODES } from "../../core/number/round.js";
import { type Json } from "../../core/json/admit.js";
import { type Issue } from "../../core/issue/issue.js";
import {
  ABOUT,
  decimalSchema,
  dictionarySchema,
  finding,
  idSchema,
  listSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../../core/shape/schema.js";
import { derivedCollectionsSchema } from "../../core/records/schema.js";
import { readShape } from "../../core/shape/read/schema.js";
import { stackingSchema } from "../../incentives/stacking/schema.js";
import { fundsSchema } from "../../incentives/fund/schema.js";
import { registrationSectionsSchema } from "../../incentives/registration/schema.js";
import { incentivesSchema } from "../../incentives/schema.js";
import { lifecycleSchema } from "../../lifecycle/schema.js";
import { catalogueSchema } from "../../metrics/catalogue/schema.js";
import { metricsSchema } from "../../metrics/schema.js";
import { scorecardsSchema } from "../../scorecard/schema.js";
import { tiersSchema } from "../../tiers/schema.js";
import { calendarDaySchema } from "../../core/time/schema.js";
import { acceptedSchema, lawsSchema, relationsSchema } from "../laws/schema.js";
import { type ProgramVersion, type RuleSections, VERSIONED } from "../version/types.js";
import { type BaseSection, type Concentration, type ProgramDocument } from "./types.js";

const currencySchema = z
  .string()
  .check(
    z.superRefine((code, context) => {
      if (code === "partner" || isCurrencyCode(code)) return;
      context.addIssue({ code: "custom", ...finding("currency.code", { found: code }) });
    }),
  )
  .check(z.describe('An ISO 4217 code, or "partner" where each partner has its own'));

const shareSchema = decimalSchema({ least: 0, most: 1 });

const concentrationSchema: z.ZodMiniType<Concentration> = objectSchema({
  ...ABOUT,
  of: nameSchema.check(z.describe("The figure")),
  top: z.exactOptional(shareSchema.check(z.describe("The share of partners at the top; 0.2 unless stated"))),
  deliver: z.exactOptional(
    shareSchema.check(z.describe("The part of the total that is to be reached; 0.8 unless stated")),
  ),
});

const baseSchema: z.ZodMiniType<BaseSection> = objectSchema({
  concentration: z.exactOptional(dictionarySchema(concentrationSchema, "How a figure spreads over the partners")),
});

/** The sections that hold rules. */
const RULES: Readonly<Record<keyof RuleSections, z.ZodMiniType>> = {
  collections: z.exactOptional(derivedCollectionsSchema),
  parameters: z.exactOptional(parametersSchema),
  tables: z.exactOptional(tablesSchema),
  slices: z.exactOptional(slicesSchema),
  calendars: z.exactOptional(calendarsSchema),
  conditions: z.exactOptional(dictionarySchema(conditionSchema, "Conditions with a name")),
  metrics: z.exactOptional(metricsSchema),
  scorecards: z.exactOptional(scorecardsSchema),
  lifecycle: z.exactOptional(lifecycleSchema),
  tiers: z.exactOptional(tiersSchema),
  incentives: z.exactOptional(incentivesSchema),
  stacking: z.exactOptional(stackingSchema),
  funds: z.exactOptional(fundsSchema),
  registrations: z.exactOptional(registrationSectionsSchema),
  relations: z.exactOptional(relationsSchema),
  laws: z.exactOptional(lawsSchema),
};

const removed = z.exactOptional(listSchema(idSchema));

const versionSchema: z.ZodMiniType<ProgramVersion> = objectSchema({
  ...ABOUT,
  from: calendarDaySchema.check(z.describe("The first day on which the version is in force")),
  grandfathered: z.exactOptional(
    objectSchema(
      { until: calendarDaySchema.check(z.describe("The last day")) },
      "Whoever held its level before keeps it by the rules of the version before",
    ),
  ),
  earlyAccess: z.exactOptional(
    objectSchema(
      { from: calendarDaySchema.check(z.describe("The first day")) },
      "Before the version is in force a partner can rise by its rules too",
    ),
  ),
  replaces: z.exactOptional(objectSchema(RULES, "Whole definitions that take the place of those of the same id")),
  removes: z.exactOptional(
    objectSchema(
      Object.fromEntries(VERSIONED.map((section) => [section, removed])),
      "Ids of definitions that are no longer there",
    ),
  ),
});

const FIELDS: Readonly<Record<keyof ProgramDocument, z.ZodMiniType>> = {
  $schema: z.exactOptional(z.string().check(z.describe("Where editors find the JSON Schema"))),
  language: z.literal(1).check(z.describe("The version of the language")),
  id: idSchema,
  ...ABOUT,
  currency: currencySchema,
  fiscalYear: z.exactOptional(
    objectSchema({ startMonth: wholeSchema(1, 12) }, "The month in which the fiscal year begins"),
  ),
  rounding: z.exactOptional(z.enum(ROUNDING_MODES).check(z.describe("How posted amounts are rounded"))),
  facts: z.exactOptional(dictionarySchema(factSchema, "What is known of a partner")),
  records: z.exactOptional(dictionarySchema(recordSchema, "What a partner has records of")),
  catalogue: z.exactOptional(catalogueSchema),
  ...RULES,
  base: z.exactOptional(baseSchema),
  versions: z.exactOptional(listSchema(versionSchema, 100).check(z.describe("What changes from a day on"))),
  accepted: z.exactOptional(acceptedSchema),
  cases: z.exactOptional(documentCasesSchema.check(z.describe("What the program answers for stated data"))),
};

/** A whole program document. */
export const programSchema: z.ZodMiniType<ProgramDocument> = objectSchema(FIELDS, "A partner program");

/** The document when the value has its shape, else every mistake of shape. */
export function readProgramShape(
  json: Json,
): { readonly value: ProgramDocument } | { readonly issues: readonly Issue[] } {
  return readShape(programSchema, json);
}
