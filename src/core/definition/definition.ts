/**
 * Named definitions: what the slices declare before anything is lowered. The order of evaluation is the topological
 * order of what they read, whatever order the document lists them in.
 */
import { type PartnerScope } from "../expression/scope.js";
import { type Issue, issue } from "../issue/issue.js";

/** One entry of a section: what it reads, which names it gives, and how it is lowered once those it reads are. */
export interface Definition {
  /** Every name that it gives, the first one its own. */
  readonly names: readonly string[];
  readonly address: string;
  /** The names that it reads. */
  readonly references: readonly string[];
  readonly lower: (scope: PartnerScope) => void;
}

/** Definitions in an order in which each stands behind those that it reads. */
export interface Ordered {
  readonly definitions: readonly Definition[];
  readonly issues: readonly Issue[];
}

/** Which definitions each one reads, by position. */
function dependenciesOf(definitions: readonly Definition[]): readonly ReadonlySet<number>[] {
  const byName = new Map(definitions.flatMap(({ names }, index) => names.map((name) => [name, index] as const)));
  return definitions.map(({ references }) => {
    const read = references.map((name) => byName.get(name)).filter((index) => index !== undefined);
    return new Set(read);
  });
}

/**
 * A circle among the definitions that are left: each of them reads another one of them. Nothing where the way runs into one that was
 * walked before, whose circle is known.
 */
function circleAmong(
  left: ReadonlySet<number>,
  dependencies: readonly ReadonlySet<number>[],
  start: number,
  walked: Set<number>,
): readonly number[] {
  const seen = new Map<number, number>();
  const path: number[] = [];
  let current = start;
  while (!walked.has(current)) {
    walked.add(current);
    seen.set(current, path.length);
    path.push(current);
    for (const next of dependencies[current]!) {
      if (!left.has(next)) continue;
      current = next;
      break;
    }
  }
  const first = seen.get(current);
  return first === undefined ? [] : path.slice(first);
}

/** How many names of a circle are told: those of a long one would tell nothing. */
const MOST_NAMES = 20;

function cycleIssues(
  definitions: readonly Definition[],
  left: ReadonlySet<number>,
  dependencies: readonly ReadonlySet<number>[],
): readonly Issue[] {
  const issues: Issue[] = [];
  const walked = new Set<number>();
  for (const start of left) {
    const circle = circleAmong(left, dependencies, start, walked);
    if (circle.length === 0) continue;
    const names = [...circle, circle[0]!].map((index) => definitions[index]!.names[0]!);
    const told = names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES - 1), "…", names.at(-1)!];
    issues.push(issue("reference.cycle", definitions[circle[0]!]!.address, { cycle: told.join(" -> ") }));
  }
  return issues;
}

/** Orders definitions; those in a circle, or behind one, are left out and reported. */
export function orderDefinitions(definitions: readonly Definition[]): Ordered {
  const dependencies = dependenciesOf(definitions);
  const readers: number[][] = definitions.map(() => []);
  for (const [index, read] of dependencies.entries()) for (const other of read) readers[other]!.push(index);
  const waitsFor = dependencies.map((read) => read.size);
  const order = waitsFor.flatMap((count, index) => (count === 0 ? [index] : []));
  // The list grows while it is walked.
  for (const next of order) {
    for (const reader of readers[next]!) {
      waitsFor[reader]! -= 1;
      if (waitsFor[reader] === 0) order.push(reader);
    }
  }
  const placed = new Set(order);
  const left = new Set(definitions.flatMap((_, index) => (placed.has(index) ? [] : [index])));
  return {
    definitions: order.map((index) => definitions[index]!),
    issues: cycleIssues(definitions, left, dependencies),
  };
}
