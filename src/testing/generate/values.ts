/** Values of facts and fields: the constants of the document, a step to either side of them, and plain ones. */
import { stepOfDeclared } from "../../core/data/places.js";
import { type FactDeclaration, type FieldDeclaration } from "../../core/data/types.js";
import { readExact, writeExact } from "../../core/number/decimal.js";
import { type Exact, HALF, ONE, ZERO, add, compare, exactInteger, isWhole, multiply, subtract } from "../../core/number/exact.js"; // prettier-ignore
import { multipleBelow } from "../../core/analysis/variable.js";
import { writeDay } from "../../core/time/day.js";
import { type Arbitrary } from "../fast-check.js";
import { type Mentioned } from "./mentions.js";
import { type Setting } from "./setting.js";

export type Declared = FactDeclaration & FieldDeclaration;

/** A number as partner documents write it: whole ones as numbers, all others as decimal texts. */
export function writePlain(value: Exact): number | string {
  const text = writeExact(value);
  return isWhole(value) && text.length <= 15 ? Number(text) : text;
}

/** Numbers that a value can have, the plainest first: constants, and the next number on either side of them. */
export function numbersFor(
  declared: Declared,
  { numbers }: Pick<Mentioned, "numbers">,
  { document }: Pick<Setting, "document">,
): readonly Exact[] {
  const step = stepOfDeclared(declared, document.currency);
  const [lowest, highest] = [declared.min, declared.max].map((end) => readExact(end));
  const usual = declared.type === "ratio" ? [HALF, ONE] : [ONE, exactInteger(10), exactInteger(100), exactInteger(10_000)]; // prettier-ignore
  const cuts = numbers.flatMap((number) => [number, subtract(number, step), add(number, step), multiply(number, HALF)]);
  const ends = [lowest, highest].flatMap((end) => (end === undefined ? [] : [end]));
  const admissible = [ZERO, ...cuts, ...ends, ...usual]
    .map((number) => multipleBelow(number, step))
    .filter((number) => lowest === undefined || compare(number, lowest) >= 0)
    .filter((number) => highest === undefined || compare(number, highest) <= 0);
  const found = new Map(admissible.map((number) => [writeExact(number), number]));
  return found.size === 0 ? ends : [...found.values()];
}

/** Days: those at which something begins or ends, those of the document, and any other of three years. */
export function dayArbitrary({ fc, days, day }: Setting, mentioned: readonly number[] = []): Arbitrary<string> {
  const named = [...days, ...mentioned.flatMap((each) => [each - 1, each, each + 1]).map(writeDay)];
  const any = fc.integer({ min: 0, max: 1000 }).map((back) => writeDay(day + 60 - back));
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...named) }, { weight: 1, arbitrary: any });
}

function textsFor({ oneOf }: Declared, { texts }: Mentioned): readonly string[] {
  return oneOf ?? [...new Set(["other", ...texts, "another", "a third"])];
}

/** One value of the declared type. */
export function valueArbitrary(declared: Declared, mentioned: Mentioned, setting: Setting): Arbitrary<unknown> {
  const { fc } = setting;
  switch (declared.type) {
    case "string":
      return fc.constantFrom(...textsFor(declared, mentioned));
    case "boolean":
      return fc.boolean();
    case "date":
      return dayArbitrary(setting, mentioned.days);
    case "instant":
      return fc
        .tuple(dayArbitrary(setting), fc.constantFrom("12:00:00Z", "00:00:00Z", "23:59:59-05:00"))
        .map(([on, time]) => `${on}T${time}`);
    default:
      return fc.constantFrom(...numbersFor(declared, mentioned, setting).map(writePlain));
  }
}

/** Values that each hold from a day on, some of them known later. */
export function datedArbitrary(value: Arbitrary<unknown>, setting: Setting, key = "value"): Arbitrary<unknown> {
  const { fc } = setting;
  const entry = fc.record({ from: dayArbitrary(setting), [key]: value, recordedOn: dayArbitrary(setting) }, { requiredKeys: ["from", key] as never }); // prettier-ignore
  return fc.uniqueArray(entry, { maxLength: 3, selector: ({ from }) => from });
}
