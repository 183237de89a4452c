/** The steps of a plan: what is done, one after the other, to fill the slots of a run. */
import { type Apply, type NodeOf } from "./node.js";
import { type Slot } from "./slot.js";
import { type Lowered } from "./scope.js";
import { type Value } from "./value.js";

/** A node that is computed from slots before it. */
export interface Computation {
  readonly kind: "computation";
  readonly slot: Slot;
  readonly apply: Apply;
}

/** How the slots of a row are filled, one record after the other. */
export interface RowProgram {
  /** A row with its constants filled in. */
  readonly template: readonly Value[];
  readonly fields: readonly { readonly slot: Slot; readonly index: number }[];
  readonly outers: readonly { readonly slot: Slot; readonly outer: Slot }[];
  readonly computations: readonly Computation[];
}

/** A figure over records, with the slot that it fills. */
export interface Aggregate {
  readonly slot: Slot;
  readonly node: NodeOf<"aggregate">;
}

/** One pass over the records of a collection, for all aggregates that can be computed in it. */
export interface Reading {
  readonly kind: "reading";
  readonly collection: string;
  readonly aggregates: readonly Aggregate[];
  /** Fills every slot of a row that the figures read. */
  readonly rows: RowProgram;
}

/** Makes the records of a derived collection. */
export interface Derivation {
  readonly kind: "derivation";
  readonly slot: Slot;
  readonly node: NodeOf<"derive">;
  readonly rows: RowProgram;
}

/** Makes the lines of a collection's records. */
export interface Lining {
  readonly kind: "lining";
  readonly slot: Slot;
  readonly node: NodeOf<"lines">;
  /** Fills what tells whether a record is paid. */
  readonly counts: RowProgram;
  /** Fills all that a line is made of, which are these slots. */
  readonly rows: RowProgram;
  readonly needed: readonly Slot[];
}

/** Lists the records of a collection that count, with values of theirs. */
export interface Recording {
  readonly kind: "recording";
  readonly slot: Slot;
  readonly node: NodeOf<"listing">;
  readonly rows: RowProgram;
}

/** Sorts the records of a collection by a key. */
export interface Indexing {
  readonly kind: "indexing";
  readonly slot: Slot;
  readonly node: NodeOf<"index">;
}

/** Evaluates a figure again on other days or in slices. */
export interface Replaying {
  readonly kind: "replaying";
  readonly slot: Slot;
  readonly node: NodeOf<"replay">;
  /**
   * What the figure needs. It is worked out when it is first asked for: figures on other days can read one another in chains, and
   * each of them needs all that those before it need.
   */
  readonly needs: () => ReplayNeeds;
}

export interface ReplayNeeds {
  /** The steps that fill the figure. */
  readonly steps: readonly Step[];
  /** Days of the calendar that the figure reads, for telling the days on which nothing can have changed. */
  readonly bounds: readonly Slot[];
  /** Whether the figure computes with the judged day, so that every day may differ. */
  readonly daily: boolean;
}

/** Looks the partner up in the base. */
export interface Ranking {
  readonly kind: "ranking";
  readonly slot: Slot;
  readonly node: NodeOf<"base">;
}

export type Step = Computation | Reading | Derivation | Lining | Recording | Indexing | Replaying | Ranking;

/** A compiled program: the same for every partner and every day. */
export interface Plan extends Lowered {
  /** The names of the derived collections. */
  readonly derived: ReadonlySet<string>;
  readonly steps: readonly Step[];
  /** A frame with its constants filled in. */
  readonly template: readonly Value[];
  readonly calendar: readonly { readonly slot: Slot; readonly node: NodeOf<"calendar"> }[];
  readonly currencyDigits: readonly Slot[];
  readonly inputs: readonly { readonly name: string; readonly slot: Slot }[];
}
