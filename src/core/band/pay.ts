/** What a graduated band table pays: each slice of the amount at its own band's rate. */
import { type Exact, ZERO, add, compare, least, multiply, subtract } from "../number/exact.js";
import { type Ratio, addTicks, exactTicks, ratioOf, timesRatio } from "../number/ratio.js";

/** A band with the rate that its slice is paid at. */
export interface PayBand {
  readonly from: Exact;
  readonly rate: Exact;
}

/** The part of the amount inside each band, times the band's rate, added up. What lies below the first band is not paid. */
function paySlices(bands: readonly PayBand[], amount: Exact): Exact {
  let paid: Exact = ZERO;
  for (let index = 0; index < bands.length; index += 1) {
    const { from, rate } = bands[index]!;
    if (compare(amount, from) <= 0) break;
    const next = bands[index + 1]?.from;
    const top = next === undefined ? amount : least(amount, next);
    paid = add(paid, multiply(subtract(top, from), rate));
  }
  return paid;
}

/** A band in ticks, with what all bands below it pay. */
interface TickBand {
  readonly from: number;
  readonly below: number;
  readonly rate: Ratio;
}

/** The bands in ticks; undefined where one of their numbers has more digits. */
function tickBands(bands: readonly PayBand[]): readonly TickBand[] | undefined {
  const ready: TickBand[] = [];
  for (const { from, rate } of bands) {
    const below = paySlices(bands, from);
    const ratio = ratioOf(rate);
    if (typeof from !== "number" || typeof below !== "number" || ratio === undefined) return undefined;
    ready.push({ from, below, rate: ratio });
  }
  return ready;
}

/**
 * A band table made ready: an amount in ticks is paid with one multiplication, since what the bands below pay is known.
 * `ticks` answers NaN where the result is not provably exact in ticks; `exact` answers always.
 */
export interface GraduatedPay {
  readonly ticks: (amount: number) => number;
  readonly exact: (amount: Exact) => Exact;
}

export function graduatedPay(bands: readonly PayBand[]): GraduatedPay {
  const ready = tickBands(bands);
  const ticks = (amount: number): number => {
    if (ready === undefined) return Number.NaN;
    for (let index = ready.length - 1; index >= 0; index -= 1) {
      const { from, below, rate } = ready[index]!;
      if (amount > from) return addTicks(below, timesRatio(amount - from, rate));
    }
    return Number.isNaN(amount) ? amount : 0;
  };
  return {
    ticks,
    exact: (amount) => (typeof amount === "number" ? exactTicks(ticks(amount)) : undefined) ?? paySlices(bands, amount),
  };
}
