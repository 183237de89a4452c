/** Declarations made ready to read data by: readers of facts, collections of records, definitions of inputs. */
import { type Definition } from "../definition/definition.js";
import { type PartnerScope } from "../expression/scope.js";
import { type Issue, pointer } from "../issue/issue.js";
import { checkFact, checkRecords } from "./check.js";
import { type RecordCollection, collectionOf } from "./collection.js";
import { type ValueReader, readerOf } from "./reader.js";
import { timelineReader } from "./timeline.js";
import { type DataDeclarations, type DataType, type FactDeclaration, declarationOf } from "./types.js";

/** How a fact is read: as the partner document has it, and each of its values where it is dated. */
export interface DeclaredFact {
  readonly reader: ValueReader;
  readonly single: ValueReader;
  /** The declared type; undefined for a fact with several values. */
  readonly dataType: DataType | undefined;
}

/** The data that partners bring, as a program declares it. */
export interface DeclaredData {
  readonly facts: ReadonlyMap<string, DeclaredFact>;
  readonly collections: ReadonlyMap<string, RecordCollection>;
}

export function declaredData({ facts = {}, records = {} }: DataDeclarations): DeclaredData {
  const readers = Object.entries(facts).map(([id, declared]) => {
    const full = declarationOf<FactDeclaration>(declared);
    const reader = readerOf(full, full.required !== true);
    const dataType = full.dated === true || full.list === true ? undefined : full.type;
    return [id, { single: reader, reader: full.dated === true ? timelineReader(reader) : reader, dataType }] as const;
  });
  const collections = Object.entries(records).map(([name, declared]) => [name, collectionOf(name, declared)] as const);
  return { facts: new Map(readers), collections: new Map(collections) };
}

/** Issues of the declarations themselves. */
export function checkDeclarations({ facts = {}, records = {} }: DataDeclarations): readonly Issue[] {
  return [
    ...Object.entries(facts).flatMap(([id, declared]) => checkFact(declared, pointer("/facts", id))),
    ...Object.entries(records).flatMap(([id, declared]) => checkRecords(declared, pointer("/records", id))),
  ];
}

/** A dated fact is named after the value that holds on the judged day; its timeline stands beside it. */
function nameDated(id: string, { single, reader }: DeclaredFact, scope: PartnerScope, address: string): void {
  const timeline = scope.add({ kind: "input", name: id, source: address }, reader.type, address);
  const day = scope.outer.calendar({ kind: "calendar", bound: "asOf" }, address);
  const knownAt = scope.outer.calendar({ kind: "calendar", bound: "knownAt" }, address);
  const type = { ...single.type, mayBeUnknown: true };
  const slot = scope.add({ kind: "onDay", timeline, day, knownAt }, type, address);
  scope.name(id, address, { slot, type, timeline });
}

/** One definition for each fact, under its own id. */
export function defineFacts({ facts }: DeclaredData): readonly Definition[] {
  return [...facts].map(([id, fact]) => {
    const address = pointer("/facts", id);
    return {
      names: [id],
      address,
      references: [],
      lower: (scope) => {
        const { type } = fact.reader;
        if (type.kind === "timeline") nameDated(id, fact, scope, address);
        else
          scope.name(id, address, {
            slot: scope.add({ kind: "input", name: id, source: address }, type, address),
            type,
          });
      },
    };
  });
}
