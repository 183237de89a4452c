/** The pieces that every schema of a document is made of. */
import * as z from "zod/mini";
import { type IssueCode } from "../issue/catalogue.js";
import { type IssueParameters } from "../issue/text.js";
import { readExact } from "../number/decimal.js";
import { type Exact, compare, exactInteger, sign } from "../number/exact.js";

/** An id is one camelCase word: dots are paths, and no id can be taken for a number or a date. */
export const ID_PATTERN: RegExp = /^[a-z][A-Za-z0-9]{0,63}$/;
/** A name is ids joined by dots: `bookings`, `score.capabilities.capability.preSales`. */
export const NAME_PATTERN: RegExp = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/;

/** An issue of the catalogue, carried through zod as a custom finding. */
export interface CustomFinding {
  readonly code: IssueCode;
  readonly params: IssueParameters;
}

/** The parameters by which a check of zod reports an issue of the catalogue. */
export function finding(code: IssueCode, params: IssueParameters = {}): { params: CustomFinding } {
  return { params: { code, params } };
}

/** A text with a form of its own, described for editors. */
function textOf(code: IssueCode, pattern: RegExp, description: string): z.ZodMiniType<string> {
  const schema = z.string().check(z.refine((text) => pattern.test(text), finding(code)));
  return schema.check(z.meta({ description, pattern: pattern.source }));
}

export const idSchema: z.ZodMiniType<string> = textOf("shape.id", ID_PATTERN, "A camelCase word");
export const nameSchema: z.ZodMiniType<string> = textOf("shape.name", NAME_PATTERN, "The name of a value");

/** A number of the document: a JSON number or a decimal text. Bounds are exact. */
export interface NumberBounds {
  readonly least?: number;
  readonly most?: number;
  /** Zero itself is refused. */
  readonly positive?: boolean;
}

function isInside(value: Exact, { least, most, positive }: NumberBounds): boolean {
  if (positive === true && sign(value) <= 0) return false;
  if (least !== undefined && compare(value, exactInteger(least)) < 0) return false;
  return most === undefined || compare(value, exactInteger(most)) <= 0;
}

function boundsInWords({ least, most, positive }: NumberBounds): string {
  if (positive === true) return "a number above 0";
  if (least !== undefined && most !== undefined) return `a number from ${least} to ${most}`;
  return least === undefined ? "a number" : `a number of at least ${least}`;
}

/** A decimal: a JSON number, or a text where 15 significant digits are not enough. */
export function decimalSchema(bounds: NumberBounds = {}): z.ZodMiniType<number | string> {
  const expected = boundsInWords(bounds);
  const isNumber = (value: unknown): boolean => {
    const exact = readExact(value);
    return exact !== undefined && isInside(exact, bounds);
  };
  return z.custom<number | string>().check((context) => {
    if (isNumber(context.value)) return;
    context.issues.push({ code: "custom", input: context.value, ...finding("shape.number", { expected }) });
  });
}

/** A whole JSON number between two bounds. */
export function wholeSchema(least: number, most: number): z.ZodMiniType<number> {
  const expected = `a whole number from ${least} to ${most}`;
  const isBetween = (value: number): boolean => value >= least && value <= most;
  return z
    .int()
    .check(z.refine(isBetween, finding("shape.number", { expected })))
    .check(z.meta({ minimum: least, maximum: most }));
}

/** The keys that every definition may carry for its readers. */
export const ABOUT: Readonly<Record<"title" | "note" | "source", z.ZodMiniType<string | undefined>>> = {
  title: z.exactOptional(z.string().check(z.meta({ description: "What people call it" }))),
  note: z.exactOptional(z.string().check(z.meta({ description: "Why it is so; for the readers of the document" }))),
  source: z.exactOptional(z.string().check(z.meta({ description: "Where the rule comes from" }))),
};

/** The schemas of an object's keys. */
export type Fields = Readonly<Record<string, z.ZodMiniType>>;

/** An object with exactly these keys; a key too many is reported with the nearest one that there is. */
export function objectSchema<T>(fields: Fields, description?: string): z.ZodMiniType<T> {
  const known = Object.keys(fields);
  const schema = z.strictObject(fields, {
    error: (raw) => (raw.code === "unrecognized_keys" ? JSON.stringify(known) : undefined),
  });
  return (description === undefined ? schema : schema.check(z.meta({ description }))) as unknown as z.ZodMiniType<T>;
}

/** A dictionary with ids as keys. */
export function dictionarySchema<T>(
  values: z.ZodMiniType<T>,
  description?: string,
): z.ZodMiniType<Readonly<Record<string, T>>> {
  const schema = z.record(idSchema, values);
  return description === undefined ? schema : schema.check(z.meta({ description }));
}

/** A list with at least one entry, and at most `most`. */
export function listSchema<T>(entries: z.ZodMiniType<T>, most = 1000): z.ZodMiniType<readonly T[]> {
  return z.array(entries).check(z.minLength(1)).check(z.maxLength(most));
}
