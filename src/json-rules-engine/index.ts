export { fromRules } from "./from-rules.js";
export { toRules } from "./to-rules.js";
export type * from "./types.js";
