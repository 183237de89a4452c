/** Records as columns: read side by side into lanes, and held to what their collection declares. */
import { type RecordColumns } from "../../expression/lanes/records.js";
import { type Lanes, createLanes } from "../../expression/lanes/lanes.js";
import { type Reading } from "../../expression/steps.js";
import { type RecordCollection } from "../collection.js";
import { type ColumnReader, absentReader, columnReader } from "./column.js";
import { type OpenRecords } from "./open.js";

/** A collection of all partners. */
export interface ReadyRecords {
  readonly columns: RecordColumns;
  /** Checks what no reading looks at; `slow` takes the partners that have to be read on their own. */
  readonly check: (first: number, count: number, slow: Uint8Array) => void;
}

/** Whether two records of a partner share a key. */
function hasDuplicate(keyAt: (index: number) => unknown, from: number, to: number): boolean {
  const keys = new Set<unknown>();
  for (let index = from; index < to; index += 1) keys.add(keyAt(index));
  return keys.size < to - from;
}

/** The fields that some reading puts into lanes, and so checks. */
function fieldsRead(collection: string, readings: readonly Reading[]): ReadonlySet<number> {
  const own = readings.filter((reading) => reading.collection === collection);
  return new Set(own.flatMap(({ rows }) => rows.fields.map(({ index }) => index)));
}

const NO_LANES: Lanes = createLanes(0);

/** Records made ready; undefined where a column has no field, which is then told of every partner. */
export function readyRecords(
  collection: RecordCollection,
  { starts, isKnown, fields }: OpenRecords,
  readings: readonly Reading[],
  currencyOf: (partner: number) => string,
): ReadyRecords | undefined {
  const names = new Set(collection.fields.map(({ name }) => name));
  if ([...fields.keys()].some((name) => !names.has(name))) return undefined;
  const readers = collection.fields.map(({ name, reader }): ColumnReader => {
    const column = fields.get(name);
    if (column === undefined) return absentReader(reader);
    return columnReader(column, reader, collection.dataTypes.get(name));
  });
  const read = fieldsRead(collection.name, readings);
  const unread = readers.filter((_, index) => !read.has(index));
  const keys = collection.key === undefined ? undefined : fields.get(collection.key);
  const currencies = collection.currency === undefined ? undefined : fields.get(collection.currency);

  const isSound = (partner: number): boolean => {
    const [from, to] = [starts[partner]!, starts[partner + 1]!];
    if (keys !== undefined && hasDuplicate(keys.at, from, to)) return false;
    if (currencies === undefined) return true;
    const currency = currencyOf(partner);
    for (let index = from; index < to; index += 1) {
      const found = currencies.at(index);
      if (found !== currency && typeof found === "string") return false;
    }
    return true;
  };

  return {
    columns: {
      starts,
      isKnown,
      fill: (lanes, places, first, count, slow) => {
        for (const index of read) readers[index]!(lanes, places[index]!, first, count, slow);
      },
    },
    check: (first, count, slow) => {
      for (let partner = 0; partner < count; partner += 1) {
        const from = starts[first + partner]!;
        const refuse = (): void => void (slow[partner] = 1);
        for (const reader of unread) reader(NO_LANES, -1, from, starts[first + partner + 1]! - from, refuse);
        if ((keys !== undefined || currencies !== undefined) && !isSound(first + partner)) refuse();
      }
    },
  };
}
