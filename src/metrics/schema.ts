import * as z from "zod/mini";
import { CASES } from "../core/case/schema.js";
import { recordsFigures } from "../core/records/schema.js";
import { conditionSchema, formulas } from "../core/rule/schema.js";
import {
  ABOUT,
  decimalSchema,
  dictionarySchema,
  idSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../core/shape/schema.js";
import { dispatchSchema } from "../core/shape/select/schema.js";
import { completeSchema, shiftSchema, windowSchema } from "../core/time/schema.js";
import { entryNameSchema } from "./catalogue/schema.js";
import { type Metric, type Metrics, type ReplaysByOperator, type StandingsByOperator } from "./types.js";

const about = {
  ...ABOUT,
  ...CASES,
  measures: z.exactOptional(entryNameSchema),
  digits: z.exactOptional(wholeSchema(0, 12).check(z.describe("Decimal places in outcomes"))),
};
const valueName = nameSchema.check(z.describe("A value of the partner"));
const takeSchema = z
  .enum(["sum", "average", "min", "max", "any", "every", "count", "highest", "lowest"])
  .check(z.describe("What is taken of its values"));
const among = z.exactOptional(nameSchema.check(z.describe("Among the partners with the same value of this text")));
const minimumPeers = z.exactOptional(
  wholeSchema(1, 1_000_000).check(z.describe("Among fewer partners that have the figure it is not applicable")),
);
const order = z.exactOptional(z.enum(["highestFirst", "lowestFirst"]).check(z.describe("highestFirst unless stated")));

const REPLAYS: { readonly [O in keyof ReplaysByOperator]: z.ZodMiniType } = {
  shifted: objectSchema({ ...about, shifted: valueName, shift: shiftSchema }, "A value as it was on another day"),
  onEach: objectSchema(
    { ...about, onEach: valueName, complete: completeSchema, take: takeSchema },
    "A value at the end of each of the last periods",
  ),
  heldOnAnyDay: objectSchema(
    { ...about, heldOnAnyDay: conditionSchema, window: windowSchema },
    "Whether a condition held on one day",
  ),
  heldOnEveryDay: objectSchema(
    { ...about, heldOnEveryDay: conditionSchema, window: windowSchema },
    "Whether a condition held on every day",
  ),
  each: objectSchema({ ...about, each: valueName, in: idSchema, take: takeSchema }, "A value in each slice"),
};

const STANDINGS: { readonly [O in keyof StandingsByOperator]: z.ZodMiniType } = {
  rank: objectSchema({ ...about, rank: valueName, among, order, minimumPeers }, "The rank in the base"),
  percentileRank: objectSchema(
    { ...about, percentileRank: valueName, among, order, minimumPeers },
    "The share of the base that the partner is level with or ahead of",
  ),
  quartile: objectSchema(
    { ...about, quartile: valueName, among, order, minimumPeers },
    "The quarter of the base that the partner lies in, from 1 to 4, the best",
  ),
  peers: objectSchema({ ...about, peers: valueName, among }, "How many partners of the base have the figure"),
  shareOfBase: objectSchema({ ...about, shareOfBase: valueName, among, minimumPeers }, "The part of the base's total"),
  ofBase: objectSchema(
    {
      ...about,
      ofBase: valueName,
      take: z
        .enum(["min", "max", "average", "median", "percentile"])
        .check(z.describe("What is taken of their values")),
      share: z.exactOptional(decimalSchema({ least: 0, most: 1 }).check(z.describe("Of a percentile"))),
      among,
      minimumPeers,
    },
    "What the partners of the base have together",
  ),
};

/** A figure of a partner. */
export const metricSchema: z.ZodMiniType<Metric> = dispatchSchema<Metric>("metric", "a metric", () => ({
  ...recordsFigures(about),
  ...formulas(about),
  ...REPLAYS,
  ...STANDINGS,
}));

export const metricsSchema: z.ZodMiniType<Metrics> = dictionarySchema(metricSchema, "Figures of a partner");
