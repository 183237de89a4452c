/** Partners that stand on a cliff: they would be paid more had they sold less. */
import { type Exact, ZERO, add, compare, divide, exactInteger, subtract } from "../../core/number/exact.js";
import { currencyDigits } from "../../core/number/currency.js";
import { writeExact, writeFixed, writeNumber } from "../../core/number/decimal.js";
import { type Slot } from "../../core/expression/slot.js";
import { isMissing } from "../../core/expression/value.js";
import { stepOf } from "../check/contexts.js";
import { paidIn } from "../check/paid.js";
import { cliffsAlong } from "../check/pay-steps.js";
import { type Session } from "../check/session.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { runPartner } from "../run.js";
import { type CliffSummary } from "./types.js";

/** A bound of one value at which one incentive pays less. */
interface Cliff {
  readonly due: Slot;
  readonly mover: Slot;
  readonly name: string;
  readonly at: Exact;
  readonly below: string;
}

/** Every cliff that the check sees. */
function cliffsIn(session: Session): readonly Cliff[] {
  const found = new Map<string, Cliff>();
  for (const paid of paidIn({ session }))
    for (const values of paid.contexts)
      for (const mover of paid.movers)
        for (const at of mover.name === undefined ? [] : cliffsAlong(paid, values, mover, session)) {
          const below = writeExact(subtract(at, stepOf(mover, session)));
          found.set(`${paid.id} ${mover.name!} ${writeExact(at)}`, { due: paid.due, mover: mover.slot, name: mover.name!, at, below }); // prettier-ignore
        }
  return [...found.values()];
}

/** What a partner loses by its greatest cliff. */
function gapOf(
  cliffs: readonly Cliff[],
  program: Program,
  partner: Partner,
  options: { readonly asOf: string },
): { readonly gap: Exact; readonly currency: string } | undefined {
  const run = cliffs.length === 0 ? undefined : runPartner(program, partner, options);
  if (run === undefined || "refused" in run) return undefined;
  const { slots } = run.frame;
  let gap: Exact = ZERO;
  for (const { due, mover, name, at, below } of cliffs) {
    const [value, amount] = [slots[mover]!, slots[due]!];
    if (isMissing(value) || isMissing(amount) || compare(value as Exact, at) < 0) continue;
    const less = runPartner(program, { ...partner, given: { ...partner.given, [name]: below } }, options);
    const other = "refused" in less ? amount : less.frame.slots[due]!;
    const lost = isMissing(other) ? ZERO : subtract(other as Exact, amount as Exact);
    if (compare(lost, gap) > 0) gap = lost;
  }
  return { gap, currency: run.partner.currency };
}

/** Takes partners, and adds up what they lose. */
interface CliffCounter {
  readonly take: (partner: Partner) => void;
  readonly result: () => CliffSummary;
}

export function createCliffCounter(
  session: Session,
  program: Program,
  options: { readonly asOf: string },
): CliffCounter {
  const cliffs = cliffsIn(session);
  const gaps = new Map<string, Exact>();
  let count = 0;
  let all = 0;
  return {
    take: (partner: Partner): void => {
      all += 1;
      const found = gapOf(cliffs, program, partner, options);
      if (found === undefined || compare(found.gap, ZERO) <= 0) return;
      count += 1;
      gaps.set(found.currency, add(gaps.get(found.currency) ?? ZERO, found.gap));
    },
    result: (): CliffSummary => ({
      count,
      share: all === 0 ? 0 : (writeNumber(divide(exactInteger(count), exactInteger(all)), 6) as number),
      gap: Object.fromEntries(
        [...gaps].map(([currency, gap]) => [currency, writeFixed(gap, currencyDigits(currency))]),
      ),
    }),
  };
}
