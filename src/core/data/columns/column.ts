/** Reads columns: one value as a partner document would hold it, or a run of them straight into lanes. */
import { type Lanes, storeAt } from "../../expression/lanes/lanes.js";
import { type Value, UNKNOWN } from "../../expression/value.js";
import { ticksOfNumber } from "../../number/decimal.js";
import { TICKS_PER_PLACE, TICK_PLACES } from "../../number/exact.js";
import { FIRST_DAY, LAST_DAY, isDay } from "../../time/day.js";
import { type ValueReader } from "../reader.js";
import { type DataType } from "../types.js";
import { documentValue } from "./document-value.js";
import { type ColumnBuffers } from "./types.js";

/** A column, whatever it was handed in as. */
export interface OpenColumn {
  readonly length: number;
  readonly at: (index: number) => unknown;
  /** Plain numbers, where the column is nothing else: they are read without asking for each of them. */
  readonly numbers: NumberColumn | undefined;
}

type NumberArray =
  Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint32Array | Uint16Array | Uint8Array;

interface NumberColumn {
  readonly values: NumberArray;
  readonly validity: Uint8Array | undefined;
  readonly scale: number;
}

const NUMBER_ARRAYS = [
  Float64Array,
  Float32Array,
  Int32Array,
  Int16Array,
  Int8Array,
  Uint32Array,
  Uint16Array,
  Uint8Array,
];

function isNumberArray(values: unknown): values is NumberArray {
  return NUMBER_ARRAYS.some((kind) => values instanceof kind);
}

/** Whether a row has a value. */
export function isThere(validity: Uint8Array | undefined, index: number): boolean {
  return validity === undefined || ((validity[index >> 3]! >> (index & 7)) & 1) === 1;
}

/** A whole number with decimal places, as decimal text. */
function scaled(value: unknown, scale: number): unknown {
  if (typeof value !== "bigint" && !(typeof value === "number" && Number.isSafeInteger(value))) return value;
  const digits = String(value)
    .replace("-", "")
    .padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${value < 0 ? "-" : ""}${digits.slice(0, point)}${scale === 0 ? "" : `.${digits.slice(point)}`}`;
}

function openBuffers({ values, validity, dictionary, scale }: ColumnBuffers): OpenColumn {
  const read = (index: number): unknown => {
    const value = values[index];
    if (dictionary !== undefined)
      return typeof value === "number" || typeof value === "bigint" ? dictionary[Number(value)] : value;
    return scale === undefined ? value : scaled(value, scale);
  };
  const plain = dictionary === undefined && isNumberArray(values) && (scale ?? 0) <= TICK_PLACES;
  return {
    length: values.length,
    at: (index) => (isThere(validity, index) ? read(index) : null),
    numbers: plain ? { values, validity, scale: scale ?? 0 } : undefined,
  };
}

/** Opens a column; undefined where it is none. */
export function openColumn(column: unknown): OpenColumn | undefined {
  if (typeof column !== "object" || column === null) return undefined;
  if ("values" in column && typeof column.values === "object") return openBuffers(column as ColumnBuffers);
  const { length } = column as { length?: unknown };
  if (typeof length !== "number") return undefined;
  if ("get" in column && typeof column.get === "function") {
    const vector = column as { readonly length: number; readonly get: (index: number) => unknown };
    return { length, at: (index) => vector.get(index), numbers: undefined };
  }
  return openBuffers({ values: column as ArrayLike<unknown> });
}

/** Reads a run of rows into lanes; what cannot be read is unknown there, and its lane is refused. */
export type ColumnReader = (
  lanes: Lanes,
  place: number,
  first: number,
  count: number,
  refuse: (lane: number) => void,
) => void;

/** Puts a value, or refuses it: objects have currencies and lists of their own, and are read in a partner document. */
function storeRead(
  value: Value | undefined,
  lanes: Lanes,
  place: number,
  lane: number,
  refuse: (lane: number) => void,
): void {
  if (value === undefined) refuse(lane);
  if (place >= 0) storeAt(lanes, place + lane, value ?? UNKNOWN);
}

/** NaN is no safe integer, and what leaves them has to be read slowly. */
const isExact = Number.isSafeInteger;

/** A row that is missing, or has no plain number, is read as any other value is. */
function readSlowly(
  slow: ColumnReader,
  lanes: Lanes,
  place: number,
  index: number,
  lane: number,
  refuse: (lane: number) => void,
): void {
  slow(lanes, place < 0 ? -1 : place + lane, index, 1, () => refuse(lane));
}

/** Numbers straight into ticks, or into days. */
function numberReader(
  { values, validity, scale }: NumberColumn,
  convert: (value: number) => number,
  slow: ColumnReader,
): ColumnReader {
  return (lanes, place, first, count, refuse) => {
    const { numbers } = lanes;
    for (let lane = 0; lane < count; lane += 1) {
      const index = first + lane;
      const raw = values[index]!;
      const number = scale === 0 || Number.isInteger(raw) ? convert(raw) : Number.NaN;
      if (!isThere(validity, index) || !isExact(number)) readSlowly(slow, lanes, place, index, lane, refuse);
      else if (place >= 0) numbers[place + lane] = number;
    }
  };
}

/** Whole numbers that are exact in ticks, whichever they are, because they have 32 bits at most. */
function wholeReader(values: NumberArray, factor: number): ColumnReader {
  return ({ numbers }, place, first, count) => {
    if (place < 0) return;
    for (let lane = 0; lane < count; lane += 1) numbers[place + lane] = values[first + lane]! * factor;
  };
}

/** Days in a column without gaps; all of them are looked at again where one is no day. */
function dayReader(values: NumberArray, slow: ColumnReader): ColumnReader {
  return (lanes, place, first, count, refuse) => {
    const { numbers } = lanes;
    let isRefused = false;
    for (let lane = 0; lane < count; lane += 1) {
      const day = values[first + lane]!;
      isRefused ||= day < FIRST_DAY || day > LAST_DAY;
    }
    if (isRefused) slow(lanes, place, first, count, refuse);
    else if (place >= 0) for (let lane = 0; lane < count; lane += 1) numbers[place + lane] = values[first + lane]!;
  };
}

/** The reader of a column of plain numbers; undefined where they are not read as they are. */
function plainReader(
  column: NumberColumn,
  takesTicks: boolean,
  type: DataType | undefined,
  slow: ColumnReader,
): ColumnReader | undefined {
  const { values, validity, scale } = column;
  const isFloat = values instanceof Float64Array || values instanceof Float32Array;
  const factor = TICKS_PER_PLACE[scale]!;
  if (takesTicks) {
    if (!isFloat && validity === undefined) return wholeReader(values, factor);
    return numberReader(column, scale === 0 ? ticksOfNumber : (value) => value * factor, slow);
  }
  if (type !== "date" || scale !== 0) return undefined;
  if (!isFloat && validity === undefined) return dayReader(values, slow);
  return numberReader(column, (day) => (isDay(day) ? day : Number.NaN), slow);
}

/** The reader of a column by the declaration of its values. */
export function columnReader(column: OpenColumn, reader: ValueReader, type: DataType | undefined): ColumnReader {
  const slow: ColumnReader = (lanes, place, first, count, refuse) => {
    for (let lane = 0; lane < count; lane += 1) {
      const raw = documentValue(column.at(first + lane), type);
      const value = typeof raw === "object" && raw !== null ? undefined : reader.read(raw, "");
      storeRead(value, lanes, place, lane, refuse);
    }
  };
  const { numbers } = column;
  return (numbers === undefined ? undefined : plainReader(numbers, reader.takesTicks, type, slow)) ?? slow;
}

/** The reader of a column that is not there: every value is missing, or refused where one is needed. */
export function absentReader(reader: ValueReader): ColumnReader {
  const missing = reader.read(undefined, "");
  return (lanes, place, _first, count, refuse) => {
    for (let lane = 0; lane < count; lane += 1) storeRead(missing, lanes, place, lane, refuse);
  };
}
