/** Dated facts: a list of values, each from a day on. */
import { type Timeline, type Value } from "../expression/value.js";
import { readDay } from "../time/day.js";
import { MOST_ENTRIES, listWithin } from "./bounds.js";
import { type Refusal, type ValueReader, quote } from "./reader.js";

export type TimelineEntry = Timeline["entries"][number];

const KEYS = ["from", "value", "recordedOn"];

function readEntry(raw: unknown, reader: ValueReader, currency: string): TimelineEntry | undefined {
  if (typeof raw !== "object" || raw === null || Object.keys(raw).some((key) => !KEYS.includes(key))) return undefined;
  const { from, value, recordedOn } = raw as Readonly<Record<string, unknown>>;
  const day = typeof from === "string" ? readDay(from) : undefined;
  const known = typeof recordedOn === "string" ? readDay(recordedOn) : undefined;
  const read = reader.read(value, currency);
  if (day === undefined || read === undefined || (recordedOn !== undefined && known === undefined)) return undefined;
  return { from: day, recordedOn: known, value: read };
}

/** Two entries for one day and one knowledge contradict each other. */
function isAmbiguous(entries: readonly TimelineEntry[]): boolean {
  return entries.some((entry, index) => {
    const next = entries[index + 1];
    return next?.from === entry.from && next.recordedOn === entry.recordedOn;
  });
}

/**
 * Entries by their first day; of two for one day the one that was recorded later stands behind. Undefined where two of them
 * contradict each other.
 */
export function timelineOf(entries: readonly TimelineEntry[]): Timeline | undefined {
  const recorded = ({ recordedOn }: TimelineEntry): number => recordedOn ?? -Infinity;
  const sorted = entries.toSorted((left, right) => left.from - right.from || recorded(left) - recorded(right));
  return isAmbiguous(sorted) ? undefined : { entries: sorted };
}

/** The reader of a dated fact, made of the reader of its single values. */
export function timelineReader(reader: ValueReader): ValueReader {
  const read = (raw: unknown, currency: string): Value | undefined => {
    if (raw === undefined || raw === null) return reader.read(raw, currency);
    const entries = listWithin(raw, MOST_ENTRIES)?.map((entry) => readEntry(entry, reader, currency));
    if (entries === undefined) return undefined;
    return entries.includes(undefined) ? undefined : timelineOf(entries as TimelineEntry[]);
  };
  const refusal = (raw: unknown, currency: string, where: string): Refusal => {
    if (raw === undefined || raw === null) return reader.refusal(raw, currency, where);
    const list = listWithin(raw, MOST_ENTRIES);
    const index = list?.findIndex((entry) => readEntry(entry, reader, currency) === undefined) ?? -1;
    const found = list === undefined ? quote(raw) : index < 0 ? "two values for one day" : `entry ${index}`;
    const expected = 'a list of { "from": day, "value": value } with each day once';
    return { code: "partner.value", params: { where, expected, found } };
  };
  return { type: { ...reader.type, kind: "timeline" }, takesTicks: false, read, refusal };
}
