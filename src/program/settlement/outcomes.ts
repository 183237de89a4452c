/** The outcomes that a settlement reads: each day and knowledge is evaluated once. */
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { type SettlementTerms } from "../../incentives/journal/types.js";
import { evaluatePartner } from "../evaluate.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { answered } from "../refused.js";
import { type PresentedPartner, presentListed } from "../run.js";
import { type SettleOptions } from "./types.js";

/** A period as outcomes write it. */
export interface WrittenPeriod {
  readonly from: string;
  readonly to: string;
}

export class Outcomes {
  readonly #program: Program;
  readonly #partner: Partner;
  readonly #more: Pick<SettleOptions, "base" | "limits">;
  readonly #known = new Map<string, EvaluatedOutcome>();

  constructor(program: Program, partner: Partner, more: Pick<SettleOptions, "base" | "limits">) {
    this.#program = program;
    this.#partner = partner;
    this.#more = more;
  }

  /** What is due on a day as far as it was known on another. */
  on(asOf: string, knownAt: string): EvaluatedOutcome {
    const key = `${asOf} ${knownAt}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const outcome = answered(evaluatePartner(this.#program, this.#partner, { asOf, knownAt, ...this.#more }));
    this.#known.set(key, outcome);
    return outcome;
  }

  /** What would be due if some values were other than they are. */
  given(asOf: string, knownAt: string, values: Readonly<Record<string, unknown>>): EvaluatedOutcome {
    const partner = { ...this.#partner, given: { ...this.#partner.given, ...values } };
    return answered(evaluatePartner(this.#program, partner, { asOf, knownAt, ...this.#more }));
  }

  /** Answers from the presented partner of a day. */
  present<Answer>(asOf: string, knownAt: string, answer: (presented: PresentedPartner) => Answer): Answer {
    const options = { asOf, knownAt, ...this.#more };
    return answered(
      presentListed(this.#program, this.#partner, options, (presented) => ({ status: "answered" as const, answer: answer(presented) })), // prettier-ignore
    ).answer;
  }

  /** The program in force on a day. */
  rulesOn(day: Day): Program {
    return versionInForce(this.#program, day).program;
  }

  /** How an incentive is settled, by the rules of the period's last day. */
  termsOf(incentive: string, { to }: WrittenPeriod): SettlementTerms {
    return this.rulesOn(readDay(to)!).document.incentives?.[incentive]?.settlement ?? {};
  }

  /** The period of each incentive that a day lies in. */
  periodsOn(day: Day): ReadonlyMap<string, WrittenPeriod> {
    const { layout, startMonth } = compiledOf(this.rulesOn(day));
    return new Map(layout.incentives.map(([id, incentive]) => [id, incentive.periodOn(day, startMonth)]));
  }
}

/** The day by which a period is judged: the last one of the period, the day itself where that is earlier, or the first one where that closes it. */
export function judgedDay({ from, to }: WrittenPeriod, on: Day, { closes }: SettlementTerms): string {
  if (closes === "periodStart") return from;
  const day = writeDay(on);
  return to < day ? to : day;
}

/** The first day on which a period is closed. */
export function closingDay({ from, to }: WrittenPeriod, { closes, graceDays = 0 }: SettlementTerms): Day {
  return (closes === "periodStart" ? readDay(from)! : readDay(to)! + 1) + graceDays;
}
