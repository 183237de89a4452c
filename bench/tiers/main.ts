/** The levels of a thousand partners: the library against comparisons written by hand and against two rule engines. */
import { evaluatePartner, parseProgram, summarizeBase } from "partner-program";
import { medians, mediansAsync, mustAgree, report } from "../measure.js";
import { byHand } from "./by-hand.js";
import { byLogicEngine, byRulesEngine } from "./engines.js";
import { BENCH_PROGRAM, FACTS_OF_PARTNERS, LEVEL_RULES, PARTNERS } from "./workload.js";

const program = parseProgram(BENCH_PROGRAM);

/** Outcomes as they are shipped: read and checked, exact, three-valued. */
function byLibrary(): readonly (readonly boolean[])[] {
  return PARTNERS.map((partner) => {
    const outcome = evaluatePartner(program, partner, { asOf: "2026-03-31" });
    if (outcome.status === "issues") throw new Error(outcome.issues[0]?.message);
    const { verdicts } = outcome.tiers["main"]!;
    return LEVEL_RULES.map(({ id }) => verdicts[id] === "met");
  });
}

const COLUMNS = {
  id: PARTNERS.map(({ id }) => id),
  facts: Object.fromEntries(
    Object.keys(FACTS_OF_PARTNERS[0]!).map((fact) => [
      fact,
      Float64Array.from(FACTS_OF_PARTNERS, (facts) => facts[fact]!),
    ]),
  ),
};

/** How many partners hold each level, of the same partners as columns. */
function byColumns(): readonly number[] {
  const { counts } = summarizeBase(program, { columns: COLUMNS }, { asOf: "2026-03-31" }).tiers["main"]!;
  return LEVEL_RULES.map(({ id }) => counts[id]!);
}

/** The same counts of verdicts: the highest level that holds. */
function highestOf(verdicts: readonly (readonly boolean[])[]): readonly number[] {
  const highest = verdicts.map((each) => each.lastIndexOf(true));
  return LEVEL_RULES.map((_, level) => highest.filter((found) => found === level).length);
}

/** Prints how many times faster than two engines, and how many times slower than code, the library is. */
export async function benchTiers(): Promise<void> {
  const expected = byHand(FACTS_OF_PARTNERS);
  mustAgree("tiers: library", byLibrary(), expected);
  mustAgree("tiers: json-logic-engine", byLogicEngine(FACTS_OF_PARTNERS), expected);
  mustAgree("tiers: json-rules-engine", await byRulesEngine(FACTS_OF_PARTNERS), expected);
  mustAgree("tiers: columns", byColumns(), highestOf(expected));
  const works = [byLibrary, byColumns, () => byHand(FACTS_OF_PARTNERS), () => byLogicEngine(FACTS_OF_PARTNERS)];
  const [library, columns, hand, logic] = medians(works, 201);
  const some = FACTS_OF_PARTNERS.slice(0, 100);
  const [rules] = await mediansAsync([() => byRulesEngine(some)], 9);
  const perPartner = rules! / some.length;
  report("tiers-vs-json-rules-engine", (perPartner * PARTNERS.length) / library!);
  report("tiers-vs-json-logic-engine", logic! / library!);
  report("tiers-vs-handwritten", library! / hand!);
  report("tiers-microseconds-per-partner", library! / PARTNERS.length / 1000);
  report("tiers-columns-vs-json-rules-engine", (perPartner * PARTNERS.length) / columns!);
  report("tiers-columns-vs-json-logic-engine", logic! / columns!);
  report("tiers-columns-vs-handwritten", columns! / hand!);
}
