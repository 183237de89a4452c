/** A business review as people read it: a text, or Markdown. */
import { type OutcomeValue } from "../../core/outcome/types.js";
import { type Figure } from "../../metrics/channel/amounts.js";
import { type StatementFormat, type Table, heading, paragraph, writeTables } from "../statement/tables.js";
import { type BusinessReview, type ReviewedFigure } from "./types.js";

function valueText(value: OutcomeValue | null): string {
  if (value === null) return "";
  return value.status === "value" ? String(value.value) : value.status === "unknown" ? "unknown" : "not applicable";
}

function signed(change: Figure): string {
  if (change === null) return "";
  return Number(change) > 0 ? `+${change}` : String(change);
}

const figureCells = ({ value, previous, change, yearBefore, changeOverYear }: ReviewedFigure): readonly string[] => [
  valueText(value),
  valueText(previous),
  signed(change),
  valueText(yearBefore),
  signed(changeOverYear),
];

const FIGURES = ["Now", "Quarter before", "Change", "Year before", "Change"];

function metricsTable({ metrics }: BusinessReview): Table {
  return { head: ["Metric", ...FIGURES], rows: metrics.map((metric) => [metric.title, ...figureCells(metric)]) };
}

function cardsTable({ scorecards }: BusinessReview): Table {
  return {
    head: ["Scorecard", ...FIGURES, "Band", "Goals"],
    rows: scorecards.map((card) => [card.title, ...figureCells(card), card.band ?? "", `${card.goals.achieved} of ${card.goals.of}`]), // prettier-ignore
  };
}

function goalsTable({ scorecards }: BusinessReview): Table {
  const rows = scorecards.flatMap(({ title, goals }) =>
    goals.open.map((goal) => [title, goal.title, valueText(goal.score), goal.gap === null ? "" : String(goal.gap)]),
  );
  return { head: ["Scorecard", "Open goal", "Score", "Gap"], rows };
}

function laddersTable({ tiers }: BusinessReview): Table {
  const rows = tiers.map(({ title, level, previous, yearBefore, next }) => [title, level ?? "none", previous ?? "none", yearBefore ?? "none", next?.level ?? ""]); // prettier-ignore
  return { head: ["Levels", "Now", "Quarter before", "Year before", "Next"], rows };
}

function incentivesTable({ incentives, currency, payable }: BusinessReview): Table {
  const rows = incentives.map(({ title, period, amount, status, unit }) => [title, `${period.from} to ${period.to}`, amount === null ? status : `${amount} ${unit ?? currency}`]); // prettier-ignore
  const total = payable.complete ? "Total" : "Total so far";
  return { head: ["Incentive", "Period", "Amount"], rows: rows.length === 0 ? [] : [...rows, [total, "", `${payable.amount} ${currency}`]] }; // prettier-ignore
}

function fundsTable({ funds }: BusinessReview): Table {
  const rows = Object.values(funds).map(({ title, currency, balance: { credited, used, pending, committed, expired, available } }) => [`${title} (${currency})`, credited, used, pending, committed, expired, available]); // prettier-ignore
  return { head: ["Fund", "Credited", "Used", "Pending", "Committed", "Expired", "Available"], rows };
}

function registrationsTable({ registrations }: BusinessReview): Table {
  const rows = Object.entries(registrations).flatMap(([id, counts]) =>
    Object.entries(counts).map(([state, count]) => [id, state, String(count)]),
  );
  return { head: ["Registrations", "State", "Count"], rows };
}

/**
 * Writes a business review for people, as a text or as Markdown (English): a table for metrics, scorecards, open goals, levels, incentives, funds and registrations, as far as there are any.
 *
 * @example
 * ```ts
 * import { parseProgram, prepareBusinessReview, writeBusinessReview } from "partner-program";
 *
 * const program = parseProgram({ language: 1, id: "acme", title: "Acme", currency: "USD", facts: { people: "integer" }, metrics: { staff: { title: "Staff", sumOf: ["people"] } } });
 * const review = prepareBusinessReview(program, { id: "p1", facts: { people: 7 } }, { on: "2026-03-31" });
 * if (review.status === "prepared") console.log(writeBusinessReview(review, "markdown").split("\n").at(-2)); // => | Staff | 7 | 7 | 0 | 7 | 0 |
 * ```
 * @since 0.1.0
 */
export function writeBusinessReview(review: BusinessReview, format: StatementFormat): string {
  const { program, partner, quarter, asOf } = review;
  const tables = [metricsTable, cardsTable, goalsTable, laddersTable, incentivesTable, fundsTable, registrationsTable];
  const parts = [
    heading(`${program}: business review of ${partner}`),
    paragraph(`Quarter from ${quarter.from} to ${quarter.to}, as of ${asOf}.`),
    ...tables.map((table) => table(review)),
  ];
  return writeTables(parts, format);
}
