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

type Problem = readonly [address: string, problem: string];

/** Whether a fact that the program declares has values from days on. */
export function isDated(name: string, { facts = {} }: ProgramDocument): boolean {
  const declared = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return typeof declared === "object" && declared.dated === true;
}

/** What a program does not have, of the keys of a section. */
function absent(address: string, section: object = {}, there: object = {}, what: string): readonly Problem[] {
  const names = Object.keys(section).filter((name) => !Object.hasOwn(there, name));
  return names.map((name) => [`${address}/${name}`, `${what} \`${name}\``]);
}

/** Facts that the program does not declare, or that stand in the other one of two sections. */
function factProblems(address: string, section: object = {}, areDated: boolean, document: ProgramDocument): readonly Problem[] {
  const misplaced = (name: string): string => (areDated ? `the fact \`${name}\` is not dated; name its column under partners/facts` : `the fact \`${name}\` is dated; name its file under datedFacts`);
  const declared = Object.keys(section).filter((name) => Object.hasOwn(document.facts ?? {}, name));
  return [
    ...absent(address, section, document.facts, "the program declares no fact"),
    ...declared.filter((name) => isDated(name, document) !== areDated).map((name) => [`${address}/${name}`, misplaced(name)] as const),
  ];
} // prettier-ignore

function recordProblems({ records = {} }: Mapping, { records: declared = {} }: ProgramDocument): readonly Problem[] {
  const unknown = absent("records", records, declared, "the program declares no collection");
  if (unknown.length > 0) return unknown;
  return Object.entries(records).flatMap(([id, { fields }]) => absent(`records/${id}/fields`, fields, declared[id]!.fields, "the collection declares no field")); // prettier-ignore
}

/** Everything that a mapping names and the program does not have. */
function problemsIn(mapping: Mapping, document: ProgramDocument): readonly Problem[] {
  const { partners, datedFacts, held } = mapping;
  return [
    ...factProblems("partners/facts", partners.facts, false, document),
    ...factProblems("datedFacts", datedFacts, true, document),
    ...absent("partners/answers", partners.answers, document.scorecards, "the program has no scorecard"),
    ...recordProblems(mapping, document),
    ...absent("held/tiers", held?.tiers, document.tiers, "the program has no ladder"),
    ...absent("held/lifecycle", held?.lifecycle, document.lifecycle, "the program has no life stages of the"),
  ];
}

export function readMapping(folder: string, path: string, document: ProgramDocument): MappingFile {
  const file = readJson(folder, path);
  const read = readMappingShape(file.value);
  if ("problem" in read) throw new Failure(`${path}: this is no mapping of columns:\n${read.problem}`);
  const problems = problemsIn(read.mapping, document);
  if (problems.length > 0) throw new Failure(problems.map(([address, problem]) => `${path}: ${address}: ${problem}`).join("\n")); // prettier-ignore
  return { path, folder: join(folder, dirname(path)), mapping: read.mapping };
}
