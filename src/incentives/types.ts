/** Incentives: what a partner is paid. Each kind has a file of its own under `kinds/`. */
import {
  type Compensation,
  type DealRegistration,
  type Draw,
  type GrowthRebate,
  type Guarantee,
  type Margin,
  type Points,
  type SalesPromotion,
  type Rebate,
  type ReferralFee,
  type RenewalFee,
  type RevenueLevelDiscount,
  type Spiff,
} from "./kinds/types.js";

/** Every kind of incentive by its name. */
export interface IncentivesByKind {
  readonly rebate: Rebate;
  readonly growthRebate: GrowthRebate;
  readonly margin: Margin;
  readonly revenueLevelDiscount: RevenueLevelDiscount;
  readonly dealRegistration: DealRegistration;
  readonly spiff: Spiff;
  readonly referralFee: ReferralFee;
  readonly renewalFee: RenewalFee;
  readonly points: Points;
  readonly promotion: SalesPromotion;
  readonly compensation: Compensation;
  readonly guarantee: Guarantee;
  readonly draw: Draw;
}

export type IncentiveKind = keyof IncentivesByKind;
export type Incentive = IncentivesByKind[IncentiveKind];

/** The section `incentives` of a program. */
export type Incentives = Readonly<Record<string, Incentive>>;
