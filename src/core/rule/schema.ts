import * as z from "zod/mini";
import { ROUNDING_MODES } from "../number/round.js";
import { readDecimal } from "../number/decimal.js";
import { sign } from "../number/exact.js";
import {
  NAME_PATTERN,
  decimalSchema,
  dictionarySchema,
  finding,
  idSchema,
  listSchema,
  nameSchema,
  objectSchema,
  wholeSchema,
} from "../shape/schema.js";
import { byTypeSchema, dispatchSchema } from "../shape/select/schema.js";
import { readDay } from "../time/day.js";
import { ELAPSED_UNITS } from "../time/elapsed.js";
import { PERIOD_UNITS } from "../time/period.js";
import { shiftSchema } from "../time/schema.js";
import { SHARE_UNITS } from "../time/share.js";
import {
  type Condition,
  type Constant,
  type Formula,
  type FormulaOperator,
  type Operand,
  type WhenEmptyChoice,
  EQUALITY_OPERATORS,
  LIST_OPERATORS,
  MEMBER_OPERATORS,
  ORDER_OPERATORS,
} from "./types.js";

/** A text, a number, or true or false. */
export const constantSchema: z.ZodMiniType<Constant> = byTypeSchema("a text, a number, or true or false", {
  string: z.string(),
  number: decimalSchema(),
  boolean: z.boolean(),
});

const EMPTY_CHOICES = ["notApplicable", "zero", "one"];

/** What stands for a figure without a denominator, or without records. */
export const whenEmptySchema: z.ZodMiniType<WhenEmptyChoice> = byTypeSchema("notApplicable, zero, one, or a number", {
  string: z
    .string()
    .check(
      z.refine(
        (text) => EMPTY_CHOICES.includes(text) || readDecimal(text) !== undefined,
        finding("shape.choice", { choices: [...EMPTY_CHOICES, "a number"] }),
      ),
    )
    .check(z.meta({ examples: EMPTY_CHOICES })),
  number: decimalSchema(),
});

const nameOrConstant = z
  .string()
  .check(
    z.refine(
      (text) => readDecimal(text) !== undefined || readDay(text) !== undefined || NAME_PATTERN.test(text),
      finding("shape.name"),
    ),
  )
  .check(z.meta({ description: "The name of a value, a decimal, or a day" }));

/** A rule over facts. */
export const conditionSchema: z.ZodMiniType<Condition> = dispatchSchema<Condition>(
  "condition",
  "a condition",
  () => CONDITIONS,
);

/** A value that is computed from other values. */
export const formulaSchema: z.ZodMiniType<Formula> = dispatchSchema<Formula>("formula", "a formula", () =>
  formulas({}),
);

/** A constant, a name, or a formula. */
export const operandSchema: z.ZodMiniType<Operand> = byTypeSchema(
  "a name, a number, a day, true or false, or a formula",
  {
    string: nameOrConstant,
    number: decimalSchema(),
    boolean: z.boolean(),
    object: formulaSchema,
  },
);

const isBelowZero = (text: string): boolean => {
  const number = readDecimal(text);
  return number !== undefined && sign(number) < 0;
};

/** An operand that is no number below zero where it is a number of the document. */
export const quantitySchema: z.ZodMiniType<Operand> = byTypeSchema("a name, a number of at least 0, or a formula", {
  string: nameOrConstant.check(
    z.refine((text) => !isBelowZero(text), finding("shape.number", { expected: "a number of at least 0" })),
  ),
  number: decimalSchema({ least: 0 }),
  object: formulaSchema,
});

const several: z.ZodMiniType<readonly Condition[]> = listSchema(conditionSchema);

/** The other side of a comparison: constants, another fact, or a formula. */
const valueSchema: z.ZodMiniType = byTypeSchema("a constant, { fact }, a formula, or a list of constants", {
  string: z.string(),
  number: decimalSchema(),
  boolean: z.boolean(),
  object: dispatchSchema("value", "a fact or a formula", () => ({
    fact: objectSchema({ fact: nameSchema }, "The value of another fact"),
    ...formulas({}),
  })),
  list: listSchema(constantSchema),
});

const CONDITIONS: Readonly<Record<string, z.ZodMiniType>> = {
  all: objectSchema({ all: several }, "Every one of them holds"),
  any: objectSchema({ any: several }, "One of them holds, or more"),
  not: objectSchema({ not: conditionSchema }, "It does not hold"),
  atLeast: objectSchema({ atLeast: wholeSchema(1, 1000), of: several }, "At least so many of them hold"),
  condition: objectSchema({ condition: idSchema }, "A condition of the section `conditions`, by its id"),
  fact: objectSchema(
    {
      fact: nameSchema,
      operator: z.enum([...EQUALITY_OPERATORS, ...ORDER_OPERATORS, ...MEMBER_OPERATORS, ...LIST_OPERATORS]),
      value: valueSchema,
      whenNotApplicable: z.exactOptional(z.enum(["met", "notMet"])),
    },
    "Compares a fact with a constant, another value, or a list",
  ),
};

const operands: z.ZodMiniType<readonly Operand[]> = listSchema(operandSchema, 200);
const pair = z.tuple([operandSchema, operandSchema]);
const stepBand = objectSchema({ from: decimalSchema(), is: constantSchema });
const corner = objectSchema({ at: decimalSchema(), is: decimalSchema() });
const choice = objectSchema({ when: conditionSchema, is: operandSchema });

type Fields = Readonly<Record<string, z.ZodMiniType>>;

type Shape = (fields: Fields, description: string) => z.ZodMiniType;
type Shapes<O extends FormulaOperator> = { readonly [Operator in O]: z.ZodMiniType };

/** The shape of each formula, with further keys that it may carry where it stands. */
export function formulas(about: Fields): Shapes<FormulaOperator> {
  const shape: Shape = (fields, description) => objectSchema({ ...about, ...fields }, description);
  return { ...arithmetic(shape), ...choices(shape), ...curves(shape), ...others(shape) };
}

function arithmetic(
  shape: Shape,
): Shapes<
  "ratio" | "difference" | "growth" | "sumOf" | "product" | "minOf" | "maxOf" | "averageOf" | "points" | "round"
> {
  return {
    ratio: shape({ ratio: pair, whenEmpty: whenEmptySchema }, "The first over the second"),
    difference: shape({ difference: pair }, "The first less the second"),
    growth: shape(
      { growth: pair, minimumBaseline: z.exactOptional(operandSchema), whenEmpty: whenEmptySchema },
      "(first - second) / second, from a second above zero and not below the minimum",
    ),
    sumOf: shape({ sumOf: operands }, "All of them added up"),
    product: shape({ product: operands }, "All of them multiplied"),
    minOf: shape({ minOf: operands }, "The least of those that apply"),
    maxOf: shape({ maxOf: operands }, "The greatest of those that apply"),
    averageOf: shape({ averageOf: operands }, "The mean of those that apply"),
    points: shape(
      { points: objectSchema({ of: operandSchema, max: operandSchema, at: operandSchema }) },
      "min(max, max * of / at), never below zero",
    ),
    round: shape(
      { round: operandSchema, digits: wholeSchema(0, 12), mode: z.exactOptional(z.enum(ROUNDING_MODES)) },
      "A number rounded to decimal places",
    ),
  };
}

function choices(shape: Shape): Shapes<"choose" | "step" | "parameter" | "table"> {
  return {
    choose: shape(
      { choose: listSchema(choice), otherwise: z.exactOptional(operandSchema) },
      "The value of the first condition that holds",
    ),
    step: shape({ step: operandSchema, bands: listSchema(stepBand) }, "What a number is from each bound on"),
    parameter: shape(
      { parameter: idSchema, on: z.exactOptional(operandSchema) },
      "A value of the section `parameters`, on the judged day or another",
    ),
    table: shape(
      { table: idSchema, at: dictionarySchema(operandSchema) },
      "The entry of the section `tables` at these keys",
    ),
  };
}

function curves(shape: Shape): Shapes<"interpolate" | "normalise"> {
  return {
    interpolate: shape(
      { interpolate: operandSchema, corners: listSchema(corner) },
      "What a number is worth, on straight lines between the corners",
    ),
    normalise: shape(
      {
        normalise: operandSchema,
        worst: operandSchema,
        best: operandSchema,
        to: z.exactOptional(z.tuple([decimalSchema(), decimalSchema()])),
        curve: z.exactOptional(z.enum(["linear", "logarithmic"])),
        beyond: z.exactOptional(z.enum(["clip", "extend"])),
        whenEmpty: z.exactOptional(whenEmptySchema),
      },
      "How far a number is on the way from the worst to the best",
    ),
  };
}

function others(shape: Shape): Shapes<"elapsed" | "deadline" | "prorate" | "day" | "value" | "holds" | "dated"> {
  const time = { in: z.enum(ELAPSED_UNITS), calendar: z.exactOptional(idSchema) };
  return {
    elapsed: shape({ elapsed: pair, ...time }, "Time from the first to the second"),
    deadline: shape(
      { deadline: operandSchema, after: operandSchema, ...time },
      "A date or an instant, so much time later",
    ),
    prorate: shape(
      {
        prorate: operandSchema,
        in: z.enum(PERIOD_UNITS),
        from: z.exactOptional(operandSchema.check(z.describe("The first day; the period's own unless stated"))),
        until: z.exactOptional(operandSchema.check(z.describe("The last day, inclusive unless stated"))),
        ends: z.exactOptional(z.enum(["inclusive", "exclusive"])),
        by: z.exactOptional(z.enum(SHARE_UNITS).check(z.describe("What is counted; days unless stated"))),
        weights: z.exactOptional(
          listSchema(decimalSchema({ least: 0 }), 12).check(z.describe("What the days of each month weigh together")),
        ),
      },
      "As much of it as belongs to some days of the period",
    ),
    day: shape(
      {
        day: operandSchema,
        calendar: z.exactOptional(idSchema),
        shift: z.exactOptional(shiftSchema),
        startOf: z.exactOptional(z.enum(PERIOD_UNITS)),
        endOf: z.exactOptional(z.enum(PERIOD_UNITS)),
      },
      "A date, moved, then taken to an end of its period",
    ),
    value: shape({ value: constantSchema }, "A constant"),
    holds: shape({ holds: conditionSchema }, "Whether a condition holds"),
    dated: shape({ dated: nameSchema, on: operandSchema }, "The value of a dated fact on a day"),
  };
}
