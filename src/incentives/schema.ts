import type * as z from "zod/mini";
import { dictionarySchema } from "../core/shape/schema.js";
import { dispatchByKind } from "../core/shape/select/schema.js";
import { KIND_SCHEMAS } from "./kinds/schema.js";
import { type Incentive, type Incentives } from "./types.js";

/** What a partner is paid. */
export const incentiveSchema: z.ZodMiniType<Incentive> = dispatchByKind<Incentive>(
  "incentive",
  "an incentive",
  KIND_SCHEMAS,
);

export const incentivesSchema: z.ZodMiniType<Incentives> = dictionarySchema(incentiveSchema, "What partners are paid");
