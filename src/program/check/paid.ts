/** Incentives as the check looks at them: what moves their amounts, and where these can bend or jump. */
import { mergeCuts } from "../../core/analysis/pieces.js";
import { type Assignment } from "../../core/analysis/search.js";
import { type Variable } from "../../core/analysis/variable.js";
import { createReader } from "../../core/analysis/verdicts.js";
import { type Slot } from "../../core/expression/slot.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, compare } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { incentiveNames } from "../../incentives/kinds/names.js";
import { type Basis, type Bending, basisOf, bendsOf, scalesOf } from "./basis.js";
import { type Seen, contextsOf } from "./contexts.js";
import { type Inquiry, partnerInWords } from "./inquiry.js";
import { type Session } from "./session.js";
import { type Witness } from "./types.js";

/** An incentive as the check looks at it. */
export interface Paid extends Bending {
  readonly id: string;
  readonly path: string;
  readonly due: Slot;
  readonly eligible: Slot;
  readonly basis: Basis;
  readonly movers: readonly Variable[];
  readonly contexts: readonly Assignment[];
}

/** At most so many values are moved, and so many numbers of one of them are looked at. */
const MOST_MOVERS = 4;
const MOST_CUTS = 80;

/** Every incentive of a program. */
export function paidIn(inquiry: Pick<Inquiry, "session">): readonly Paid[] {
  const { session } = inquiry;
  const { names } = session.compiled.plan;
  const reader = createReader(session.model);
  return Object.keys(session.document.incentives ?? {}).map((id): Paid => {
    const { due, eligible } = incentiveNames(id);
    const [amount, verdict] = [names.get(due)!.slot, names.get(eligible)!.slot];
    const scales = scalesOf(amount, session);
    const basis = basisOf(scales.flatMap(({ measure, base }) => [measure, base]), reader); // prettier-ignore
    const movers = basis.movers.slice(0, MOST_MOVERS);
    const contexts = movers.length === 0 ? [] : contextsOf(inquiry, [amount], [verdict], basis);
    return {
      id,
      path: pointer("/incentives", id),
      due: amount,
      eligible: verdict,
      scales,
      reader,
      basis,
      movers,
      contexts,
    };
  });
}

/** The first of the numbers that a value can have at which an amount can bend or jump. */
export function cutsOf(paid: Paid, mover: Variable, values: Assignment): readonly Exact[] {
  const { lowest, highest } = mover.range;
  const isInside = (cut: Exact): boolean => (lowest === undefined || compare(cut, lowest) >= 0) && (highest === undefined || compare(cut, highest) <= 0); // prettier-ignore
  return mergeCuts(bendsOf(paid, mover, values), [])
    .filter(isInside)
    .slice(0, MOST_CUTS);
}

export const text = (value: Exact): string => {
  const written = writeExact(value);
  return written.includes("/") ? writeExact(round(value, 6, "halfEven")) : written;
};

/** A partner, or two, on whom amounts were seen. */
export function witness(session: Session, one: Seen, shows: string, other?: Seen): Witness {
  const sentence = `${partnerInWords(one)} ${shows}`;
  return { asOf: session.asOf, partner: one.partner, ...(other === undefined ? {} : { other: other.partner }), shows: sentence }; // prettier-ignore
}
