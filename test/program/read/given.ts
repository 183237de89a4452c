/** What is read of every value that is given in the place of a computed one: the figure, or what the partner is told. */
import { type Program, evaluatePartner, parseProgram } from "partner-program";
import { WRITTEN } from "./values.js";

const above = (fact: string, value: unknown): object => ({ fact, operator: "greaterThanInclusive", value });

function programOfFigures(): Program {
  return parseProgram({
    language: 1,
    id: "given",
    currency: "EUR",
    facts: { people: "integer", share: "ratio", sales: "money", on: "date", at: "instant", word: "string", yes: "boolean" },
    parameters: { seats: 3 },
    conditions: { large: above("sales", 100) },
    metrics: {
      whole: { sumOf: ["people", 1] },
      number: { sumOf: ["share", 1] },
      amount: { sumOf: ["sales", 1] },
      day: { day: "on", shift: { days: 1 } },
      text: { choose: [{ when: above("people", 5), is: "word" }], otherwise: { value: "a" } },
      oneOf: { step: "people", bands: [{ from: 0, is: "few" }, { from: 5, is: "many" }] },
      truth: { holds: above("people", 5) },
      seatsRead: { sumOf: [{ parameter: "seats" }] },
    },
    scorecards: {
      card: {
        missing: "exclude",
        scale: [1, 100],
        bands: [{ from: 1, is: "red" }, { from: 50, is: "green" }],
        parts: [{ id: "q", ask: "?", answers: { no: 0, yes: 1 } }],
      },
    },
    lifecycle: {
      partner: {
        stages: [{ id: "recruit" }, { id: "grow", enter: above("people", 5) }],
        flags: { quiet: { when: above("people", 5) } },
      },
    },
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: above("people", 5) }] } },
    incentives: {
      rebate: {
        kind: "rebate",
        period: "month",
        payOn: "sales",
        scale: { apply: "graduated", bands: [{ from: 0, rate: 0.1 }] },
      },
    },
  }); // prettier-ignore
}

const NAMES = [
  "people", "share", "sales", "on", "at", "word", "yes", "whole", "number", "amount", "day", "text", "oneOf", "truth", "parameter.seats", "score.card", "score.card.q",
  "coverage.card", "band.card", "stage.partner", "flag.quiet", "level.main", "level.main.gold", "incentive.rebate", "condition.large", "asOf", "sale", "orders",
]; // prettier-ignore
const VALUES = [...WRITTEN, '"few"', '"gold"', '"silver"', '"platinum"', '"grow"', '"green"', '"yes"'];

/** What of the outcome follows from the name. */
function shown(program: Program, name: string, written: string): string {
  const given = { [name]: JSON.parse(written) as unknown };
  const outcome = evaluatePartner(program, { id: "p", given }, { asOf: "2026-03-31" });
  if (outcome.status === "issues") {
    const said = outcome.issues.map(({ code, path, message }) => `${code} ${path} ${message}`).join("; ");
    return said.replace(/, found .*$/, "");
  }
  const { metrics, scorecards, tiers, lifecycle, incentives } = outcome;
  const places: Readonly<Record<string, unknown>> = {
    score: [scorecards["card"]!.score, scorecards["card"]!.band],
    coverage: scorecards["card"]!.coverage,
    band: scorecards["card"]!.band,
    stage: lifecycle!.stage.certain,
    flag: lifecycle!.flags["quiet"],
    level: [tiers["main"]!.certain, tiers["main"]!.possible, tiers["main"]!.verdicts],
    incentive: incentives["rebate"]!.amount,
    parameter: metrics["seatsRead"],
  };
  return JSON.stringify(places[name.split(".")[0]!] ?? metrics[name] ?? "read");
}

/** By name, by what is shown or told: all that is written so. */
export function givenReadings(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const program = programOfFigures();
  const of = (name: string): Readonly<Record<string, string>> => {
    const found: Record<string, string[]> = {};
    for (const written of VALUES) (found[shown(program, name, written)] ??= []).push(written);
    return Object.fromEntries(Object.entries(found).map(([said, all]) => [said, all.join("  ")]));
  };
  return Object.fromEntries(NAMES.map((name) => [name, of(name)]));
}
