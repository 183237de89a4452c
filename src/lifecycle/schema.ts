import * as z from "zod/mini";
import { conditionSchema } from "../core/rule/schema.js";
import { ABOUT, dictionarySchema, idSchema, listSchema, objectSchema } from "../core/shape/schema.js";
import { type Flag, type Lifecycle, type PartnerLifecycle, type Stage } from "./types.js";

const stageSchema: z.ZodMiniType<Stage> = objectSchema({
  ...ABOUT,
  id: idSchema,
  enter: z.exactOptional(
    conditionSchema.check(z.describe("What lets a partner enter, once it is in the stage before")),
  ),
});

const flagSchema: z.ZodMiniType<Flag> = objectSchema({ ...ABOUT, when: conditionSchema });

/** The stages and flags of a partner. */
export const partnerLifecycleSchema: z.ZodMiniType<PartnerLifecycle> = objectSchema({
  stages: listSchema(stageSchema).check(z.describe("From the first to the last")),
  flags: z.exactOptional(dictionarySchema(flagSchema, "Raised beside the stages")),
});

export const lifecycleSchema: z.ZodMiniType<Lifecycle> = objectSchema({
  partner: z.exactOptional(partnerLifecycleSchema),
});
