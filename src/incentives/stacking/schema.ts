import * as z from "zod/mini";
import { CAP_CLIPS } from "../../core/expression/words.js";
import { quantitySchema } from "../../core/rule/schema.js";
import { type Fields, ABOUT, dictionarySchema, idSchema, listSchema, objectSchema } from "../../core/shape/schema.js";
import { dispatchSchema } from "../../core/shape/select/schema.js";
import { type Stacking, type StackingStep, type Stackings } from "./types.js";

/** How many steps a stacking has at most, and how many incentives a step: each is compared with every other. */
const MOST_STACKED = 20;

const STEP: Fields = {
  on: z.exactOptional(
    z
      .enum(["original", "remaining"])
      .check(z.describe("Paid on the whole amount, or on what the steps before left of it")),
  ),
  reduces: z.exactOptional(z.boolean().check(z.describe("Whether what they pay is gone for the steps after it"))),
};

const ids = listSchema(idSchema, MOST_STACKED);

const stepSchema: z.ZodMiniType<StackingStep> = dispatchSchema<StackingStep>("stackingStep", "a step", () => ({
  best: objectSchema({ best: ids, ...STEP }, "The incentive that pays most, the first of equals"),
  all: objectSchema({ all: ids, ...STEP }, "Every one of them"),
}));

/** Several incentives over one amount. */
export const stackingSchema: z.ZodMiniType<Stackings> = dictionarySchema(
  objectSchema<Stacking>(
    {
      ...ABOUT,
      steps: listSchema(stepSchema, MOST_STACKED).check(z.describe("In the order of their priority")),
      cap: z.exactOptional(
        objectSchema(
          { amount: quantitySchema, clip: z.enum(CAP_CLIPS) },
          "The most that they pay together, for the period or for each record",
        ),
      ),
    },
    "Several incentives over one amount",
  ),
  "Incentives over one amount",
);
