/** Nodes over days. */
import { type Day } from "../../time/day.js";
import { anniversaryYear } from "../../time/elapsed.js";
import { periodContaining } from "../../time/period.js";
import { type Shift, shiftDay, shiftFreely } from "../../time/window.js";
import { type Operation } from "../node.js";
import { type Timeline, type Value, NOT_APPLICABLE, UNKNOWN, isMissing, missingOf } from "../value.js";

function writeShift(shift: Shift): readonly string[] {
  return Object.entries(shift).map(([unit, count]) => `${count} ${unit}`);
}

export const moveDay: Operation<"moveDay"> = {
  operands: (node) => [node.day],
  apply:
    ({ day, shift, end }) =>
    (slots) => {
      const value = slots[day]!;
      if (isMissing(value)) return value;
      const moved: Day = shift === undefined ? (value as Day) : shiftDay(value as Day, shift);
      return end === undefined ? moved : periodContaining(moved, end.unit, end.startMonth)[end.bound];
    },
  details: ({ shift, end }) => ({
    ...(shift === undefined ? {} : { shift: writeShift(shift) }),
    ...(end === undefined ? {} : { [end.bound === "from" ? "startOf" : "endOf"]: end.unit }),
  }),
};

/** Before the start there is no year. */
export const anniversary: Operation<"anniversary"> = {
  operands: (node) => [node.start, node.day],
  apply:
    ({ start, day, bound, extent }) =>
    (slots) => {
      const first = slots[start]!;
      const judged = slots[day]!;
      const missing = missingOf(first, judged);
      if (missing !== undefined) return missing;
      const year = anniversaryYear(first as Day, judged as Day);
      if (year === undefined) return NOT_APPLICABLE;
      return bound === "to" && extent === "toDate" ? judged : year[bound];
    },
  details: (node) => ({ bound: node.bound }),
};

/** Whether an entry still counts on a day. */
function counts(from: Day, validFor: Shift | undefined, day: Day): boolean {
  return validFor === undefined || day < shiftFreely(from, validFor);
}

/** A timeline that has not begun on the day is unknown there, and so is one whose last entry no longer counts. */
export const onDay: Operation<"onDay"> = {
  operands: (node) => [node.timeline, node.day, node.knownAt],
  apply:
    ({ timeline, day, knownAt, validFor }) =>
    (slots) => {
      const known = slots[timeline]!;
      const judged = slots[day]!;
      if (isMissing(known)) return known;
      if (isMissing(judged)) return judged;
      const upTo = slots[knownAt] as Day;
      const entry = (known as Timeline).entries.findLast(
        ({ from, recordedOn }) => from <= (judged as Day) && (recordedOn === undefined || recordedOn <= upTo),
      );
      return entry === undefined || !counts(entry.from, validFor, judged as Day) ? UNKNOWN : entry.value;
    },
  details: ({ validFor }) => (validFor === undefined ? {} : { validFor: writeShift(validFor) }),
};

/** Whether a day has reached a bound: an end that is missing is open, unknown, or nothing to be inside of. */
function reached(value: number, bound: Value, open: boolean, isPast: (difference: number) => boolean): Value {
  if (typeof bound === "number") return isPast(value - bound);
  if (open) return true;
  return bound === UNKNOWN ? UNKNOWN : false;
}

export const within: Operation<"within"> = {
  operands: (node) => [node.day, node.from, node.to],
  apply:
    ({ day, from, to, open }) =>
    (slots) => {
      const value = slots[day]!;
      const first = slots[from]!;
      const last = slots[to]!;
      if (typeof value !== "number") return value === UNKNOWN ? UNKNOWN : false;
      if (typeof first === "number" && typeof last === "number") return value >= first && value <= last;
      const after = reached(value, first, open, (difference) => difference >= 0);
      const before = reached(value, last, open, (difference) => difference <= 0);
      if (after === false || before === false) return false;
      return after === UNKNOWN || before === UNKNOWN ? UNKNOWN : true;
    },
};
