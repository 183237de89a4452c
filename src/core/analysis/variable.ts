/** The values that an analysis lets vary, and the cells that constants cut them into. */
import { type Slot } from "../expression/slot.js";
import { type ValueKind, isNumeric, isOrdered } from "../expression/type.js";
import { type Value, NOT_APPLICABLE, isMissing } from "../expression/value.js";
import {
  type Exact,
  ONE,
  ZERO,
  add,
  asFraction,
  compare,
  divide,
  exactFraction,
  multiply,
  sign,
  subtract,
} from "../number/exact.js";
import { mergeCuts } from "./pieces.js";

/** Between two numbers, an end of which may be left out or be open. */
export interface Range {
  readonly lowest: Exact | undefined;
  readonly highest: Exact | undefined;
}

export const EVERYTHING: Range = { lowest: undefined, highest: undefined };

/** A value of the partner that is looked at on its own. */
export interface Variable {
  readonly slot: Slot;
  /** Of a fact with several values: whether this is one of them. */
  readonly item: Value | undefined;
  /** How the partner document names it; undefined where it cannot be given. */
  readonly name: string | undefined;
  readonly kind: ValueKind;
  readonly range: Range;
  /** Admissible values are multiples of it; undefined where all are. */
  readonly step: Exact | undefined;
  /** Its only values, where it has few. */
  readonly values: readonly Value[] | undefined;
  readonly mayBeNotApplicable: boolean;
}

/** Values of a variable that no test tells from one another. */
export interface Cell {
  /** One of them. */
  readonly sample: Value;
  /** Of a number: its ends. */
  readonly range: Range;
  /** Both ends of the range are left out of it. */
  readonly open: boolean;
}

const TWO = /* @__PURE__ */ add(ONE, ONE);

/** The greatest multiple of the step that is not above the value. */
export function multipleBelow(value: Exact, step: Exact): Exact {
  const { numerator, denominator } = asFraction(divide(value, step));
  const floor = numerator / denominator - (numerator < 0n && numerator % denominator !== 0n ? 1n : 0n);
  return multiply(exactFraction(floor, 1n), step);
}

/** How far apart numbers of a kind stand, so that samples read as people write them. */
function usualStep({ kind, step }: Variable): Exact {
  if (step !== undefined) return step;
  return kind === "money" ? exactFraction(1n, 100n) : exactFraction(1n, 1000n);
}

/** A number between two others, none of which is meant; undefined where none is admissible. */
export function between(low: Exact | undefined, high: Exact | undefined, variable: Variable): Exact | undefined {
  const step = usualStep(variable);
  if (low === undefined && high === undefined) return ZERO;
  if (low === undefined) {
    const under = multipleBelow(high!, step);
    return compare(under, high!) < 0 ? under : subtract(under, step);
  }
  const next = add(multipleBelow(low, step), step);
  if (high === undefined || compare(next, high) < 0) return next;
  return variable.step === undefined ? divide(add(low, high), TWO) : undefined;
}

/** Whether a number has a last decimal place, so that a document can write it. */
function isDecimal(value: Exact): boolean {
  if (typeof value === "number") return true;
  let { denominator } = value;
  for (const factor of [2n, 5n]) while (denominator % factor === 0n) denominator /= factor;
  return denominator === 1n;
}

/** Whether the variable can have the value, and a document can write it. */
export function isWritable(value: Exact, variable: Variable): boolean {
  return isDecimal(value) && isAdmissible(value, variable);
}

/** Whether the variable can have the value. */
export function isAdmissible(value: Exact, { range: { lowest, highest }, step }: Variable): boolean {
  if (lowest !== undefined && compare(value, lowest) < 0) return false;
  if (highest !== undefined && compare(value, highest) > 0) return false;
  return step === undefined || compare(multipleBelow(value, step), value) === 0;
}

function numberCells(variable: Variable, cuts: readonly Exact[]): readonly Cell[] {
  const { lowest, highest } = variable.range;
  const ends = [lowest, highest].flatMap((end) => (end === undefined ? [] : [end]));
  const all = mergeCuts(cuts, ends);
  const cells: Cell[] = [];
  for (let gap = 0; gap <= all.length; gap += 1) {
    const low = all[gap - 1];
    const high = all[gap];
    const isBelow = high !== undefined && lowest !== undefined && compare(high, lowest) <= 0;
    const isAbove = low !== undefined && highest !== undefined && compare(low, highest) >= 0;
    if (!isBelow && !isAbove) {
      const sample = between(low, high, variable);
      if (sample !== undefined) cells.push({ sample, range: { lowest: low, highest: high }, open: true });
    }
    if (high !== undefined && isAdmissible(high, variable))
      cells.push({ sample: high, range: { lowest: high, highest: high }, open: false });
  }
  return cells;
}

function cellOf(sample: Value): Cell {
  return { sample, range: EVERYTHING, open: false };
}

/** A text that is none of these. */
function anotherText(mentions: readonly Value[]): string {
  const taken = new Set(mentions);
  for (let count = 0; ; count += 1) {
    const text = count === 0 ? "other" : `other${count}`;
    if (!taken.has(text)) return text;
  }
}

/** The cell of a partner of whom there is nothing to tell: zero, and no. */
function isPlain({ sample, range: { lowest, highest } }: Cell, { kind }: Variable): boolean {
  if (kind === "boolean") return sample === false;
  if (!isNumeric(kind) || isMissing(sample)) return false;
  const fromBelow = lowest === undefined || sign(lowest) <= 0;
  return fromBelow && (highest === undefined || sign(highest) >= 0);
}

/** The cells of a variable of which something is known, the plainest first. */
export function cellsOf(variable: Variable, cuts: readonly Exact[], mentions: readonly Value[]): readonly Cell[] {
  const cells: Cell[] = [];
  if (variable.kind === "boolean" || variable.item !== undefined) cells.push(cellOf(true), cellOf(false));
  else if (variable.values !== undefined) cells.push(...variable.values.map(cellOf));
  else if (isOrdered(variable.kind)) cells.push(...numberCells(variable, cuts));
  else cells.push(...[...new Set([...mentions, anotherText(mentions)])].map(cellOf));
  if (variable.mayBeNotApplicable) cells.push(cellOf(NOT_APPLICABLE));
  const plain = cells.findIndex((cell) => isPlain(cell, variable));
  return plain <= 0 ? cells : [cells[plain]!, ...cells.toSpliced(plain, 1)];
}
