import { benchTiers } from "./tiers/main.js";
import { benchBase } from "./base.js";
await benchTiers(); benchBase();
