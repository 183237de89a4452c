/** What a scale pays: bands or a line, over a measure that picks and a base that is paid on. */
import { type Exact } from "../../number/exact.js";
import { type Slot } from "../slot.js";
import { type Corner, type CurveBelow, type CurveBeyond, type PackageCount, type ScaleReading } from "../words.js";

/** A number that stands in the document, or that a slot holds. */
export type Term = { readonly value: Exact } | { readonly slot: Slot };

/** Whole packages of a size, each at an amount. */
export interface Packages {
  readonly size: Term;
  readonly amount: Term;
  readonly count: PackageCount;
}

/** What is paid on a part of the base, added up. */
export interface Portion {
  /** Times the part: a fraction of an amount, or an amount for each unit. */
  readonly rate?: Term;
  /** Once, however large the part is. */
  readonly fixed?: Term;
  readonly packages?: Packages;
}

/** One band: from its bound on, or above it. One without a bound holds everything. */
export interface PayStep extends Portion {
  readonly from: Exact | undefined;
  /** The bound itself lies below the band. */
  readonly above: boolean;
  readonly reading: ScaleReading;
}

interface InUnits {
  /** What the bounds are multiples of; a unit of zero or less leaves nothing to compare with. */
  readonly unit: Slot | undefined;
}

export interface PayBands extends InUnits {
  readonly form: "bands";
  readonly steps: readonly PayStep[];
}

export interface PayCurve extends InUnits {
  readonly form: "curve";
  readonly corners: readonly Corner[];
  readonly below: CurveBelow;
  readonly beyond: CurveBeyond;
  /** Whether the line gives a share of the base, or the amount itself. */
  readonly gives: "rate" | "amount";
}

export type PaySpec = PayBands | PayCurve;

function slotsOfPortion({ rate, fixed, packages }: Portion): readonly Slot[] {
  const terms = [rate, fixed, packages?.size, packages?.amount];
  return terms.flatMap((term) => (term !== undefined && "slot" in term ? [term.slot] : []));
}

/** The slots that a scale reads beside its measure and its base. */
export function slotsOfSpec(spec: PaySpec): readonly Slot[] {
  const unit = spec.unit === undefined ? [] : [spec.unit];
  return spec.form === "curve" ? unit : [...unit, ...spec.steps.flatMap(slotsOfPortion)];
}
