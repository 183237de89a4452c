/** Partners, options and columns that mean harm, for programs that are what they should be. */
import { type Partner, type PartnerColumns, type ProgramDocument } from "partner-program";
import { northwindPartners } from "partner-program/programs/northwind";
import { randomQuestion } from "../oracle/language/generate-partner.js";
import { type Random } from "../oracle/language/random.js";
import { transpose } from "../program/columns/transpose.js";
import { junk, spoil } from "./junk.js";

const DAYS = ["2026-03-31", "1000-01-01", "9999-12-31", "2024-02-29"];

/** What an evaluation is asked with: most of the time a day. */
export function hostileOptions(random: Random): unknown {
  if (random.chance(0.8)) return { asOf: random.pick(DAYS) };
  const options = {
    asOf: random.chance(0.5) ? random.pick(DAYS) : junk(random),
    knownAt: junk(random),
    base: junk(random),
  };
  return random.pick([options, { ...options, base: { standings: junk(random) } }, junk(random)]);
}

const FAMILIES: readonly ((random: Random, document: ProgramDocument) => unknown)[] = [
  (random) => junk(random),
  (random) => spoil(structuredClone(northwindPartners({ count: 3, seed: random.below(1000) })[2]!), random),
  (random, document) => spoil({ ...randomQuestion(random, document).partner }, random),
  (random, document) => ({ id: "p", facts: Object.fromEntries(Object.keys(document.facts ?? {}).slice(0, 50).map((name) => [name, junk(random)])) }),
  (random, document) => ({ id: "p", given: Object.fromEntries([...Object.keys(document.metrics ?? {}).slice(0, 50), "asOf", "level.main"].map((name) => [name, junk(random)])) }),
  (random, document) => ({ id: "p", answers: Object.fromEntries(Object.keys(document.scorecards ?? {}).map((card) => [card, junk(random)])) }),
  (_random, document) => ({ id: "p", facts: Object.fromEntries(Object.keys(document.facts ?? {}).map((name) => [name, 3])), records: {} }),
  (random, document) => spoil({ id: "p", held: { tiers: Object.fromEntries(Object.entries(document.tiers ?? {}).map(([ladder, { levels }]) => [ladder, { history: [{ from: random.pick(["1000-01-01", "2026-01-01", "9999-12-31"]), is: levels[0]!.id }], reviewedOn: random.pick(["1000-01-01", "2026-01-01", "9999-12-31"]) }])) }, exceptions: { tiers: Object.fromEntries(Object.entries(document.tiers ?? {}).map(([ladder, { levels }]) => [ladder, Array.from({ length: 1000 }, (_, index) => ({ atLeast: levels.at(-1)!.id, from: `${1000 + index * 9}-01-01`, until: "9999-12-31", reason: "r", author: "a" }))])) } }, random),
  (_random, document) => ({ id: "p", facts: { n: 3, amount: "12.50", since: "1000-01-01" }, records: Object.fromEntries(Object.keys(document.records ?? {}).map((name) => [name, [{ on: "2026-03-01", amount: 7 }]])) }),
  (random, document) => ({
    id: "many",
    records: Object.fromEntries(
      Object.keys(document.records ?? {}).map((name) => [name, Array.from({ length: random.pick([10, 1000, 5000]) }, (_, index) => ({ on: "2026-03-01", amount: `${index}.10`, region: `r${index}` }))]),
    ),
  }),
]; // prettier-ignore

/** A hostile partner of the program. */
export function hostilePartner(random: Random, document: ProgramDocument): unknown {
  return random.pick(FAMILIES)(random, document);
}

/** Columns with junk among them. */
export function hostileColumns(random: Random, document: ProgramDocument): unknown {
  const partners: readonly Partner[] = Array.from({ length: 3 }, () => {
    const { given: _given, ...partner } = randomQuestion(random, document).partner;
    return partner;
  });
  const columns: PartnerColumns = transpose(partners, document, random);
  return random.chance(0.2) ? junk(random) : spoil({ ...columns }, random);
}
