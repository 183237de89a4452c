/** Reviews random ladders by the library and by the slow oracle, in one go and in steps. */
import { type Held, type Level, type Partner, type Review, type ReviewedPartner, parseProgram, reviewPartner } from "partner-program"; // prettier-ignore
import { type Random, randomOf } from "../language/random.js";
import { plusDays } from "./days.js";
import { type OracleInput, type OracleLevel, type OracleMoves, type OracleOccasions, type OracleReview, ReviewOracle } from "./oracle.js"; // prettier-ignore

const UNITS = ["month", "calendarQuarter", "fiscalQuarter", "calendarYear", "fiscalYear"] as const;
const FIRST = "2025-01-20";
const DAYS = 700;

function spanOf({ pick, chance, below }: Random): { months?: number; days?: number } {
  if (chance(0.2)) return { months: 1 + below(6), days: 1 + below(40) };
  return chance(0.5) ? { months: pick([1, 2, 3, 6, 12, 18]) } : { days: pick([1, 10, 30, 31, 45, 90]) };
}

function occasionsOf(random: Random): OracleOccasions {
  const { pick, below, chance } = random;
  const day = (): string => pick(["01-31", "02-28", "02-29", "03-01", "07-31", "12-31", "01-01", "06-15"]);
  return pick<() => OracleOccasions>([
    () => "immediately",
    () => "never",
    () => ({ firstDayOf: pick(UNITS) }),
    () => ({ lastDayOf: pick(UNITS) }),
    () => ({ eachYearOn: Array.from({ length: 1 + below(3) }, day) }),
    () => ({ anniversaryOf: pick(["joinedOn", "held.since"]), ...(chance(0.7) ? { months: 1 + below(12) } : {}) }),
  ])();
}

function lastDayOf(random: Random) {
  const { pick, chance, below } = random;
  if (chance(0.5)) return { for: spanOf(random) };
  return { lastDayOf: pick(UNITS), ...(chance(0.3) ? { following: 1 + below(2) } : {}) };
}

function movesOf(random: Random): OracleMoves {
  const { chance, pick, below } = random;
  return {
    on: occasionsOf(random),
    ...(chance(0.3) ? { measured: chance(0.5) ? { before: spanOf(random) } : { lastDayOf: pick(UNITS) } } : {}),
    ...(chance(0.3) ? { effective: chance(0.5) ? { after: spanOf(random) } : { firstDayOf: pick(UNITS) } } : {}),
    ...(chance(0.4) ? { atMostLevels: 1 + below(2) } : {}),
  };
}

function levelsOf(random: Random, countsReviews: boolean): readonly OracleLevel[] {
  const { chance, below, pick } = random;
  return Array.from({ length: 1 + below(4) }, (_, rank) => ({
    id: `level${rank}`,
    ...(rank === 0 && chance(0.6) ? {} : { requires: (rank + 1) * 10 - below(4) }),
    ...(chance(0.3) ? { keep: (rank + 1) * 10 - below(12) } : {}),
    ...(chance(0.2) ? { upOrOut: { after: spanOf(random), exit: pick(["out", "away"]) } } : {}),
    ...(countsReviews && chance(0.3) ? { due: { reviews: 1 + below(3), requires: 5 + below(30) } } : {}),
  }));
}

/** A ladder, its review, and the points of a partner. */
export function inputOf(seed: number): OracleInput {
  const random = randomOf(seed);
  const { chance, below, pick } = random;
  const promote = { ...movesOf(random), ...(chance(0.2) ? { minimumTenure: spanOf(random) } : {}) };
  const demote = {
    ...movesOf(random),
    ...(chance(0.3) ? { grace: lastDayOf(random) } : {}),
    ...(chance(0.2) ? { exit: "out" } : {}),
  };
  const review: OracleReview = {
    ...(chance(0.3) ? { enter: pick(["qualified", "lowest"]) } : {}),
    promote,
    demote,
    ...(chance(0.4) ? { lockIn: chance(0.3) ? { anniversaryOf: pick(["joinedOn", "held.since"]) } : lastDayOf(random) } : {}), // prettier-ignore
    ...(chance(0.3) ? { coolDown: spanOf(random) } : {}),
    exits: { out: chance(0.5) ? {} : { returnAfter: spanOf(random) }, away: {} },
  };
  let day = plusDays(FIRST, below(60) - 40);
  const points = Array.from({ length: 1 + below(14) }, () => {
    const from = day;
    day = plusDays(day, 1 + below(110));
    return { from, value: below(50) };
  });
  const countsReviews = demote.on !== "immediately" && demote.on !== "never";
  return {
    levels: levelsOf(random, countsReviews),
    review,
    startMonth: 1 + below(12),
    points,
    joinedOn: plusDays("2023-01-01", below(900)),
  };
}

function levelOf({ id, requires, keep, upOrOut, due }: OracleLevel): Level {
  const atLeast = (value: number) => ({ fact: "points", operator: "greaterThanInclusive", value }) as const;
  return {
    id,
    ...(requires === undefined ? {} : { requires: atLeast(requires) }),
    ...(keep === undefined ? {} : { keep: atLeast(keep) }),
    ...(upOrOut === undefined ? {} : { upOrOut }),
    ...(due === undefined ? {} : { keepEvery: { due: { reviews: due.reviews, requires: atLeast(due.requires) } } }),
  };
}

function stateOf({ history, lockedUntil, grace, open, coolingUntil, reviews = 0 }: Held): object {
  return {
    is: history.at(-1)?.is ?? null,
    lockedUntil,
    grace: grace?.until,
    waiting: open === undefined ? undefined : [open.of === "promotion", open.measuredOn, open.effectiveFrom, open.decision === "promoted" || open.decision === "demoted" ? "move" : open.decision, open.to], // prettier-ignore
    coolingUntil,
    reviews,
  };
}

export interface Disagreement {
  readonly what: string;
  readonly library: unknown;
  readonly expected: unknown;
}

/** What the library and the oracle, or one review and several, do not agree on. */
export function reviewDisagreements(seed: number): readonly Disagreement[] {
  const input = inputOf(seed);
  const program = parseProgram({
    language: 1,
    id: "random",
    currency: "EUR",
    fiscalYear: { startMonth: input.startMonth },
    facts: { points: { type: "integer", dated: true }, joinedOn: "date" },
    tiers: { main: { levels: input.levels.map(levelOf), review: input.review as Review } },
  });
  const facts = { points: input.points, joinedOn: input.joinedOn };
  const reviewTo = (partner: Partner, on: string, from?: string): ReviewedPartner => {
    const review = reviewPartner(program, partner, { on, ...(from === undefined ? {} : { from }) });
    if (review.status === "issues") throw new Error(JSON.stringify(review.issues));
    return review;
  };
  const last = plusDays(FIRST, DAYS);
  const whole = reviewTo({ id: "p1", held: {}, facts }, last, FIRST);
  const held = whole.held.tiers!["main"]!;

  const oracle = new ReviewOracle(input);
  for (let count = 0; count <= DAYS; count += 1) oracle.review(plusDays(FIRST, count), count === 0);
  const found: Disagreement[] = [];
  const compare = (what: string, library: unknown, expected: unknown): void => {
    if (JSON.stringify(library) !== JSON.stringify(expected)) found.push({ what, library, expected });
  };
  compare("moves", held.history.map(({ from, is, exit }) => `${from} ${is ?? "-"}${exit === undefined ? "" : ` ${exit}`}`), oracle.moves); // prettier-ignore
  compare("state", stateOf(held), oracle.state());

  const random = randomOf(seed + 7);
  let partner: Partner = { id: "p1", held: {}, facts };
  let on = FIRST;
  const events: unknown[] = [];
  for (let first = true; on !== last || first; first = false) {
    if (!first) on = plusDays(on, 1 + random.below(200));
    if (on > last) on = last;
    const step = reviewTo(partner, on);
    const before = partner.held?.tiers?.["main"]?.history ?? [];
    compare("the past", step.held.tiers!["main"]!.history.slice(0, before.length), before);
    events.push(...step.tiers["main"]!.events);
    partner = { ...partner, held: step.held };
    const again = reviewTo(partner, on);
    compare("a second review of the same day", [again.held, again.tiers["main"]!.events], [step.held, []]);
  }
  compare("held after several reviews", partner.held, whole.held);
  compare("events of several reviews", events, whole.tiers["main"]!.events);
  const days = held.history.map(({ from }) => from);
  compare("at most one move a day", new Set(days).size, days.length);
  return found;
}
