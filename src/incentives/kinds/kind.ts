/** What every kind of incentive answers, and what it is given to answer with. */
import { type PartnerScope } from "../../core/expression/scope.js";
import { type RoundingMode } from "../../core/number/round.js";
import { type PeriodUnit } from "../../core/time/period.js";
import { type Payment } from "../payment/payment.js";
import { type IncentiveKind, type IncentivesByKind } from "../types.js";

/** The incentive that is being lowered, and where to. */
export interface IncentiveLowering {
  readonly scope: PartnerScope;
  readonly id: string;
  /** The document's own mode, for incentives that state none. */
  readonly rounding: RoundingMode;
  /** Reports a measure that is taken over another period than the incentive's, and says whether there is none. */
  readonly checkPeriod: (name: string, period: PeriodUnit, address: string) => boolean;
}

/** What a kind answers: the payment that it is. */
export type KindAnswer<K extends IncentiveKind> = (incentive: IncentivesByKind[K], address: string) => Payment;
