/** The plain values that every outcome is made of. */

/**
 * A figure. Amounts are decimal texts with the digits of their currency (`"1234.50"`), other numbers are rounded to
 * their declared digits; `missing` names what would have to be known,
 * at most fifty inputs and collections.
 */
export type OutcomeValue =
  | { readonly status: "value"; readonly value: number | string | boolean }
  | { readonly status: "notApplicable" }
  | { readonly status: "unknown"; readonly missing: readonly string[] };

/** Whether a condition holds, as far as the data tells. */
export type Verdict = "met" | "unmet" | "unknown";

/** The rung that a partner holds, as reviews and decisions by hand have left it. */
export interface HeldOutcome {
  /** Null for none. */
  readonly is: string | null;
  /** The first day on it. */
  readonly since: string | null;
}

export interface LadderOutcome {
  /** Where the partner document says what is held: it may differ from what the partner qualifies for. */
  readonly holds?: HeldOutcome;
  /** The highest rung that holds for certain; null where none does. */
  readonly certain: string | null;
  /** The highest rung that may hold, were everything unknown to turn out well. */
  readonly possible: string | null;
  /** Every rung with its own verdict. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  /** What is unknown and could move the partner from the certain to the possible rung. */
  readonly missing: readonly string[];
}
