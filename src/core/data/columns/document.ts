/** One partner of the columns as a partner document: the same data, laid out the other way. */
import { type DeclaredData } from "../declared.js";
import { type DataType } from "../types.js";
import { type OpenColumn } from "./column.js";
import { documentValue } from "./document-value.js";
import { type OpenPartners, type OpenRecords } from "./open.js";

type Document = Record<string, unknown>;

/** A row of columns as an object; what is missing is left out. */
function rowOf(
  columns: ReadonlyMap<string, OpenColumn>,
  index: number,
  typeOf: (name: string) => DataType | undefined,
): Document {
  const row: Document = {};
  for (const [name, column] of columns) {
    const value = documentValue(column.at(index), typeOf(name));
    if (value !== null) row[name] = value;
  }
  return row;
}

function recordsOf(
  { starts, fields }: OpenRecords,
  index: number,
  typeOf: (name: string) => DataType | undefined,
): readonly Document[] {
  const first = starts[index]!;
  return Array.from({ length: starts[index + 1]! - first }, (_, row) => rowOf(fields, first + row, typeOf));
}

/** The partner document of a row. A column that fails while it is read fails here. */
export function partnerDocument(
  { id, name, currency, facts, records, answers, exchangeRates }: OpenPartners,
  declared: DeclaredData,
  index: number,
): Document {
  const typeOfField =
    (collection: string) =>
    (field: string): DataType | undefined =>
      declared.collections.get(collection)?.dataTypes.get(field);
  const partner: Document = { id: id.at(index) };
  for (const [key, column] of [
    ["name", name],
    ["currency", currency],
  ] as const) {
    const value = column?.at(index);
    if (value !== undefined && value !== null) partner[key] = value;
  }
  partner["facts"] = rowOf(facts, index, (fact) => declared.facts.get(fact)?.dataType);
  partner["records"] = Object.fromEntries(
    [...records]
      .filter(([, rows]) => rows.isKnown(index))
      .map(([collection, rows]) => [collection, recordsOf(rows, index, typeOfField(collection))]),
  );
  partner["answers"] = Object.fromEntries(
    [...answers].map(([card, questions]) => [card, rowOf(questions, index, () => undefined)]),
  );
  if (exchangeRates !== undefined) partner["exchangeRates"] = exchangeRates;
  return partner;
}
