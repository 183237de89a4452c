/** Declarations made ready to read data by: readers of facts, collections of records, definitions of inputs. */
import { type Definition } from "../definition/definition.js";
import { type Issue, pointer } from "../issue/issue.js";
import { checkFact, checkRecords } from "./check.js";
import { type RecordCollection, collectionOf } from "./collection.js";
import { type ValueReader, readerOf } from "./reader.js";
import { type DataDeclarations, type FactDeclaration, declarationOf } from "./types.js";

/** The data that partners bring, as a program declares it. */
export interface DeclaredData {
  readonly facts: ReadonlyMap<string, ValueReader>;
  readonly collections: ReadonlyMap<string, RecordCollection>;
}

export function declaredData({ facts = {}, records = {} }: DataDeclarations): DeclaredData {
  const readers = Object.entries(facts).map(([id, declared]) => {
    const full = declarationOf<FactDeclaration>(declared);
    return [id, readerOf(full, full.required !== true)] as const;
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

/** One definition for each fact, under its own id. */
export function defineFacts({ facts }: DeclaredData): readonly Definition[] {
  return [...facts].map(([id, { type }]) => {
    const address = pointer("/facts", id);
    return {
      names: [id],
      address,
      references: [],
      lower: (scope) => {
        scope.name(id, address, { slot: scope.add({ kind: "input", name: id, source: address }, type, address), type });
      },
    };
  });
}
