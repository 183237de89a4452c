/**
 * With `roots.ts` the only place that knows decimal.js: reading decimals in, writing exact numbers out. Text is matched and its length
 * capped before the library sees it (it would take "0x1f" and "Infinity"). Strings cross this line, never its objects.
 */
import { Decimal as Library } from "decimal.js";
import {
  type Exact,
  type Ticks,
  TICKS_PER_PLACE,
  TICKS_PER_UNIT,
  TICK_PLACES,
  asFraction,
  compare,
  exactFraction,
} from "./exact.js";
import { type RoundingMode, round } from "./round.js";

/** How many decimal places a written amount has. */
export function placesIn(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}

/** The longest decimal text that is read, signs and exponent included. */
export const LONGEST_DECIMAL = 60;
/** The largest power of ten that is read, either way. */
export const LARGEST_EXPONENT = 40;

const Decimal = Library.clone({ precision: 40, toExpNeg: -9e15, toExpPos: 9e15 });
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const MOST_WHOLE_DIGITS = 9;
const ZERO_CODE = 48;
const POINT_CODE = 46;
const MINUS_CODE = 45;
const MOST_EXACT_DIGITS = 1e15;

/**
 * Ticks of a double that is the shortest name of a decimal with at most six places and fifteen digits; NaN for any other,
 * which `readNumber` then reads or refuses.
 */
export function ticksOfNumber(value: number): number {
  if ((value | 0) === value) return value * TICKS_PER_UNIT + 0;
  const count = Math.round(value * TICKS_PER_UNIT);
  // Below 10^15 a decimal of this form and its nearest double determine each other, so equality proves exactness.
  return Math.abs(count) < MOST_EXACT_DIGITS && count / TICKS_PER_UNIT === value ? count + 0 : Number.NaN;
}

/** Fifteen digits at most, so that the count of ticks is a safe integer. */
function isShort(whole: number, places: number): boolean {
  return whole > 0 && whole <= MOST_WHOLE_DIGITS && places <= TICK_PLACES;
}

/**
 * Ticks of a text of up to nine digits before the point and six behind it: whole numbers all the way. Undefined for
 * every other text, which the slow way then reads or refuses.
 */
function readPlain(text: string): Ticks | undefined {
  const { length } = text;
  const start = text.charCodeAt(0) === MINUS_CODE ? 1 : 0;
  let point = length;
  let digits = 0;
  for (let index = start; index < length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO_CODE;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === POINT_CODE - ZERO_CODE && point === length) point = index;
    else return undefined;
  }
  const whole = point - start;
  const places = Math.max(0, length - point - 1);
  if (!isShort(whole, places) || point === length - 1) return undefined;
  if (whole > 1 && text.charCodeAt(start) === ZERO_CODE) return undefined;
  const count = digits * TICKS_PER_PLACE[places]!;
  return (start === 0 ? count : 0 - count) as Ticks;
}

function readSlowly(text: string): Exact | undefined {
  const value = new Decimal(text);
  if (!value.isZero() && Math.abs(value.e) > LARGEST_EXPONENT) return undefined;
  return exactOfPlain(value.toFixed());
}

/** The exact value of a decimal without an exponent. */
export function exactOfPlain(plain: string): Exact {
  const [whole, places = ""] = plain.split(".");
  return exactFraction(BigInt(whole! + places), 10n ** BigInt(places.length));
}

/** The exact value of a decimal text such as `"-1234.50"`; undefined when the text is no decimal that is read here. */
export function readDecimal(text: string): Exact | undefined {
  if (text.length > LONGEST_DECIMAL) return undefined;
  return readPlain(text) ?? (DECIMAL.test(text) ? readSlowly(text) : undefined);
}

/**
 * The exact value of a JSON number: the shortest decimal of its double. Undefined when the number is not finite or has
 * more than 15 significant digits, where the double may no longer be the number that somebody wrote.
 */
export function readNumber(value: number): Exact | undefined {
  const count = ticksOfNumber(value);
  if (!Number.isNaN(count)) return count as Ticks;
  if (!Number.isFinite(value)) return undefined;
  const text = String(value);
  const significant = text.replace(/e.*$/, "").replace(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "");
  return significant.length > 15 ? undefined : readDecimal(text.replace("e+", "e"));
}

/** Reads a JSON number or a decimal text. */
export function readExact(value: unknown): Exact | undefined {
  if (typeof value === "number") return readNumber(value);
  return typeof value === "string" ? readDecimal(value) : undefined;
}

const FRACTION = /^(-?\d{1,400})\/(\d{1,400})$/;

/** Reads what `writeExact` has written: a decimal, or a fraction. */
export function readWritten(text: string): Exact | undefined {
  if (typeof text !== "string") return undefined;
  const match = FRACTION.exec(text);
  if (match === null) return readDecimal(text) ?? readLong(text);
  const denominator = BigInt(match[2]!);
  return denominator === 0n ? undefined : exactFraction(BigInt(match[1]!), denominator);
}

const LONG = /^-?\d{1,400}(?:\.\d{1,400})?$/;

/** A decimal of more digits than a document may have: figures can grow longer than what they are computed from. */
function readLong(text: string): Exact | undefined {
  if (!LONG.test(text)) return undefined;
  return exactOfPlain(text);
}

/** `value` rounded to `digits` places and written with all of them: `"1234.50"`. */
export function writeFixed(value: Exact, digits: number, mode: RoundingMode = "halfAwayFromZero"): string {
  const rounded = round(value, digits, mode);
  if (typeof rounded === "number" && digits <= TICK_PLACES) return writeTicks(rounded, digits);
  const { numerator, denominator } = asFraction(rounded);
  const scaled = (numerator * 10n ** BigInt(digits)) / denominator;
  return placePoint((scaled < 0n ? -scaled : scaled).toString(), digits, scaled < 0n);
}

/** Whole units per place, by the place. */
const UNITS: readonly number[] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const CENTS: readonly string[] = Array.from({ length: 100 }, (_, cents) => `.${String(cents).padStart(2, "0")}`);

/** Ticks that are whole in this place, with all its digits. */
function writeTicks(ticks: number, digits: number): string {
  const scaled = Math.abs(ticks) / TICKS_PER_PLACE[digits]!;
  const sign = ticks < 0 ? "-" : "";
  if (digits === 0) return `${sign}${scaled}`;
  const unit = UNITS[digits]!;
  const whole = Math.floor(scaled / unit);
  const rest = scaled - whole * unit;
  return `${sign}${whole}${digits === 2 ? CENTS[rest]! : `.${String(rest).padStart(digits, "0")}`}`;
}

/** The digits of a whole number with a point before the last `places` of them. */
function placePoint(digits: string, places: number, negative: boolean): string {
  const padded = digits.padStart(places + 1, "0");
  const point = padded.length - places;
  return `${negative ? "-" : ""}${padded.slice(0, point)}${places > 0 ? `.${padded.slice(point)}` : ""}`;
}

/** The number of decimal places that write the value exactly; undefined when no finite number does. */
function placesOf(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** The fewest decimal places that write ticks exactly: a rounded quotient that multiplies back is whole. */
function placesOfTicks(value: number): number {
  for (let places = 0; places < TICK_PLACES; places += 1) {
    const unit = TICKS_PER_PLACE[places]!;
    if (Math.round(value / unit) * unit === value) return places;
  }
  return TICK_PLACES;
}

/** The value without any rounding: a decimal (`"1234.5015"`), or a fraction (`"100/3"`) where no decimal is exact. */
export function writeExact(value: Exact): string {
  if (typeof value === "number") return writeTicks(value, placesOfTicks(value));
  const places = placesOf(value.denominator);
  return places === undefined ? `${value.numerator}/${value.denominator}` : writeFixed(value, places);
}

/**
 * The value rounded to `digits` places as a JSON number, or as a decimal text where more than 15 significant digits
 * would make the double another number.
 */
export function writeNumber(value: Exact, digits: number, mode: RoundingMode = "halfAwayFromZero"): number | string {
  const rounded = round(value, digits, mode);
  if (typeof rounded === "number" && Math.abs(rounded) < MOST_EXACT_DIGITS) return rounded / TICKS_PER_UNIT;
  const text = writeExact(rounded);
  const read = readNumber(Number(text));
  return read !== undefined && compare(read, rounded) === 0 ? Number(text) : text;
}
