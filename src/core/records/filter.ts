/** Which records a figure counts: those that were known, of the days of its window, that meet its condition. */
import { lowerCondition } from "../condition/lower.js";
import { type Collection, type PartnerScope } from "../expression/scope.js";
import { type Slot } from "../expression/slot.js";
import { verdictType } from "../expression/type.js";
import { pointer } from "../issue/issue.js";
import { declaredField } from "./field.js";
import { type OverRecords } from "./types.js";
import { type RowTest, lowerWindow } from "./window.js";

/** The records that a figure is taken of. */
export interface RecordsPlace {
  readonly collection: Collection;
  readonly scope: PartnerScope;
  /** Where the figure stands in the document. */
  readonly address: string;
}

/** What was recorded after the day up to which things are known does not count. */
function lowerKnown({ collection, scope, address }: RecordsPlace): RowTest {
  if (collection.recordedOn === undefined) return undefined;
  const rows = scope.rows(collection);
  const recordedOn = declaredField(collection.recordedOn, rows);
  if (recordedOn === undefined) return "issue";
  const right = rows.outer.calendar({ kind: "calendar", bound: "knownAt" }, address);
  const node = {
    kind: "compare",
    operator: "lessThanInclusive",
    left: recordedOn.slot,
    right,
    whenNotApplicable: "met",
  } as const;
  return rows.add(node, verdictType(recordedOn.type), address);
}

/** The verdict that a record counts; undefined when every record does. */
export function lowerFilter({ where, window }: OverRecords, place: RecordsPlace): RowTest {
  const { collection, scope, address } = place;
  const rows = scope.rows(collection);
  const at = window === undefined ? address : pointer(address, "window");
  const tests = [
    lowerKnown(place),
    lowerWindow(window, { collection, scope, address: at }),
    where === undefined ? undefined : (lowerCondition(where, rows, pointer(address, "where")) ?? "issue"),
  ].filter((test) => test !== undefined);
  if (tests.includes("issue")) return "issue";
  const operands = tests as readonly Slot[];
  if (operands.length <= 1) return operands[0];
  const node = { kind: "gate", operands, threshold: operands.length } as const;
  return rows.add(node, verdictType(...operands.map(rows.typeOf)), address);
}
