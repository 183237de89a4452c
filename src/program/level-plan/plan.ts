/** What a partner lacks for a level: sets of changes that are enough, the cheapest first. */
import { type Value, compareValues, exactOf } from "../../core/expression/value.js";
import { isNumeric, type ValueKind } from "../../core/expression/type.js";
import { pointer } from "../../core/issue/issue.js";
import { writeExact } from "../../core/number/decimal.js";
import { writeDay } from "../../core/time/day.js";
import { writeInstant } from "../../core/time/instant.js";
import { verdictOf } from "../../core/outcome/present.js";
import { slotsByAddress } from "../progress/requirement.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { restated } from "../partner/restate.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type EvaluatedRun, orRefuse, presentPartner, presentationOf, refuse, runPartner } from "../run.js";
import { type Move, changeOf, movesOf, priceOf, totalOf } from "./moves.js";
import { type Goal, readGoal } from "./options.js";
import { type LevelPlan, type LevelPlanOptions, type PlannedLevel } from "./types.js";
import { type Looking, type Way } from "./way.js";
import { comparePrices, waysOfAll } from "./ways.js";

/** How many values are put together at most. */
const SEARCH_BUDGET = 200_000;
/** How often the partner is evaluated at most. */
const MOST_TRIES = 400;

/** Moves that were made, and what the partner then is. */
interface Enough {
  readonly moves: readonly Move[];
  readonly outcome: EvaluatedOutcome;
}

/** Evaluates the partner with moves made; undefined where it then does not hold the level. */
type Try = (moves: readonly Move[]) => Enough | undefined;

/** A value as a partner document gives it. */
function givenValue(value: Value, kind: ValueKind): unknown {
  if (kind === "date") return writeDay(value as number);
  if (kind === "instant") return writeInstant(value as number);
  return isNumeric(kind) ? writeExact(exactOf(value)) : value;
}

function tryWith(written: Program, raw: Partner, options: LevelPlanOptions, goal: Goal, looking: Looking): Try {
  const { names } = looking.presentation.plan;
  return (moves) => {
    const moved = moves.map(({ name, to }) => [name, givenValue(to, names.get(name)!.type.kind)] as const);
    const partner = restated(raw, (given) => ({ ...given, ...Object.fromEntries(moved) }));
    const outcome = presentPartner(written, partner, options, outcomeOf);
    if (outcome.status === "issues") return undefined;
    return outcome.tiers[goal.ladder]!.verdicts[goal.level] === "met" ? { moves, outcome } : undefined;
  };
}

/** Leaves out every move without which the level is held as well. */
function withoutIdle(found: Enough, attempt: Try): Enough {
  return found.moves.reduce((kept, move) => attempt(kept.moves.filter((each) => each !== move)) ?? kept, found);
}

/** Whether all moves of one set are among those of another. */
function contains(set: Enough, other: Enough): boolean {
  return other.moves.every(({ name, to }) => set.moves.some((each) => each.name === name && compareValues(each.to, to) === 0)); // prettier-ignore
}

/** Sets of moves that are enough by evaluation, none of which contains another, the cheapest first. */
function enoughOf(ways: readonly Way[], { most, prices }: Goal, attempt: Try, looking: Looking): readonly Enough[] {
  const found: Enough[] = [];
  let left = MOST_TRIES;
  for (const way of ways) {
    if (found.length >= most) break;
    const moves = movesOf(way, looking.presentation);
    left -= 1 + moves.length;
    if (left < 0) {
      looking.search.isCut = true;
      break;
    }
    const reached = attempt(moves);
    if (reached === undefined) continue;
    const least = withoutIdle(reached, attempt);
    if (!found.some((each) => contains(least, each))) found.push(least);
  }
  return found.toSorted((one, other) => comparePrices(priceOf(one.moves, prices)!, priceOf(other.moves, prices)!));
}

/** What the level requires; in a nested ladder also what those below it do. */
function requirementsOf({ ladder, level }: Goal, { program }: EvaluatedRun) {
  const { levels, nested = false } = program.document.tiers![ladder]!;
  const rank = levels.findIndex(({ id }) => id === level);
  return levels.flatMap(({ requires }, index) => {
    const isNeeded = index === rank || (nested && index < rank);
    const address = pointer("/tiers", ladder, "levels", index, "requires");
    return requires === undefined || !isNeeded ? [] : [{ condition: requires, address }];
  });
}

function planOf(
  run: EvaluatedRun,
  goal: Goal,
  written: Program,
  raw: Partner,
  options: LevelPlanOptions,
): PlannedLevel {
  const presentation = presentationOf(run.program, run.partner, run.frame);
  const looking: Looking = {
    presentation,
    conditions: run.program.document.conditions ?? {},
    slotAt: slotsByAddress(presentation),
    priceOf: (way) => priceOf(movesOf(way, presentation), goal.prices),
    search: { left: SEARCH_BUDGET, isCut: false },
  };
  const ways = waysOfAll(requirementsOf(goal, run), looking);
  const found = enoughOf(ways, goal, tryWith(written, raw, options, goal, looking), looking);
  const verdict = presentation.at(presentation.plan.names.get(`level.${goal.ladder}.${goal.level}`)!.slot);
  return {
    status: "planned",
    partner: run.partner.id,
    asOf: run.asOf.text,
    ladder: goal.ladder,
    level: goal.level,
    verdict: verdictOf(verdict),
    routes: found.map(({ moves, outcome }) => ({
      changes: moves.map((move) => changeOf(move, goal.prices, presentation)),
      ...totalOf(moves, goal.prices),
      linked: (outcome.given?.linked ?? []).filter((name) => !moves.some((move) => move.name === name)),
    })),
    complete: !looking.search.isCut,
  };
}

/**
 * Plans a level: which values would have to be what for the partner to hold it, as sets of changes, the cheapest first.
 *
 * Every value that the level's requirements compare may change, a score or a metric as well as a fact; with `costs` or `speeds` only those that have one.
 * A set was tried by evaluating the partner with these values given, so that it is enough for certain; metrics that are read from the same records are named, because
 * they will move too. Laws: granting a set qualifies; leaving one of its changes out does not; no set contains another one.
 *
 * @example
 * ```ts
 * import { parseProgram, planLevel } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { bookings: "money", people: "integer", invited: "boolean" },
 *   tiers: {
 *     main: {
 *       levels: [
 *         { id: "registered" },
 *         {
 *           id: "gold",
 *           requires: {
 *             any: [
 *               { fact: "invited", operator: "equal", value: true },
 *               {
 *                 all: [
 *                   { fact: "bookings", operator: "greaterThanInclusive", value: 400000 },
 *                   { fact: "people", operator: "greaterThan", value: 4 },
 *                 ],
 *               },
 *             ],
 *           },
 *         },
 *       ],
 *     },
 *   },
 * });
 * const partner = { id: "p1", facts: { bookings: 380000, people: 3, invited: false } };
 * const costs = { bookings: 1, people: 5000 };
 * const plan = planLevel(program, partner, { asOf: "2026-03-31", ladder: "main", level: "gold", costs });
 * if (plan.status === "planned") for (const { name, to, gap, cost } of plan.routes[0]!.changes) console.log(name, to, gap, cost);
 * // => bookings 400000.00 20000.00 20000
 * // => people 5 2 10000
 * ```
 * @since 0.1.0
 */
export function planLevel(program: Program, partner: Partner, options: LevelPlanOptions): LevelPlan {
  const run = runPartner(program, partner, options);
  if ("refused" in run) return run.refused;
  const { id } = run.partner;
  const goal = readGoal(run.program, options as unknown as Readonly<Record<string, unknown>>);
  if ("code" in goal) return refuse(id, run.asOf.text, [goal]);
  return orRefuse<LevelPlan>(id, run.asOf.text, () => planOf(run, goal, program, partner, options));
}
