/** The records of one partner side by side: what is asked of them goes over them one figure after the other, not record by record. */
import { type Slot } from "../slot.js";
import { type Lining, type Plan, type Reading } from "../steps.js";
import { type Row } from "../value.js";
import { type Lanes, storeAt } from "./lanes.js";
import { type RecordColumns, recordReading } from "./records.js";
import { type FieldPlaces, type PartnerPlaces, canLayOut, fillOwn, fillShared, layOutRows } from "./row-layout.js";
import { FALSE } from "./verdict.js";
import { verdictsKernel } from "./verdicts.js";

/** How many records of a partner are taken at a time. */
const MOST_ROWS = 128;

/** Puts the fields of some records into lanes. */
function fillRows(rows: readonly Row[], first: number, count: number, lanes: Lanes, fields: FieldPlaces): void {
  for (const [index, place] of fields.entries()) {
    if (place < 0) continue;
    for (let lane = 0; lane < count; lane += 1) storeAt(lanes, place + lane, rows[first + lane]![index]!);
  }
}

/** Fills the figures of a reading; false where a number has left the ticks, and the records have to be read one by one. */
type RowReading = (rows: readonly Row[], partner: PartnerPlaces) => boolean;

function rowReading(reading: Reading, plan: Plan): RowReading | undefined {
  const read = recordReading(reading, plan, 1, MOST_ROWS);
  if (read === undefined) return undefined;
  const starts = [0, 0];
  const slow = new Uint8Array(1);
  let held: readonly Row[] = [];
  const records: RecordColumns = {
    starts,
    isKnown: () => true,
    fill: (lanes, fields, first, count) => fillRows(held, first, count, lanes, fields),
  };
  return (rows, { lanes, offsets }) => {
    held = rows;
    starts[1] = rows.length;
    slow[0] = 0;
    read({ lanes, offsets, first: 0, count: 1, records, slow });
    held = [];
    return slow[0] === 0;
  };
}

/** The places of the records that meet a condition, or may meet it; `lane` is that of the partner. */
type RowFilter = (rows: readonly Row[], partner: PartnerPlaces, lane: number) => readonly number[];

function rowFilter({ node, counts }: Lining, where: Slot, plan: Plan): RowFilter | undefined {
  const { collection } = node;
  if (!canLayOut({ collection, rows: counts }, plan)) return undefined;
  const made = layOutRows({ collection, rows: counts, values: [], conditions: [where], most: MOST_ROWS }, plan);
  const { layout, lanes, fields, kernels } = made;
  const { capacity } = layout;
  const decide = verdictsKernel(where, layout);
  const verdicts = new Uint8Array(capacity);
  return (rows, partner, partnerLane) => {
    const found: number[] = [];
    fillShared(made, partner);
    fillOwn(made, partner, partnerLane, 0, Math.min(capacity, rows.length));
    for (let first = 0; first < rows.length; first += capacity) {
      const count = Math.min(capacity, rows.length - first);
      fillRows(rows, first, count, lanes, fields);
      for (const kernel of kernels) kernel(lanes, count);
      decide(lanes, count, verdicts);
      for (let lane = 0; lane < count; lane += 1) if (verdicts[lane] !== FALSE) found.push(first + lane);
    }
    return found;
  };
}

/** What a frame asks of the records of one partner, each made when it is first needed. */
export class RowLanes {
  readonly #plan: Plan;
  readonly #readings = new Map<Reading, RowReading | undefined>();
  readonly #filters = new Map<Lining, RowFilter | undefined>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Fills the figures of a reading; false where the records have to be read one by one. */
  read(reading: Reading, rows: readonly Row[], partner: PartnerPlaces): boolean {
    if (!this.#readings.has(reading)) this.#readings.set(reading, rowReading(reading, this.#plan));
    return this.#readings.get(reading)?.(rows, partner) ?? false;
  }

  /** The places of the records that lines may be made of; undefined where each has to be asked. */
  paid(lining: Lining, rows: readonly Row[], partner: PartnerPlaces, lane: number): readonly number[] | undefined {
    const { where } = lining.node.rules;
    if (where === undefined) return undefined;
    if (!this.#filters.has(lining)) this.#filters.set(lining, rowFilter(lining, where, this.#plan));
    return this.#filters.get(lining)?.(rows, partner, lane);
  }
}
