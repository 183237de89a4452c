/** A compiled program: the document, and everything that is settled before a partner is seen. */
import { type DeclaredData } from "../core/data/declared.js";
import { type FactInput } from "../core/data/partner-data.js";
import { type Plan } from "../core/expression/plan.js";
import { templateOn } from "../core/expression/run.js";
import { type Value } from "../core/expression/value.js";
import { type Day } from "../core/time/day.js";
import { type ProgramDocument } from "./document/types.js";
import { type OutcomeLayout } from "./outcome/layout.js";

/** What evaluation needs of a program besides its document. Its parts are no public contract. */
export interface CompiledProgram {
  readonly plan: Plan;
  readonly declared: DeclaredData;
  readonly facts: readonly FactInput[];
  readonly layout: OutcomeLayout;
  readonly startMonth: number;
  /** The constants and calendar days of a judged day; days asked for lately are kept. */
  readonly templateOn: (asOf: Day, knownAt: Day) => readonly Value[];
}

/** The judged day as a number and as the text that it was given as. */
export interface JudgedDay {
  readonly day: Day;
  readonly text: string;
}

declare const compiledMark: unique symbol;

/** What a program was compiled to. It is made by the library and read by nobody else. */
export interface Compiled {
  readonly [compiledMark]: true;
}

/** A program that has been read and checked, ready to evaluate partners. As JSON it is its document alone. */
export interface Program {
  readonly document: ProgramDocument;
  readonly compiled: Compiled;
}

/** A program of its parts; the compiled one does not show when the program is printed, copied or written as JSON. */
export function programOf(document: ProgramDocument, compiled: CompiledProgram): Program {
  return Object.defineProperty({ document }, "compiled", { value: compiled }) as Program;
}

/** The compiled side of a program. */
export function compiledOf({ compiled }: Program): CompiledProgram {
  return compiled as unknown as CompiledProgram;
}

const MOST_TEMPLATES = 1000;

/** Computes the template of a day once while it is asked for again, as it is over a base and over the days of a window. */
export function rememberTemplates(plan: Plan, startMonth: number): (asOf: Day, knownAt: Day) => readonly Value[] {
  const templates = new Map<string, readonly Value[]>();
  return (asOf, knownAt) => {
    const key = `${asOf} ${knownAt}`;
    const known = templates.get(key);
    if (known !== undefined) return known;
    if (templates.size >= MOST_TEMPLATES) templates.clear();
    const template = templateOn(plan, asOf, knownAt, startMonth);
    templates.set(key, template);
    return template;
  };
}
