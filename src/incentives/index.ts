export { evaluateIncentive } from "./evaluate.js";
export type { RateBand, Rebate, Scale } from "./kinds/rebate-types.js";
export type { IncentiveOutcome, IncentiveStatus } from "./outcome-types.js";
export type { Incentive, Incentives } from "./types.js";
export type * from "../core/public.js";
