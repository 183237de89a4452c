/** The names that an incentive gives: its amount, and the steps that its outcome is read from. */
export interface IncentiveNames {
  /** The amount that is due. */
  readonly due: string;
  readonly eligible: string;
  readonly uncapped: string;
  /** The amount after the cap, before rounding. */
  readonly exact: string;
  readonly rounded: string;
}

export function incentiveNames(id: string): IncentiveNames {
  const due = `incentive.${id}`;
  return {
    due,
    eligible: `${due}.eligible`,
    uncapped: `${due}.uncapped`,
    exact: `${due}.exact`,
    rounded: `${due}.rounded`,
  };
}
