/** What the author of a document wrote about a definition: title, note and source at its address. */
import { type NamedDefinition } from "../../core/expression/scope.js";
import { pointerKeys } from "../../core/issue/issue.js";
import { type ProgramDocument } from "../document/types.js";
import { type Notes } from "./evidence.js";

/** The value at a JSON pointer; undefined where there is none. */
export function valueAtPointer(document: unknown, address: string): unknown {
  return pointerKeys(address).reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

function notesOf(value: unknown): Notes {
  if (typeof value !== "object" || value === null) return {};
  const { title, note, source } = value as Notes;
  return {
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof note === "string" ? { note } : {}),
    ...(typeof source === "string" ? { source } : {}),
  };
}

/** The notes of a definition. One without a title of its own is called after the definition that it belongs to. */
export function notesAt(document: ProgramDocument, { name, address }: NamedDefinition): Notes {
  if (address === "") return {};
  const own = notesOf(valueAtPointer(document, address));
  if (own.title !== undefined) return own;
  const owner = notesOf(valueAtPointer(document, address.split("/").slice(0, 3).join("/")));
  const last = name.slice(name.lastIndexOf(".") + 1);
  return owner.title === undefined ? own : { ...own, title: `${owner.title}: ${last}` };
}
