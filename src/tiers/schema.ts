import * as z from "zod";
import { conditionSchema } from "../core/rule/schema.js";
import { CASES } from "../core/case/schema.js";
import { ABOUT, dictionarySchema, idSchema, listSchema, objectSchema } from "../core/shape/schema.js";
import { type Level, type LevelLadder, type Tiers } from "./types.js";

const levelSchema: z.ZodType<Level> = objectSchema({
  ...ABOUT,
  id: idSchema,
  requires: z.exactOptional(conditionSchema.describe("What the level requires")),
});

/** A ladder of levels. */
export const ladderSchema: z.ZodType<LevelLadder> = objectSchema({
  ...ABOUT,
  ...CASES,
  nested: z.exactOptional(z.boolean().describe("A level holds only where those below it hold")),
  levels: listSchema(levelSchema).describe("From the lowest to the highest"),
});

export const tiersSchema: z.ZodType<Tiers> = dictionarySchema(ladderSchema, "Ladders of levels");
