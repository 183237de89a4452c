/** What registrations answer: each with its state and its times, and over a base the queue of each opportunity. Plain JSON. */
import { type RegistrationEvent, type RegistrationState, type RegistrationStepName } from "../../incentives/registration/table.js"; // prettier-ignore
import { type RefusedPartner } from "../base/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";

export interface RegistrationOptions extends Omit<EvaluateOptions, "asOf" | "knownAt"> {
  /** The day at whose end registrations are stated. */
  readonly on: string;
  /** What was recorded after this day is not known yet; the day itself unless stated. */
  readonly knownAt?: string;
}

/** How a decision stands beside the time there is for it. */
export interface RegistrationDecision {
  /** The last day for it. */
  readonly by: string;
  /** `inTime`, `late`: decided so. `open`, `overdue`: not decided yet, and the last day lies ahead or is gone. `none`: it ended without one. */
  readonly status: "inTime" | "late" | "open" | "overdue" | "none";
}

export interface StatedRegistration {
  readonly record: number;
  readonly key?: string;
  readonly opportunity: string;
  /** Null while something is missing. */
  readonly state: RegistrationState | null;
  readonly since: string;
  readonly submittedOn: string;
  readonly decision?: RegistrationDecision;
  /** The last day on which the deal is protected, or was. */
  readonly protectedUntil?: string;
  /** Of one that was won: whether it was protected then. */
  readonly wonProtected?: boolean;
  /** The requirements that it did not meet. */
  readonly refusedBy?: readonly string[];
  /** Steps that its record tells after it was refused or had expired: they change nothing. */
  readonly ignored?: readonly RegistrationStepName[];
  /** What is not known of it. */
  readonly missing?: readonly string[];
  readonly history: readonly {
    readonly on: string;
    readonly event: RegistrationEvent;
    readonly state: RegistrationState;
  }[];
}

export interface RegistrationsStatement {
  readonly status: "stated";
  readonly partner: string;
  readonly on: string;
  readonly knownAt: string;
  /** By section, those that were submitted up to the day, in the order of their submission; null where the records are missing. */
  readonly registrations: Readonly<Record<string, readonly StatedRegistration[] | null>>;
}

export type RegistrationsResult = RegistrationsStatement | IssuesOutcome;

/** A registration in the queue of its opportunity. */
export interface QueuedRegistration {
  readonly partner: string;
  readonly record: number;
  readonly key?: string;
  readonly state: RegistrationState;
  readonly submittedOn: string;
  readonly protectedUntil?: string;
}

/** An opportunity that somebody has registered. */
export interface RegisteredOpportunity {
  readonly opportunity: string;
  /** Who has won it, or is approved and protected; the first of them in the queue. */
  readonly holder: QueuedRegistration | null;
  /** Others that are submitted or approved, in the order of their submission: the first of them is next. */
  readonly waiting: readonly QueuedRegistration[];
  /** Whether several are approved or have won at once. */
  readonly conflict: boolean;
}

export interface RegistrationQueue {
  readonly on: string;
  readonly knownAt: string;
  readonly partners: number;
  readonly refused: { readonly count: number; readonly first: readonly RefusedPartner[] };
  /** By section, opportunities with a holder or somebody who waits, by their name. */
  readonly queues: Readonly<Record<string, readonly RegisteredOpportunity[]>>;
}
