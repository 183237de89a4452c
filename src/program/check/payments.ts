/** Amounts: whether selling more can earn less, what jumps, what pays twice, what nothing bounds. */
import { sign } from "../../core/number/exact.js";
import { type Inquiry, proved } from "./inquiry.js";
import { type Paid, paidIn } from "./paid.js";
import { checkLevelsPay, checkTwice } from "./pay-pairs.js";
import { checkRecordPay } from "./pay-records.js";
import { type Steps, lookAt, reportSteps } from "./pay-steps.js";

function checkBounds(inquiry: Inquiry, { id, path, due }: Paid): void {
  const { highest } = inquiry.session.model.range(due);
  if (highest === undefined) proved(inquiry, "pay.unbounded", path, { incentive: id });
  else if (sign(highest) <= 0) proved(inquiry, "pay.nothing", path, { incentive: id });
}

/** Checks every incentive. */
export function checkPayments(inquiry: Inquiry): void {
  const { session } = inquiry;
  const all = paidIn(inquiry);
  for (const paid of all) {
    checkBounds(inquiry, paid);
    const steps: Steps = {};
    for (const values of paid.contexts)
      for (const mover of paid.movers) if (mover.name !== undefined) lookAt(steps, paid, values, mover, session);
    reportSteps(inquiry, paid, steps);
    checkLevelsPay(inquiry, paid);
    checkRecordPay(inquiry, paid);
  }
  checkTwice(inquiry, all);
}
