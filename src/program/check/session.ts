/** One program on one day as the check sees it: formulas are searched, and what is found is shown on the real evaluator. */
import { type Formula, allOf, visitFormula } from "../../core/analysis/formula.js";
import { type Model, createModel } from "../../core/analysis/model.js";
import { type Reader } from "../../core/analysis/reader.js";
import { type Assignment, type Budget, type Found, search } from "../../core/analysis/search.js";
import { type Range, type Variable } from "../../core/analysis/variable.js";
import { createReader } from "../../core/analysis/verdicts.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Value, UNKNOWN, isMissing } from "../../core/expression/value.js";
import { currencyDigits } from "../../core/number/currency.js";
import { type Exact } from "../../core/number/exact.js";
import { LAST_DAY, readDay } from "../../core/time/day.js";
import { type ProgramDocument } from "../document/types.js";
import { type Partner } from "../partner/types.js";
import { type CompiledProgram, type Program, compiledOf } from "../program.js";
import { type EvaluatedRun, runPartner } from "../run.js";
import { partnerOf } from "./partner.js";
import { type MoreCuts, isTied, pinned, tied } from "./ties.js";

/** What a witness has to show: verdicts of the real evaluator. */
export type Claims = ReadonlyMap<Slot, Value>;

/** A partner on whom something was seen. */
export interface Shown {
  readonly partner: Partner;
  readonly values: Assignment;
  readonly run: EvaluatedRun;
}

/** What was found out: a partner on whom it is so, a proof that there is none, or neither. */
export type Answer = { readonly shown: Shown } | "none" | "undecided";

/**
 * Makes a formula; called again where something turns out to stand for itself. `settle` reads the same with some verdicts
 * taken as settled, whatever they say.
 */
export type Build = (reader: Reader, settle: (settled: ReadonlyMap<Slot, boolean>) => Reader) => Formula;

export interface FindOptions {
  /** Whether the claims alone tell that a partner is the right one; unless stated they do, where there are any. */
  readonly isEnough?: boolean;
}

export interface SessionOptions {
  readonly asOf: string;
  readonly budget: Budget;
  /** How much a single search may do. */
  readonly perSearch: number;
  readonly stated: ReadonlyMap<string, Range>;
  /** The verdicts of the relations that the document states. */
  readonly relations: readonly Slot[];
}

function textOf(value: Value): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));
}

/** Of how many parts a formula is made. */
function partsOf(formula: Formula): number {
  let parts = 0;
  visitFormula(formula, () => (parts += 1));
  return parts;
}

/** The values but for those of some variables. */
function valuesBut(values: Assignment, isLeftOut: (variable: Variable) => boolean): Assignment {
  return new Map([...values].filter(([variable]) => !isLeftOut(variable)));
}

/** Whether a value is computed, and is another one. */
function isOther(computed: Value, assumed: Value): boolean {
  return computed !== UNKNOWN && textOf(computed) !== textOf(assumed);
}

function isClaimed({ run }: Shown, claims: Claims): boolean {
  return [...claims].every(([slot, value]) => run.frame.slots[slot] === value);
}

/** How often a search is repeated with finer cells. */
const MOST_ATTEMPTS = 8;

/** What a partner may cost on other days and in slices: programs that look at every day of years would take minutes. */
const MOST_WORK = 20_000;

/** What it costs to make a part of a formula and get it ready, in steps of a search. */
const STEPS_PER_PART = 10;

/** How many nodes are evaluated in about the time of one step of a search. */
const NODES_PER_STEP = 10;

/** A program on a day: its questions share what they may cost, and what turned out to stand for itself. */
export class Session {
  /** The program as it is written, with its versions. */
  readonly written: Program;
  /** The document in force on the day. */
  readonly document: ProgramDocument;
  readonly compiled: CompiledProgram;
  readonly model: Model;
  readonly asOf: string;
  /** The verdicts of the relations that the document states. */
  readonly relations: readonly Slot[];
  /** What is left of what all searches together may do. */
  readonly budget: Budget;
  /** Slots that stand for themselves though they are computed. */
  readonly whole: Set<Slot> = new Set<Slot>();
  /** The names of slots. */
  readonly nameAt: ReadonlyMap<Slot, string>;
  /** The last verdict at each address. */
  readonly verdictAt: ReadonlyMap<string, Slot>;
  readonly #perSearch: number;
  readonly #unasked: Readonly<Record<string, null>>;

  constructor(written: Program, program: Program, { asOf, budget, perSearch, stated, relations }: SessionOptions) {
    this.written = written;
    this.document = program.document;
    this.compiled = compiledOf(program);
    this.asOf = asOf;
    this.budget = budget;
    this.relations = relations;
    this.#perSearch = perSearch;
    const { names, nodes, types, addresses } = this.compiled.plan;
    this.nameAt = new Map([...names.values()].map(({ slot, name }) => [slot, name]));
    this.verdictAt = new Map(addresses.flatMap((address, slot) => (types[slot]!.kind === "boolean" ? [[address, slot] as const] : []))); // prettier-ignore
    const replayed = [...names.values()].filter(({ slot }) => nodes[slot]!.kind === "replay");
    this.#unasked = Object.fromEntries(replayed.map(({ name }) => [name, null]));
    const { currency } = program.document;
    this.model = createModel({
      plan: this.compiled.plan,
      template: this.compiled.templateOn(readDay(asOf)!, LAST_DAY),
      declarations: program.document,
      currencyDigits: currency === "partner" ? undefined : currencyDigits(currency),
      stated,
    });
  }

  /** Runs the real evaluator; undefined where it refuses, or the budget is spent. */
  run(partner: Partner): EvaluatedRun | undefined {
    if ((this.budget.left -= this.compiled.plan.nodes.length / NODES_PER_STEP) < 0) return undefined;
    // Figures of other days that nothing asks for are left unknown: they cost the most.
    const given = { ...this.#unasked, ...partner.given };
    const result = runPartner(this.written, { ...partner, given }, { asOf: this.asOf, limits: { work: MOST_WORK } });
    return "refused" in result ? undefined : result;
  }

  /** Values for which a formula holds, whatever the evaluator says of them. */
  search(build: Build): Found {
    if (this.budget.left <= 0) return { answer: "undecided" };
    return this.#searchOnce(this.#formula(build, new Map()));
  }

  /** A partner for whom a formula holds and for whom the evaluator says so. */
  find(build: Build, claims: Claims, { isEnough = claims.size > 0 }: FindOptions = {}): Answer {
    const more = new Map<Variable, readonly Exact[]>();
    for (let attempt = 0; this.#mayTry(attempt); attempt += 1) {
      const formula = this.#formula(build, more);
      const isPinned = attempt % 2 === 1;
      const found = this.#searchOnce(isPinned ? allOf(formula, ...pinned(formula, this.#reader(), more)) : formula); // prettier-ignore
      if (isPinned && found.answer === "none") continue;
      if (found.answer !== "witness") return found.answer;
      const seen = this.#seen(found.values, claims);
      if (seen === undefined) return "undecided";
      if (isClaimed(seen.shown, claims) && (isEnough || seen.wrong.length === 0)) return { shown: seen.shown };
      if (!this.#refine(seen, more)) return "undecided";
    }
    return "undecided";
  }

  #mayTry(attempt: number): boolean {
    return attempt < MOST_ATTEMPTS && this.budget.left > 0;
  }

  #reader(settled?: ReadonlyMap<Slot, boolean>): Reader {
    return createReader(this.model, settled, this.whole);
  }

  /** The formula, once nothing more turns out to stand for itself. */
  #formula(build: Build, more: MoreCuts): Formula {
    for (;;) {
      const { size } = this.whole;
      const reader = this.#reader();
      const related = this.relations.map((slot) => reader.verdict(slot, true));
      const built = build(reader, (settled) => this.#reader(settled));
      const formula = tied(allOf(built, ...related), reader, more);
      this.budget.left -= partsOf(formula) * STEPS_PER_PART;
      if (this.whole.size === size) return formula;
    }
  }

  #searchOnce(formula: Formula): Found {
    const share: Budget = { left: Math.min(this.#perSearch, this.budget.left) };
    const before = share.left;
    const found = search(formula, share);
    this.budget.left -= before - Math.max(share.left, 0);
    return found;
  }

  #shownOn(values: Assignment): Shown | undefined {
    const partner = partnerOf(values, this.document, this.asOf);
    const seen = partner === undefined ? undefined : this.run(partner);
    return seen === undefined ? undefined : { partner: partner!, values, run: seen };
  }

  /** The partner with nothing given that is computed, if that shows what is claimed; else with what stands for itself given. */
  #seen(values: Assignment, claims: Claims): Seen | undefined {
    const plain = this.#shownOn(valuesBut(values, ({ slot }) => this.whole.has(slot)));
    if (plain === undefined) return undefined;
    const { slots } = plain.run.frame;
    const wrong = [...values].filter(([{ slot }, value]) => this.whole.has(slot) && isOther(slots[slot]!, value));
    if (isClaimed(plain, claims)) return { shown: plain, wrong };
    const reader = this.#reader();
    const stated = wrong.length === 0 ? values : valuesBut(values, (variable) => isTied(variable, reader));
    const shown = this.#shownOn(stated);
    return shown && { shown, wrong };
  }

  /** Where a ratio is not what its parts make it, it is compared with both numbers too; whether there is one. */
  #refine({ shown: { run }, wrong }: Seen, more: Map<Variable, readonly Exact[]>): boolean {
    const reader = this.#reader();
    const ratios = wrong.filter(([variable]) => isTied(variable, reader));
    for (const [variable, value] of ratios) {
      const both = [value, run.frame.slots[variable.slot]!].filter((each): each is Exact => !isMissing(each));
      more.set(variable, [...(more.get(variable) ?? []), ...both]);
    }
    return ratios.length > 0;
  }
}

/** A partner that was run, and the values that were assumed of it and are computed to be others. */
interface Seen {
  readonly shown: Shown;
  readonly wrong: readonly (readonly [Variable, Value])[];
}
