/** Deal registrations over time: from the submission to a decision, and for how long a deal is protected. */
import { type About } from "../../core/data/types.js";
import { type Operand } from "../../core/rule/types.js";
import { type CalendarUnit, type ElapsedUnit } from "../../core/time/elapsed.js";
import { type ListedRecords, type ListedRequirement } from "../listing/columns.js";

/** A step that a date of the record tells; while it has none, or it lies ahead, the step has not happened. */
export interface RegistrationStep {
  readonly on: Operand;
}

/** For how long a deal is protected from a day on. */
export interface Protection {
  readonly length: Operand;
  readonly in: CalendarUnit;
}

/** A step that protects the deal for a time. */
export interface ProtectingStep extends RegistrationStep, Protection {}

export interface Registrations extends About {
  /** The records, one for each registration. */
  readonly for: ListedRecords;
  /** What several partners may register: the customer and the project, say. */
  readonly opportunity: Operand;
  readonly submit: RegistrationStep & {
    /** When, to the minute: of registrations of one day the earlier one comes first. */
    readonly at?: Operand;
    readonly requires?: readonly ListedRequirement[];
  };
  /** How much time the vendor has to decide. */
  readonly decideWithin?: { readonly length: Operand; readonly in: ElapsedUnit; readonly calendar?: string };
  /** From the day of the approval on the deal is protected. */
  readonly approve: ProtectingStep;
  readonly reject?: RegistrationStep;
  readonly withdraw?: RegistrationStep;
  /** Protects it for longer: from the day on which it would have expired. It has to be asked for before that. */
  readonly extend?: ProtectingStep;
  /** Protects it anew, from the day of the renewal on, also once it has expired. */
  readonly renew?: ProtectingStep;
  readonly win?: RegistrationStep;
  readonly lose?: RegistrationStep;
}

/** The section `registrations` of a program. */
export type RegistrationSections = Readonly<Record<string, Registrations>>;
