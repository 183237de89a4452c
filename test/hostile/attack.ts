/** Attacks every entry with hostile values, and says what went wrong. */
import {
  type EvaluateOptions,
  type CompletePeriods,
  type Partner,
  type PartnerColumns,
  type Program,
  ProgramError,
  checkProgram,
  comparePrograms,
  costIncentives,
  evaluatePartner,
  evaluatePartners,
  explainPartner,
  forecastLevels,
  measureProgress,
  parseProgram,
  planImprovement,
  planLevel,
  prepareBusinessReview,
  profilePartner,
  profileScore,
  queueRegistrations,
  rankSensitivity,
  reconcileJournal,
  reviewPartner,
  rollUpScores,
  runCases,
  safeParseProgram,
  settlePartner,
  simulatePartner,
  stateFunds,
  statePartner,
  stateRegistrations,
  summarizeBase,
  summarizeReviews,
  summarizeTransitions,
  weightSensitivity,
  writeBusinessReview,
  writeStatement,
} from "partner-program";
import { northwindProgram } from "partner-program/programs/northwind";
import { randomProgram } from "../oracle/language/generate.js";
import { type Random, randomOf } from "../oracle/language/random.js";
import { hostileDocument } from "./documents.js";
import { hostileColumns, hostileOptions, hostilePartner } from "./partners.js";

const MOST_ENTRIES = 200_000;

const MOST_DEPTH = 200;

/** Whether a value is small enough to be written: lists without entries can be longer than any text, others deeper than any stack. */
function isWritable(value: unknown): boolean {
  let level = [value];
  let entries = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: unknown[] = [];
    for (const each of level) {
      if (typeof each !== "object" || each === null) continue;
      const own = Object.values(each) as unknown[];
      entries += Math.max(own.length, Array.isArray(each) ? each.length : 0);
      if (entries > MOST_ENTRIES || depth > MOST_DEPTH) return false;
      for (const inner of own) below.push(inner);
    }
    level = below;
  }
  return true;
}

/** Plain data as text, to be held against what it was before; undefined for what cannot be written. */
function written(value: unknown): string | undefined {
  try {
    if (!isWritable(value)) return undefined;
    const text: unknown = JSON.stringify(value, (_key, each: unknown) =>
      typeof each === "bigint" ? `${each}n` : each,
    );
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Values that answer another time with something else are not held to stay the same. */
function isSteady(value: unknown): boolean {
  return written(value) === written(value);
}

/** What one call has shown. */
interface Call {
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

/** Does something with a value that must not change, and must throw nothing but a `ProgramError`. */
function guard(what: string, value: unknown, work: () => unknown): Call {
  const steady = isSteady(value);
  const before = written(value);
  const start = performance.now();
  const problems = problemsOf(what, work);
  const milliseconds = performance.now() - start;
  const changed = steady && written(value) !== before ? [`${what} changed its input`] : [];
  return { problems: [...problems, ...changed], milliseconds };
}

function problemsOf(what: string, work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ProgramError))
      return [`${what} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
  return [];
}

function polluted(): readonly string[] {
  return Object.keys(Object.prototype).length === 0 && !("polluted" in {})
    ? []
    : ["the prototype of all objects was changed"];
}

function attackDocument(document: unknown): {
  readonly calls: readonly Call[];
  readonly program: Program | undefined;
} {
  let program: Program | undefined;
  const calls = [
    guard("safeParseProgram", document, () => {
      const result = safeParseProgram(document);
      if (result.success) program = result.program;
      else if (result.issues.length === 0 || result.issues.length > 201)
        throw new Error(`${result.issues.length} issues`);
    }),
    guard("parseProgram", document, () => void parseProgram(document)),
  ];
  return { calls, program };
}

/** A level of one of the program's ladders, or of none. */
function levelOf({ document }: Program, random: Random): { readonly ladder: string; readonly level: string } {
  const ladder = random.pick(["main", ...Object.keys(document.tiers ?? {})]);
  const ids = document.tiers?.[ladder]?.levels.map(({ id }) => id) ?? [];
  return { ladder, level: random.pick(["gold", ...ids]) };
}

/** What is settled and stated over time: one of several, because each of them evaluates a partner several times. */
function overTime(program: Program, partner: Partner, asked: EvaluateOptions, random: Random): Call {
  const night = { ...asked, ...NIGHT };
  const calls: Readonly<Record<string, () => unknown>> = {
    settlePartner: () => settlePartner(program, partner, night),
    reconcileJournal: () => reconcileJournal(program, partner, night),
    stateFunds: () => stateFunds(program, partner, night),
    stateRegistrations: () => stateRegistrations(program, partner, night),
    queueRegistrations: () => queueRegistrations(program, [partner], night),
    prepareBusinessReview: () => {
      const review = prepareBusinessReview(program, partner, { ...asked, on: "2026-03-31" });
      return review.status === "prepared" ? writeBusinessReview(review, "markdown") : review;
    },
  };
  const [name, call] = random.pick(Object.entries(calls));
  return guard(name, partner, call);
}

/** What a check may do within a second. */
const BUDGET = 20_000;

/** What is asked of all partners there can be: one of several, because each of them evaluates many. */
function analysed(
  program: Program,
  partner: Partner,
  options: EvaluateOptions,
  asked: EvaluateOptions,
  random: Random,
): Call {
  const calls: Readonly<Record<string, () => unknown>> = {
    checkProgram: () => checkProgram(program, { on: "2026-03-31", budget: BUDGET }),
    "checkProgram with options": () => checkProgram(program, { ...options, budget: BUDGET }),
    comparePrograms: () => comparePrograms(program, program, [partner], { ...asked, budget: BUDGET }),
  };
  const [name, call] = random.pick(Object.entries(calls));
  return guard(name, partner, call);
}

/** A day on which is settled. */
const NIGHT = { period: "2026-03-31", on: "2026-04-30" };

function attackProgram(program: Program, random: Random): readonly Call[] {
  const partner = hostilePartner(random, program.document) as Partner;
  const options = hostileOptions(random) as EvaluateOptions;
  const columns = hostileColumns(random, program.document) as PartnerColumns;
  const name = random.pick(["level.main", "m", ...Object.keys(program.document.metrics ?? {})]);
  const card = random.pick(["card", ...Object.keys(program.document.scorecards ?? {})]);
  const asked = typeof options === "object" && (options as unknown) !== null ? { asOf: "2026-03-31" } : options;
  return [
    guard("evaluatePartner", partner, () => void evaluatePartner(program, partner, options)),
    guard("evaluatePartner with a day", partner, () => void evaluatePartner(program, partner, asked)),
    guard("explainPartner", partner, () => void explainPartner(program, partner, { ...asked, name })),
    guard("measureProgress", partner, () => void measureProgress(program, partner, asked)),
    guard("summarizeBase", partner, () => void summarizeBase(program, [partner], asked)),
    guard("profilePartner", partner, () => void profilePartner(program, partner, options)),
    guard(
      "profilePartner with a day",
      partner,
      () =>
        void profilePartner(program, partner, {
          ...asked,
          periods: random.pick([{ months: 2 }, options as unknown as CompletePeriods]),
        }),
    ),
    guard("profileScore", partner, () => void profileScore(program, partner, { ...asked, card })),
    guard(
      "planImprovement",
      partner,
      () => void planImprovement(program, partner, { ...asked, card, searchBudget: 100 }),
    ),
    guard("weightSensitivity", partner, () => void weightSensitivity(program, partner, { ...asked, card })),
    guard(
      "rankSensitivity",
      partner,
      () => void rankSensitivity(program, [partner], { ...asked, card, partner: "p1" }),
    ),
    guard("forecastLevels", partner, () => void forecastLevels(program, partner, { ...asked, on: "2026-12-31" })),
    guard(
      "summarizeTransitions",
      partner,
      () => void summarizeTransitions(program, [partner], { ...asked, from: "2026-03-31", to: "2026-12-31" }),
    ),
    guard("reviewPartner", partner, () => {
      const from = random.chance(0.3) ? { from: "2000-01-01" } : {};
      void reviewPartner(program, partner, { ...asked, on: "2026-03-31", ...from });
    }),
    guard("summarizeReviews", partner, () => void summarizeReviews(program, [partner], { ...asked, on: "2026-12-31" })),
    guard("planLevel", partner, () => void planLevel(program, partner, { ...asked, ...levelOf(program, random) })),
    guard("rollUpScores", partner, () => void rollUpScores(program, [partner], { ...asked, card })),
    guard("statePartner", partner, () => {
      const statement = statePartner(program, partner, asked);
      if (statement.status === "stated") void writeStatement(statement, random.pick(["text", "markdown"]));
    }),
    overTime(program, partner, asked, random),
    guard("simulatePartner", partner, () => {
      const whatIf = random.pick([
        {},
        { facts: partner as never },
        { records: { orders: [] }, given: { m: 1 }, levels: { main: "gold" } },
      ]);
      void simulatePartner(program, partner, { ...asked, whatIf });
    }),
    guard("costIncentives", partner, () => {
      const budget = random.pick([{}, { budget: { currency: "USD", amount: random.pick([1, "1e3", "x"]) } }]);
      void costIncentives(program, [partner], { ...asked, ...budget });
    }),
    guard("evaluatePartners as columns", columns, () => Array.from(evaluatePartners(program, { columns }, asked))),
    ...(random.chance(0.4) ? [analysed(program, partner, options, asked, random)] : []),
    guard("runCases", program.document, () => void runCases(program)),
  ];
}

/** What an attack of this seed has found, and how long its slowest call took. */
export function attack(seed: number): Call {
  const random = randomOf(seed);
  const isForPartners = random.chance(0.4);
  if (isForPartners) {
    const program = random.chance(0.5) ? parseProgram(northwindProgram) : randomProgram(random).program;
    return summary(attackProgram(program, random), "");
  }
  const { document, family } = hostileDocument(random);
  const { calls, program } = attackDocument(document);
  const further = program === undefined ? [] : attackProgram(program, random);
  return summary([...calls, ...further], `document of family ${family}: `);
}

function summary(calls: readonly Call[], where: string): Call {
  const problems = [...calls.flatMap((call) => call.problems), ...polluted()];
  return {
    problems: problems.map((problem) => where + problem),
    milliseconds: Math.max(...calls.map((call) => call.milliseconds)),
  };
}
