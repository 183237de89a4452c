import * as z from "zod/mini";
import { conditionSchema, operandSchema } from "../core/rule/schema.js";
import { dueRequirementSchema, reviewSchema, upOrOutSchema } from "../core/review/schema.js";
import { CASES } from "../core/case/schema.js";
import { ABOUT, dictionarySchema, idSchema, listSchema, objectSchema } from "../core/shape/schema.js";
import { type BenefitDeclaration, type Level, type LevelLadder, type Tiers } from "./types.js";

const levelSchema: z.ZodMiniType<Level> = objectSchema({
  ...ABOUT,
  id: idSchema,
  requires: z.exactOptional(conditionSchema.check(z.describe("What the level requires"))),
  keep: z.exactOptional(
    conditionSchema.check(z.describe("What keeps a partner on the level, where that differs from what it requires")),
  ),
  keepEvery: z.exactOptional(dictionarySchema(dueRequirementSchema, "What is due at every so many reviews")),
  upOrOut: z.exactOptional(upOrOutSchema.check(z.describe("How long the level can be held without rising"))),
  formerly: z.exactOptional(listSchema(idSchema).check(z.describe("Ids under which earlier versions knew the level"))),
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
  benefitsBy: z.exactOptional(
    z
      .enum(["qualified", "held"])
      .check(
        z.describe("Whether the level counts that is qualified for, or the one that is held; qualified unless stated"),
      ),
  ),
  benefits: z.exactOptional(dictionarySchema(benefitSchema, "The benefits that there are, in words")),
  levels: listSchema(levelSchema).check(z.describe("From the lowest to the highest")),
  review: z.exactOptional(reviewSchema.check(z.describe("How partners move between the levels over time"))),
});

export const tiersSchema: z.ZodMiniType<Tiers> = dictionarySchema(ladderSchema, "Ladders of levels");
