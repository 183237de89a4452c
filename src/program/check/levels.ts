/** Ladders of levels and stages: can each be reached, is anybody ever on it, can it be skipped. */
import { allOf, anyOf } from "../../core/analysis/formula.js";
import { type Levels, type NamedDefinition } from "../../core/expression/scope.js";
import { pointer } from "../../core/issue/issue.js";
import { coreOf, rootsOf } from "./conditions.js";
import { type Inquiry, ask, claim, proved, shown, witnessOf } from "./inquiry.js";

/** A ladder of levels or stages. */
export interface Ladder {
  readonly name: string;
  readonly levels: Levels;
  /** The address of a rung. */
  readonly at: (rank: number) => string;
  readonly nested: boolean;
}

/** The ladders of a program. */
export function laddersOf({ session: { compiled, document } }: Pick<Inquiry, "session">): readonly Ladder[] {
  const { names } = compiled.plan;
  const found = (name: string): NamedDefinition & { readonly levels: Levels } => names.get(name) as NamedDefinition & { readonly levels: Levels }; // prettier-ignore
  const tiers = Object.entries(document.tiers ?? {}).map(([id, { nested = false }]): Ladder => ({
    name: `level.${id}`,
    levels: found(`level.${id}`).levels,
    at: (rank) => pointer("/tiers", id, "levels", rank),
    nested,
  }));
  if (document.lifecycle?.partner === undefined) return tiers;
  const stages: Ladder = {
    name: "stage.partner",
    levels: found("stage.partner").levels,
    at: (rank) => pointer("/lifecycle/partner/stages", rank),
    nested: true,
  };
  return [...tiers, stages];
}

function core(inquiry: Inquiry, path: string): readonly string[] {
  const root = rootsOf(inquiry.session).find(
    ({ address }) => address === `${path}/requires` || address === `${path}/enter`,
  );
  const parts = root === undefined ? [] : coreOf(root, inquiry);
  return parts.length === 0 ? [path.slice(1)] : parts;
}

function checkRung(inquiry: Inquiry, { levels: { ids, verdicts }, at, nested }: Ladder, rank: number): void {
  const path = at(rank);
  const level = ids[rank]!;
  const own = verdicts[rank]!;
  const reached = ask(inquiry, { code: "level.unreachable", path }, (reader) => reader.verdict(own, true), claim([own, true])); // prettier-ignore
  if (reached === "none") {
    proved(inquiry, "level.unreachable", path, { level, core: core(inquiry, path) });
    return;
  }
  const above = verdicts.slice(rank + 1);
  const alone = ask(
    inquiry,
    { code: "level.shadowed", path },
    (reader) => allOf(reader.verdict(own, true), ...above.map((slot) => reader.verdict(slot, false))),
    claim([own, true], ...above.map((slot) => [slot, false] as const)),
  );
  if (rank === 0) {
    if (alone === "none") proved(inquiry, "level.shadowed", path, { level, by: ids[1]! });
    return;
  }
  if (alone === "none") proved(inquiry, "level.shadowed", path, { level, by: ids[rank + 1]! });
  const below = verdicts[rank - 1]!;
  const failed = ask(
    inquiry,
    { code: "level.free", path },
    (reader) => reader.verdict(own, false),
    claim([own, false]),
  );
  if (failed === "none") proved(inquiry, "level.free", path, { level });
  else {
    const differs = ask(
      inquiry,
      { code: "level.duplicate", path },
      (reader) =>
      anyOf(allOf(reader.verdict(own, true), reader.verdict(below, false)), allOf(reader.verdict(own, false), reader.verdict(below, true))), // prettier-ignore
    );
    if (differs === "none") {
      proved(inquiry, "level.duplicate", path, { level, below: ids[rank - 1]! });
      return;
    }
  }
  if (!nested) checkSkipped(inquiry, { own, below }, path, { level, below: ids[rank - 1]! });
}

function checkSkipped(
  inquiry: Inquiry,
  { own, below }: { readonly own: number; readonly below: number },
  path: string,
  params: { readonly level: string; readonly below: string },
): void {
  const skips = ask(
    inquiry,
    { code: "level.skipped", path },
    (reader) => allOf(reader.verdict(own, true), reader.verdict(below, false)),
    claim([own, true], [below, false]),
  );
  if (typeof skips === "string") return;
  const shows = `meets \`${params.level}\` and not \`${params.below}\``;
  shown(inquiry, "level.skipped", path, params, witnessOf(skips.shown, inquiry.session, shows));
}

/** Checks every ladder. */
export function checkLevels(inquiry: Inquiry): void {
  for (const ladder of laddersOf(inquiry))
    for (const rank of ladder.levels.ids.keys()) checkRung(inquiry, ladder, rank);
}
