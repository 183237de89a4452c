/** Where an incentive stands in a stacking, and what is wrong with one. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { type Payment } from "../payment/payment.js";
import { type Stacking, type StackingStep, type Stackings, incentivesOf } from "./types.js";

/** An incentive's place. */
export interface StackingPlace {
  readonly stacking: Stacking;
  readonly address: string;
  readonly step: StackingStep;
  /** The incentives of its step, in their order. */
  readonly beside: readonly string[];
  /** The incentives of earlier steps whose amounts are gone for it. */
  readonly before: readonly string[];
  /** Every incentive of the stacking, in its order. */
  readonly all: readonly string[];
}

/** The place of each incentive that is stacked. */
export function placesIn(stackings: Stackings, address: string): ReadonlyMap<string, StackingPlace> {
  const places = new Map<string, StackingPlace>();
  for (const [key, stacking] of Object.entries(stackings)) {
    const all = stacking.steps.flatMap(incentivesOf);
    for (const [rank, step] of stacking.steps.entries()) {
      const earlier = step.on === "remaining" ? stacking.steps.slice(0, rank) : [];
      const before = earlier.filter(({ reduces = true }) => reduces).flatMap(incentivesOf);
      for (const id of incentivesOf(step))
        places.set(id, { stacking, address: pointer(address, key), step, beside: incentivesOf(step), before, all });
    }
  }
  return places;
}

interface Entry {
  readonly id: string;
  readonly address: string;
  readonly payment: Payment;
  readonly onRemaining: boolean;
}

/** What incentives of one stacking have to share: for whom they are paid, and, where one takes what another left, on what. */
function differs(one: Entry, other: Entry, remaining: boolean): string | undefined {
  const [first, second] = [one.payment, other.payment];
  if (first.each?.is.each !== second.each?.is.each) return "`for`";
  if (first.terms.period !== second.terms.period) return "`period`";
  if (first.result !== second.result) return "kind of result";
  if (!remaining) return undefined;
  const baseOf = ({ earns }: Payment): string => {
    const earned = earns("");
    return "base" in earned ? JSON.stringify(earned.base.is) : "";
  };
  return baseOf(first) === baseOf(second) && baseOf(first) !== "" ? undefined : "amount that it pays on";
}

function isInOrder({ each, earns, pass }: Payment): boolean {
  const earned = earns("");
  const scale = "scale" in earned ? earned.scale.is : undefined;
  const slices = scale !== undefined && "bands" in scale && scale.slice === "inRecordOrder";
  return each?.is.running !== undefined || slices || pass !== undefined;
}

function checkEntries(entries: readonly Entry[]): readonly Issue[] {
  const remaining = entries.some(({ onRemaining }) => onRemaining);
  const [first] = entries;
  return entries.flatMap((entry): readonly Issue[] => {
    const what = first === undefined ? undefined : differs(first, entry, remaining);
    if (what !== undefined)
      return [issue("stacking.differs", entry.address, { name: entry.id, other: first!.id, what })];
    if (!isInOrder(entry.payment)) return [];
    return [
      issue("incentive.option", entry.address, {
        option: "stacking",
        needs: "amounts that do not depend on the records before",
      }),
    ];
  });
}

/** What is wrong with the section: names of no incentive, incentives that stand twice, or that do not go together. */
export function checkStackings(
  stackings: Stackings,
  payments: ReadonlyMap<string, Payment>,
  address: string,
): readonly Issue[] {
  const seen = new Map<string, string>();
  return Object.entries(stackings).flatMap(([key, { steps }]) => {
    const entries: Entry[] = [];
    const issues = steps.flatMap((step, rank) =>
      incentivesOf(step).flatMap((id, place): readonly Issue[] => {
        const at = pointer(address, key, "steps", rank, "best" in step ? "best" : "all", place);
        const other = seen.get(id);
        if (other !== undefined) return [issue("id.duplicate", at, { name: id, other })];
        seen.set(id, at);
        const payment = payments.get(id);
        if (payment === undefined)
          return [issue("reference.undeclared", at, { name: id, nearest: nearestName(id, payments.keys()) ?? "" })];
        entries.push({ id, address: at, payment, onRemaining: step.on === "remaining" });
        return [];
      }),
    );
    return [...issues, ...checkEntries(entries)];
  });
}
