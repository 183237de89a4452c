/** Lines: what is paid for each record of a collection, in a stated order. */
import { type Allocation } from "../../number/allocate.js";
import { type RoundingMode } from "../../number/round.js";
import { type PaySpec, slotsOfSpec } from "../pay/spec.js";
import { type Slot } from "../slot.js";
import { type CapClip, type RunningMode } from "../words.js";

/** What is earned by a scale over the records in their order; the slots are those of a row. */
export interface Running {
  readonly mode: RunningMode;
  readonly measure: Slot;
  readonly spec: PaySpec;
}

/** What is done over the lines in their order. */
export type LinePass =
  /** No line is below zero; what is goes against the lines after it. */
  | { readonly kind: "carry" }
  /** Each line tops up what was earned to a minimum; with `carry`, what was earned above it counts later. */
  | { readonly kind: "guarantee"; readonly minimum: Slot; readonly carry: boolean }
  /** Each line pays a draw against what is earned. */
  | { readonly kind: "draw"; readonly draw: Slot; readonly terms: DrawTerms };

/**
 * `nonRecoverable`: what is short of the draw is paid and forgiven. `recoverable`: it is owed, and repaid out of what is
 * earned above the draw later. `advance`: the draw is paid already, and all that is earned is set against it first.
 */
export const DRAW_TERMS = ["nonRecoverable", "recoverable", "advance"] as const;
export type DrawTerms = (typeof DRAW_TERMS)[number];

/** The most that lines of one group may pay together. */
export interface LineCap {
  /** A slot of the partner. */
  readonly amount: Slot;
  readonly clip: CapClip;
  /** Rows with the same values share the cap; all of them unless stated. */
  readonly by: readonly Slot[];
}

export interface LineRounding {
  /** How many places: a slot of the partner, or stated. */
  readonly digits: Slot | { readonly places: number };
  readonly mode: RoundingMode;
  /** Each line is rounded, or their total, which is then spread over them. */
  readonly per: "line" | "total";
}

/** Who shares a line, by weights; overlays are credited beside it. */
export interface LineSplit {
  readonly weights: readonly Slot[];
  readonly overlays: readonly Slot[];
  readonly method: Allocation;
}

/** How the lines of a collection come about; slots are those of a row unless said otherwise. */
export interface LineRules {
  readonly where: Slot | undefined;
  /** Records are taken in the order of these values. */
  readonly order: readonly Slot[];
  /** What identifies a record, and its day. */
  readonly keys: readonly Slot[];
  readonly date: Slot | undefined;
  readonly base: Slot;
  readonly earned: Slot | Running;
  /** The least and the most of a line that is paid anything. */
  readonly least: Slot | undefined;
  readonly most: Slot | undefined;
  readonly pass: LinePass | undefined;
  readonly cap: LineCap | undefined;
  readonly rounding: LineRounding;
  readonly split: LineSplit | undefined;
}

/** The slots of a row that lines are made of. */
export function slotsOfLines({
  where,
  order,
  keys,
  date,
  base,
  earned,
  least,
  most,
  pass,
  cap,
  split,
}: LineRules): readonly Slot[] {
  const running = typeof earned === "object" ? [earned.measure, ...slotsOfSpec(earned.spec)] : [earned];
  const passed = pass?.kind === "guarantee" ? pass.minimum : pass?.kind === "draw" ? pass.draw : undefined;
  const single = [where, date, base, least, most, passed].filter((slot) => slot !== undefined);
  const shared = split === undefined ? [] : [...split.weights, ...split.overlays];
  return [...new Set([...single, ...running, ...order, ...keys, ...(cap?.by ?? []), ...shared])];
}
