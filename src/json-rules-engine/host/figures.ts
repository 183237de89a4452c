/** Computes figures for an engine: what a figure is computed of is asked of the engine, and nothing else. */
import { type RawEntries } from "../../core/data/partner-data.js";
import { type Slot } from "../../core/expression/slot.js";
import { ProgramError } from "../../core/issue/error.js";
import { judge } from "../../program/judge.js";
import { type EvaluateOptions } from "../../program/options.js";
import { type CompiledProgram, type Program, compiledOf } from "../../program/program.js";
import { type EvaluatedRun, runPartner } from "../../program/run.js";
import { Figure } from "./figure.js";
import { type Needs, needsOf } from "./needs.js";
import { type PartnerParts, type Section, SECTIONS } from "./partner.js";
import { type RunMemory } from "./types.js";

/** A section's entry as a fact of the engine. */
export function inputName(section: Section, name: string): string {
  return `${section}.${name}`;
}

type Sections = PartnerParts["sections"];

const NOTHING: ReadonlySet<string> = new Set();

/** Asks the engine for every entry that is needed; one that nobody has is left out. */
async function load(needs: Needs, memory: RunMemory): Promise<Sections> {
  const entriesOf = async (section: Section): Promise<RawEntries> => {
    const entries = [...needs[section]].map(async (name): Promise<[string, unknown]> => [
      name,
      await memory.factValue(inputName(section, name)),
    ]);
    return Object.fromEntries((await Promise.all(entries)).filter(([, value]) => value !== undefined));
  };
  const [facts, records, answers] = await Promise.all(SECTIONS.map(entriesOf));
  return { facts: facts!, records: records!, answers: answers! };
}

/** Facts that have to be there, but that a figure does not need. */
function requiredBeside({ document }: Program, needed: ReadonlySet<string>): readonly string[] {
  return Object.entries(document.facts ?? {}).flatMap(([name, declared]) =>
    typeof declared === "object" && declared.required === true && !needed.has(name) ? [name] : [],
  );
}

/** The entries of a partner that the program does not declare. */
function undeclared({ declared, asked }: CompiledProgram, { facts, records, answers }: Sections): Sections {
  const without = (entries: RawEntries, known: (name: string) => boolean): RawEntries =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => !known(name)));
  return {
    facts: without(facts, (name) => declared.facts.has(name)),
    records: without(records, (name) => declared.collections.has(name)),
    answers: without(answers, (name) => asked.has(name)),
  };
}

/** A figure that can be computed whenever it is asked for. */
export interface ComputedFigure {
  readonly needs: Needs;
  /** Fails with a `ProgramError` where what is loaded of the partner is wrong. */
  readonly compute: (memory: RunMemory) => Promise<Figure>;
}

/** Computes the figures of one partner on one day. */
export class Figures {
  /** The program that is in force on the judged day. */
  readonly compiled: CompiledProgram;
  readonly #program: Program;
  readonly #identity: RawEntries;
  readonly #options: EvaluateOptions;

  /** @throws {ProgramError} where the options are wrong, or the partner has what the program does not declare. */
  constructor(written: Program, { identity, sections }: PartnerParts, options: EvaluateOptions) {
    const judged = judge(written, options);
    if (!("program" in judged)) throw new ProgramError(judged, "The options of the evaluation have");
    this.#program = judged.program;
    this.#identity = identity;
    this.#options = options;
    this.compiled = compiledOf(judged.program);
    this.#run(undeclared(this.compiled, sections), NOTHING);
  }

  /** Runs what is loaded of the partner; required facts that are not needed count as unknown. */
  #run(loaded: Sections, needed: ReadonlySet<string>): EvaluatedRun {
    const given = Object.fromEntries(requiredBeside(this.#program, needed).map((name) => [name, null]));
    const result = runPartner(this.#program, { ...this.#identity, ...loaded, given }, this.#options);
    if ("refused" in result) throw new ProgramError(result.refused.issues, "The partner has");
    return result;
  }

  of(slot: Slot): ComputedFigure {
    const { plan, declared, rounding } = this.compiled;
    const needs = needsOf(slot, plan, declared);
    const compute = async (memory: RunMemory): Promise<Figure> => {
      const { frame, partner } = this.#run(await load(needs, memory), needs.facts);
      const { currencyDigits } = partner.values;
      return new Figure(frame.slots[slot]!, plan.types[slot]!, { currencyDigits, rounding });
    };
    return { needs, compute };
  }
}
