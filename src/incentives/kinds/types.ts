/** The documents of all kinds of incentives. */
import { type DrawTerms } from "../../core/expression/lines/types.js";
import { type Condition, type Operand } from "../../core/rule/types.js";
import { type CalendarUnit } from "../../core/time/elapsed.js";
import { type EachRecord, type IncentiveTerms, type LineTerms } from "../payment/types.js";
import { type BandScale, type CurveScale, type Portion, type Scale } from "../scale/types.js";

/** What every kind says that pays for each record only. */
interface ForRecords extends IncentiveTerms, LineTerms {
  readonly for: EachRecord;
}

/** What every kind says that may pay for each record, or for the period. */
interface ForEither extends IncentiveTerms, LineTerms {
  /** One line for each record; one amount for the period unless stated. */
  readonly for?: EachRecord;
}

/** A rebate on what was measured. */
export interface Rebate extends ForEither {
  readonly kind: "rebate";
  /** The value that picks the band; the value that is paid on unless stated. */
  readonly qualifyOn?: Operand;
  /** What the scale pays on. */
  readonly payOn: Operand;
  readonly scale: Scale;
}

/** A rebate on growth over a baseline. */
export interface GrowthRebate extends IncentiveTerms {
  readonly kind: "growthRebate";
  /** What was measured in the period. */
  readonly measure: Operand;
  /** What it is compared with: fixed, measured in an earlier period, adjusted, or prorated. One of zero or less has no growth. */
  readonly baseline: Operand;
  /** Whether the scale pays on what was measured above the baseline, or on all of it. */
  readonly pays: "increment" | "total";
  /** Over the growth: (measure - baseline) / baseline. */
  readonly scale: Scale;
}

/** A margin on the list price of each order: what a partner buys below it. */
export interface Margin extends ForRecords {
  readonly kind: "margin";
  readonly listPrice: Operand;
  /** A fraction of the price; of a table by level, product or another attribute. */
  readonly rate: Operand;
}

/** A discount on each order, by the level of the revenue that the partner has reached. */
export interface RevenueLevelDiscount extends ForRecords {
  readonly kind: "revenueLevelDiscount";
  readonly listPrice: Operand;
  /** The revenue that picks the band. */
  readonly revenue: Operand;
  readonly bands: BandScale["bands"];
}

/** A discount on deals that were registered. */
export interface DealRegistration extends ForRecords {
  readonly kind: "dealRegistration";
  /** The value of the deal. */
  readonly payOn: Operand;
  /** The fields with the day of the registration, of its approval (none, where it was not approved), and of the deal's closing. */
  readonly registeredOn: string;
  readonly approvedOn: string;
  readonly closedOn: string;
  /** How long an approved registration protects the deal, from the day of its approval on. */
  readonly protection: { readonly length: Operand; readonly in: CalendarUnit };
  /** Whether the registration is the first qualified one for its opportunity; every one unless stated. */
  readonly first?: Condition;
  /** Of a deal that is protected. */
  readonly rate: Operand;
  /** Of an approved registration that came second; nothing unless stated. */
  readonly secondRate?: Operand;
  /** Of a deal that renews an earlier one. */
  readonly renewal?: { readonly when: Condition; readonly rate: Operand };
}

/** A bonus for each sale, for a while. */
export interface Spiff extends ForRecords {
  readonly kind: "spiff";
  /** First and last day, both inclusive. */
  readonly from?: string;
  readonly until?: string;
  /** How many, or how much; one for each record unless stated. */
  readonly payOn?: Operand;
  readonly pays: Portion;
}

/** What is left of a fee after so many complete months. */
export interface Decay {
  readonly fromMonth: number;
  /** A fraction of the rate. */
  readonly factor: number | string;
}

/** A fee on what a customer pays, for a while. */
interface Fee extends ForRecords {
  readonly payOn: Operand;
  readonly rate: Operand;
  /** The field with the day from which the fee runs. */
  readonly startsOn: string;
  /** How long it runs; without end unless stated. */
  readonly months?: number;
  /** How it falls; the whole rate unless stated. */
  readonly decay?: readonly Decay[];
}

/** A fee for a customer that was referred. */
export interface ReferralFee extends Fee {
  readonly kind: "referralFee";
}

/** A fee for a customer that renews. */
export interface RenewalFee extends Fee {
  readonly kind: "renewalFee";
}

/** Points, which are counted and not paid. */
export interface Points extends ForEither {
  readonly kind: "points";
  readonly qualifyOn?: Operand;
  readonly payOn: Operand;
  readonly scale: Scale;
  /** How many decimal places they are counted with; whole ones unless stated. */
  readonly places?: number;
}

/** A payment for a while, out of a budget. */
export interface SalesPromotion extends ForRecords {
  readonly kind: "promotion";
  /** First and last day, both inclusive. */
  readonly from: string;
  readonly until: string;
  readonly qualifyOn?: Operand;
  readonly payOn: Operand;
  readonly scale: Scale;
  /** The most that all partners are paid together; one of them cannot be paid more either. */
  readonly budget?: Operand;
}

/** One measure of a compensation. */
export interface CompensationMeasure {
  readonly id: string;
  /** The attainment: 1 is the whole target. */
  readonly attainment: Operand;
  /** Among the measures of its category. */
  readonly weight: number | string;
  /** Without it, nothing is attained. */
  readonly gate?: Condition;
  /** What the attainment pays, as a fraction; the curve of the whole unless stated. */
  readonly curve?: Omit<CurveScale, "gives" | "unit">;
}

/** One category of a compensation. */
export interface CompensationCategory {
  readonly id: string;
  readonly title?: string;
  readonly weight: number | string;
  readonly gate?: Condition;
  readonly measures: readonly CompensationMeasure[];
}

/** What a channel account manager is paid over weighted categories. */
export interface Compensation extends IncentiveTerms {
  readonly kind: "compensation";
  /** What is paid for the period at full attainment. */
  readonly target: Operand;
  /** Whether each measure pays by its own curve and the payouts are weighed, or the attainments are weighed and pay together. */
  readonly combine: "payouts" | "attainment";
  /** What an attainment pays, as a fraction; as much as it is unless stated. */
  readonly curve?: Omit<CurveScale, "gives" | "unit">;
  readonly categories: readonly CompensationCategory[];
}

/** A minimum: what is short of it is paid. */
export interface Guarantee extends IncentiveTerms {
  readonly kind: "guarantee";
  readonly for?: EachRecord;
  /** What was earned. */
  readonly earned: Operand;
  readonly minimum: Operand;
  /** Of several records: whether what was earned above a minimum counts later. */
  readonly carry?: boolean;
}

/** A draw against what is earned, month by month or in other steps. */
export interface Draw extends IncentiveTerms {
  readonly kind: "draw";
  /** The records of the steps. */
  readonly for: EachRecord;
  readonly earned: Operand;
  readonly draw: Operand;
  /** Forgiven, repaid out of what is earned above the draw, or paid already and set against all that is earned. */
  readonly draws: DrawTerms;
}
