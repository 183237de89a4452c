/** A compiled program: the document, and everything that is settled before a partner is seen. */
import { type DeclaredData } from "../core/data/declared.js";
import { type Surroundings } from "../core/expression/run-types.js";
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";
import { templateOn } from "../core/expression/run.js";
import { type Value } from "../core/expression/value.js";
import { type RoundingMode } from "../core/number/round.js";
import { type Day } from "../core/time/day.js";
import { type ProgramDocument } from "./document/types.js";
import { type OutcomeLayout } from "./outcome/layout.js";
import { type LeanRun } from "./lean.js";
import { type JudgedDay } from "./options.js";
import { type HeldInput } from "./review/held-inputs.js";
import { type ReviewedLadder } from "./review/ladder.js";
import { versionOn } from "./version/apply.js";

/** What evaluation needs of a program besides its document. Its parts are no public contract. */
export interface CompiledProgram {
  readonly plan: Plan;
  readonly declared: DeclaredData;
  /** The ladders whose rungs can be held. */
  readonly ladders: readonly ReviewedLadder[];
  /** For each ladder, by its key, every id that a version gives to one of its rungs. */
  readonly rungs: ReadonlyMap<string, ReadonlySet<string>>;
  /** For each scorecard the questions that some version asks: who answers one is not refused under another version. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  /** The inputs that are filled by what is held. */
  readonly held: readonly HeldInput[];
  /** The inputs that are answers. */
  readonly answers: readonly Slot[];
  /** The lean run of one partner, for its outcome. */
  readonly lean: LeanRun;
  /** The lean run that fills the records of funds, registrations and returns too. */
  readonly listed: LeanRun;
  readonly layout: OutcomeLayout;
  readonly startMonth: number;
  readonly rounding: RoundingMode;
  /** The constants and calendar days of a judged day; days asked for lately are kept. */
  readonly templateOn: (asOf: Day, knownAt: Day) => readonly Value[];
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

/** A document in force with its first day; the one from the beginning has none. */
export interface Version {
  readonly program: Program;
  readonly from: string | undefined;
  /** The last day on which those who were there before are kept by the rules before. */
  readonly grandfatheredUntil: Day | undefined;
  /** The day from which a partner can rise by its rules, before it is in force. */
  readonly earlyFrom: Day | undefined;
}

/** A day under the rules that are in force on it. */
export interface Judged {
  readonly program: Program;
  /** The first day of the version, where the document has versions. */
  readonly version: string | undefined;
  readonly asOf: JudgedDay;
  readonly surroundings: Surroundings;
  /** What a partner may cost on other days. */
  readonly work: number;
  /** The constants and days of the calendar. */
  readonly template: readonly Value[];
}

/** The day that was judged last, with the options that it was read from. */
export interface Memory {
  asOf: unknown;
  knownAt: unknown;
  judged: Judged | undefined;
}

/** What stands behind a program: its own compilation, and the versions that the judged day chooses from. */
interface Behind {
  readonly compiled: CompiledProgram;
  readonly versions: readonly Version[];
  readonly days: readonly (Day | undefined)[];
  readonly memory: Memory;
}

function createMemory(): Memory {
  return { asOf: undefined, knownAt: undefined, judged: undefined };
}

/** What is behind a program does not show when it is printed, copied or written as JSON. */
function withBehind(document: ProgramDocument, behind: Behind): Program {
  return Object.defineProperty({ document }, "compiled", { value: behind }) as Program;
}

/** A program in force, of its parts. */
export function programOf(document: ProgramDocument, compiled: CompiledProgram): Program {
  return withBehind(document, { compiled, versions: [], days: [], memory: createMemory() });
}

/** A program with its history; the rules of the latest version stand for it where no day is judged. */
export function programWithVersions(
  document: ProgramDocument,
  versions: readonly Version[],
  days: readonly (Day | undefined)[],
): Program {
  if (versions.length === 1) return versions[0]!.program;
  const compiled = compiledOf(versions.at(-1)!.program);
  return withBehind(document, { compiled, versions, days, memory: createMemory() });
}

function behind({ compiled }: Program): Behind {
  return compiled as unknown as Behind;
}

/** The compiled side of a program. */
export function compiledOf(program: Program): CompiledProgram {
  return behind(program).compiled;
}

/** What a program remembers between two evaluations: nothing that an answer depends on. */
export function memoryOf(program: Program): Memory {
  return behind(program).memory;
}

/** A program without a history. */
function theOnly(program: Program): Version {
  return { program, from: undefined, grandfatheredUntil: undefined, earlyFrom: undefined };
}

/** The program that is in force on a day. */
export function versionInForce(program: Program, day: Day): Version {
  const { versions, days } = behind(program);
  return versions[versionOn(days, day)] ?? theOnly(program);
}

/** Every program in force at some time, from the beginning on. */
export function versionsOf(program: Program): readonly Version[] {
  const { versions } = behind(program);
  return versions.length === 0 ? [theOnly(program)] : versions;
}

const MOST_TEMPLATES = 1000;

/** Computes the template of a day once while it is asked for again, as it is over a base and over the days of a window. */
export function rememberTemplates(plan: Plan, startMonth: number): (asOf: Day, knownAt: Day) => readonly Value[] {
  const templates = new Map<string, readonly Value[]>();
  let last: { readonly asOf: Day; readonly knownAt: Day; readonly template: readonly Value[] } | undefined;
  const find = (asOf: Day, knownAt: Day): readonly Value[] => {
    const key = `${asOf} ${knownAt}`;
    const known = templates.get(key);
    if (known !== undefined) return known;
    if (templates.size >= MOST_TEMPLATES) templates.clear();
    const template = templateOn(plan, asOf, knownAt, startMonth);
    templates.set(key, template);
    return template;
  };
  return (asOf, knownAt) => {
    if (last?.asOf !== asOf || last.knownAt !== knownAt) last = { asOf, knownAt, template: find(asOf, knownAt) };
    return last.template;
  };
}
