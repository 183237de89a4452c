/** The base pass: every partner once, counters for what is counted, one number for each partner that is ranked. */
import { isMissing, exactOf } from "../../core/expression/value.js";
import { type Exact } from "../../core/number/exact.js";
import { concentrationOf } from "../../metrics/concentration.js";
import { judge } from "../judge.js";
import { type EvaluateOptions } from "../options.js";
import { type PresentedPartner, presentPartner, writtenDay } from "../run.js";
import { type ColumnChunk, type ColumnsInput, columnChunks, isColumns } from "../columns/run.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf } from "../program.js";
import { type Concentration } from "../document/types.js";
import { collectStandings } from "./standings.js";
import { countPartners } from "./count.js";
import { countRefused } from "./refused.js";
import { type BaseSummary, type ConcentrationSummary } from "./types.js";

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
export function summarizeBase(
  written: Program,
  partners: Iterable<Partner> | ColumnsInput,
  options: EvaluateOptions,
): BaseSummary {
  return summarizeWatched(written, partners, options);
}

/** The same, and every partner that is evaluated is shown to who wants to see more of it. */
export function summarizeWatched(
  written: Program,
  partners: Iterable<Partner> | ColumnsInput,
  options: EvaluateOptions,
  watch?: (presented: PresentedPartner) => void,
): BaseSummary {
  const judged = judge(written, options);
  const program = "program" in judged ? judged.program : written;
  const { layout, plan } = compiledOf(program);
  const counters = countPartners(program.document, layout);
  const figures = Object.entries(program.document.base?.concentration ?? {}).map(([id, concentration]) => {
    return { id, slot: plan.names.get(concentration.of)!.slot, ranked: rankFigure(concentration) };
  });
  const standings = collectStandings(plan);
  const refused = countRefused();
  let count = 0;
  let evaluated = 0;
  const take = (presented: PresentedPartner): undefined => {
    const { presentation, partner } = presented;
    const { currency } = partner;
    watch?.(presented);
    counters.take(presentation, currency);
    evaluated += 1;
    standings.take(presentation.at, currency);
    for (const { slot, ranked } of figures) {
      const value = presentation.at(slot);
      ranked.take(currency, isMissing(value) ? undefined : exactOf(value));
    }
  };
  const note = (left: IssuesOutcome | undefined): void => {
    count += 1;
    if (left !== undefined) refused.take(left);
  };
  // What is ranked, concentrated or watched is read of each partner.
  const { takeLanes } = counters;
  const isCounted = figures.length === 0 && !standings.isNeeded && watch === undefined && takeLanes !== undefined;
  const noteChunk = (chunk: ColumnChunk): void => {
    const atOnce = isCounted ? chunk.filled : undefined;
    if (atOnce !== undefined) takeLanes!(chunk, atOnce);
    for (let lane = 0; lane < chunk.count; lane += 1) {
      if (atOnce === undefined || atOnce.slow[lane] === 1) note(chunk.answer(lane, take));
      else {
        count += 1;
        evaluated += 1;
      }
    }
  };
  if (isColumns(partners)) for (const chunk of columnChunks(written, partners, options)) noteChunk(chunk);
  else for (const partner of partners) note(presentPartner(written, partner, options, take));
  return {
    asOf: "asOf" in judged ? judged.asOf.text : writtenDay(options),
    partners: count,
    evaluated,
    refused: refused.result(),
    ...counters.result(),
    standings: standings.result(),
    concentration: Object.fromEntries(figures.map(({ id, ranked }) => [id, ranked.result()])),
  };
}
