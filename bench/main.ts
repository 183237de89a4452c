/** Prints a line `ratio <id> <value>` for each comparison; everything of one comparison is measured in this one run. */
import { benchBase } from "./base.js";
import { benchCheck } from "./check.js";
import { benchColdStart } from "./cold-start.js";
import { benchEvaluation } from "./evaluation.js";
import { benchGrowth } from "./growth.js";
import { benchMemory } from "./memory.js";
import { benchRebate } from "./rebate.js";
import { benchReview } from "./review.js";
import { benchTiers } from "./tiers/main.js";

await benchTiers();
benchRebate();
benchEvaluation();
benchGrowth();
benchBase();
benchReview();
benchCheck();
benchColdStart();
benchMemory();
