/** A scorecard over many partners: those of a channel account manager, a region, a level, or the whole program. */
import { type Value } from "../../core/expression/value.js";
import { type Issue } from "../../core/issue/issue.js";
import { type Scorecard } from "../../scorecard/types.js";
import { countRefused } from "../base/refused.js";
import { judge } from "../judge.js";
import { unknownOption } from "../options.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf } from "../program.js";
import { runPartner, writtenDay } from "../run.js";
import { type Counter, countPartner, createCounter, groupOf } from "./roll-up-count.js";
import { type ScoreRollUp } from "./roll-up-types.js";
import { type ScoreOptions, readCard } from "./scored.js";

export interface RollUpOptions extends ScoreOptions {
  /** A text of the partner by which partners are grouped, by its name: a fact such as `accountManager`, `level.main`, `stage.partner`. */
  readonly by?: string;
}

/** What is asked for: the card, and the text by which partners are grouped. */
interface Asked {
  readonly id: string;
  readonly card: Scorecard;
  readonly by: string | undefined;
}

function readAsked(program: Program, options: RollUpOptions): Asked | Issue {
  const id = readCard(program, options);
  if (typeof id !== "string") return id;
  const card = program.document.scorecards![id]!;
  const { by }: { readonly by?: unknown } = options;
  if (by === undefined) return { id, card, by };
  const { names } = compiledOf(program).plan;
  const texts = [...names.values()].filter(({ type }) => type.kind === "text").map(({ name }) => name);
  return typeof by === "string" && texts.includes(by) ? { id, card, by } : unknownOption("options.by", by, texts);
}

/**
 * Rolls the scores of one card up over many partners: how many there are in each band, the mean, the mean coverage, and the weakest questions; for
 * all of them and, with `by`, for each value of a text.
 *
 * Partners are taken one after the other; what is kept grows with the groups and the parts of the card, not with the partners. Means are of those
 * that have the score, exactly; who has none is counted. A partner whose data cannot be read is told of, and left out. The order of the
 * partners decides nothing but the order of that list; groups stand by their name.
 *
 * @example
 * ```ts
 * import { parseProgram, rollUpScores } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { accountManager: "string" },
 *   scorecards: {
 *     capabilities: {
 *       scale: [0, 100],
 *       missing: "exclude",
 *       parts: [{ id: "demo", ask: "Can the partner demonstrate the product?", yes: 1 }, { id: "lab", ask: "Is there a laboratory?", yes: 1 }],
 *     },
 *   },
 * });
 * const partners = [true, true, false].map((demo, index) => ({
 *   id: `p${index}`,
 *   facts: { accountManager: "Ada" },
 *   answers: { capabilities: { demo, lab: false } },
 * }));
 * const rolled = rollUpScores(program, partners, { asOf: "2026-03-31", card: "capabilities", by: "accountManager" });
 * if (rolled.status === "rolledUp") console.log(rolled.groups[0]?.group, rolled.groups[0]?.mean, rolled.all.weakest);
 * // => Ada 33.33 [ 'lab', 'demo' ]
 * ```
 * @since 0.1.0
 */
export function rollUpScores(written: Program, partners: Iterable<Partner>, options: RollUpOptions): ScoreRollUp {
  const judged = judge(written, options);
  const asOf = writtenDay(options);
  if (!("program" in judged)) return { status: "issues", partner: "", asOf, issues: judged };
  const { program } = judged;
  const asked = readAsked(program, options);
  if ("code" in asked) return { status: "issues", partner: "", asOf, issues: [asked] };
  const { id, card, by } = asked;
  const { plan, rounding } = compiledOf(program);
  const all = createCounter(card);
  const groups = new Map<string | null, Counter>();
  const refused = countRefused();
  for (const partner of partners) {
    const run = runPartner(written, partner, options);
    if ("refused" in run) {
      refused.take(run.refused);
      continue;
    }
    const at = (name: string): Value => run.frame.slots[plan.names.get(name)!.slot]!;
    countPartner(all, id, at);
    if (by === undefined) continue;
    const value = at(by);
    const group = typeof value === "string" ? value : null;
    const counter = groups.get(group) ?? createCounter(card);
    groups.set(group, counter);
    countPartner(counter, id, at);
  }
  const byName = [...groups].toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return {
    status: "rolledUp",
    asOf,
    card: id,
    refused: refused.result(),
    all: groupOf(null, all, card, rounding),
    groups: byName.map(([group, counter]) => groupOf(group, counter, card, rounding)),
  };
}
