/** The name `levelAt`: the level that the partner held on the day that counts. */
import { type Named, type Scope, PARTNER_PREFIX, literalNode } from "../../core/expression/scope.js";
import { certainType } from "../../core/expression/type.js";
import { lowerOperand } from "../../core/formula/lower.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { HELD_PREFIX } from "../../core/review/held.js";
import { type Operand } from "../../core/rule/types.js";
import { type PeriodUnit } from "../../core/time/period.js";
import { type LevelAt } from "./types.js";

/** The name by which the rules of an incentive read the level. */
export const LEVEL_AT = "levelAt";

/** The name of the level that is held, as the partner's values have it. */
export function heldName({ ladder }: LevelAt): string {
  return `${HELD_PREFIX}tiers.${ladder}.level`;
}

/** The scope in which a name stands for a value besides what it has already. */
function withName<S extends Scope>(scope: S, name: string, named: Named): S {
  const own: S = {
    ...scope,
    lookUp: (looked: string) => (looked === name ? named : scope.lookUp(looked)),
    operand: (operand: Operand, address: string) => lowerOperand(operand, own, address),
  };
  return own;
}

/** Where a level is read: in the rows of a collection with a date, or of the partner. */
export interface LevelPlace {
  readonly period: PeriodUnit;
  /** In a row. */
  readonly inRow: boolean;
  /** In a row: the field with the day of the event. */
  readonly date: string | undefined;
  readonly address: string;
}

function dayOf({ on }: LevelAt, { period, inRow, date }: LevelPlace): Operand | undefined {
  if (typeof on === "object") return inRow ? on.field : undefined;
  if (on === "event") return inRow ? date : undefined;
  const end = on === "periodStart" ? { startOf: period } : { endOf: period };
  return { day: inRow ? `${PARTNER_PREFIX}asOf` : "asOf", ...end };
}

/** The scope with the level of the day that counts; undefined once an issue says that there is no such day. */
export function withLevel<S extends Scope>(levelAt: LevelAt, scope: S, place: LevelPlace): S | undefined {
  const day = dayOf(levelAt, place);
  const at = pointer(place.address, "levelAt");
  if (day === undefined) {
    const needs = "a `for` with `each`, over records with a `date`";
    scope.report(() => issue("incentive.option", pointer(at, "on"), { option: "the day of an event", needs }));
    return undefined;
  }
  const dated = `${place.inRow ? PARTNER_PREFIX : ""}${heldName(levelAt)}`;
  if (scope.lookUp(dated) === undefined) {
    scope.report(() => issue("reference.undeclared", pointer(at, "ladder"), { name: levelAt.ladder, nearest: "" }));
    return undefined;
  }
  const level = lowerOperand({ dated, on: day }, scope, pointer(at, "ladder"));
  return level === undefined ? undefined : withName(scope, LEVEL_AT, level);
}

/** The scope in which the level is a stated one. */
export function atLevel<S extends Scope>(level: string, scope: S, address: string): S {
  const type = { ...certainType("text"), oneOf: [level] };
  return withName(scope, LEVEL_AT, { slot: scope.add(literalNode(level), type, address), type });
}
