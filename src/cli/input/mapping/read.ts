/** Reads a mapping, and holds it against the program: everything that it names has to be there. */
import { dirname, join } from "node:path";
import { type ProgramDocument } from "partner-program";
import { Failure } from "../../failure.js";
import { readJson } from "../json.js";
import { readMappingShape } from "./schema.js";
import { type Mapping } from "./types.js";

/** A mapping with the folder that its files are relative to. */
export interface MappingFile {
  readonly path: string;
  readonly folder: string;
  readonly mapping: Mapping;
}

/** The address of something that the program does not declare; undefined where all is declared. */
function undeclaredIn({ partners, records = {} }: Mapping, document: ProgramDocument): string | undefined {
  const { facts = {}, records: collections = {}, scorecards = {} } = document;
  const fact = Object.keys(partners.facts ?? {}).find((name) => !Object.hasOwn(facts, name));
  if (fact !== undefined) return `partners/facts/${fact}: the program declares no fact \`${fact}\``;
  const card = Object.keys(partners.answers ?? {}).find((name) => !Object.hasOwn(scorecards, name));
  if (card !== undefined) return `partners/answers/${card}: the program has no scorecard \`${card}\``;
  for (const [name, { fields }] of Object.entries(records)) {
    const collection = collections[name];
    if (collection === undefined) return `records/${name}: the program declares no collection \`${name}\``;
    const field = Object.keys(fields).find((each) => !Object.hasOwn(collection.fields, each));
    if (field !== undefined) return `records/${name}/fields/${field}: the collection declares no field \`${field}\``;
  }
  return undefined;
}

export function readMapping(folder: string, path: string, document: ProgramDocument): MappingFile {
  const file = readJson(folder, path);
  const read = readMappingShape(file.value);
  if ("problem" in read) throw new Failure(`${path}: this is no mapping of columns:\n${read.problem}`);
  const undeclared = undeclaredIn(read.mapping, document);
  if (undeclared !== undefined) throw new Failure(`${path}: ${undeclared}`);
  return { path, folder: join(folder, dirname(path)), mapping: read.mapping };
}
