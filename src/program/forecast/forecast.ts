/** The level on a later day, at the present run rate. */
import { type NamedDefinition } from "../../core/expression/scope.js";
import { exactOf, isMissing } from "../../core/expression/value.js";
import { issue } from "../../core/issue/issue.js";
import { quote } from "../../core/data/reader.js";
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, divide, exactInteger, multiply } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { shownDigits } from "../../core/outcome/present.js";
import { type Day, readDay } from "../../core/time/day.js";
import { type PeriodUnit, periodContaining } from "../../core/time/period.js";
import { type PeriodExtent, type Window, periodUnitOf } from "../../core/time/window.js";
import { type Metric } from "../../metrics/types.js";
import { judge } from "../judge.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { givenFacts, restated } from "../partner/restate.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf } from "../program.js";
import { type EvaluatedRun, orRefuse, presentPartner, refuse, runPartner } from "../run.js";
import { type ForecastMetric, type ForecastOptions, type LevelForecast } from "./types.js";

/** How a figure goes on; undefined for one that is computed of what is known. */
function courseOf(metric: Metric): ForecastMetric["how"] | undefined {
  if (!("sum" in metric || "count" in metric || "countDistinct" in metric)) return undefined;
  const { window } = metric as { readonly window?: Window };
  if (window === undefined) return undefined;
  if ("trailing" in window || "complete" in window) return "kept";
  const unit = periodUnitOf(window);
  if (unit === undefined || "shift" in window || "countDistinct" in metric) return undefined;
  return (window as Partial<Record<PeriodUnit, PeriodExtent>>)[unit] === "toDate" ? "runRate" : undefined;
}

/** How many days of the period of a window have passed. */
function daysIn(metric: Metric, day: Day, startMonth: number): number {
  const { window } = metric as { readonly window: Window };
  return day - periodContaining(day, periodUnitOf(window)!, startMonth).from + 1;
}

/** A value that was forecast, rounded down to the digits that it is shown with: nothing is forecast that is not reached. */
function fitting(value: Exact, { type }: NamedDefinition, currencyDigits: number): Exact {
  return round(value, shownDigits(type, currencyDigits), "down");
}

interface Forecast {
  readonly given: string;
  readonly how: ForecastMetric["how"];
}

/** Every figure that is not computed of what is known, as it would be on the later day. */
function forecastsOf(run: EvaluatedRun, later: Program, on: Day): ReadonlyMap<string, Forecast> {
  const { startMonth } = compiledOf(later);
  const { names } = compiledOf(run.program).plan;
  const { currencyDigits } = run.partner.values;
  return new Map(
    Object.entries(later.document.metrics ?? {}).flatMap(([id, metric]): readonly (readonly [string, Forecast])[] => {
      const how = courseOf(metric);
      const named = names.get(id);
      const value = named === undefined ? undefined : run.frame.slots[named.slot]!;
      if (how === undefined || named === undefined || value === undefined || isMissing(value)) return [];
      const passed = how === "kept" ? 1 : daysIn(metric, run.asOf.day, startMonth);
      const then = how === "kept" ? 1 : daysIn(metric, on, startMonth);
      const forecast = divide(multiply(exactOf(value), exactInteger(then)), exactInteger(passed));
      return [[id, { given: writeExact(fitting(forecast, named, currencyDigits)), how }]];
    }),
  );
}

function answerOf(
  now: EvaluatedOutcome,
  then: EvaluatedOutcome,
  forecasts: ReadonlyMap<string, Forecast>,
  on: string,
): LevelForecast {
  const standing = ({ certain, possible }: EvaluatedOutcome["tiers"][string]) => ({ certain, possible });
  return {
    status: "forecast",
    partner: now.partner,
    asOf: now.asOf,
    on,
    tiers: Object.fromEntries(
      Object.entries(then.tiers).map(([id, ladder]) => {
        const today = now.tiers[id];
        return [id, { now: today === undefined ? null : standing(today), then: standing(ladder) }];
      }),
    ),
    metrics: Object.fromEntries(
      [...forecasts].map(([id, { how }]) => [id, { now: now.metrics[id]!, then: then.metrics[id]!, how }]),
    ),
  };
}

/**
 * Forecasts the level of a partner on a later day, at the present run rate: where it would stand at the next review if nothing changed.
 *
 * Sums and counts over a period to date go on as they went: on the later day they are today's value over the days of the period that have passed, times those that will have passed
 * then, rounded down to the digits that they are shown with. Sums and counts over trailing windows and complete periods stay as they are. Everything else is evaluated as of the
 * later day, by the rules in force on it, of what is known today: a certificate that will have expired no longer counts. Law: on the judged day itself the forecast is the evaluation.
 *
 * @example
 * ```ts
 * import { forecastLevels, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
 *   metrics: { sales: { sum: "orders.amount", window: { fiscalYear: "toDate" } } },
 *   tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "sales", operator: "greaterThanInclusive", value: 400 } }] } },
 * });
 * const partner = { id: "p1", records: { orders: [{ on: "2026-01-20", amount: 100 }] } };
 * const forecast = forecastLevels(program, partner, { asOf: "2026-03-31", on: "2026-12-31" });
 * if (forecast.status === "forecast") console.log(forecast.metrics.sales?.then, forecast.tiers.main?.then.certain);
 * // => { status: 'value', value: '405.55' } gold
 * ```
 * @since 0.1.0
 */
export function forecastLevels(program: Program, partner: Partner, options: ForecastOptions): LevelForecast {
  const run = runPartner(program, partner, options);
  if ("refused" in run) return run.refused;
  const { id } = run.partner;
  const asOf = run.asOf.text;
  const { on: text }: { readonly on: unknown } = options;
  const on = typeof text === "string" ? readDay(text) : undefined;
  if (on === undefined || on < run.asOf.day)
    return refuse(id, asOf, [issue("options.on", "", { found: quote(text), asOf })]);
  const { asOf: _asOf, on: _on, ...others } = options;
  const later = { ...others, asOf: text as string };
  const judged = judge(program, later);
  if (!("program" in judged)) return refuse(id, asOf, judged);
  return orRefuse<LevelForecast>(id, asOf, () => {
    const now = presentPartner(program, partner, options, outcomeOf);
    if (now.status === "issues") return now;
    const forecasts = on === run.asOf.day ? new Map<string, Forecast>() : forecastsOf(run, judged.program, on);
    const moved = restated(partner, (given) => ({
      ...(on === run.asOf.day ? given : givenFacts(given, judged.program)),
      ...Object.fromEntries([...forecasts].map(([name, { given: value }]) => [name, value])),
    }));
    const then = presentPartner(program, moved, later, outcomeOf);
    return then.status === "issues" ? then : answerOf(now, then, forecasts, text as string);
  });
}
