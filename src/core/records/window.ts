/** Lowers windows: the days of the calendar are the partner's, the test of a record's day is the row's. */
import { type Slot } from "../expression/slot.js";
import { type Collection, type Named, type PartnerScope, type RowScope } from "../expression/scope.js";
import { type ValueType, certainType, derivedType, verdictType } from "../expression/type.js";
import { issue, pointer } from "../issue/issue.js";
import {
  type AnniversaryWindow,
  type CalendarWindow,
  type SinceWindow,
  type ValidWindow,
  type Window,
} from "../time/window.js";
import { declaredField, fieldNamed } from "./field.js";

/** A lowered test of a record: a slot of the row, nothing where every record passes, or an issue that is reported. */
export type RowTest = Slot | "issue" | undefined;

/** Where a window is lowered. */
export interface WindowPlace {
  readonly collection: Collection;
  readonly scope: PartnerScope;
  readonly address: string;
}

const DATE = certainType("date");

/** A partner's slot, readable in the row. */
function lift(slot: Slot, scope: PartnerScope, rows: RowScope): Slot {
  return rows.add({ kind: "outer", slot }, scope.typeOf(slot), "");
}

/** A date of the partner by its name, or a day of the document. */
export function lowerDayName(name: string, scope: PartnerScope, address: string): Named | undefined {
  const day = scope.operand(name, address);
  if (day === undefined || day.type.kind === "date") return day;
  scope.report(() => issue("metric.operands", address, { operator: "window", expected: "a date" }));
  return undefined;
}

/** The partner's slots of the first and the last day; undefined once an issue is reported. */
export function lowerBounds(
  window: Exclude<Window, ValidWindow>,
  scope: PartnerScope,
  address: string,
): { readonly from: Slot; readonly to: Slot } | undefined {
  if ("since" in window) return sinceBounds(window, scope, address);
  if ("anniversaryYear" in window) return anniversaryBounds(window, scope, address);
  const { on: _on, ...days } = window;
  const bound = (which: "from" | "to"): Slot =>
    scope.add({ kind: "calendar", bound: which, window: days as CalendarWindow }, DATE, address);
  return { from: bound("from"), to: bound("to") };
}

function asOf(scope: PartnerScope, address: string): Slot {
  return scope.add({ kind: "calendar", bound: "asOf" }, DATE, address);
}

function sinceBounds({ since, until }: SinceWindow, scope: PartnerScope, address: string) {
  const from = lowerDayName(since, scope, pointer(address, "since"));
  const to = until === undefined ? undefined : lowerDayName(until, scope, pointer(address, "until"));
  if (from === undefined || (until !== undefined && to === undefined)) return undefined;
  return { from: from.slot, to: to?.slot ?? asOf(scope, address) };
}

function anniversaryBounds(window: AnniversaryWindow, scope: PartnerScope, address: string) {
  const start = lowerDayName(window.of, scope, pointer(address, "of"));
  if (start === undefined) return undefined;
  const { shift, anniversaryYear: extent } = window;
  const judged = asOf(scope, address);
  const day =
    shift === undefined ? judged : scope.add({ kind: "moveDay", day: judged, shift, end: undefined }, DATE, address);
  const type: ValueType = { ...derivedType("date", start.type), mayBeNotApplicable: true };
  const bound = (which: "from" | "to"): Slot =>
    scope.add({ kind: "anniversary", start: start.slot, day, bound: which, extent }, type, address);
  return { from: bound("from"), to: bound("to") };
}

/** The field with the record's day: the window's own, or the collection's. */
function dateField(on: string | undefined, { collection, scope, address }: WindowPlace): Named | undefined {
  const rows = scope.rows(collection);
  const refuse = (at: string): void => scope.report(() => issue("metric.window", at, { collection: collection.name }));
  if (on === undefined) {
    if (collection.date !== undefined) return declaredField(collection.date, rows);
    refuse(address);
    return undefined;
  }
  const day = fieldNamed(on, collection, rows, pointer(address, "on"));
  if (day === undefined || day.type.kind === "date") return day;
  refuse(pointer(address, "on"));
  return undefined;
}

/** Without a window, a record with a date counts where it does not lie after the judged day. */
function lowerUpToNow(place: WindowPlace): RowTest {
  const { collection, scope, address } = place;
  if (collection.date === undefined) return undefined;
  const rows = scope.rows(collection);
  const day = dateField(undefined, place);
  if (day === undefined) return "issue";
  const right = lift(asOf(scope, address), scope, rows);
  const node = {
    kind: "compare",
    operator: "lessThanInclusive",
    left: day.slot,
    right,
    whenNotApplicable: "notMet",
  } as const;
  return rows.add(node, verdictType(day.type), address);
}

function lowerValid({ validOn, shift }: ValidWindow, { collection, scope, address }: WindowPlace): RowTest {
  const rows = scope.rows(collection);
  const { valid } = collection;
  if (valid === undefined) {
    scope.report(() => issue("metric.validity", address, { collection: collection.name }));
    return "issue";
  }
  const named = lowerDayName(validOn, scope, pointer(address, "validOn"));
  if (named === undefined) return "issue";
  const moved =
    shift === undefined
      ? named.slot
      : scope.add({ kind: "moveDay", day: named.slot, shift, end: undefined }, named.type, pointer(address, "shift"));
  const day = lift(moved, scope, rows);
  const from = declaredField(valid.from, rows);
  const until = valid.until === undefined ? undefined : declaredField(valid.until, rows);
  if (from === undefined || (valid.until !== undefined && until === undefined)) return "issue";
  if (until === undefined) {
    const operands = { left: from.slot, right: day, whenNotApplicable: "notMet" } as const;
    const type = verdictType(from.type, named.type);
    return rows.add({ kind: "compare", operator: "lessThanInclusive", ...operands }, type, address);
  }
  const type = verdictType(named.type);
  return rows.add({ kind: "within", day, from: from.slot, to: until.slot, open: true }, type, address);
}

/** The verdict that a record's day lies in the window. */
export function lowerWindow(window: Window | undefined, place: WindowPlace): RowTest {
  if (window === undefined) return lowerUpToNow(place);
  if ("validOn" in window) return lowerValid(window, place);
  const { collection, scope, address } = place;
  const rows = scope.rows(collection);
  const day = dateField(window.on, place);
  const bounds = lowerBounds(window, scope, address);
  if (day === undefined || bounds === undefined) return "issue";
  const types = [day.type, scope.typeOf(bounds.from), scope.typeOf(bounds.to)];
  const from = lift(bounds.from, scope, rows);
  const to = lift(bounds.to, scope, rows);
  return rows.add({ kind: "within", day: day.slot, from, to, open: false }, verdictType(...types), address);
}

/** The names that a window reads. */
export function windowNames(window: Window | undefined): readonly string[] {
  const { since, until, of, validOn } = (window ?? {}) as Partial<Record<"since" | "until" | "of" | "validOn", string>>;
  return [since, until, of, validOn].filter((day) => day !== undefined);
}
