/** Collects the figures that partners are ranked by: one number of each partner. */
import { type BaseFigures, standingsKey, standingsOf } from "../../core/expression/base.js";
import { type NodeOf } from "../../core/expression/node.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, exactOf, isMissing } from "../../core/expression/value.js";
import { type Exact } from "../../core/number/exact.js";

type Ranked = NodeOf<"base">;

/** The figures that metrics rank, each once. */
function rankedFigures({ nodes }: Plan): readonly Ranked[] {
  const ranked = nodes.filter((node): node is Ranked => node.kind === "base");
  return ranked.filter((node, index) => ranked.findIndex(({ name }) => name === node.name) === index);
}

/** Takes the values of every partner, and answers with the standings of all of them. */
export interface StandingsCollector {
  /** Whether any figure is ranked. */
  readonly isNeeded: boolean;
  readonly take: (at: (slot: Slot) => Value, currency: string) => void;
  readonly result: () => BaseFigures;
}

export function collectStandings(plan: Plan): StandingsCollector {
  const figures = rankedFigures(plan).map((node) => ({ node, groups: new Map<string, Exact[]>() }));
  return {
    isNeeded: figures.length > 0,
    take: (at, currency) => {
      for (const { node, groups } of figures) {
        const value = at(node.of);
        const group = node.among === undefined ? undefined : at(node.among);
        if (isMissing(value) || (group !== undefined && isMissing(group))) continue;
        const key = standingsKey(node.byCurrency ? currency : undefined, group as string | undefined);
        const values = groups.get(key) ?? [];
        groups.set(key, values);
        values.push(exactOf(value));
      }
    },
    result: () =>
      Object.fromEntries(
        figures.map(({ node, groups }) => [
          node.name,
          Object.fromEntries([...groups].sort().map(([key, values]) => [key, standingsOf(values)])),
        ]),
      ),
  };
}
