/** Conditions refer to one another by name: one that is left out takes those with it that refer to it. */
import { type Refusal } from "./types.js";

/** A condition with the names that it refers to, and where it stands. */
export interface Referring {
  readonly name: string;
  readonly path: string;
  readonly condition: object;
}

/** Every name that a condition refers to; conditions of both formats write it in the same way. */
function referencesIn(condition: object): readonly string[] {
  const names: string[] = [];
  const pending: unknown[] = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const { condition: name } = next as { condition?: unknown };
    if (typeof name === "string") names.push(name);
    for (const inner of Object.values(next) as unknown[]) pending.push(inner);
  }
  return names;
}

/** Those that refer to what is not there, and those that refer to them. */
export function dangling(all: readonly Referring[], known: (name: string) => boolean): readonly Refusal[] {
  const refused: Refusal[] = [];
  const left = new Set<Referring>();
  const gone = new Set<string>();
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const each of all) {
      if (left.has(each)) continue;
      const missing = referencesIn(each.condition).find((name) => gone.has(name) || !known(name));
      if (missing === undefined) continue;
      left.add(each);
      gone.add(each.name);
      refused.push({ code: "reference", path: each.path, message: `the condition \`${missing}\` is left out` });
    }
  }
  return refused;
}
