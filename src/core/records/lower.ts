/** Lowers figures over records: the field, the condition and the window become slots of the record's own scope. */
import { lowerCondition } from "../condition/lower.js";
import { slotsOfMeasure } from "../expression/measure.js";
import { type Slot } from "../expression/slot.js";
import { type Measure, type WhenEmpty } from "../expression/words.js";
import { type Collection, type Named, type PartnerScope, type RowScope } from "../expression/scope.js";
import { type ValueType, certainType, isNumeric, isOrdered } from "../expression/type.js";
import { NOT_APPLICABLE } from "../expression/value.js";
import { whenEmptyOf } from "../formula/when-empty.js";
import { issue, pointer } from "../issue/issue.js";
import { nearestName } from "../issue/suggest.js";
import { readExact } from "../number/decimal.js";
import { fieldNamed } from "./field.js";
import { type RecordsPlace, lowerFilter } from "./filter.js";
import { collectionName } from "./references.js";
import { RECORDS_RULES, recordsOperator, targetOf } from "./operators.js";
import { type EveryRecords, type PickRecords, type RecordsFigure, type RecordsOperator } from "./types.js";

/** A measure with the type of its figure. */
export interface LoweredMeasure {
  readonly measure: Measure;
  readonly type: ValueType;
}

/** The collection of a name, or undefined once an issue says that there is none. */
export function findCollection(name: string, scope: PartnerScope, address: string): Collection | undefined {
  const collection = scope.collection(name);
  if (collection === undefined) {
    if (scope.lookUp(collectionName(name)) === "declared") return undefined;
    const nearest = (): string => nearestName(name, scope.collections()) ?? "";
    scope.report(() => issue("reference.collection", address, { name, nearest: nearest() }));
  }
  return collection;
}

type Order = NonNullable<Measure["order"]>;

/** The field by which the first record is told: its date, or the one that is named. */
function lowerOrder(figure: RecordsFigure, place: RecordsPlace, rows: RowScope): Order | "issue" | undefined {
  if (!("ties" in figure)) return undefined;
  const { collection, scope, address } = place;
  const by = (figure as PickRecords).by as PickRecords["by"] | undefined;
  const latest = by === undefined ? "latest" in figure : "highest" in by;
  const name = by === undefined ? collection.date : "highest" in by ? by.highest : by.lowest;
  if (name === undefined) {
    scope.report(() => issue("metric.window", address, { collection: collection.name }));
    return "issue";
  }
  const at = by === undefined ? address : pointer(address, "by", latest ? "highest" : "lowest");
  const field = fieldNamed(name, collection, rows, at);
  if (field === undefined) return "issue";
  if (isOrdered(field.type.kind)) return { by: field.slot, latest, ties: figure.ties };
  scope.report(() =>
    issue("metric.field", at, { operator: "by", expected: "a field that is a number, an amount or a date" }),
  );
  return "issue";
}

function whenEmpty(figure: RecordsFigure): WhenEmpty | boolean {
  if (!("whenEmpty" in figure)) return NOT_APPLICABLE;
  if ("every" in figure) return figure.whenEmpty === "met";
  return whenEmptyOf(figure.whenEmpty);
}

/** The field that a figure reads, or the verdict that it asks of each record; null where it reads neither. */
function lowerValue(
  figure: RecordsFigure,
  operator: RecordsOperator,
  fieldName: string | undefined,
  place: RecordsPlace,
): Named | null | undefined {
  const { collection, scope, address } = place;
  const rows = scope.rows(collection);
  const at = pointer(address, operator);
  const rule = RECORDS_RULES[operator];
  if (operator === "every") {
    const slot = lowerCondition((figure as EveryRecords).meets, rows, pointer(address, "meets"));
    return slot === undefined ? undefined : { slot, type: rows.typeOf(slot) };
  }
  if (rule.reads === "records") return null;
  const field = fieldNamed(fieldName ?? "", collection, rows, at);
  if (field === undefined || rule.accepts(field.type)) return field;
  scope.report(() => issue("metric.field", at, { operator, expected: rule.expected }));
  return undefined;
}

/** No number stands for a text or a date that is not there. */
function fitsEmpty(
  empty: WhenEmpty | boolean,
  value: Named | null,
  operator: RecordsOperator,
  { scope, address }: RecordsPlace,
): boolean {
  const stated = RECORDS_RULES[operator].mayBeEmpty && empty !== NOT_APPLICABLE;
  if (value === null || !stated || isNumeric(value.type.kind)) return true;
  const expected = '`"whenEmpty": "notApplicable"`, because no number stands for a date';
  scope.report(() => issue("metric.field", pointer(address, "whenEmpty"), { operator, expected }));
  return false;
}

/** The measure of a figure over the rows of a collection; undefined once its issues are reported. */
export function lowerMeasure(
  figure: RecordsFigure,
  fieldName: string | undefined,
  place: RecordsPlace,
): LoweredMeasure | undefined {
  const operator = recordsOperator(figure)!;
  const rule = RECORDS_RULES[operator];
  const rows = place.scope.rows(place.collection);
  const value = lowerValue(figure, operator, fieldName, place);
  const where = lowerFilter(figure, place);
  const order = lowerOrder(figure, place, rows);
  if (value === undefined || where === "issue" || order === "issue") return undefined;
  const empty = whenEmpty(figure);
  if (!fitsEmpty(empty, value, operator, place)) return undefined;
  const share = "share" in figure ? readExact(figure.share)! : undefined;
  const measure: Measure = {
    function: rule.function,
    value: value?.slot,
    where,
    whenEmpty: empty,
    ...(share === undefined ? {} : { share }),
    ...(order === undefined ? {} : { order }),
  };
  const type: ValueType = {
    ...rule.result(value?.type ?? certainType("integer")),
    // A partner document may leave a collection out.
    mayBeUnknown: true,
    mayBeNotApplicable: rule.mayBeEmpty && empty === NOT_APPLICABLE,
  };
  return { measure, type };
}

/** The partner's slots that a measure's rows read, and the one that fills a derived collection. */
export function outersOf(
  measures: readonly Measure[],
  more: readonly (Slot | undefined)[],
  { collection, scope }: RecordsPlace,
): readonly Slot[] {
  const rows = scope.rows(collection);
  const own = scope.rowsSlot(collection.name);
  const slots = [...measures.flatMap(slotsOfMeasure), ...more];
  return [...new Set([...(own === undefined ? [] : [own]), ...slots.flatMap(rows.outersOf)])];
}

/** The slot and type of a figure: `collection.field`, or `collection`. */
export function lowerRecordsFigure(figure: RecordsFigure, scope: PartnerScope, address: string): Named | undefined {
  const operator = recordsOperator(figure)!;
  const target = targetOf(figure, operator);
  const [name, ...field] = target.split(".");
  const collection = findCollection(name!, scope, pointer(address, operator));
  if (collection === undefined) return undefined;
  const place = { collection, scope, address };
  const lowered = lowerMeasure(figure, field.join("."), place);
  if (lowered === undefined) return undefined;
  const { measure, type } = lowered;
  const outers = outersOf([measure], [], place);
  const node = { kind: "aggregate", collection: collection.name, measure, outers } as const;
  return { slot: scope.add(node, type, address), type };
}
