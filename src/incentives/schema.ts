import type * as z from "zod/mini";
import { dictionarySchema } from "../core/shape/schema.js";
import { dispatchByKind } from "../core/shape/select/schema.js";
import { rebateSchema } from "./kinds/schema.js";
import { type Incentive, type IncentiveKind, type Incentives } from "./types.js";

const SCHEMAS: { readonly [K in IncentiveKind]: z.ZodMiniType } = { rebate: rebateSchema };

/** What a partner is paid. */
export const incentiveSchema: z.ZodMiniType<Incentive> = dispatchByKind<Incentive>(
  "incentive",
  "an incentive",
  SCHEMAS,
);

export const incentivesSchema: z.ZodMiniType<Incentives> = dictionarySchema(incentiveSchema, "What partners are paid");
