/** Values of columns as a partner document holds them. */
import { isDay, writeDay } from "../../time/day.js";
import { type DataType } from "../types.js";

function textOfDate(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** What columns hold of a type besides what documents hold; a value that is none of it stays as it is, and is refused. */
const WRITE: Partial<Readonly<Record<DataType, (raw: unknown) => unknown>>> = {
  date: (raw) => {
    if (typeof raw === "number") return isDay(raw) ? writeDay(raw) : raw;
    return raw instanceof Date ? textOfDate(raw)?.slice(0, 10) : raw;
  },
  instant: (raw) => {
    if (typeof raw === "number") return textOfDate(new Date(raw)) ?? raw;
    return raw instanceof Date ? textOfDate(raw) : raw;
  },
  boolean: (raw) => (raw === 0 || raw === 1 ? raw === 1 : raw),
};

/** A value of a column of this type as a partner document holds it; null where it is missing. */
export function documentValue(raw: unknown, type: DataType | undefined): unknown {
  if (raw === undefined || raw === null) return null;
  const write = type === undefined ? undefined : WRITE[type];
  if (typeof raw === "bigint")
    return write === undefined ? String(raw) : (write(Number(raw)) ?? "no value of a calendar");
  return write === undefined ? raw : (write(raw) ?? "an invalid date");
}
