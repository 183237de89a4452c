/** Two payments side by side: of two incentives on one amount, and of two levels for as much. */
import { allOf } from "../../core/analysis/formula.js";
import { type Assignment } from "../../core/analysis/search.js";
import { type Variable } from "../../core/analysis/variable.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Exact, compare, sign, subtract } from "../../core/number/exact.js";
import { type Scale, reads } from "./basis.js";
import { type Seen, amountOf, around, contextsOf, farBeyond, seenAt } from "./contexts.js";
import { type Inquiry, ask, claim, shown } from "./inquiry.js";
import { type Ladder, laddersOf } from "./levels.js";
import { type Paid, cutsOf, text, witness } from "./paid.js";
import { type Session } from "./session.js";

/** Incentives that are told of together: what becomes of both is stated. */
function isStacked(one: string, other: string, { document: { stacking = {} } }: Session): boolean {
  return Object.values(stacking).some(({ steps }) => {
    const ids = steps.flatMap((step) => ("best" in step ? step.best : step.all));
    return ids.includes(one) && ids.includes(other);
  });
}

/** Two incentives on one amount, of which nobody says what becomes. */
interface Pair {
  readonly first: Paid;
  readonly second: Paid;
  readonly base: Slot;
}

function pairsOf(all: readonly Paid[], session: Session): readonly Pair[] {
  return all.flatMap((first, index) =>
    all.slice(index + 1).flatMap((second): readonly Pair[] => {
      const isShared = ({ base }: Scale): boolean => second.scales.some((other) => sameBase(base, other.base, session));
      const base = first.scales.find(isShared)?.base;
      return base === undefined || isStacked(first.id, second.id, session) ? [] : [{ first, second, base }];
    }),
  );
}

/** A partner that sells a lot, and what both pay it. */
function seenWithBoth({ first, second }: Pair, found: Assignment, session: Session): Seen | undefined {
  const movers = [...first.movers, ...second.movers];
  const values = new Map([...movers.map((mover) => [mover, farBeyond([], mover)] as const), ...found]);
  const [mover] = movers;
  if (mover === undefined) return undefined;
  const numbers = [...cutsOf(first, mover, values), ...cutsOf(second, mover, values)];
  return seenAt(session, values, mover, farBeyond(numbers, mover));
}

/** Checks whether two incentives pay on one amount. */
export function checkTwice(inquiry: Inquiry, all: readonly Paid[]): void {
  const { session } = inquiry;
  for (const pair of pairsOf(all, session)) {
    const { first, second, base } = pair;
    const verdicts = [first.eligible, second.eligible];
    const both = ask(
      inquiry,
      { code: "pay.twice", path: second.path },
      (reader) => allOf(...verdicts.map((slot) => reader.verdict(slot, true))),
      claim(...verdicts.map((slot) => [slot, true] as const)),
    );
    const seen = typeof both === "string" ? undefined : seenWithBoth(pair, both.shown.values, session);
    const amounts = [first.due, second.due].map((due) => seen && amountOf(seen, due));
    if (seen === undefined || !amounts.every((amount) => amount !== undefined && sign(amount) > 0)) continue;
    const written = amounts.map((amount) => text(amount!)).join(" and ");
    const params = { first: first.id, second: second.id, base: nameOf(base, session), amounts: written };
    shown(inquiry, "pay.twice", second.path, params, witness(session, seen, `is paid ${written}`));
  }
}

function aliased(slot: Slot, session: Session): Slot {
  const node = session.compiled.plan.nodes[slot]!;
  return node.kind === "alias" ? aliased(node.operand, session) : slot;
}

function sameBase(one: Slot, other: Slot, session: Session): boolean {
  return aliased(one, session) === aliased(other, session);
}

function nameOf(slot: Slot, session: Session): string {
  const own = aliased(slot, session);
  return session.nameAt.get(own) ?? "one amount";
}

/** Two partners of neighbouring levels of whom the one on the higher is paid less, with as much of what moves the amount. */
export function checkLevelsPay(inquiry: Inquiry, paid: Paid): void {
  const { session } = inquiry;
  for (const ladder of laddersOf(inquiry)) {
    const { ids, verdicts } = ladder.levels;
    if (!verdicts.some((verdict) => reads(paid.due, verdict, session))) continue;
    const onLevel = ids.map(
      (_, rank) =>
      contextsOf(inquiry, [], [], paid.basis, [[verdicts[rank]!, true], ...verdicts.slice(rank + 1).map((above) => [above, false] as const)]), // prettier-ignore
    );
    for (const [rank, level] of ids.entries()) {
      const found = rank === 0 ? undefined : paysLess(session, paid, ladder, rank, onLevel);
      if (found === undefined) continue;
      const { higher, lower, mover } = found;
      const [amount, more] = [amountOf(higher, paid.due)!, amountOf(lower, paid.due)!];
      const params = { at: text(higher.at), in: mover.name!, level, below: ids[rank - 1]!, amount: text(amount), more: text(more) }; // prettier-ignore
      const shows = `is on \`${level}\` and is paid ${params.amount}, and one on \`${params.below}\` ${params.more}`;
      shown(inquiry, "level.paysLess", paid.path, params, witness(session, higher, shows, lower));
    }
  }
}

/** The greatest difference in favour of the lower level. */
function paysLess(
  session: Session,
  paid: Paid,
  { levels: { verdicts } }: Ladder,
  rank: number,
  onLevel: readonly (readonly Assignment[])[],
): { readonly higher: Seen; readonly lower: Seen; readonly mover: Variable } | undefined {
  let worst:
    { readonly higher: Seen; readonly lower: Seen; readonly mover: Variable; readonly size: Exact } | undefined;
  const isOn = ({ run }: Seen, own: number): boolean =>
    verdicts.every((slot, index) => index < own || run.frame.slots[slot] === (index === own));
  for (const above of onLevel[rank]!)
    for (const below of onLevel[rank - 1]!)
      for (const mover of paid.movers) {
        const cuts = [...cutsOf(paid, mover, above), ...cutsOf(paid, mover, below)];
        for (const at of [...cuts.flatMap((cut) => around(cut, mover, session)), farBeyond(cuts, mover)]) {
          const [higher, lower] = [seenAt(session, above, mover, at), seenAt(session, below, mover, at)];
          if (higher === undefined || lower === undefined || !isOn(higher, rank) || !isOn(lower, rank - 1)) continue;
          const [own, other] = [amountOf(higher, paid.due), amountOf(lower, paid.due)];
          if (own === undefined || other === undefined) continue;
          const size = subtract(other, own);
          if (sign(size) > 0 && (worst === undefined || compare(size, worst.size) > 0)) worst = { higher, lower, mover, size }; // prettier-ignore
        }
      }
  return worst;
}
