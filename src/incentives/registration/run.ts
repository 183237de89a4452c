/** One registration on its way through the table of its states. */
import { type Day } from "../../core/time/day.js";
import { nextState } from "../listing/transition.js";
import {
  type RegistrationEvent,
  type RegistrationState,
  type RegistrationStepName,
  REGISTRATION_RULED,
  REGISTRATION_STEPS,
  REGISTRATION_TABLE,
} from "./table.js";

/** What a record says of a registration. */
export interface RegistrationInput {
  /** The day of each step that has happened. */
  readonly days: { readonly [S in RegistrationStepName]?: Day };
  /** Until when it is protected by its approval, its extension and its renewal. */
  readonly until: Day | undefined;
  readonly extendedUntil: Day | undefined;
  readonly renewedUntil: Day | undefined;
  /** The requirements that it does not meet. */
  readonly unmet: readonly string[];
}

/** Something that has happened to a registration, and the state that it has led to. */
export interface RegistrationTurn {
  readonly on: Day;
  readonly event: RegistrationEvent;
  readonly state: RegistrationState;
}

/** A registration at the end of a day. */
export interface RegistrationRun {
  readonly state: RegistrationState | null;
  readonly since: Day;
  readonly history: readonly RegistrationTurn[];
  /** The last day on which it is or was protected. */
  readonly protectedUntil: Day | undefined;
  /** Whether it was protected when it was won. */
  readonly wonProtected: boolean;
  /** Steps that came after the rules had ended it. */
  readonly ignored: readonly RegistrationStepName[];
  /** A step that its state does not allow. */
  readonly impossible: { readonly step: RegistrationStepName; readonly state: RegistrationState | null; readonly on: Day } | undefined; // prettier-ignore
}

/** A run on its way. */
type Running = { -readonly [K in keyof RegistrationRun]: RegistrationRun[K] } & {
  readonly history: RegistrationTurn[];
  readonly ignored: RegistrationStepName[];
};

function turn(run: Running, event: RegistrationEvent, on: Day): boolean {
  const state = nextState(REGISTRATION_TABLE, run.state, event);
  if (state === undefined) return false;
  if (state !== run.state) run.since = on;
  run.state = state;
  run.history.push({ on, event, state });
  return true;
}

/** Lets a protection run out that ended before a day. */
function expireBefore(run: Running, day: Day): void {
  if (run.state === "approved" && run.protectedUntil !== undefined && run.protectedUntil < day)
    turn(run, "expire", run.protectedUntil + 1);
}

/** An extension counts from the approval: one that comes after a renewal has nothing to extend. */
function canExtend(run: Running): boolean {
  return !run.history.some(({ event }) => event === "renew" || event === "extend");
}

function take(run: Running, step: RegistrationStepName, on: Day, input: RegistrationInput): void {
  const wasProtected = run.state === "approved";
  if (step === "extend" && wasProtected && !canExtend(run)) {
    run.ignored.push(step);
    return;
  }
  if (!turn(run, step, on)) {
    if (REGISTRATION_RULED.has(run.state)) run.ignored.push(step);
    else run.impossible = { step, state: run.state, on };
    return;
  }
  if (step === "submit" && input.unmet.length > 0) turn(run, "refuse", on);
  else if (step === "approve") run.protectedUntil = input.until;
  else if (step === "extend") run.protectedUntil = input.extendedUntil;
  else if (step === "renew") run.protectedUntil = input.renewedUntil;
  else if (step === "win") run.wonProtected = wasProtected;
}

/** The registration at the end of a day. */
export function runRegistration(input: RegistrationInput, on: Day): RegistrationRun {
  const run: Running = { state: null, since: on, history: [], protectedUntil: undefined, wonProtected: false, ignored: [], impossible: undefined }; // prettier-ignore
  const steps = REGISTRATION_STEPS.flatMap((step, rank) => {
    const day = input.days[step];
    return day === undefined || day > on ? [] : [{ step, day, rank }];
  });
  for (const { step, day } of steps.sort((one, other) => one.day - other.day || one.rank - other.rank)) {
    expireBefore(run, day);
    take(run, step, day, input);
    if (run.impossible !== undefined) return run;
  }
  expireBefore(run, on);
  return run;
}
