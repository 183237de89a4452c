/** Reads the verdicts of a program from what a run of an engine has found. */
import { type Verdict } from "../../core/outcome/types.js";

/** The events of the rules of a verdict. */
export const EVENTS = { certain: "certain", possible: "possible" } as const;

/** What is read of the result of `engine.run`. */
export interface EngineRun {
  readonly results: readonly RailResult[];
  readonly failureResults: readonly RailResult[];
}

export interface RailResult {
  readonly event?: { readonly type: string; readonly params?: Readonly<Record<string, unknown>> };
}

function verdictsIn(results: readonly RailResult[], type: string): readonly string[] {
  return results.flatMap(({ event }) => {
    const verdict = event?.type === type ? event.params?.["verdict"] : undefined;
    return typeof verdict === "string" ? [verdict] : [];
  });
}

/**
 * The verdicts of an engine that `programEngine` made, by name: `met` where the rule for certain succeeded, `unmet` where not even the
 * rule for what is possible did, else `unknown`. Rules of the host are left aside.
 *
 * @example
 * ```ts
 * import { readVerdicts } from "partner-program/json-rules-engine";
 *
 * const possible = { event: { type: "possible", params: { verdict: "level.main.gold" } } };
 * const certain = { event: { type: "certain", params: { verdict: "level.main.gold" } } };
 * console.log(readVerdicts({ results: [possible], failureResults: [certain] })); // => { 'level.main.gold': 'unknown' }
 * ```
 * @since 0.1.0
 */
export function readVerdicts({ results, failureResults }: EngineRun): Readonly<Record<string, Verdict>> {
  const certain = new Set(verdictsIn(results, EVENTS.certain));
  const possible = new Set(verdictsIn(results, EVENTS.possible));
  const all = [...certain, ...verdictsIn(failureResults, EVENTS.certain)].sort();
  return Object.fromEntries(
    all.map((name) => [name, certain.has(name) ? "met" : possible.has(name) ? "unknown" : "unmet"]),
  );
}
