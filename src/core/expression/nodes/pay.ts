import { writeExact } from "../../number/decimal.js";
import { type DetailBand, type Details, type Operation } from "../node.js";
import { payerOf } from "../pay/amount.js";
import { type PayCurve, type PaySpec, type PayStep, type Term, slotsOfSpec } from "../pay/spec.js";
import { exactOf, missingOf } from "../value.js";

function termText(term: Term): string {
  return "value" in term ? writeExact(term.value) : "by its rule";
}

function stepText({ rate, fixed, packages, reading }: PayStep, isMixed: boolean): string {
  const parts = [
    ...(rate === undefined ? [] : [termText(rate)]),
    ...(fixed === undefined ? [] : [`${termText(fixed)} once`]),
    ...(packages === undefined
      ? []
      : [`${termText(packages.amount)} for each ${packages.count} package of ${termText(packages.size)}`]),
  ];
  return `${parts.join(" and ")}${isMixed ? ` (${reading})` : ""}`;
}

function curveDetails({ corners, below, beyond, gives }: PayCurve): Details {
  return {
    apply: "curve",
    below,
    beyond,
    gives,
    bands: corners.map(({ at, is }) => ({ from: writeExact(at), is: writeExact(is) })),
  };
}

/** What evidence shows of a scale. */
export function specDetails(spec: PaySpec): Details {
  if (spec.form === "curve") return curveDetails(spec);
  const [first] = spec.steps;
  if (spec.steps.length === 1 && first!.from === undefined) return { apply: "flat", pays: stepText(first!, false) };
  const readings = new Set(spec.steps.map(({ reading }) => reading));
  const bands = spec.steps.map((step): DetailBand => ({
    from: step.from === undefined ? "any" : `${step.above ? "above " : ""}${writeExact(step.from)}`,
    is: stepText(step, readings.size > 1),
  }));
  return { apply: readings.size > 1 ? "mixed" : spec.steps[0]!.reading, bands };
}

/** The operands of a scale: its measure, its base, its unit and what its bands read. */
export const pay: Operation<"pay"> = {
  operands: ({ measure, base, spec }) => [...new Set([measure, base, ...slotsOfSpec(spec)])],
  apply: ({ measure, base, spec }) => {
    const payer = payerOf(spec);
    return (slots) => {
      const picked = slots[measure]!;
      const paid = slots[base]!;
      return missingOf(picked, paid) ?? payer(exactOf(picked), exactOf(paid), slots);
    };
  },
  details: ({ spec }) => specDetails(spec),
};
