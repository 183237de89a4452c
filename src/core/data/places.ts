/** How finely a declared number is written. */
import { currencyDigits } from "../number/currency.js";
import { type Exact, exactFraction } from "../number/exact.js";
import { type DataType } from "./types.js";

/** Decimal places of numbers that state none, and of amounts whose currency is the partner's. */
const USUAL_PLACES = 3;
const USUAL_CENTS = 2;

function placesOf({ type, scale }: { readonly type: DataType; readonly scale?: number }, currency: string): number {
  if (type === "integer") return 0;
  if (scale !== undefined) return scale;
  if (type !== "money") return USUAL_PLACES;
  return currency === "partner" ? USUAL_CENTS : currencyDigits(currency);
}

/** The smallest step in which a number of a declared type is written: one, a cent, or a thousandth. */
export function stepOfDeclared(
  declared: { readonly type: DataType; readonly scale?: number },
  currency: string,
): Exact {
  return exactFraction(1n, 10n ** BigInt(placesOf(declared, currency)));
}
