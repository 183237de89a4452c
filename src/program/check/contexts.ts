/** Partners that an amount is looked at on: one that is eligible, one for each level that matters, and each moved by one value. */
import { stepOfDeclared } from "../../core/data/places.js";
import { type Formula, allOf } from "../../core/analysis/formula.js";
import { type Assignment } from "../../core/analysis/search.js";
import { type Variable, between, isWritable, multipleBelow } from "../../core/analysis/variable.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Value, UNKNOWN, isMissing } from "../../core/expression/value.js";
import {
  type Exact,
  ONE,
  add,
  compare,
  exactInteger,
  greatest,
  least,
  multiply,
  subtract,
} from "../../core/number/exact.js";
import { type EvaluatedRun } from "../run.js";
import { type Partner } from "../partner/types.js";
import { laddersOf } from "./levels.js";
import { partnerOf } from "./partner.js";
import { type Basis, reads } from "./basis.js";
import { type Inquiry } from "./inquiry.js";
import { type Session } from "./session.js";

/** A partner on whom something was computed. */
export interface Seen {
  readonly partner: Partner;
  readonly run: EvaluatedRun;
  readonly at: Exact;
}

/** The smallest step in which a number moves: a cent, one, or a thousandth. */
export function stepOf({ kind, step }: Variable, { document: { currency } }: Session): Exact {
  if (step !== undefined) return step;
  return stepOfDeclared({ type: kind === "money" ? kind : "decimal" }, currency);
}

/** A number that a value can well have, where nothing is asked of it. */
export function usualValue(variable: Variable): Exact {
  const { kind, range } = variable;
  const usual = kind === "money" ? exactInteger(100_000) : kind === "integer" ? exactInteger(100) : ONE;
  const high = range.highest === undefined ? usual : least(usual, range.highest);
  const inside = range.lowest === undefined ? high : greatest(high, range.lowest);
  return isWritable(inside, variable) ? inside : (between(range.lowest, range.highest, variable) ?? inside);
}

/** The partner with one value moved; undefined where it cannot have it, or is not evaluated. */
export function seenAt(session: Session, values: Assignment, mover: Variable, at: Exact): Seen | undefined {
  const { lowest, highest } = mover.range;
  if ((lowest !== undefined && compare(at, lowest) < 0) || (highest !== undefined && compare(at, highest) > 0))
    return undefined;
  if (!isWritable(at, mover)) return undefined;
  const partner = partnerOf(new Map([...values, [mover, at]]), session.document, session.asOf);
  const run = partner === undefined ? undefined : session.run(partner);
  return run === undefined ? undefined : { partner: partner!, run, at };
}

/** The exact amount of a slot; undefined where it is missing. */
export function amountOf({ run }: Seen, slot: Slot): Exact | undefined {
  const value: Value = run.frame.slots[slot]!;
  return isMissing(value) ? undefined : (value as Exact);
}

/** The partner with usual numbers for all that an amount is computed of, where it is then still who it has to be. */
function withUsual(
  session: Session,
  values: Assignment,
  basis: Basis,
  verdicts: readonly (readonly [Slot, boolean])[],
): Assignment {
  const usual = new Map([...values, ...basis.all.map((one) => [one, usualValue(one)] as const)]);
  const missing = new Map(basis.all.filter((one) => isMissing(values.get(one) ?? UNKNOWN)).map((one) => [one, usualValue(one)] as const)); // prettier-ignore
  const partner = partnerOf(usual, session.document, session.asOf);
  const run = partner === undefined ? undefined : session.run(partner);
  const isSame = verdicts.every(([slot, verdict]) => run?.frame.slots[slot] === verdict);
  return isSame ? usual : new Map([...values, ...missing]);
}

/** At most so many partners are looked at for an amount. */
const MOST_CONTEXTS = 10;

/** Partners for whom a condition holds, one for each level of the ladders that the amounts read. */
export function contextsOf(
  { session }: Pick<Inquiry, "session">,
  amounts: readonly Slot[],
  eligible: readonly Slot[],
  basis: Basis,
  also: readonly (readonly [Slot, boolean])[] = [],
): readonly Assignment[] {
  const contexts: Assignment[] = [];
  const addWhere = (more: readonly (readonly [Slot, boolean])[]): void => {
    if (contexts.length >= MOST_CONTEXTS) return;
    // What is eligible by its level is told from the level alone.
    const settled = new Map(more);
    const wanted = [...eligible.map((slot) => [slot, true] as const), ...more];
    const found = session.find(
      (reader, settle): Formula =>
        allOf(
          ...eligible.map((slot) => settle(settled).verdict(slot, true)),
          ...more.map(([slot, verdict]) => reader.verdict(slot, verdict)),
        ),
      settled,
    );
    if (typeof found !== "string") contexts.push(withUsual(session, found.shown.values, basis, wanted));
  };
  addWhere(also);
  for (const { levels } of laddersOf({ session })) {
    const { verdicts } = levels;
    if (!amounts.some((amount) => verdicts.some((verdict) => reads(amount, verdict, session)))) continue;
    for (const [rank, verdict] of verdicts.entries())
      addWhere([[verdict, true], ...verdicts.slice(rank + 1).map((above) => [above, false] as const)]);
  }
  return contexts;
}

/** The last number below a cut and the first one from it on, in the steps in which the value moves. */
export function around(cut: Exact, mover: Variable, session: Session): readonly [Exact, Exact] {
  const step = stepOf(mover, session);
  const under = multipleBelow(cut, step);
  const at = compare(under, cut) === 0 ? cut : add(under, step);
  return [subtract(at, step), at];
}

/** A number far beyond others. */
export function farBeyond(numbers: readonly Exact[], mover: Variable): Exact {
  const last = numbers.reduce<Exact>(greatest, usualValue(mover));
  return add(multiply(last, exactInteger(3)), ONE);
}
