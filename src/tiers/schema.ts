import * as z from "zod/mini";
import { conditionSchema, operandSchema } from "../core/rule/schema.js";
import { CASES } from "../core/case/schema.js";
import { ABOUT, dictionarySchema, idSchema, listSchema, objectSchema } from "../core/shape/schema.js";
import { type BenefitDeclaration, type Level, type LevelLadder, type Tiers } from "./types.js";

const levelSchema: z.ZodMiniType<Level> = objectSchema({
  ...ABOUT,
  id: idSchema,
  requires: z.exactOptional(conditionSchema.check(z.describe("What the level requires"))),
  benefits: z.exactOptional(
    dictionarySchema(operandSchema, "What its partners get, besides what the levels below it give"),
  ),
});

const benefitSchema: z.ZodMiniType<BenefitDeclaration> = objectSchema({
  ...ABOUT,
  unit: z.exactOptional(
    z.string().check(z.minLength(1)).check(z.maxLength(40)).check(z.describe("What its number counts, for people")),
  ),
});

/** A ladder of levels. */
export const ladderSchema: z.ZodMiniType<LevelLadder> = objectSchema({
  ...ABOUT,
  ...CASES,
  nested: z.exactOptional(z.boolean().check(z.describe("A level holds only where those below it hold"))),
  benefits: z.exactOptional(dictionarySchema(benefitSchema, "The benefits that there are, in words")),
  levels: listSchema(levelSchema).check(z.describe("From the lowest to the highest")),
});

export const tiersSchema: z.ZodMiniType<Tiers> = dictionarySchema(ladderSchema, "Ladders of levels");
