/** Reads a program document from a file. */
import { type Issue, type Program, safeParseProgram } from "partner-program";
import { Failure } from "../failure.js";
import { type Host } from "../host.js";
import { type JsonFile, readJson } from "./json.js";
import { placeOf } from "./places.js";

export interface ProgramFile extends JsonFile {
  readonly program: Program;
}

/** An issue with its place in the file, and its cure. */
export function issueInWords({ path, text, root }: JsonFile, { path: address, code, message, hint }: Issue): string {
  const { line, column } = placeOf(text, root, address);
  return `${path}:${line}:${column}: ${code}: ${message}\n  ${hint}`;
}

/** The program, or what is wrong with its document. */
export function tryProgram(
  { folder }: Host,
  path: string,
): ProgramFile | { readonly file: JsonFile; readonly issues: readonly Issue[] } {
  const file = readJson(folder, path);
  const result = safeParseProgram(file.value);
  return result.success ? { ...file, program: result.program } : { file, issues: result.issues };
}

/** The program of a command that cannot do without one. */
export function readProgram(host: Host, path: string): ProgramFile {
  const read = tryProgram(host, path);
  if ("program" in read) return read;
  const { file, issues } = read;
  const told = issues.map((issue) => issueInWords(file, issue));
  throw new Failure(`${path} is no program that can be used:\n${told.join("\n")}`);
}
