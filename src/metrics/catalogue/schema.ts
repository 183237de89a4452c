import * as z from "zod/mini";
import { conditionSchema } from "../../core/rule/schema.js";
import { listSchema, nameSchema, objectSchema } from "../../core/shape/schema.js";
import { type CatalogueSection, type PartnerState, PARTNER_STATES } from "./types.js";

const text = z.string().check(z.minLength(1));

const changeSchema = objectSchema(
  {
    title: z.exactOptional(text),
    definition: z.exactOptional(text.check(z.describe("What it is, in a sentence"))),
    unit: z.exactOptional(text.check(z.describe("score, ratio, amount, count, or a unit of your own"))),
    direction: z.exactOptional(z.enum(["higherIsBetter", "lowerIsBetter"])),
    measured: z.exactOptional(z.enum(["questionnaire", "records", "both"])),
    appliesTo: z.exactOptional(listSchema(z.enum(PARTNER_STATES))),
  },
  "An entry of the program's own, or what it changes of one that ships",
);

/** The id of an entry, which carries its category. */
export const entryNameSchema: z.ZodMiniType<string> = nameSchema.check(
  z.describe("An entry of the catalogue: capability.preSales"),
);

const stateFields: Readonly<Record<PartnerState, z.ZodMiniType>> = {
  candidate: z.exactOptional(conditionSchema.check(z.describe("Partners that may become one"))),
  latent: z.exactOptional(conditionSchema.check(z.describe("Partners that sleep"))),
  new: z.exactOptional(conditionSchema.check(z.describe("Partners that have just begun"))),
  active: z.exactOptional(conditionSchema.check(z.describe("Partners that are at work"))),
};

/** How a program adapts the catalogue of metrics. */
export const catalogueSchema: z.ZodMiniType<CatalogueSection> = objectSchema(
  {
    entries: z.exactOptional(z.record(nameSchema, changeSchema).check(z.describe("By id what is added or changed"))),
    states: z.exactOptional(objectSchema(stateFields, "Who is in which state")),
    drops: z.exactOptional(listSchema(nameSchema).check(z.describe("Entries that ship and are not wanted"))),
  },
  "How the program adapts the catalogue of metrics",
);
