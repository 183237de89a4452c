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

/** The lines of an incentive that pays for each record. */
export function linesName(id: string): string {
  return `incentive.${id}.lines`;
}

/** What its lines leave to those of later periods. */
export function balanceName(id: string): string {
  return `incentive.${id}.balance`;
}

/** The share of one of those whom the amount is split among. */
export function shareName(id: string, sharer: string): string {
  return `incentive.${id}.share.${sharer}`;
}

/** What one is credited beside the amount. */
export function overlayName(id: string, sharer: string): string {
  return `incentive.${id}.overlay.${sharer}`;
}

/** What an incentive that is stacked earns alone. */
export function beforeStackingName(id: string): string {
  return `incentive.${id}.beforeStacking`;
}

/** What is accrued of an open period by a rate of its own. */
export function accrualName(id: string): string {
  return `incentive.${id}.accrual`;
}

/** The records that return what an incentive has paid for. */
export function returnsName(id: string): string {
  return `incentive.${id}.returns`;
}
