import * as z from "zod/mini";
import { reviewSchema } from "../core/review/schema.js";
import { conditionSchema } from "../core/rule/schema.js";
import { ABOUT, dictionarySchema, idSchema, listSchema, nameSchema, objectSchema } from "../core/shape/schema.js";
import {
  type Flag,
  type Lifecycle,
  type PartnerLifecycle,
  type Reengagement,
  type Stage,
  type StageAction,
} from "./types.js";

const condition = (description: string) => z.exactOptional(conditionSchema.check(z.describe(description)));

const actionSchema: z.ZodMiniType<StageAction> = objectSchema({
  ...ABOUT,
  id: idSchema,
  when: condition("Where it is to be done; always unless stated"),
});

const stageSchema: z.ZodMiniType<Stage> = objectSchema({
  ...ABOUT,
  id: idSchema,
  enter: condition("What lets a partner enter, once it is in the stage before"),
  exit: condition("What has to be done before the next stage can be entered"),
  regress: condition("What sends a partner back to the stage before, at a review"),
  formerly: z.exactOptional(listSchema(idSchema).check(z.describe("Ids under which earlier versions knew the stage"))),
  metrics: z.exactOptional(listSchema(nameSchema).check(z.describe("The values that are looked at in the stage"))),
  actions: z.exactOptional(listSchema(actionSchema).check(z.describe("What is to be done in the stage"))),
});

const reengagementSchema: z.ZodMiniType<Reengagement> = objectSchema({
  ...ABOUT,
  when: conditionSchema,
  action: z.exactOptional(z.string().check(z.describe("What to do then"))),
});

const flagSchema: z.ZodMiniType<Flag> = objectSchema({
  ...ABOUT,
  when: conditionSchema,
  reengage: z.exactOptional(
    dictionarySchema(reengagementSchema, "While the flag is raised: what triggers another attempt"),
  ),
});

/** The stages and flags of a partner. */
export const partnerLifecycleSchema: z.ZodMiniType<PartnerLifecycle> = objectSchema({
  stages: listSchema(stageSchema).check(z.describe("From the first to the last")),
  flags: z.exactOptional(dictionarySchema(flagSchema, "Raised beside the stages")),
  review: z.exactOptional(reviewSchema.check(z.describe("How partners move between the stages over time"))),
});

export const lifecycleSchema: z.ZodMiniType<Lifecycle> = objectSchema({
  partner: z.exactOptional(partnerLifecycleSchema),
});
