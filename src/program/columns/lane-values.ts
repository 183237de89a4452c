/** What the partner of a lane brings, where more than its lane is read. */
import { type LanePartner } from "../../core/expression/lanes/run.js";
import { type PartnerValues, type RowsByCollection } from "../../core/expression/run-types.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Value } from "../../core/expression/value.js";
import { currencyDigits } from "../../core/number/currency.js";

/** Columns give no values. */
export const NOTHING_GIVEN: ReadonlyMap<Slot, Value> = new Map();

/** What the partner of a lane brings, for what reads more than lanes: records are laid out when they are first asked for. */
export class LaneValues implements PartnerValues {
  readonly #inputs: () => PartnerValues["inputs"];
  readonly #readRows: () => RowsByCollection;
  #rows: RowsByCollection | undefined;
  #own: RowsByCollection | undefined;
  readonly currency: string;
  readonly given: PartnerValues["given"] = NOTHING_GIVEN;

  constructor(currency: string, inputs: () => PartnerValues["inputs"], readRows: () => RowsByCollection) {
    this.currency = currency;
    this.#inputs = inputs;
    this.#readRows = readRows;
  }

  get currencyDigits(): number {
    return currencyDigits(this.currency);
  }

  get inputs(): PartnerValues["inputs"] {
    return this.#inputs();
  }

  get rows(): RowsByCollection {
    return (this.#rows ??= this.#readRows());
  }

  /** The partner as a step takes it: its rows are a copy, which takes those that are derived from them. */
  asLanePartner(): LanePartner {
    return { values: this, rows: (this.#own ??= new Map(this.rows)) };
  }
}
