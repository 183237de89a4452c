/** What the author of a document wrote about a definition: title, note and source at its address. */
import { type ProgramDocument } from "../document/types.js";
import { type Notes } from "./evidence.js";

/** The value at a JSON pointer; undefined where there is none. */
export function valueAtPointer(document: unknown, address: string): unknown {
  const keys = address
    .split("/")
    .slice(1)
    .map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/** The notes at an address. */
export function notesAt(document: ProgramDocument, address: string): Notes {
  const value = address === "" ? undefined : valueAtPointer(document, address);
  if (typeof value !== "object" || value === null) return {};
  const { title, note, source } = value as Notes;
  return {
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof note === "string" ? { note } : {}),
    ...(typeof source === "string" ? { source } : {}),
  };
}
