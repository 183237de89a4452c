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
  /** The constants and calendar days of a judged day; the last day asked for is kept. */
  readonly templateOn: (asOf: Day) => readonly Value[];
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

/** Computes the template of a day once while the day stays the same, as it does over a base. */
export function rememberTemplate(plan: Plan, startMonth: number): (asOf: Day) => readonly Value[] {
  let last: { readonly asOf: Day; readonly template: readonly Value[] } | undefined;
  return (asOf) => {
    if (last?.asOf !== asOf) last = { asOf, template: templateOn(plan, asOf, startMonth) };
    return last.template;
  };
}
