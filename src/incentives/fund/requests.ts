/** One request on its way through the table of its states. */
import { type Exact, ZERO, add, compare, least, sign } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { type Day } from "../../core/time/day.js";
import { nextState } from "../listing/transition.js";
import { type BookRules, type FundBook, type Holding } from "./book.js";
import { FUND_STEPS, type FundStep } from "./columns.js";
import { type FundEvent, type FundState, FUND_RULED, FUND_TABLE } from "./table.js";
import { type FundShort } from "./types.js";

/** An amount of a record: undefined where none is stated or it does not apply. */
export type RequestAmount = Exact | "unknown" | undefined;

/** What a record says of a request. */
export interface RequestInput {
  readonly record: number;
  readonly key: string | undefined;
  /** The day of each step that has happened. */
  readonly days: { readonly [S in FundStep]?: Day };
  readonly amounts: Readonly<Record<string, RequestAmount>>;
  /** The last day for a claim. */
  readonly claimUntil: Day | undefined;
  /** The requirements of a step that are not met, and those that cannot be told. */
  readonly unmet: Readonly<Record<"request" | "claim", readonly string[]>>;
  readonly unknown: Readonly<Record<"request" | "claim", readonly string[]>>;
}

/** What requests are run by. */
export interface RequestRules extends BookRules {
  readonly short: FundShort;
  /** The steps that the document names; those of approval, claim and acceptance that it does not are taken at once. */
  readonly steps: ReadonlySet<FundStep>;
  /** What is left of the cap for a request that is made on a day; undefined where there is none. */
  readonly capLeft: (day: Day, run: FundRequestRun) => RequestAmount;
}

/** A step that the state of a request does not allow. */
export interface ImpossibleStep {
  readonly step: FundStep;
  readonly state: FundState | null;
  readonly on: Day;
}

const AT_ONCE: { readonly [S in FundState]?: FundStep } = {
  requested: "approve",
  approved: "claim",
  claimed: "accept",
};

export class FundRequestRun {
  readonly input: RequestInput;
  readonly place: number;
  state: FundState | null = null;
  since: Day = 0;
  asked: Exact = ZERO;
  held: Exact = ZERO;
  used: Exact = ZERO;
  holdings: readonly Holding[] = [];
  /** Why it was refused: requirements, or `least`, `nothing`, `balance`, `cap`, `late`. */
  refusedBy: readonly string[] = [];
  /** What cannot be told; nothing goes on until it is known. */
  unknown: readonly string[] = [];
  /** Steps that came after the rules of the fund had ended it. */
  readonly ignored: FundStep[] = [];
  impossible: ImpossibleStep | undefined;
  readonly #book: FundBook;
  readonly #rules: RequestRules;

  constructor(input: RequestInput, place: number, book: FundBook, rules: RequestRules) {
    this.input = input;
    this.place = place;
    this.#book = book;
    this.#rules = rules;
  }

  /** What it takes of the fund, now or for good. */
  taken(): Exact {
    return add(this.held, this.used);
  }

  /** Does what happens on a day, in the order in which steps can follow one another. */
  runDay(day: Day): void {
    this.#lapse(day);
    for (const step of FUND_STEPS) {
      if (this.unknown.length > 0 || this.impossible !== undefined) return;
      if (this.input.days[step] === day) this.#step(step, day);
    }
  }

  /** Without a claim in time, what is held is let go. */
  #lapse(day: Day): void {
    const { claimUntil } = this.input;
    if (this.state !== "approved" || claimUntil === undefined || claimUntil >= day) return;
    this.#go("lapse", day);
    this.#keep(ZERO, day);
  }

  #go(event: FundEvent, on: Day): boolean {
    const to = nextState(FUND_TABLE, this.state, event);
    if (to === undefined) return false;
    this.state = to;
    this.since = on;
    return true;
  }

  #step(step: FundStep, on: Day): void {
    const before = this.state;
    if (!this.#go(step, on)) {
      if (FUND_RULED.has(before)) this.ignored.push(step);
      else this.impossible = { step, state: this.state, on };
      return;
    }
    if (step === "request") this.#request(on);
    else if (step === "claim") this.#claim(on, before === "lapsed");
    else if (step === "approve") this.#lower("approve", on);
    else if (step === "accept") this.#accept(on);
    else this.#keep(ZERO, on);
    this.#lapse(on);
    this.#goOn(on);
  }

  /** Takes the step at once that the document does not name. */
  #goOn(on: Day): void {
    const next = this.state === null ? undefined : AT_ONCE[this.state];
    if (next === undefined || this.unknown.length > 0 || this.#rules.steps.has(next)) return;
    this.#step(next, on);
  }

  #refuse(on: Day, reasons: readonly string[]): void {
    this.refusedBy = reasons;
    this.#go("refuse", on);
    this.#keep(ZERO, on);
  }

  #rounded(amount: Exact): Exact {
    return round(amount, this.#rules.digits, this.#rules.mode);
  }

  #isUnknown(step: "request" | "claim" | "approve" | "accept", keys: readonly string[]): boolean {
    const names = keys.map((key) => `${step}.${key}`).filter((name) => this.input.amounts[name] === "unknown");
    const requires = step === "request" || step === "claim" ? this.input.unknown[step] : [];
    this.unknown = [...names, ...requires];
    return this.unknown.length > 0;
  }

  #known(name: string): Exact | undefined {
    return this.input.amounts[name] as Exact | undefined;
  }

  #request(on: Day): void {
    if (this.#isUnknown("request", ["amount", "least", "most"])) return;
    const capLeft = this.#rules.capLeft(on, this);
    if (capLeft === "unknown") {
      this.unknown = ["cap"];
      return;
    }
    this.asked = this.#rounded(this.#known("request.amount") ?? ZERO);
    const lowest = this.#known("request.least");
    const reasons = [
      ...this.input.unmet.request,
      ...(lowest !== undefined && compare(this.asked, lowest) < 0 ? ["least"] : []),
      ...(sign(this.asked) <= 0 ? ["nothing"] : []),
    ];
    if (reasons.length > 0) this.#refuse(on, reasons);
    else this.#hold(on, capLeft);
  }

  /** Holds as much as is asked for and there is. */
  #hold(on: Day, capLeft: Exact | undefined): void {
    const most = this.#known("request.most");
    const wanted = most === undefined ? this.asked : least(this.asked, this.#rounded(most));
    const available = this.#book.available();
    const isCapped = capLeft !== undefined && compare(capLeft, available) < 0;
    const there = isCapped ? capLeft : available;
    const isShort = compare(wanted, there) > 0;
    if (isShort && (sign(there) <= 0 || this.#rules.short === "refuse")) {
      this.#refuse(on, [isCapped ? "cap" : "balance"]);
      return;
    }
    this.held = least(wanted, there);
    this.holdings = this.#book.hold(this.held, on, this.place);
  }

  #claim(on: Day, late: boolean): void {
    if (this.#isUnknown("claim", ["amount"])) return;
    const reasons = late ? ["late"] : this.input.unmet.claim;
    if (reasons.length > 0) this.#refuse(on, reasons);
    else this.#lower("claim", on);
  }

  #accept(on: Day): void {
    if (!this.#lower("accept", on)) return;
    this.#book.use(this.holdings, on, this.place);
    this.used = this.held;
    this.held = ZERO;
  }

  /** Lowers what is held to the amount of a step; false where it cannot be told. */
  #lower(step: "approve" | "claim" | "accept", on: Day): boolean {
    if (step !== "claim" && this.#isUnknown(step, ["amount"])) return false;
    const amount = this.#known(`${step}.amount`);
    if (amount !== undefined) this.#keep(least(this.held, this.#rounded(amount)), on);
    return true;
  }

  #keep(amount: Exact, on: Day): void {
    const kept = sign(amount) < 0 ? ZERO : amount;
    this.holdings = this.#book.keep(this.holdings, kept, on, this.place);
    this.held = kept;
  }
}
