/** Runs a partner: in full where its slots are read one by one, lean where an outcome is all that is wanted. */
import { isEntries } from "../core/data/partner-data.js";
import { figureIssue } from "../core/expression/figure-issue.js";
import { inputsOf } from "../core/expression/lanes/inputs.js";
import { valueAt } from "../core/expression/lanes/lanes.js";
import { fillTemplate, onePartner, runLanes } from "../core/expression/lanes/run.js";
import { type Frame } from "../core/expression/run-types.js";
import { runPlan } from "../core/expression/run.js";
import { type Slot } from "../core/expression/slot.js";
import { type Issue, issue } from "../core/issue/issue.js";
import { type MissingNames, missingIn } from "../core/outcome/missing.js";
import { type Presentation } from "../core/outcome/present.js";
import { type Day, LAST_DAY } from "../core/time/day.js";
import { judge } from "./judge.js";
import { type LeanFrame } from "./lean.js";
import { type IssuesOutcome } from "./outcome/types.js";
import { type PartnerResult, type ReadPartner, readPartner } from "./partner/read.js";
import { type Judged, type Program, compiledOf } from "./program.js";

/** A partner that was run in full. */
export interface EvaluatedRun extends Judged {
  readonly partner: ReadPartner;
  readonly frame: Frame;
}

/** A partner that was run, or why it was not. */
export type RunResult = EvaluatedRun | { readonly refused: IssuesOutcome };

export function refuse(partner: string, asOf: string, issues: readonly Issue[]): IssuesOutcome {
  return { status: "issues", partner, asOf, issues };
}

/** Refuses a partner whose figures need more digits, or more work, than is allowed; any other error goes on. */
export function refuseFigure(partner: string, asOf: string, error: unknown): IssuesOutcome {
  const code = figureIssue(error);
  if (code === undefined) throw error;
  return refuse(partner, asOf, [issue(code, "")]);
}

/** Answers, unless a figure cannot be computed within what is allowed: the partner is then refused. */
export function orRefuse<Answer>(partner: string, asOf: string, answer: () => Answer): Answer | IssuesOutcome {
  try {
    return answer();
  } catch (error) {
    return refuseFigure(partner, asOf, error);
  }
}

/** The lean runs: of an outcome alone, and with what funds, registrations and returns list. */
type LeanKind = "lean" | "listed";

/** Hands a frame out for as long as it is used, and takes it back however that ends. */
function withFrame<Answer>(program: Program, kind: LeanKind, use: (lean: LeanFrame) => Answer): Answer {
  const run = compiledOf(program)[kind];
  const frame = run.take();
  try {
    return use(frame);
  } finally {
    run.give(frame);
  }
}

/** The judged day of options that cannot be read, as far as it is a text. */
export function writtenDay(rawOptions: unknown, key: "asOf" | "on" = "asOf"): string {
  try {
    const day = isEntries(rawOptions) ? rawOptions[key] : undefined;
    return typeof day === "string" ? day : "";
  } catch {
    return "";
  }
}

/** Options that cannot be read: what is wrong with the partner is told beside it. */
export function refuseOptions(program: Program, raw: unknown, text: string, issues: readonly Issue[]): IssuesOutcome {
  const read = withFrame(program, "lean", (lean) => readPartner(program, raw, lean, LAST_DAY));
  return "partner" in read ? refuse(read.partner.id, text, issues) : refuse(read.id, text, [...issues, ...read.issues]);
}

function runInFull({ program, surroundings, work }: Judged, partner: ReadPartner): Frame {
  surroundings.work.left = work;
  return runPlan(compiledOf(program).plan, partner.values, surroundings);
}

/** Reads a partner whose inputs outlive the frame that they are read into. */
export function keepPartner(program: Program, raw: unknown, knownAt: Day): PartnerResult {
  const { plan } = compiledOf(program);
  return withFrame(program, "lean", (lean) => {
    const result = readPartner(program, raw, lean, knownAt);
    if (!("partner" in result)) return result;
    const { values, ...partner } = result.partner;
    const { rows, currency, currencyDigits, given } = values;
    const kept = { inputs: inputsOf(plan, lean.places), rows, currency, currencyDigits, given };
    return { partner: { ...partner, values: kept } };
  });
}

/** Reads a partner and fills every slot of a run. Callers without types may pass anything. */
export function runPartner(written: Program, raw: unknown, rawOptions: unknown): RunResult {
  const judged = judge(written, rawOptions);
  if (!("program" in judged)) return { refused: refuseOptions(written, raw, writtenDay(rawOptions), judged) };
  const { program, asOf, surroundings } = judged;
  const read = keepPartner(program, raw, surroundings.knownAt);
  if (!("partner" in read)) return { refused: refuse(read.id, asOf.text, read.issues) };
  const { partner } = read;
  const frame = orRefuse(partner.id, asOf.text, () => runInFull(judged, partner));
  return "status" in frame ? { refused: frame } : { ...judged, partner, frame };
}

/** A partner whose slots can be presented, for as long as it is used. */
export interface PresentedPartner {
  readonly judged: Judged;
  readonly partner: ReadPartner;
  readonly presentation: Presentation;
}

/** How a full frame is presented. */
export function presentationOf(program: Program, { values }: ReadPartner, frame: Frame): Presentation {
  const { plan, rounding } = compiledOf(program);
  const { currencyDigits, given } = values;
  const at = (slot: Slot): ReturnType<Presentation["at"]> => frame.slots[slot]!;
  return { plan, at, currencyDigits, rounding, given, missing: missingIn({ plan, frame, given }) };
}

/** How a lane is presented; what is missing is told by a full run, made where it is asked for. */
function presentationOfLane(judged: Judged, partner: ReadPartner, { frame, places }: LeanFrame): Presentation {
  const { plan, rounding } = compiledOf(judged.program);
  const { currencyDigits, given } = partner.values;
  const { lanes } = frame;
  const { offsets } = places;
  let missing: MissingNames | undefined;
  return {
    plan,
    at: (slot) => valueAt(lanes, offsets[slot]!),
    currencyDigits,
    rounding,
    given,
    missing: (slot) => (missing ??= missingIn({ plan, frame: runInFull(judged, partner), given }))(slot),
  };
}

function runLean(judged: Judged, partner: ReadPartner, lean: LeanFrame): Presentation {
  const { values } = partner;
  const { program, template, surroundings } = judged;
  surroundings.work.left = judged.work;
  const { derived } = compiledOf(program).plan;
  const { frame, lanePlan, places } = lean;
  fillTemplate(frame, lanePlan, template);
  for (const slot of lanePlan.currencyDigits) frame.lanes.numbers[places.offsets[slot]!] = values.currencyDigits;
  const rows = derived.size === 0 ? values.rows : new Map(values.rows);
  runLanes(lanePlan, frame, onePartner({ values, rows }, frame, lanePlan), surroundings);
  return presentationOfLane(judged, partner, lean);
}

function present<Answer>(
  kind: LeanKind,
  written: Program,
  raw: unknown,
  rawOptions: unknown,
  answer: (presented: PresentedPartner) => Answer,
): Answer | IssuesOutcome {
  const judged = judge(written, rawOptions);
  if (!("program" in judged)) return refuseOptions(written, raw, writtenDay(rawOptions), judged);
  const { program, asOf } = judged;
  return withFrame(program, kind, (lean) => {
    const read = readPartner(program, raw, lean, judged.surroundings.knownAt);
    if (!("partner" in read)) return refuse(read.id, asOf.text, read.issues);
    const { partner } = read;
    return orRefuse(partner.id, asOf.text, () => {
      // A given value can replace a slot that a lean run does not have.
      const presentation =
        partner.values.given.size === 0
          ? runLean(judged, partner, lean)
          : presentationOf(program, partner, runInFull(judged, partner));
      return answer({ judged, partner, presentation });
    });
  });
}

/** Reads a partner and answers from the slots of its outcome; a partner that cannot be evaluated is refused. */
export function presentPartner<Answer>(
  written: Program,
  raw: unknown,
  rawOptions: unknown,
  answer: (presented: PresentedPartner) => Answer,
): Answer | IssuesOutcome {
  return present("lean", written, raw, rawOptions, answer);
}

/** The same where the records of funds, registrations and returns are read, which no outcome shows. */
export function presentListed<Answer>(
  written: Program,
  raw: unknown,
  rawOptions: unknown,
  answer: (presented: PresentedPartner) => Answer,
): Answer | IssuesOutcome {
  return present("listed", written, raw, rawOptions, answer);
}
