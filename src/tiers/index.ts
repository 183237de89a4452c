export { evaluateLadder } from "./evaluate.js";
export type { Level, LevelLadder, Tiers } from "./types.js";
export type * from "../core/public.js";
