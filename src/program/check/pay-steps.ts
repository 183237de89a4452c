/** What an amount does as one value grows: where it falls, jumps, or is more than what it is paid on. */
import { mergeCuts } from "../../core/analysis/pieces.js";
import { type Assignment } from "../../core/analysis/search.js";
import { type Variable } from "../../core/analysis/variable.js";
import {
  type Exact,
  ONE,
  add,
  compare,
  exactFraction,
  exactInteger,
  multiply,
  sign,
  subtract,
} from "../../core/number/exact.js";
import { type Seen, amountOf, around, farBeyond, seenAt, stepOf } from "./contexts.js";
import { type Inquiry, shown } from "./inquiry.js";
import { type Paid, cutsOf, text, witness } from "./paid.js";
import { type Session } from "./session.js";

/** The first number from another one on, in steps, of which something is so, where it stays so; undefined where there is none. */
export function firstFrom(from: Exact, step: Exact, isSo: (at: Exact) => boolean): Exact | undefined {
  let low = 0n;
  let high = 1n;
  const place = (steps: bigint): Exact => add(from, multiply(step, exactFraction(steps, 1n)));
  while (!isSo(place(high))) {
    if (high > 2n ** 45n) return undefined;
    [low, high] = [high, high * 2n];
  }
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isSo(place(middle))) high = middle;
    else low = middle;
  }
  return place(high);
}

/** Where the amount is at least what it was; undefined where it never is again. */
function backAt(
  session: Session,
  { due }: Paid,
  values: Assignment,
  mover: Variable,
  from: Seen,
  before: Exact,
): Exact | undefined {
  return firstFrom(from.at, stepOf(mover, session), (at) => {
    const seen = seenAt(session, values, mover, at);
    const amount = seen && amountOf(seen, due);
    return amount !== undefined && compare(amount, before) >= 0;
  });
}

/** Two partners that differ in one value. */
interface Step {
  readonly from: Seen;
  readonly to: Seen;
  readonly size: Exact;
  readonly values: Assignment;
  readonly mover: Variable;
}

/** The gravest of what is seen at the cuts of all values. */
export interface Steps {
  cliff?: Step;
  jump?: Step;
  falling?: Step;
  above?: { readonly seen: Seen; readonly amount: Exact; readonly base: Exact };
}

function keepGreatest(steps: Steps, key: "cliff" | "jump" | "falling", step: Step): void {
  const known = steps[key];
  if (known === undefined || compare(step.size, known.size) > 0) steps[key] = step;
}

/** What changes between two partners that lie next to one another, or between two cuts. */
function compareSeen(steps: Steps, { due }: Paid, step: Omit<Step, "size">, isCut: boolean, session: Session): void {
  const [before, after] = [amountOf(step.from, due), amountOf(step.to, due)];
  if (before === undefined || after === undefined) return;
  const change = subtract(after, before);
  if (sign(change) < 0) keepGreatest(steps, isCut ? "cliff" : "falling", { ...step, size: subtract(before, after) });
  const limit = multiply(stepOf(step.mover, session), exactInteger(2));
  const isSteep = isCut && step.mover.kind === "money" && compare(change, limit) > 0;
  if (isSteep) keepGreatest(steps, "jump", { ...step, size: change });
}

function compareWithBase(steps: Steps, { due, scales }: Paid, seen: Seen, session: Session): void {
  const amount = amountOf(seen, due);
  for (const { base } of scales) {
    const whole = session.compiled.plan.types[base]!.kind === "money" ? amountOf(seen, base) : undefined;
    if (amount === undefined || whole === undefined || sign(whole) <= 0 || compare(amount, whole) <= 0) continue;
    steps.above ??= { seen, amount, base: whole };
  }
}

/** Looks at an amount wherever one value can make it bend or jump. */
export function lookAt(steps: Steps, paid: Paid, values: Assignment, mover: Variable, session: Session): void {
  const cuts = cutsOf(paid, mover, values);
  let previous: Seen | undefined;
  // What pays on every unit is seen on the first one.
  for (const cut of mergeCuts([...cuts, ONE, farBeyond(cuts, mover)], [])) {
    const [below, at] = around(cut, mover, session).map((place) => seenAt(session, values, mover, place));
    if (previous !== undefined && below !== undefined) compareSeen(steps, paid, { from: previous, to: below, values, mover }, false, session); // prettier-ignore
    if (below !== undefined && at !== undefined) compareSeen(steps, paid, { from: below, to: at, values, mover }, true, session); // prettier-ignore
    if (at !== undefined) compareWithBase(steps, paid, at, session);
    previous = at ?? previous;
  }
}

/** The numbers of a value at which the amount falls. */
export function cliffsAlong(paid: Paid, values: Assignment, mover: Variable, session: Session): readonly Exact[] {
  return cutsOf(paid, mover, values).flatMap((cut) => {
    const [below, at] = around(cut, mover, session).map((place) => seenAt(session, values, mover, place));
    const [before, after] = [below && amountOf(below, paid.due), at && amountOf(at, paid.due)];
    return before !== undefined && after !== undefined && compare(after, before) < 0 ? [at!.at] : [];
  });
}

/** Tells what was seen. */
export function reportSteps(inquiry: Inquiry, paid: Paid, { cliff, jump, falling, above }: Steps): void {
  const { session } = inquiry;
  const { path, due, id } = paid;
  const amount = (seen: Seen): string => text(amountOf(seen, due)!);
  const shows = ({ from, to, mover }: Step): string => `is paid ${amount(to)}, and with ${mover.name!} ${text(from.at)} it is paid ${amount(from)}`; // prettier-ignore
  if (cliff !== undefined) {
    const { from, to, mover, values } = cliff;
    const back = backAt(session, paid, values, mover, to, amountOf(from, due)!);
    const params = { at: text(to.at), in: mover.name!, before: amount(from), after: amount(to), ...(back === undefined ? {} : { back: text(back) }) }; // prettier-ignore
    shown(inquiry, "pay.cliff", path, params, witness(session, to, shows(cliff), from));
  } else if (falling !== undefined) {
    const { from, to, mover } = falling;
    const params = { from: text(from.at), to: text(to.at), in: mover.name!, before: amount(from), after: amount(to) };
    shown(inquiry, "pay.decreasing", path, params, witness(session, to, shows(falling), from));
  }
  if (jump !== undefined) {
    const params = { at: text(jump.to.at), in: jump.mover.name!, amount: text(jump.size) };
    shown(inquiry, "pay.jump", path, params, witness(session, jump.to, shows(jump), jump.from));
  }
  if (above !== undefined) {
    const params = { incentive: id, amount: text(above.amount), base: text(above.base) };
    shown(inquiry, "pay.aboveBase", path, params, witness(session, above.seen, `is paid ${params.amount} on ${params.base}`)); // prettier-ignore
  }
}
