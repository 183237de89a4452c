import * as z from "zod";
import { conditionSchema } from "../core/rule/schema.js";
import { ABOUT, dictionarySchema, idSchema, listSchema, objectSchema } from "../core/shape/schema.js";
import { type Flag, type Lifecycle, type PartnerLifecycle, type Stage } from "./types.js";

const stageSchema: z.ZodType<Stage> = objectSchema({
  ...ABOUT,
  id: idSchema,
  enter: z.exactOptional(conditionSchema.describe("What lets a partner enter, once it is in the stage before")),
});

const flagSchema: z.ZodType<Flag> = objectSchema({ ...ABOUT, when: conditionSchema });

/** The stages and flags of a partner. */
export const partnerLifecycleSchema: z.ZodType<PartnerLifecycle> = objectSchema({
  stages: listSchema(stageSchema).describe("From the first to the last"),
  flags: z.exactOptional(dictionarySchema(flagSchema, "Raised beside the stages")),
});

export const lifecycleSchema: z.ZodType<Lifecycle> = objectSchema({ partner: z.exactOptional(partnerLifecycleSchema) });
