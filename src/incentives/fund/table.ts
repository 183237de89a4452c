/** The states of a request, and what leads from one to another: data that a host can show, and that one small interpreter runs. */
import { type Transition } from "../listing/transition.js";
import { type FundStep } from "./columns.js";

export const FUND_STATES = [
  "requested",
  "approved",
  "denied",
  "refused",
  "cancelled",
  "lapsed",
  "claimed",
  "reimbursed",
  "rejected",
] as const;
export type FundState = (typeof FUND_STATES)[number];

/** The steps that records tell, and what the rules of a fund do by themselves: refuse, or let a time run out. */
export type FundEvent = FundStep | "refuse" | "lapse";

export type FundTransition = Transition<FundState, FundEvent>;

/** Every transition that there is. Anything else that a record tells contradicts it, and is refused with `fund.event`. */
export const FUND_TABLE: readonly FundTransition[] = [
  { from: null, event: "request", to: "requested" },
  { from: "requested", event: "refuse", to: "refused" },
  { from: "requested", event: "approve", to: "approved" },
  { from: "requested", event: "deny", to: "denied" },
  { from: "requested", event: "cancel", to: "cancelled" },
  { from: "approved", event: "claim", to: "claimed" },
  { from: "approved", event: "lapse", to: "lapsed" },
  { from: "approved", event: "cancel", to: "cancelled" },
  { from: "lapsed", event: "claim", to: "claimed" },
  { from: "claimed", event: "refuse", to: "refused" },
  { from: "claimed", event: "accept", to: "reimbursed" },
  { from: "claimed", event: "reject", to: "rejected" },
  { from: "claimed", event: "cancel", to: "cancelled" },
];

/** The states in which a request holds a part of the fund. */
export const FUND_HOLDING: ReadonlySet<FundState> = new Set<FundState>(["requested", "approved", "claimed"]);

/**
 * States that the rules of a fund have led to, and not a record: what a record tells afterwards is no contradiction, for a fund may turn out to have had less. It changes
 * nothing, and is told as `ignored`.
 */
export const FUND_RULED: ReadonlySet<FundState | null> = new Set<FundState | null>(["refused", "lapsed"]);
