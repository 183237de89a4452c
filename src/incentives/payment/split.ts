/** Lowers who gets an amount: the weights of those who share it, and what is credited beside it. */
import { type LineSplit } from "../../core/expression/lines/types.js";
import { type Named, type Scope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type ValueType, derivedType, isNumeric } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type IncentiveLowering } from "../kinds/kind.js";
import { overlayName, shareName } from "../kinds/names.js";
import { type Payment } from "./payment.js";
import { type Sharer, type Split } from "./types.js";

/** The weights of those who share, and the fractions of the overlays. */
function lowerSharers(sharers: readonly Sharer[], scope: Scope, address: string): readonly Named[] | undefined {
  const lowered = sharers.map(({ share }, index) => {
    const at = pointer(address, index, "share");
    const named = scope.operand(share, at);
    if (named === undefined || isNumeric(named.type.kind)) return named;
    scope.report(() => issue("scale.operand", at, { expected: "a number" }));
    return undefined;
  });
  return lowered.includes(undefined) ? undefined : (lowered as readonly Named[]);
}

/** A split with the types of its weights and fractions. */
export interface LoweredSplit extends LineSplit {
  readonly types: readonly ValueType[];
}

/** The weights and fractions of a split; undefined once their issues are reported. */
export function lowerSplit(
  { among, overlays = [], method = "largestRemainder" }: Split,
  scope: Scope,
  address: string,
): LoweredSplit | undefined {
  const weights = lowerSharers(among, scope, pointer(address, "among"));
  const beside = lowerSharers(overlays, scope, pointer(address, "overlays"));
  if (weights === undefined || beside === undefined) return undefined;
  const slotsOf = (named: readonly Named[]): readonly Slot[] => named.map(({ slot }) => slot);
  return {
    weights: slotsOf(weights),
    overlays: slotsOf(beside),
    method,
    types: [...weights, ...beside].map(({ type }) => type),
  };
}

/** Every sharer by the name of its share. */
function sharersOf(id: string, { among, overlays = [] }: Split): readonly string[] {
  return [...among.map((sharer) => shareName(id, sharer.id)), ...overlays.map((sharer) => overlayName(id, sharer.id))];
}

/** Names the shares, which `shareAt` makes one after the other. */
export function nameShares(
  payment: Payment,
  due: Named,
  types: readonly ValueType[],
  { scope, id }: IncentiveLowering,
  shareAt: (index: number, type: ValueType) => Slot,
): void {
  const { split } = payment.terms;
  if (split === undefined) return;
  const type = { ...derivedType(due.type.kind, due.type, ...types), mayBeNotApplicable: true };
  for (const [index, name] of sharersOf(id, split).entries())
    scope.name(name, pointer(payment.address, "split"), { slot: shareAt(index, type), type });
}
