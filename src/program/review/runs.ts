/** Runs of one partner on many days, by any version of the program, with what it holds at that time of a review. */
import { type Frame } from "../../core/expression/run-types.js";
import { runPlan } from "../../core/expression/run.js";
import { type Value } from "../../core/expression/value.js";
import { type Work, WORK_OF_A_REPLAY, charge } from "../../core/expression/work.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type State, NOTHING_HELD } from "../../core/review/state.js";
import { type Day, LAST_DAY } from "../../core/time/day.js";
import { type HeldByLadder, type ReadHeld } from "../partner/held.js";
import { type ReadPartner } from "../partner/read.js";
import { type Version, compiledOf } from "../program.js";
import { type ReadOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { keepPartner, presentationOf, refuse } from "../run.js";
import { heldValues } from "./held-inputs.js";

/** A partner that a version cannot read. It is caught where a partner is reviewed. */
export class UnreadablePartner extends Error {
  readonly refused: IssuesOutcome;

  constructor(refused: IssuesOutcome) {
    super(refused.status);
    this.refused = refused;
  }
}

type HeldInputValues = ReturnType<typeof heldValues>;

/** How many runs are remembered: a day is asked for by several ladders, and again while a decision is open. */
const MOST_RUNS = 32;

export interface DayRun {
  readonly version: Version;
  readonly partner: ReadPartner;
  readonly frame: Frame;
}

export class PartnerRuns {
  readonly work: Work;
  readonly #raw: unknown;
  readonly #options: ReadOptions;
  readonly #partners = new Map<Version, ReadPartner>();
  readonly #runs = new Map<string, DayRun>();
  /** What is held as the inputs of each version, until it changes. */
  readonly #heldInputs = new Map<Version, { readonly knownAt: Day; readonly values: HeldInputValues }>();
  readonly #versions: readonly Version[];
  #held: HeldByLadder;

  constructor(versions: readonly Version[], raw: unknown, held: HeldByLadder, options: ReadOptions) {
    this.#versions = versions;
    this.#raw = raw;
    this.#held = held;
    this.#options = options;
    this.work = { left: options.work };
  }

  /** What is held from now on. */
  hold(key: string, state: State): void {
    const before = this.held(key);
    this.#held = new Map([...this.#held, [key, { state, byHand: before.byHand }]]);
    if (before.state.history === state.history) return;
    this.#runs.clear();
    this.#heldInputs.clear();
  }

  held(key: string): ReadHeld {
    return this.#held.get(key) ?? { state: NOTHING_HELD, byHand: [] };
  }

  everythingHeld(): HeldByLadder {
    return this.#held;
  }

  partnerBy(version: Version): ReadPartner {
    const known = this.#partners.get(version);
    if (known !== undefined) return known;
    const read = keepPartner(version.program, this.#raw, this.#options.knownAt);
    if (!("partner" in read)) throw new UnreadablePartner(refuse(read.id, this.#options.asOf.text, read.issues));
    this.#partners.set(version, read.partner);
    return read.partner;
  }

  /** The partner as of a day, by a version, as it was known on another day. */
  on(day: Day, version: Version, knownAt: Day): DayRun {
    const key = `${this.#versions.indexOf(version)} ${day} ${knownAt}`;
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    if (this.#runs.size >= MOST_RUNS) this.#runs.clear();
    const run = this.#run(day, version, knownAt);
    this.#runs.set(key, run);
    return run;
  }

  /** What is held, as it was known on a day; the same on every day on which all of it was known. */
  #heldAs(version: Version, knownAt: Day): HeldInputValues {
    const places = [...this.#held.values()].flatMap(({ state }) => state.history);
    const isKnown = places.every(({ decidedOn }) => decidedOn === undefined || decidedOn <= knownAt);
    const day = isKnown ? LAST_DAY : knownAt;
    const kept = this.#heldInputs.get(version);
    if (kept?.knownAt === day) return kept.values;
    const values = heldValues(compiledOf(version.program).held, this.#held, day);
    this.#heldInputs.set(version, { knownAt: day, values });
    return values;
  }

  #run(day: Day, version: Version, knownAt: Day): DayRun {
    const { plan, held: inputs, startMonth, templateOn } = compiledOf(version.program);
    const partner = this.partnerBy(version);
    const { values } = partner;
    let records = 0;
    for (const rows of values.rows.values()) records += rows.length;
    charge(this.work, WORK_OF_A_REPLAY + plan.nodes.length + records);
    const filled: (Value | undefined)[] = [...values.inputs];
    if (inputs.length > 0) for (const [slot, value] of this.#heldAs(version, knownAt)) filled[slot] = value;
    const { base } = this.#options;
    const surroundings = { asOf: day, knownAt, startMonth, templateOn, base, work: this.work };
    // A given input holds on every day, a given figure on the day of the review alone.
    const isReviewed = day === this.#options.asOf.day;
    const given = isReviewed ? values.given : new Map([...values.given].filter(([slot]) => plan.nodes[slot]!.kind === "input")); // prettier-ignore
    return { version, partner, frame: runPlan(plan, { ...values, inputs: filled, given }, surroundings) };
  }
}

export function presentationOfRun({ version, partner, frame }: DayRun): Presentation {
  return presentationOf(version.program, partner, frame);
}
