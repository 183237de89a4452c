/** Lowers a scale: what picks, what is paid on, and what each band pays become one node. */
import { type Node } from "../../core/expression/node.js";
import {
  type PayBands,
  type PaySpec,
  type PayStep,
  type Portion as PaidPortion,
  type Term,
} from "../../core/expression/pay/spec.js";
import { type Named, type Scope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, commonKind, derivedType, isNumeric } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ONE, sign } from "../../core/number/exact.js";
import { numberOf } from "../../core/rule/constant.js";
import { type Operand } from "../../core/rule/types.js";
import { boundOfBand } from "./check.js";
import { type Band, type BandScale, type CurveScale, type Packages, type Portion, type Scale } from "./types.js";

/** Whether a scale pays money, or counts points. */
export type Result = "money" | "points";

/** The kind of what a scale pays. */
export function kindOf(result: Result): "money" | "decimal" {
  return result === "money" ? "money" : "decimal";
}

/** Where a scale is lowered, and what is paid on. */
export interface ScalePlace {
  readonly scope: Scope;
  readonly address: string;
  /** Of a flat scale: where its portion is written, if not under it. */
  readonly portionAt?: string | undefined;
  readonly base: ValueType;
  readonly measure: ValueType;
  readonly result: Result;
}

/** A lowered scale: what it reads beside its measure and its base tells how missing its amount can be. */
export interface LoweredScale {
  readonly spec: PaySpec;
  readonly reads: readonly ValueType[];
}

interface LoweredTerm {
  readonly term: Term;
  readonly type: ValueType;
}

function refuse({ scope }: ScalePlace, address: string, expected: string): void {
  scope.report(() => issue("scale.operand", address, { expected }));
}

/** An operand that fits, as a number of the document or as a slot. */
function lowerTerm(
  operand: Operand,
  place: ScalePlace,
  key: string,
  fits: (type: ValueType) => boolean,
  expected: string,
): LoweredTerm | undefined {
  const at = pointer(place.address, key);
  const constant = numberOf(operand);
  const named = place.scope.operand(operand, at);
  if (named === undefined) return undefined;
  if (!fits(named.type)) {
    refuse(place, at, expected);
    return undefined;
  }
  return { term: constant === undefined ? { slot: named.slot } : { value: constant }, type: named.type };
}

const isNumber = (type: ValueType): boolean => isNumeric(type.kind) && type.kind !== "money";
const isAmount = (type: ValueType): boolean =>
  type.kind === "money" || (type.constant === true && isNumeric(type.kind));

/** What the key of a portion has to be; of points everything is a number. */
function expectedOf(
  key: "rate" | "perUnit" | "fixed",
  { result }: ScalePlace,
): readonly [(type: ValueType) => boolean, string] {
  if (result === "points") return [isNumber, "a number of points"];
  return key === "rate" ? [isNumber, "a number"] : [isAmount, "an amount"];
}

function lowerPackages({ size, amount, count }: Packages, place: ScalePlace) {
  const at = { ...place, address: pointer(place.address, "perPackage") };
  const fitsBase = (type: ValueType): boolean => isNumeric(type.kind) && commonKind(type, place.base) !== undefined;
  const each = lowerTerm(size, at, "size", fitsBase, "a number or an amount, as what is paid on is");
  const price = lowerTerm(amount, at, "amount", place.result === "points" ? isNumber : isAmount, place.result === "points" ? "a number of points" : "an amount"); // prettier-ignore
  if (each === undefined || price === undefined) return undefined;
  if ("value" in each.term && sign(each.term.value) <= 0) {
    refuse(at, pointer(at.address, "size"), "a size above 0");
    return undefined;
  }
  const type = "slot" in each.term ? { ...each.type, mayBeNotApplicable: true } : each.type;
  return { packages: { size: each.term, amount: price.term, count }, types: [type, price.type] };
}

interface LoweredPortion {
  readonly portion: PaidPortion;
  readonly types: readonly ValueType[];
}

function lowerPortion(portion: Portion, place: ScalePlace): LoweredPortion | undefined {
  const types: ValueType[] = [];
  const terms: { rate?: Term; fixed?: Term } = {};
  let sound = true;
  for (const key of ["rate", "perUnit", "fixed"] as const) {
    const operand = portion[key];
    if (operand === undefined) continue;
    const [fits, expected] = expectedOf(key, place);
    const lowered = lowerTerm(operand, place, key, fits, expected);
    if (lowered === undefined) sound = false;
    else {
      types.push(lowered.type);
      terms[key === "fixed" ? "fixed" : "rate"] = lowered.term;
    }
  }
  const packed = portion.perPackage === undefined ? undefined : lowerPackages(portion.perPackage, place);
  if (!sound || (portion.perPackage !== undefined && packed === undefined)) return undefined;
  if (packed === undefined) return { portion: terms, types };
  return { portion: { ...terms, packages: packed.packages }, types: [...types, ...packed.types] };
}

/** The slot of the unit; a unit of zero or less leaves nothing to compare with. */
function lowerUnit(operand: Operand, place: ScalePlace, key: string): Named | undefined {
  const at = pointer(place.address, key);
  const unit = place.scope.operand(operand, at);
  if (unit === undefined) return undefined;
  const fits = isNumeric(unit.type.kind) && commonKind(unit.type, place.measure) !== undefined;
  if (!fits) refuse(place, at, "a number or an amount, as the value that picks the band is");
  return fits ? unit : undefined;
}

function stepOf(
  bound: Exact | undefined,
  band: Pick<Band, "above" | "apply">,
  apply: BandScale["apply"],
  portion: PaidPortion,
): PayStep {
  return { from: bound, above: band.above !== undefined, reading: band.apply ?? apply, ...portion };
}

function bandSpec(scale: BandScale, place: ScalePlace): LoweredScale | undefined {
  const portions = scale.bands.map((band, index) =>
    lowerPortion(band, { ...place, address: pointer(place.address, "bands", index) }),
  );
  const unit = scale.unit === undefined ? null : lowerUnit(scale.unit, place, "unit");
  if (unit === undefined || portions.includes(undefined)) return undefined;
  const steps = scale.bands.map((band, index) =>
    stepOf(boundOfBand(band), band, scale.apply, portions[index]!.portion),
  );
  return specOf(
    steps,
    unit,
    portions.flatMap((lowered) => lowered!.types),
  );
}

function specOf(steps: readonly PayStep[], unit: Named | null, types: readonly ValueType[]): LoweredScale {
  const spec: PayBands = { form: "bands", steps, unit: unit?.slot };
  return { spec, reads: unit === null ? types : [...types, { ...unit.type, mayBeNotApplicable: true }] };
}

function flatSpec(
  portion: Portion,
  place: ScalePlace,
  unit: Named | null,
  bound: Exact | undefined,
): LoweredScale | undefined {
  const lowered = lowerPortion(portion, place);
  return lowered && specOf([stepOf(bound, {}, "wholeAmount", lowered.portion)], unit, lowered.types);
}

function curveSpec(scale: CurveScale, place: ScalePlace): LoweredScale | undefined {
  const unit = scale.unit === undefined ? null : lowerUnit(scale.unit, place, "unit");
  if (unit === undefined) return undefined;
  const { below, beyond, gives } = scale;
  const corners = scale.curve.map(({ at, is }) => ({ at: readExact(at)!, is: readExact(is)! }));
  const spec: PaySpec = { form: "curve", corners, below, beyond, gives, unit: unit?.slot };
  return { spec, reads: unit === null ? [] : [{ ...unit.type, mayBeNotApplicable: true }] };
}

/** The scale as what it pays; undefined once its issues are reported. */
export function lowerScale(scale: Scale, place: ScalePlace): LoweredScale | undefined {
  if ("flat" in scale)
    return flatSpec(
      scale.flat,
      { ...place, address: place.portionAt ?? pointer(place.address, "flat") },
      null,
      undefined,
    );
  if ("curve" in scale) return curveSpec(scale, place);
  if ("bands" in scale) return bandSpec(scale, place);
  const target = lowerUnit(scale.target, place, "target");
  if (target === undefined) return undefined;
  return flatSpec(scale.pays, { ...place, address: pointer(place.address, "pays") }, target, ONE);
}

/** Bands with rates of the document that slice, or pay on, one value: the kernel has a fast way with them. */
function plainBands(spec: PaySpec, measure: Slot, base: Slot): Node | undefined {
  if (spec.form === "curve" || spec.unit !== undefined) return undefined;
  const reading = spec.steps[0]!.reading;
  if (reading !== "wholeAmount" && !(reading === "graduated" && measure === base)) return undefined;
  const bands = spec.steps.flatMap(({ from, above, rate, fixed, packages, reading: own }) =>
    from !== undefined &&
    !above &&
    own === reading &&
    fixed === undefined &&
    packages === undefined &&
    rate !== undefined &&
    "value" in rate
      ? [{ from, rate: rate.value }]
      : [],
  );
  return bands.length === spec.steps.length
    ? { kind: "scale", qualifyOn: measure, payOn: base, reading, bands }
    : undefined;
}

/** The node of what a scale pays, with its type. */
export function payNode(
  { spec, reads }: LoweredScale,
  measure: Named,
  base: Named,
  result: Result,
): { readonly node: Node; readonly type: ValueType } {
  const node = plainBands(spec, measure.slot, base.slot) ?? {
    kind: "pay",
    measure: measure.slot,
    base: base.slot,
    spec,
  };
  return { node, type: derivedType(kindOf(result), measure.type, base.type, ...reads) };
}
