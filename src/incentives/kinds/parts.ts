/** What translators of kinds share: parts of a document with where they stand. */
import { pointer } from "../../core/issue/issue.js";
import { type Condition, type Operand } from "../../core/rule/types.js";
import { type Payment, type Placed, type ScalePayment } from "../payment/payment.js";
import { type EachRecord } from "../payment/types.js";
import { type Scale } from "../scale/types.js";

/** A part under a key. */
export function placed<T>(is: T, address: string, ...keys: readonly (string | number)[]): Placed<T> {
  return { is, address: pointer(address, ...keys) };
}

/** The records that are paid, where an incentive names some. */
export function eachOf(each: EachRecord | undefined, address: string): Payment["each"] {
  return each === undefined ? undefined : placed(each, address, "for");
}

/** What is paid on, what picks and the scale, as most kinds write them. */
interface Scaled {
  readonly payOn: Operand;
  readonly qualifyOn?: Operand;
  readonly scale: Scale;
}

export function scaled({ payOn, qualifyOn, scale }: Scaled, address: string): ScalePayment {
  return {
    base: placed(payOn, address, "payOn"),
    ...(qualifyOn === undefined ? {} : { measure: placed(qualifyOn, address, "qualifyOn") }),
    scale: placed(scale, address, "scale"),
  };
}

/** The records of the days from one to another, both inclusive; `date` is the field with the day. */
export function daysBetween(
  date: string,
  from: string | undefined,
  until: string | undefined,
  address: string,
): readonly Placed<Condition>[] {
  return [
    ...(from === undefined
      ? []
      : [placed<Condition>({ fact: date, operator: "greaterThanInclusive", value: from }, address, "from")]),
    ...(until === undefined
      ? []
      : [placed<Condition>({ fact: date, operator: "lessThanInclusive", value: until }, address, "until")]),
  ];
}
