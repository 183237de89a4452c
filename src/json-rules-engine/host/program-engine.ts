/** A program's conditions in a real engine of json-rules-engine, for hosts that are built on it. */
import { type NamedDefinition } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { certainType } from "../../core/expression/type.js";
import { UNKNOWN } from "../../core/expression/value.js";
import { type EvaluateOptions } from "../../program/options.js";
import { type Program } from "../../program/program.js";
import { asGroup } from "../group.js";
import { type EngineCondition } from "../types.js";
import { Figure } from "./figure.js";
import { Figures, inputName } from "./figures.js";
import { type Needs } from "./needs.js";
import { RAILS, addOperators } from "./operators.js";
import { type PartnerParts, SECTIONS, partsOf } from "./partner.js";
import { readPath } from "./path.js";
import { ALWAYS, HOLDING, RailWriter } from "./rails.js";
import { type PartnerOnDemand, type RulesEngine, type RulesLibrary, type RunMemory } from "./types.js";
import { EVENTS } from "./verdicts.js";

/** What the engine's own rules have and its types do not tell. */
interface Evaluating {
  setEngine(engine: unknown): unknown;
  evaluate(memory: RunMemory): Promise<{ readonly result: unknown }>;
}

/** Facts of a higher priority are asked for first; where they decide, the others are not asked for. */
const PRIORITIES = { there: 3, entries: 2, records: 1 } as const;

/** Verdicts that rules of their own judge. */
const JUDGED = /^(?:condition|level|stage|flag)\.|^incentive\..+\.eligible$/;

function isJudged({ name, type }: NamedDefinition): boolean {
  return type.kind === "boolean" && JUDGED.test(name);
}

/** Fills one engine for one run. */
class EngineFiller<E extends RulesEngine> {
  readonly #library: RulesLibrary<E>;
  readonly #engine: E;
  readonly #sections: PartnerParts["sections"];
  readonly #figures: Figures;
  readonly #plan: Plan;
  readonly #named: readonly NamedDefinition[];
  readonly #names: ReadonlyMap<Slot, string>;
  readonly #judged: ReadonlySet<Slot>;
  /** Facts that rules refer to, by the slot of their value. */
  readonly #asked = new Map<Slot, string>();

  constructor(library: RulesLibrary<E>, engine: E, sections: PartnerParts["sections"], figures: Figures) {
    this.#library = library;
    this.#engine = engine;
    this.#sections = sections;
    this.#figures = figures;
    this.#plan = figures.compiled.plan;
    this.#named = [...this.#plan.names.values()];
    this.#names = new Map(this.#named.map(({ slot, name }) => [slot, name]));
    this.#judged = new Set(this.#named.filter(isJudged).map(({ slot }) => slot));
  }

  fill(): void {
    addOperators(this.#engine);
    this.#engine.addFact(ALWAYS, true);
    this.#engine.addFact(HOLDING, this.#countHolding, { cache: false });
    this.#addPartner();
    for (const named of this.#named) if (isJudged(named)) this.#addVerdict(named);
    for (const [slot, name] of this.#asked) if (!this.#judged.has(slot)) this.#addAsked(slot, name);
    for (const { slot, name } of this.#named) if (!this.#asked.has(slot) && !this.#judged.has(slot)) this.#addUnasked(slot, name); // prettier-ignore
  }

  /** What the host has of the partner, or how it is loaded. */
  #addPartner(): void {
    for (const section of SECTIONS)
      for (const [name, value] of Object.entries(this.#sections[section]))
        if (value !== undefined) this.#engine.addFact(inputName(section, name), value);
  }

  #isThere(section: keyof Needs, name: string): boolean {
    const value = this.#sections[section][name];
    return value !== undefined && typeof value !== "function";
  }

  #priorityOf(needs: Needs): number {
    const late = SECTIONS.filter((section) => [...needs[section]].some((name) => !this.#isThere(section, name)));
    if (late.length === 0) return PRIORITIES.there;
    return late.includes("records") ? PRIORITIES.records : PRIORITIES.entries;
  }

  #addAsked(slot: Slot, name: string): void {
    const { needs, compute } = this.#figures.of(slot);
    const priority = this.#priorityOf(needs);
    this.#engine.addFact(name, (_: unknown, memory: RunMemory) => compute(memory), { priority });
  }

  /** A figure that only a rule of the host may ask for. */
  #addUnasked(slot: Slot, name: string): void {
    this.#engine.addFact(name, (_: unknown, memory: RunMemory) => this.#figures.of(slot).compute(memory));
  }

  /** The fact of a slot; a value without a name is a fact by its address. */
  #nameOf = (slot: Slot): string => {
    const name = this.#names.get(slot) ?? `${this.#plan.addresses[slot]!}#${slot}`;
    this.#asked.set(slot, name);
    return name;
  };

  /** A rule for each rail, and the verdict as a fact that other rules refer to. */
  #addVerdict({ slot, name }: NamedDefinition): void {
    const names = { of: this.#nameOf, isJudged: (each: Slot) => this.#judged.has(each) };
    const [certainly, possibly] = RAILS.map((rail) => new RailWriter(this.#plan, names, rail).rule(slot));
    const verdict = async (memory: RunMemory): Promise<Figure> => {
      const certain = await this.#holds(certainly!, memory);
      const exact = certain || ((await this.#holds(possibly!, memory)) ? UNKNOWN : false);
      return new Figure(exact, certainType("boolean"), { currencyDigits: 0, rounding: "halfAwayFromZero" });
    };
    this.#engine.addFact(name, (_: unknown, memory: RunMemory) => verdict(memory));
    const rails = [[EVENTS.certain, certainly], [EVENTS.possible, possibly]] as const; // prettier-ignore
    for (const [type, conditions] of rails)
      this.#engine.addRule({ name: `${type} ${name}`, conditions, event: { type, params: { verdict: name } } });
  }

  /** Whether a rule of these conditions succeeds, by the engine's own evaluation. */
  async #holds(conditions: EngineCondition, memory: RunMemory): Promise<boolean> {
    const rule = new this.#library.Rule({ name: "", conditions: asGroup(conditions), event: { type: "", params: {} } });
    const evaluating = rule as Evaluating;
    evaluating.setEngine(this.#engine);
    return (await evaluating.evaluate(memory)).result === true;
  }

  #countHolding = async (params: { readonly of: readonly EngineCondition[] }, memory: RunMemory): Promise<number> => {
    const held = await Promise.all(params.of.map((part) => this.#holds(part, memory)));
    return held.filter(Boolean).length;
  };
}

/**
 * A program's conditions as rules of a real engine: its named conditions, levels, stages, flags and what makes eligible, for one partner
 * on one day. The host gives the classes of its own json-rules-engine, adds rules and handlers of its own, and runs it once:
 * **one engine a run**, because an engine's handlers belong to a run.
 *
 * Each verdict has two rules. Where it holds for certain, the event `certain` is emitted, where it holds or may hold, `possible`, both
 * with the params `{ verdict: "level.main.gold" }`; `readVerdicts` makes the verdicts of them. Every name of the program is a fact: a
 * figure with `status` and `value`, which a rule of the host reads by a path, `{ "fact": "bookings", "path": "$.value", … }`. Paths
 * are names and places alone; nothing in them is run.
 *
 * Facts, records and answers may be functions: they are called when a rule first asks for what they give, once, and may answer later.
 * What is at hand is asked for first, then facts and answers, then records, so that what is decided already loads nothing. What is
 * missing is unknown, a required fact too as long as nothing asks for it. `engine.run` fails with a `ProgramError` where what was
 * loaded is wrong. Given values are not taken: the engine is to judge.
 *
 * Law: the verdicts are those of `evaluatePartner` for the same partner.
 *
 * @throws {ProgramError} where the options are wrong, or the partner has what the program does not declare.
 * @example
 * ```ts
 * import { Engine, Rule } from "json-rules-engine";
 * import { parseProgram } from "partner-program";
 * import { programEngine, readVerdicts } from "partner-program/json-rules-engine";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { people: "integer" },
 *   tiers: { main: { levels: [{ id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: 4 } }] } },
 * });
 * const partner = { id: "p1", facts: { people: async () => 5 } };
 * const engine = programEngine({ Engine, Rule }, program, partner, { asOf: "2026-03-31" });
 * console.log(readVerdicts(await engine.run())); // => { 'level.main.gold': 'met' }
 * ```
 * @since 0.1.0
 */
export function programEngine<E extends RulesEngine>(
  library: RulesLibrary<E>,
  program: Program,
  partner: PartnerOnDemand,
  options: EvaluateOptions,
): E {
  const parts = partsOf(partner);
  const figures = new Figures(program, parts, options);
  const engine = new library.Engine([], { allowUndefinedFacts: true, pathResolver: readPath });
  new EngineFiller(library, engine, parts.sections, figures).fill();
  return engine;
}
