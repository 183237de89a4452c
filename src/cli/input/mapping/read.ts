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

/** What is wrong with the name of a fact: it is not declared, or in the wrong section. */
function factProblem(name: string, isDated: boolean, { facts = {} }: ProgramDocument): string | undefined {
  const declared = Object.hasOwn(facts, name) ? facts[name]! : undefined;
  if (declared === undefined) return `the program declares no fact \`${name}\``;
  const hasDays = typeof declared === "object" && declared.dated === true;
  if (hasDays === isDated) return undefined;
  return isDated ? `the fact \`${name}\` is not dated; name its column under partners/facts` : `the fact \`${name}\` is dated; name its file under datedFacts`; // prettier-ignore
}

/** What a program does not have, of the keys of a section. */
function absent(section: object = {}, there: object = {}, what: string): readonly (readonly [string, string])[] {
  const names = Object.keys(section).filter((name) => !Object.hasOwn(there, name));
  return names.map((name) => [name, `${what} \`${name}\``]);
}

type Problem = readonly [address: string, problem: string];

function factProblems({ partners, datedFacts = {} }: Mapping, document: ProgramDocument): readonly Problem[] {
  const sections = [["partners/facts", partners.facts ?? {}, false], ["datedFacts", datedFacts, true]] as const; // prettier-ignore
  return sections.flatMap(([address, section, isDated]) =>
    Object.keys(section).flatMap((name): readonly Problem[] => {
      const problem = factProblem(name, isDated, document);
      return problem === undefined ? [] : [[`${address}/${name}`, problem]];
    }),
  );
}

function recordProblems({ records = {} }: Mapping, { records: declared = {} }: ProgramDocument): readonly Problem[] {
  const unknown = absent(records, declared, "the program declares no collection").map(([name, problem]) => [`records/${name}`, problem] as const); // prettier-ignore
  if (unknown.length > 0) return unknown;
  return Object.entries(records).flatMap(([id, { fields }]) =>
    absent(fields, declared[id]!.fields, "the collection declares no field").map(([name, problem]) => [`records/${id}/fields/${name}`, problem] as const),
  ); // prettier-ignore
}

function ladderProblems({ held }: Mapping, { tiers, lifecycle }: ProgramDocument): readonly Problem[] {
  return [
    ...absent(held?.tiers, tiers, "the program has no ladder").map(([name, problem]) => [`held/tiers/${name}`, problem] as const),
    ...absent(held?.lifecycle, lifecycle, "the program has no life stages of the").map(([name, problem]) => [`held/lifecycle/${name}`, problem] as const),
  ]; // prettier-ignore
}

/** Everything that a mapping names and the program does not have. */
function problemsIn(mapping: Mapping, document: ProgramDocument): readonly Problem[] {
  const answers = absent(mapping.partners.answers, document.scorecards, "the program has no scorecard");
  return [
    ...factProblems(mapping, document),
    ...answers.map(([name, problem]) => [`partners/answers/${name}`, problem] as const),
    ...recordProblems(mapping, document),
    ...ladderProblems(mapping, document),
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
