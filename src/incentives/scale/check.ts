/** What is wrong with a scale before anything is looked up. */
import { checkCorners } from "../../core/band/check.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, compare, sign } from "../../core/number/exact.js";
import { operandsOfPortion } from "./references.js";
import { type Band, type BandScale, type Portion, type Scale } from "./types.js";

/** The bound of a band, inclusive or not. */
export function boundOfBand({ from, above }: Band): Exact | undefined {
  return readExact(from ?? above);
}

function checkPortion(portion: Portion, address: string): readonly Issue[] {
  if (operandsOfPortion(portion).length === 0) return [issue("scale.pays", address)];
  return portion.rate !== undefined && portion.perUnit !== undefined ? [issue("scale.pays", address)] : [];
}

function checkBounds({ bands, apply }: BandScale, address: string): readonly Issue[] {
  return bands.flatMap((band, index): readonly Issue[] => {
    const at = pointer(address, index);
    const bound = boundOfBand(band);
    const key = band.above === undefined ? "from" : "above";
    if (bound === undefined || (band.from !== undefined && band.above !== undefined)) return [issue("scale.bound", at)];
    const before = index === 0 ? undefined : boundOfBand(bands[index - 1]!);
    if (before !== undefined && compare(bound, before) <= 0)
      return [issue("bands.order", pointer(at, key), { what: "bounds of bands", key })];
    const reading = band.apply ?? apply;
    const slices = reading === "graduated" || reading === "rolling";
    return slices && index === 0 && sign(bound) < 0 ? [issue("bands.negative", pointer(at, key))] : [];
  });
}

/** The issues of a scale at an address; a flat one may have its portion elsewhere. */
export function checkScale(
  scale: Scale,
  address: string,
  portionAt: string = pointer(address, "flat"),
): readonly Issue[] {
  if ("flat" in scale) return checkPortion(scale.flat, portionAt);
  if ("target" in scale) return checkPortion(scale.pays, pointer(address, "pays"));
  if ("curve" in scale) return checkCorners(scale.curve, pointer(address, "curve"));
  const at = pointer(address, "bands");
  return [...checkBounds(scale, at), ...scale.bands.flatMap((band, index) => checkPortion(band, pointer(at, index)))];
}
