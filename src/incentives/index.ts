export { evaluateIncentive } from "./evaluate.js";
export type * from "./kinds/types.js";
export type * from "./payment/types.js";
export type * from "./scale/types.js";
export type * from "./journal/types.js";
export type * from "./outcome-types.js";
export type * from "./types.js";
export type * from "../core/public.js";
export type * from "./stacking/types.js";
