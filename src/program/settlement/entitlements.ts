/** What is due of an incentive for a period on a day of settlement, as far as it was known: what is earned, less what was returned. */
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { type ReturnedRecord, lessReturns, readReturns } from "../../incentives/journal/returns.js";
import { type Entitlement } from "../../incentives/journal/post.js";
import { type SettlementTerms } from "../../incentives/journal/types.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { paymentOf } from "../../incentives/lower.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { compiledOf } from "../program.js";
import { currencyOf, entitlementOf, isOpen } from "./due.js";
import { type Outcomes, type WrittenPeriod, judgedDay } from "./outcomes.js";

/** An incentive and one of its periods. */
export interface DuePeriod {
  readonly incentive: string;
  readonly period: WrittenPeriod;
}

/** What is due of a period. */
export interface DueOfPeriod {
  readonly outcome: EvaluatedOutcome;
  readonly own: IncentiveOutcome | undefined;
  readonly currency: string;
  /** Undefined where it cannot be told yet. */
  readonly entitled: Entitlement | undefined;
  /** What would have to be known. */
  readonly missing: readonly string[];
}

export class Entitlements {
  readonly #outcomes: Outcomes;
  readonly #returns = new Map<string, readonly ReturnedRecord[] | undefined>();

  constructor(outcomes: Outcomes) {
    this.#outcomes = outcomes;
  }

  /** What was returned up to a day, as far as it was known; undefined where that cannot be told. */
  #returned(incentive: string, on: Day, knownAt: string): readonly ReturnedRecord[] | undefined {
    const key = `${incentive} ${on} ${knownAt}`;
    if (this.#returns.has(key)) return this.#returns.get(key);
    const { layout } = compiledOf(this.#outcomes.rulesOn(on));
    const returns = layout.incentives.find(([id]) => id === incentive)?.[1].returns;
    const read = (): readonly ReturnedRecord[] | undefined =>
      this.#outcomes.present(writeDay(on), knownAt, ({ presentation }) => readReturns(returns!, presentation));
    const all = returns === undefined ? [] : read();
    const returned = all?.filter((each) => each.on <= on);
    this.#returns.set(key, returned);
    return returned;
  }

  #less(
    { incentive, period }: DuePeriod,
    entitled: Entitlement,
    { lines = [] }: IncentiveOutcome,
    on: Day,
    knownAt: string,
  ): Entitlement | undefined {
    const program = this.#outcomes.rulesOn(readDay(period.to)!);
    const own = program.document.incentives?.[incentive];
    const returns = own === undefined ? undefined : paymentOf(own, "").terms.returns;
    if (own === undefined || returns === undefined) return entitled;
    const returned = this.#returned(incentive, on, knownAt);
    const mode = own.round ?? compiledOf(program).rounding;
    return returned && lessReturns(entitled, lines, returned, returns, mode);
  }

  /** What is due of a period on a day; of a period that goes on, up to it. `upTo` judges another day of the period. */
  of(due: DuePeriod, terms: SettlementTerms, on: Day, knownAt: string, upTo?: string): DueOfPeriod {
    const { incentive, period } = due;
    const outcome = this.#outcomes.on(upTo ?? judgedDay(period, on, terms), knownAt);
    const own = outcome.incentives[incentive];
    const currency = currencyOf(own, outcome);
    if (own !== undefined && isOpen(own) && own.amount === null)
      return { outcome, own, currency, entitled: undefined, missing: own.missing ?? [] };
    const earned = entitlementOf(own, currency);
    const entitled = own === undefined ? earned : this.#less(due, earned, own, on, knownAt);
    const missing = entitled === undefined ? ["returns"] : (own?.missing ?? []);
    return { outcome, own, currency, entitled, missing };
  }
}
