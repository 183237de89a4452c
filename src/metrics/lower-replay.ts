/** Lowers figures that are evaluated again: on other days, or in the slices of the partner. */
import { lookUp } from "../core/condition/look-up.js";
import { type Slot } from "../core/expression/slot.js";
import { type Moments, type Take } from "../core/expression/words.js";
import { type Levels, type Named, type PartnerScope } from "../core/expression/scope.js";
import { type ValueType, isNumeric, isOrdered } from "../core/expression/type.js";
import { pointer } from "../core/issue/issue.js";
import { refuseName, refuseOperands } from "../core/formula/operand.js";
import { lowerBounds } from "../core/records/window.js";
import { type Window, unitOfComplete } from "../core/time/window.js";
import { type EachFigure, type OnEachFigure, type ShiftedFigure, type TakeChoice } from "./types.js";

/** The figure that is evaluated again, and where. */
interface Replayed {
  readonly target: Named;
  readonly over: Moments;
  readonly take: Take;
}

/** What a take asks of its values, and the kind that comes out. */
const TAKES: {
  readonly [T in TakeChoice]: {
    readonly accepts: (type: ValueType, levels: Levels | undefined) => boolean;
    readonly expected: string;
  };
} = {
  sum: { accepts: ({ kind }) => isNumeric(kind), expected: "a number or an amount" },
  average: { accepts: ({ kind }) => isNumeric(kind), expected: "a number or an amount" },
  min: { accepts: ({ kind }) => isOrdered(kind), expected: "a number, an amount or a date" },
  max: { accepts: ({ kind }) => isOrdered(kind), expected: "a number, an amount or a date" },
  any: { accepts: ({ kind }) => kind === "boolean", expected: "true or false" },
  every: { accepts: ({ kind }) => kind === "boolean", expected: "true or false" },
  count: { accepts: ({ kind }) => kind === "boolean", expected: "true or false" },
  highest: { accepts: (_type, levels) => levels !== undefined, expected: "a level of a ladder" },
  lowest: { accepts: (_type, levels) => levels !== undefined, expected: "a level of a ladder" },
};

function takenType({ target: { type }, take, over }: Replayed): ValueType {
  const unknown = { ...type, mayBeUnknown: true };
  if (take === "only") return unknown;
  if (take === "any" || take === "every") return { ...unknown, mayBeNotApplicable: false };
  if (take === "count") return { kind: "integer", mayBeUnknown: true, mayBeNotApplicable: false };
  // Slices may be none, and then there is nothing to take.
  const mayBeNotApplicable = type.mayBeNotApplicable || over.kind === "slices";
  return {
    ...unknown,
    mayBeNotApplicable,
    ...(take === "average" && type.kind === "integer" ? { kind: "decimal" } : {}),
  };
}

function addReplay(replayed: Replayed, scope: PartnerScope, address: string): Named {
  const { target, over, take } = replayed;
  const type = takenType(replayed);
  const ids = target.levels?.ids;
  const node = { kind: "replay", target: target.slot, over, take, ...(ids === undefined ? {} : { ids }) } as const;
  return { slot: scope.add(node, type, address), type };
}

/** The value that is taken several times; undefined once an issue is reported. */
function lowerTarget(name: string, take: TakeChoice, scope: PartnerScope, address: string): Named | undefined {
  const target = lookUp(scope, name, address);
  if (target === undefined || TAKES[take].accepts(target.type, target.levels)) return target;
  return refuseOperands(take, TAKES[take].expected, scope, address);
}

export function lowerShifted(
  { shifted, shift }: ShiftedFigure,
  scope: PartnerScope,
  address: string,
): Named | undefined {
  const target = lookUp(scope, shifted, pointer(address, "shifted"));
  return target === undefined
    ? undefined
    : addReplay({ target, over: { kind: "shift", shift }, take: "only" }, scope, address);
}

export function lowerOnEach(
  { onEach, complete, take }: OnEachFigure,
  scope: PartnerScope,
  address: string,
): Named | undefined {
  const target = lowerTarget(onEach, take, scope, pointer(address, "onEach"));
  if (target === undefined) return undefined;
  return addReplay({ target, over: { kind: "periods", ...unitOfComplete(complete) }, take }, scope, address);
}

export function lowerEach({ each, in: id, take }: EachFigure, scope: PartnerScope, address: string): Named | undefined {
  const target = lowerTarget(each, take, scope, pointer(address, "each"));
  const slice = scope.slice(id);
  if (slice === undefined) return refuseName("way of slicing", id, scope.slices(), scope, pointer(address, "in"));
  return target === undefined ? undefined : addReplay({ target, over: slice, take }, scope, address);
}

/** Whether a condition held on one day of a window, or on every day. */
export function lowerHeld(
  condition: Slot | undefined,
  window: Window,
  take: "any" | "every",
  scope: PartnerScope,
  address: string,
): Named | undefined {
  const at = pointer(address, "window");
  if ("validOn" in window) return refuseOperands("window", "a window of several days", scope, at);
  const bounds = lowerBounds(window, scope, at);
  if (condition === undefined || bounds === undefined) return undefined;
  const target = { slot: condition, type: scope.typeOf(condition) };
  return addReplay({ target, over: { kind: "days", ...bounds }, take }, scope, address);
}
