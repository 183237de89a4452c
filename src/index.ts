export { ProgramError } from "./core/issue/error.js";
export * from "./incentives/index.js";
export * from "./lifecycle/index.js";
export * from "./metrics/index.js";
export * from "./program/index.js";
export * from "./scorecard/index.js";
export * from "./tiers/index.js";
