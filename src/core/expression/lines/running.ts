/** What records earn by the total up to them. */
import { type Exact, ZERO, add, subtract } from "../../number/exact.js";
import { payerOf } from "../pay/amount.js";
import { slicerOf } from "../pay/slices.js";
import { type Value, exactOf, isMissing } from "../value.js";
import { type Running } from "./types.js";

/** Pays the next record: what it measures, what it is paid on, and the slots of its row. */
export type RunningPay = (measured: Exact, base: Exact, row: readonly Value[]) => Value;

function catchUp({ spec }: Running): RunningPay {
  const pay = payerOf(spec);
  let [measure, base, paid]: readonly Exact[] = [ZERO, ZERO, ZERO];
  return (measured, based, row) => {
    measure = add(measure!, measured);
    base = add(base!, based);
    const entitled = pay(measure, base, row);
    if (isMissing(entitled)) return entitled;
    const more = subtract(exactOf(entitled), paid!);
    paid = exactOf(entitled);
    return more;
  };
}

function fromThenOn({ spec }: Running): RunningPay {
  const pay = payerOf(spec);
  let measure: Exact = ZERO;
  return (measured, base, row) => {
    measure = add(measure, measured);
    return pay(measure, base, row);
  };
}

/** Starts with a total of zero. */
export function runningPay(running: Running): RunningPay {
  if (running.mode === "catchUp") return catchUp(running);
  if (running.mode === "fromThenOn") return fromThenOn(running);
  return running.spec.form === "bands" ? slicerOf(running.spec) : catchUp(running);
}
