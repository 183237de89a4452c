/** The moves of a way: every value that is not yet what it has to be, with what that costs and how long it takes. */
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import { type Value, compareValues, exactOf, isMissing } from "../../core/expression/value.js";
import { readExact, writeExact, writeNumber } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, add, compare, divide, multiply } from "../../core/number/exact.js";
import { wholeWithin } from "../../core/number/round.js";
import { type Presentation, presentKnown, presentNamed } from "../../core/outcome/present.js";
import { type Prices } from "./options.js";
import { type LevelChange } from "./types.js";
import { distance, nearest } from "./wanted.js";
import { type Price, type Way } from "./way.js";

const COST_DIGITS = 6;
const MOST_DAYS = 4_000_000;

/** A value that has to move. */
export interface Move {
  readonly name: string;
  readonly to: Value;
  /** How far, where that is a matter of more and less. */
  readonly gap: Exact | undefined;
}

export function movesOf(way: Way, { plan, at }: Presentation): readonly Move[] {
  return [...way].flatMap(([name, wanted]): readonly Move[] => {
    const { slot, type } = plan.names.get(name)!;
    const from = at(slot);
    if (isMissing(from)) return [{ name, to: nearest(wanted, undefined)!, gap: undefined }];
    const to = nearest(wanted, from)!;
    return compareValues(from, to) === 0 ? [] : [{ name, to, gap: distance(from, to, type) }];
  });
}

function costOf({ name, gap }: Move, { costs }: Prices): Exact | undefined {
  const cost = costs.get(name);
  return cost === undefined ? undefined : multiply(cost, gap ?? ONE);
}

/** Whole days; what is no matter of more and less takes none. */
function daysOf({ name, gap }: Move, { speeds }: Prices): number | undefined {
  const speed = speeds.get(name);
  if (speed === undefined) return undefined;
  return gap === undefined ? 0 : wholeWithin(divide(gap, speed), MOST_DAYS, "up");
}

function costOfAll(moves: readonly Move[], prices: Prices): Exact {
  return moves.reduce<Exact>((sum, move) => add(sum, costOf(move, prices) ?? ZERO), ZERO);
}

/** What moves are compared by; undefined where a value has to stay as it is, because it has neither a cost nor a speed. */
export function priceOf(moves: readonly Move[], prices: Prices): Price | undefined {
  const { costs, speeds } = prices;
  const isStated = costs.size > 0 || speeds.size > 0;
  if (isStated && moves.some(({ name }) => !costs.has(name) && !speeds.has(name))) return undefined;
  // What has no speed is behind whatever has one.
  const days = speeds.size === 0 ? [] : moves.map((move) => daysOf(move, prices) ?? Infinity);
  return { cost: costOfAll(moves, prices), days: Math.max(0, ...days), changes: moves.length };
}

/** A value with all its digits, so that it is enough as it is shown. */
function shown(value: Value, type: ValueType, presentation: Presentation): number | string | boolean {
  const written = presentKnown(value, type, presentation);
  if (!isNumeric(type.kind) || compare(readExact(written)!, exactOf(value)) === 0) return written;
  return writeExact(exactOf(value));
}

export function changeOf(move: Move, prices: Prices, presentation: Presentation): LevelChange {
  const named = presentation.plan.names.get(move.name)!;
  const { type } = named;
  const cost = costOf(move, prices);
  const counted = isNumeric(type.kind) ? type : ({ ...type, kind: "integer" } as const);
  return {
    name: move.name,
    from: presentNamed(named, presentation),
    to: shown(move.to, type, presentation),
    gap: move.gap === undefined ? null : (presentKnown(move.gap, counted, presentation) as number | string),
    cost: cost === undefined ? null : writeNumber(cost, COST_DIGITS),
    days: daysOf(move, prices) ?? null,
  };
}

/** What all moves together cost and take. */
export function totalOf(
  moves: readonly Move[],
  prices: Prices,
): { readonly cost: number | string | null; readonly days: number | null } {
  const days = moves.map((move) => daysOf(move, prices));
  return {
    cost: prices.costs.size === 0 ? null : writeNumber(costOfAll(moves, prices), COST_DIGITS),
    days: prices.speeds.size === 0 || days.includes(undefined) ? null : Math.max(0, ...(days as readonly number[])),
  };
}
