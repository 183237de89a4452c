/** How the columns of CSV files become partners: which file, which column, and what its texts mean. */

/** The name of a column, a column whose texts have to be read, or what is the same in every line. */
export type Column =
  | string
  | {
      readonly column: string;
      /** What its texts stand for: `{ "Y": true, "N": false }`. A text that is not there is refused; null is unknown. */
      readonly values?: Readonly<Record<string, Constant | null>>;
      /** Of a list: what stands between its items; a semicolon unless stated. */
      readonly separator?: string;
    }
  | { readonly constant: Constant };

export type Constant = string | number | boolean;
export type Columns = Readonly<Record<string, Column>>;

/** Lines that each name the partner that they are of. */
export interface LinesMapping {
  /** Relative to the mapping. */
  readonly file: string;
  /** The column with the id of the partner. */
  readonly partner: string;
  /** What becomes of lines of partners that are not in the file of partners: told as refused unless they are to be left out. */
  readonly otherPartners?: "refused" | "leftOut";
}

export interface RecordMapping extends LinesMapping {
  /** By field of the collection. */
  readonly fields: Columns;
}

/** The values of a dated fact, each from a day on. */
export interface DatedMapping extends LinesMapping {
  readonly from: Column;
  readonly value: Column;
  readonly recordedOn?: Column;
}

/** What was held from each day on; an empty cell holds nothing. */
export interface HeldMapping extends LinesMapping {
  readonly from: Column;
  readonly is: Column;
}

/** Exchange rates for all partners. */
export interface RatesMapping {
  readonly file: string;
  readonly from: Column;
  readonly to: Column;
  readonly on: Column;
  readonly rate: Column;
}

export interface Mapping {
  readonly $schema?: string;
  /** What stands between the cells of all files; a comma unless stated. */
  readonly delimiter?: string;
  /** What stands before the decimal places; a point unless stated. The other one may separate thousands. */
  readonly decimal?: "." | ",";
  /** In which order the parts of a day stand; `year-month-day` unless stated. */
  readonly dates?: "year-month-day" | "day-month-year" | "month-day-year";
  readonly partners: {
    /** Relative to the mapping; the file that the command names unless stated. */
    readonly file?: string;
    /** The columns with the id, the name and the currency. */
    readonly id: string;
    readonly name?: string;
    readonly currency?: Column;
    readonly facts?: Columns;
    /** By scorecard, then by the path of the question. */
    readonly answers?: Readonly<Record<string, Columns>>;
    readonly given?: Columns;
  };
  /** By collection. */
  readonly records?: Readonly<Record<string, RecordMapping>>;
  /** By fact. */
  readonly datedFacts?: Readonly<Record<string, DatedMapping>>;
  /** By ladder. */
  readonly held?: {
    readonly tiers?: Readonly<Record<string, HeldMapping>>;
    readonly lifecycle?: { readonly partner?: HeldMapping };
  };
  readonly exchangeRates?: RatesMapping;
}
