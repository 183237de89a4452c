/** The base pass: every partner once, counters for what is counted, one number for each partner that is ranked. */
import { isMissing, exactOf } from "../../core/expression/value.js";
import { type Exact } from "../../core/number/exact.js";
import { readDay } from "../../core/time/day.js";
import { concentrationOf } from "../../metrics/concentration.js";
import { type EvaluateOptions } from "../options.js";
import { presentPartner } from "../run.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type EvaluatedOutcome, type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { type Concentration } from "../document/types.js";
import { collectStandings } from "./standings.js";
import { tallyAmounts, tallyFlag, tallyIncentive, tallyLadder } from "./tally.js";
import { type BaseSummary, type ConcentrationSummary, type RefusedPartner } from "./types.js";

const MOST_REFUSED = 100;

/** Counts outcomes; the result is the summary without its concentration. */
function tallyOutcomes({ document }: Program) {
  const partner = document.lifecycle?.partner;
  const each = <T>(section: object | undefined, make: (id: string) => T): ReadonlyMap<string, T> =>
    new Map(Object.keys(section ?? {}).map((id) => [id, make(id)]));
  const tiers = each(document.tiers, (id) => tallyLadder(document.tiers![id]!.levels.map((level) => level.id)));
  const stages = partner === undefined ? undefined : tallyLadder(partner.stages.map((stage) => stage.id));
  const flags = each(partner?.flags, tallyFlag);
  const incentives = each(document.incentives, tallyIncentive);
  const payable = tallyAmounts();
  const results = <T>(tallies: ReadonlyMap<string, { readonly result: () => T }>): Readonly<Record<string, T>> =>
    Object.fromEntries([...tallies].map(([id, tally]) => [id, tally.result()]));
  return {
    take: (outcome: EvaluatedOutcome): void => {
      const { currency } = outcome;
      for (const [id, tally] of tiers) tally.take(outcome.tiers[id]!);
      if (outcome.lifecycle !== undefined) stages?.take(outcome.lifecycle.stage);
      for (const [id, tally] of flags) tally.take(outcome.lifecycle!.flags[id]!);
      for (const [id, tally] of incentives) tally.take({ currency, outcome: outcome.incentives[id]! });
      payable.take({ currency, amount: outcome.payable.amount });
    },
    result: () => ({
      tiers: results(tiers),
      ...(stages === undefined ? {} : { stages: stages.result() }),
      flags: results(flags),
      incentives: results(incentives),
      payable: payable.result(),
    }),
  };
}

/** Keeps one number of each partner, by currency. */
function rankFigure(options: Concentration) {
  const amounts = new Map<string, Exact[]>();
  const left = new Map<string, number>();
  return {
    take: (currency: string, value: Exact | undefined): void => {
      const known = amounts.get(currency) ?? [];
      amounts.set(currency, known);
      if (value === undefined) left.set(currency, (left.get(currency) ?? 0) + 1);
      else known.push(value);
    },
    result: (): Readonly<Record<string, ConcentrationSummary>> =>
      Object.fromEntries(
        [...amounts].map(([currency, known]) => [
          currency,
          { ...concentrationOf(known, options), left: left.get(currency) ?? 0 },
        ]),
      ),
  };
}

function refusedPartner({ partner, issues }: IssuesOutcome): RefusedPartner {
  return { partner, codes: [...new Set(issues.map(({ code }) => code))] };
}

/**
 * Tells of a whole base on one day: levels, stages, flags, payouts by currency, and the concentration of the figures
 * that the document names under `base`.
 *
 * Takes the partners one after the other and keeps one number for each partner and figure. Partners with bad data are
 * counted and named. The order of the partners decides nothing but the order of that list.
 *
 * @example
 * ```ts
 * import { parseProgram, summarizeBase } from "partner-program";
 * import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
 *
 * const program = parseProgram(northwindProgram);
 * const summary = summarizeBase(program, northwindPartners({ count: 20 }), { asOf: "2026-03-31" });
 * console.log(summary.partners, summary.refused.count); // => 20 0
 * ```
 * @since 0.1.0
 */
export function summarizeBase(written: Program, partners: Iterable<Partner>, options: EvaluateOptions): BaseSummary {
  const day = readDay(options.asOf);
  const program = day === undefined ? written : versionInForce(written, day).program;
  const tallies = tallyOutcomes(program);
  const figures = Object.entries(program.document.base?.concentration ?? {}).map(([id, concentration]) => {
    return { id, slot: compiledOf(program).plan.names.get(concentration.of)!.slot, ranked: rankFigure(concentration) };
  });
  const standings = collectStandings(compiledOf(program).plan);
  const first: RefusedPartner[] = [];
  let count = 0;
  let evaluated = 0;
  for (const partner of partners) {
    count += 1;
    const refused = presentPartner(program, partner, options, (presented): undefined => {
      const { at } = presented.presentation;
      const { currency } = presented.partner;
      const outcome = outcomeOf(presented);
      evaluated += 1;
      tallies.take(outcome);
      standings.take(at, currency);
      for (const { slot, ranked } of figures) {
        const value = at(slot);
        ranked.take(currency, isMissing(value) ? undefined : exactOf(value));
      }
    });
    if (refused !== undefined && first.length < MOST_REFUSED) first.push(refusedPartner(refused));
  }
  return {
    asOf: options.asOf,
    partners: count,
    evaluated,
    refused: { count: count - evaluated, first },
    ...tallies.result(),
    standings: standings.result(),
    concentration: Object.fromEntries(figures.map(({ id, ranked }) => [id, ranked.result()])),
  };
}
