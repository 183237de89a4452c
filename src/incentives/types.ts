/** Incentives: what a partner is paid. Each kind has a file of its own under `kinds/`. */
import { type Rebate } from "./kinds/rebate-types.js";

export type Incentive = Rebate;

/** Every kind of incentive by its name. */
export interface IncentivesByKind {
  readonly rebate: Rebate;
}

export type IncentiveKind = keyof IncentivesByKind;

/** The section `incentives` of a program. */
export type Incentives = Readonly<Record<string, Incentive>>;
