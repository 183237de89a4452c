/** The outcomes that a settlement reads: each day and knowledge is evaluated once. */
import { type Day, writeDay } from "../../core/time/day.js";
import { evaluatePartner } from "../evaluate.js";
import { type EvaluatedOutcome, type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { type SettleOptions } from "./types.js";

/** A partner that cannot be evaluated on one of the days. */
export class RefusedPartner extends Error {
  readonly refused: IssuesOutcome;

  constructor(refused: IssuesOutcome) {
    super("the partner is refused");
    this.refused = refused;
  }
}

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
    const outcome = evaluatePartner(this.#program, this.#partner, { asOf, knownAt, ...this.#more });
    if (outcome.status === "issues") throw new RefusedPartner(outcome);
    this.#known.set(key, outcome);
    return outcome;
  }

  /** The program in force on a day. */
  rulesOn(day: Day): Program {
    return versionInForce(this.#program, day).program;
  }

  /** The period of each incentive that a day lies in. */
  periodsOn(day: Day): ReadonlyMap<string, WrittenPeriod> {
    const { layout, startMonth } = compiledOf(this.rulesOn(day));
    return new Map(layout.incentives.map(([id, incentive]) => [id, incentive.periodOn(day, startMonth)]));
  }
}

/** The day itself, or the last one of the period where that is earlier. */
export function judgedDay({ to }: WrittenPeriod, on: Day): string {
  const day = writeDay(on);
  return to < day ? to : day;
}
