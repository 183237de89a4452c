/** A compiled program: the document, and everything that is settled before a partner is seen. */
import { type DeclaredData } from "../core/data/declared.js";
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

/** A program that has been read and checked, ready to evaluate partners. */
export interface Program {
  readonly document: ProgramDocument;
  readonly compiled: CompiledProgram;
}

/** Computes the template of a day once while the day stays the same, as it does over a base. */
export function rememberTemplate(plan: Plan, startMonth: number): (asOf: Day) => readonly Value[] {
  let last: { readonly asOf: Day; readonly template: readonly Value[] } | undefined;
  return (asOf) => {
    if (last?.asOf !== asOf) last = { asOf, template: templateOn(plan, asOf, startMonth) };
    return last.template;
  };
}
