/** What a document declares before anything is computed: data, collections made of it, values of its own, and slices. */
import { type Calendars } from "../calendar/types.js";
import { readCalendars } from "../calendar/read.js";
import { type RecordCollection } from "../data/collection.js";
import { type DeclaredData, checkDeclarations, declaredData, defineFacts } from "../data/declared.js";
import { type Slices, readSlices } from "../data/slices.js";
import { type Parameters, type Tables } from "../data/table-types.js";
import { defineParameters, readParameters } from "../data/parameters.js";
import { readTables } from "../data/tables.js";
import { type DataDeclarations } from "../data/types.js";
import { type DeclaredMap, type Parameter, type Slice, type Table } from "../expression/scope.js";
import { type Issue } from "../issue/issue.js";
import { defineDeclared, defineDerived } from "../records/derive.js";
import { type DerivedCollections } from "../records/types.js";
import { type BusinessCalendar } from "../calendar/business.js";
import { type Definition } from "./definition.js";

export interface Declarations extends DataDeclarations {
  readonly collections?: DerivedCollections;
  readonly parameters?: Parameters;
  readonly tables?: Tables;
  readonly slices?: Slices;
  readonly calendars?: Calendars;
}

/** Declarations made ready: readers of data, values of the document, and the definitions that they give. */
export interface ReadDeclarations {
  readonly data: DeclaredData;
  readonly collections: readonly RecordCollection[];
  readonly tables: DeclaredMap<Table>;
  readonly parameters: DeclaredMap<Parameter>;
  readonly slices: ReadonlyMap<string, Slice>;
  readonly calendars: DeclaredMap<BusinessCalendar>;
  readonly definitions: readonly Definition[];
  readonly issues: readonly Issue[];
}

export function readDeclarations(declarations: Declarations): ReadDeclarations {
  const { parameters = {}, tables = {}, slices = {}, collections = {}, calendars = {} } = declarations;
  const data = declaredData(declarations);
  const readParts = {
    tables: readTables(tables),
    parameters: readParameters(parameters),
    slices: readSlices(slices, data.collections),
    calendars: readCalendars(calendars),
  };
  const own = [...data.collections.values()];
  return {
    data,
    collections: own,
    tables: readParts.tables.read,
    parameters: readParts.parameters.read,
    slices: readParts.slices.read,
    calendars: readParts.calendars.read,
    definitions: [
      ...defineFacts(data),
      ...defineParameters(parameters, readParts.parameters.read),
      ...defineDeclared(own),
      ...defineDerived(collections),
    ],
    issues: [
      ...checkDeclarations(declarations),
      ...readParts.tables.issues,
      ...readParts.parameters.issues,
      ...readParts.slices.issues,
      ...readParts.calendars.issues,
    ],
  };
}
