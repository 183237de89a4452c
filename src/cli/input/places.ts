/** Where in a file an address of its document stands. */
import { type Node, findNodeAtLocation } from "jsonc-parser";

/** A line and a column, from 1 on. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The place of a character. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** The keys of a JSON pointer. */
function keysOf(pointer: string): readonly (string | number)[] {
  const keys = pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")); // prettier-ignore
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The place of an address; of the nearest part around it where it is not there. */
export function placeOf(text: string, root: Node, pointer: string): Place {
  const keys = keysOf(pointer);
  for (let length = keys.length; length > 0; length -= 1) {
    const path = keys.slice(0, length);
    // A key that is all digits can be the place in a list, and the name of an entry.
    const node = findNodeAtLocation(root, [...path]) ?? findNodeAtLocation(root, path.map(String));
    if (node !== undefined) return placeAt(text, (node.parent?.type === "property" ? node.parent : node).offset);
  }
  return placeAt(text, root.offset);
}
