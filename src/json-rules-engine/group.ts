import { type EngineCondition } from "./types.js";

/** Rules of the engine begin with a group: a comparison alone is a group of one. */
export function asGroup(condition: EngineCondition): EngineCondition {
  return "fact" in condition ? { all: [condition] } : condition;
}
