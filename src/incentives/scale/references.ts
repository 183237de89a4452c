/** The names that a scale reads. */
import { operandReferences } from "../../core/rule/references.js";
import { type Operand } from "../../core/rule/types.js";
import { type Portion, type Scale } from "./types.js";

/** Every operand of a portion, with its key. */
export function operandsOfPortion({ rate, perUnit, fixed, perPackage }: Portion): readonly Operand[] {
  const own = [rate, perUnit, fixed, perPackage?.size, perPackage?.amount];
  return own.filter((operand) => operand !== undefined);
}

function operandsOfScale(scale: Scale): readonly Operand[] {
  if ("flat" in scale) return operandsOfPortion(scale.flat);
  if ("target" in scale) return [scale.target, ...operandsOfPortion(scale.pays)];
  const unit = scale.unit === undefined ? [] : [scale.unit];
  return "curve" in scale ? unit : [...unit, ...scale.bands.flatMap(operandsOfPortion)];
}

/** Every name that a scale reads where it stands. */
export function scaleReferences(scale: Scale): readonly string[] {
  return operandsOfScale(scale).flatMap(operandReferences);
}

/** Every portion of a scale. */
export function portionsOf(scale: Scale): readonly Portion[] {
  if ("flat" in scale) return [scale.flat];
  if ("target" in scale) return [scale.pays];
  return "bands" in scale ? scale.bands : [];
}
