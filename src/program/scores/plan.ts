/** The improvement plan of a scorecard. */
import { readExact } from "../../core/number/decimal.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { presentNamed } from "../../core/outcome/present.js";
import { type Exact, sumOf } from "../../core/number/exact.js";
import { type Improvement, type ImprovementPlan, planImprovements } from "../../scorecard/analysis/plan-improvement.js";
import { isQuestion } from "../../scorecard/question.js";
import { type Scorecard } from "../../scorecard/types.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type CardRun, type ScoreOptions, withCard } from "./scored.js";
import {
  type ImprovementAction,
  type ImprovementPlanOutcome,
  type ImprovementRoute,
  type PlannedImprovement,
} from "./types.js";

export interface PlanOptions extends ScoreOptions {
  /** The score that is to be reached: a number, or the name of a band. Without one there are actions and no route. */
  readonly target?: number | string;
  /** How many sets of actions are scored at most; 20,000 unless stated. */
  readonly searchBudget?: number;
}

const SEARCH_BUDGET = 20_000;

interface Goal {
  readonly target: Exact | undefined;
  readonly budget: number;
}

/** The score that a target asks for: that of a band is its lower bound. */
function readTarget(target: unknown, { bands = [] }: Scorecard): Exact | Issue {
  const band = bands.find(({ is }) => is === target);
  const names = bands.map(({ is }) => is).join(", ");
  const expected = names === "" ? "a number" : `a number, or one of the bands ${names}`;
  return (
    readExact(band?.from ?? target) ?? issue("options.target", "", { option: "target", found: quote(target), expected })
  );
}

function readGoal({ target, searchBudget = SEARCH_BUDGET }: PlanOptions, card: Scorecard): Goal | Issue {
  const found: unknown = searchBudget;
  if (typeof found !== "number" || !(found >= 1))
    return issue("options.target", "", {
      option: "searchBudget",
      found: quote(found),
      expected: "a number of at least 1",
    });
  if (target === undefined) return { target: undefined, budget: found };
  const read = readTarget(target, card);
  return typeof read === "object" && "code" in read ? read : { target: read, budget: found };
}

function actionOf({ path, leaf, best, answer, value, effort, gain }: Improvement, run: CardRun): ImprovementAction {
  const { presentation, scored, write } = run;
  const { title, action } = leaf;
  return {
    path,
    ...(title === undefined ? {} : { title }),
    ...(isQuestion(leaf) ? { ask: leaf.ask } : {}),
    ...(action === undefined ? {} : { action }),
    effort: write(effort),
    score: presentNamed(scored.plan.names.get(`score.${scored.id}.${path}`)!, presentation),
    best: write(best),
    ...(answer === undefined ? {} : { answer }),
    ...(value === undefined ? {} : { value: write(value) }),
    gain: write(gain),
  };
}

function routeOf(target: Exact, { found, scoreAfter }: ImprovementPlan, { write }: CardRun): ImprovementRoute {
  const { status, done } = found!;
  if (done === undefined) return { target: write(target), status, actions: null, effort: null, score: null };
  const effort = sumOf(done.map((each) => each.effort));
  return {
    target: write(target),
    status,
    actions: done.map(({ path }) => path),
    effort: write(effort),
    score: write(scoreAfter(done)),
  };
}

function planOf(run: CardRun, options: PlanOptions): PlannedImprovement | IssuesOutcome {
  const { scored, presentation, about } = run;
  const goal = readGoal(options, scored.card);
  if ("code" in goal) return { status: "issues", partner: about.partner, asOf: about.asOf, issues: [goal] };
  const { target, budget } = goal;
  const plan = planImprovements(scored, target, budget);
  return {
    status: "planned",
    ...about,
    score: presentNamed(scored.plan.names.get(`score.${scored.id}`)!, presentation),
    actions: plan.actions.map((each) => actionOf(each, run)),
    route: target === undefined ? null : routeOf(target, plan, run),
  };
}

/**
 * Plans how a partner gets better on a scorecard: every action with what it alone adds to the score, and the cheapest set of actions that reaches
 * a target.
 *
 * An action brings one leaf of the card to best practice: a question to the answer that is worth most, points to their threshold, a
 * computed score to its cap. What it takes is the leaf's `effort`, 1 unless stated. The cheapest set has the least effort together; of equal
 * ones the fewest actions. The search scores at most `searchBudget` sets; where it ends before all cheaper ones were tried, the route is
 * `undecided` and shows what was found by then.
 *
 * Laws: answering as the route says reaches the target; no cheaper set of actions does, unless it is undecided; the gain of an action is what
 * the score differs by once that leaf alone is answered so.
 *
 * @example
 * ```ts
 * import { parseProgram, planImprovement } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   scorecards: {
 *     capabilities: {
 *       scale: [1, 100],
 *       missing: "lowest",
 *       bands: [{ from: 1, is: "red" }, { from: 75, is: "green" }],
 *       parts: [
 *         { id: "demo", weight: 3, ask: "Can the partner demonstrate the product?", yes: 1, effort: 5, action: "Train two engineers" },
 *         { id: "plan", weight: 2, ask: "Is there a joint plan?", yes: 1, effort: 1, action: "Write the plan together" },
 *         { id: "support", ask: "Is there a help desk?", yes: 1, effort: 3 },
 *       ],
 *     },
 *   },
 * });
 * const partner = { id: "p1", answers: { capabilities: { support: true } } };
 * const plan = planImprovement(program, partner, { asOf: "2026-03-31", card: "capabilities", target: "green" });
 * if (plan.status === "planned") console.log(plan.actions.map(({ path, gain }) => `${path} ${gain}`), plan.route?.actions);
 * // => [ 'demo 49.5', 'plan 33' ] [ 'demo', 'plan' ]
 * ```
 * @since 0.1.0
 */
export function planImprovement(program: Program, partner: Partner, options: PlanOptions): ImprovementPlanOutcome {
  return withCard<PlannedImprovement>(program, partner, options, (run) => planOf(run, options));
}
