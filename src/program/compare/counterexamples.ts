/** Partners of the base of whom a claim is not so: then it is not so of all partners there can be either. */
import { readExact } from "../../core/number/decimal.js";
import { compare } from "../../core/number/exact.js";
import { type LadderOutcome } from "../../core/outcome/types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Theorem } from "./types.js";

/** Whether a level that was met is met no more, whatever is unknown. */
function losesLevel(from: LadderOutcome, to: LadderOutcome): boolean {
  const ids = Object.keys(to.verdicts);
  const before = ids.indexOf(from.certain ?? "");
  return before >= 0 && ids.indexOf(to.possible ?? "") < before;
}

/** Whether an amount that is settled is less than it was. */
function isLess(from: EvaluatedOutcome["incentives"][string], to: EvaluatedOutcome["incentives"][string]): boolean {
  const isOpen = [from, to].some(({ amount, status }) => amount === null || status === "provisional");
  return !isOpen && compare(readExact(to.amount!)!, readExact(from.amount!)!) < 0;
}

export class Counterexamples {
  readonly #asOf: string;
  readonly #found = new Map<string, NonNullable<Theorem["witness"]>>();

  constructor(asOf: string) {
    this.#asOf = asOf;
  }

  #note(claim: Theorem["claim"], of: string, partner: Partner, shows: string): void {
    const key = `${claim} ${of}`;
    if (!this.#found.has(key)) this.#found.set(key, { asOf: this.#asOf, partner, shows });
  }

  take(partner: Partner, before: EvaluatedOutcome, after: EvaluatedOutcome): void {
    for (const [id, to] of Object.entries(after.tiers)) {
      const from = before.tiers[id];
      if (from !== undefined && losesLevel(from, to)) this.#note("nobodyLosesALevel", id, partner, `the partner ${after.partner} goes from ${from.certain!} to ${to.certain ?? "none"}`); // prettier-ignore
    }
    for (const [id, to] of Object.entries(after.incentives)) {
      const from = before.incentives[id];
      if (from !== undefined && isLess(from, to)) this.#note("nobodyIsPaidLess", id, partner, `the partner ${after.partner} was paid ${from.amount!} and is paid ${to.amount!}`); // prettier-ignore
    }
  }

  /** A claim that was not shown to be wrong, with a partner of the base of whom it is. */
  shown(theorem: Theorem): Theorem {
    const witness = this.#found.get(`${theorem.claim} ${theorem.of}`);
    return theorem.answer === "witness" || witness === undefined ? theorem : { ...theorem, answer: "witness", witness };
  }
}
