export { evaluateLadder } from "./evaluate.js";
export type { LevelOutcome } from "./outcome-types.js";
export type { BenefitDeclaration, Level, LevelLadder, Tiers } from "./types.js";
export type * from "../core/public.js";
