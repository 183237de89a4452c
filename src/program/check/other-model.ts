/** The same partner with another value of one slot: what is computed of it, as far as it stands for itself, is another one too. */
import { type Model } from "../../core/analysis/model.js";
import { type Variable } from "../../core/analysis/variable.js";
import { type Slot } from "../../core/expression/slot.js";

export function otherModel(model: Model, isOther: (slot: Slot) => boolean): Model {
  const others = new Map<Variable, Variable>();
  const variable: Model["variable"] = (slot, item) => {
    const own = model.variable(slot, item);
    if (!isOther(slot)) return own;
    const other = others.get(own) ?? { ...own };
    others.set(own, other);
    return other;
  };
  return { ...model, variable };
}
