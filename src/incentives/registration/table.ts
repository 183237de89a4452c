/** The states of a registration, and what leads from one to another, as data. */
import { type Transition } from "../listing/transition.js";

export const REGISTRATION_STATES = [
  "submitted",
  "refused",
  "approved",
  "rejected",
  "withdrawn",
  "expired",
  "won",
  "lost",
] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

/** The steps that records tell, in the order in which they can follow one another on one day. */
export const REGISTRATION_STEPS = [
  "submit",
  "approve",
  "reject",
  "extend",
  "renew",
  "win",
  "lose",
  "withdraw",
] as const;
export type RegistrationStepName = (typeof REGISTRATION_STEPS)[number];

/** Beside them, what the rules do by themselves: refuse, or let a protection run out. */
export type RegistrationEvent = RegistrationStepName | "refuse" | "expire";

export type RegistrationTransition = Transition<RegistrationState, RegistrationEvent>;

/** Every transition that there is. Anything else that a record tells contradicts it, and is refused with `registration.event`. */
export const REGISTRATION_TABLE: readonly RegistrationTransition[] = [
  { from: null, event: "submit", to: "submitted" },
  { from: "submitted", event: "refuse", to: "refused" },
  { from: "submitted", event: "approve", to: "approved" },
  { from: "submitted", event: "reject", to: "rejected" },
  { from: "submitted", event: "withdraw", to: "withdrawn" },
  { from: "submitted", event: "win", to: "won" },
  { from: "submitted", event: "lose", to: "lost" },
  { from: "approved", event: "extend", to: "approved" },
  { from: "approved", event: "renew", to: "approved" },
  { from: "approved", event: "expire", to: "expired" },
  { from: "approved", event: "withdraw", to: "withdrawn" },
  { from: "approved", event: "win", to: "won" },
  { from: "approved", event: "lose", to: "lost" },
  { from: "expired", event: "renew", to: "approved" },
  { from: "expired", event: "win", to: "won" },
  { from: "expired", event: "lose", to: "lost" },
];

/** States that the rules have led to: what a record tells afterwards is no contradiction. It changes nothing, and is told as `ignored`. */
export const REGISTRATION_RULED: ReadonlySet<RegistrationState | null> = new Set<RegistrationState | null>([
  "refused",
  "expired",
]);
