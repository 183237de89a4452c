/** A statement as people read it: a text, or Markdown. */
import { type LineOutcome } from "../../incentives/outcome-types.js";
import { type StatementFormat, cell } from "./tables.js";
import { type Statement, type StatementEntry } from "./types.js";

/** Thousands are told apart by commas: `12,400.00`. */
function grouped(amount: string): string {
  const [whole = "", places] = amount.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return places === undefined ? groups : `${groups}.${places}`;
}

const STATUS: Readonly<Record<StatementEntry["status"], string>> = {
  due: "",
  notEligible: "not eligible",
  provisional: "provisional",
  notApplicable: "nothing to measure",
  unknown: "unknown",
};

function withUnit(amount: string, { unit }: Pick<StatementEntry, "unit">, currency: string): string {
  return `${grouped(amount)} ${unit ?? currency}`;
}

/** The amount, or why there is none. */
function amountText(entry: StatementEntry, currency: string): string {
  const { amount, status, possible, missing = [] } = entry;
  const told = amount === null ? "" : withUnit(amount, entry, currency);
  const more = possible === undefined ? "" : `, ${withUnit(possible, entry, currency)} if the partner proves eligible`;
  const waits = missing.length === 0 ? "" : ` (missing: ${missing.join(", ")})`;
  return [told, STATUS[status]].filter((part) => part !== "").join(", ") + more + waits;
}

const PERIODS: readonly (readonly [months: number, word: string])[] = [
  [1, "this month"],
  [3, "this quarter"],
  [12, "this year"],
];

function periodText({ period: { from, to } }: StatementEntry): string {
  const [year, month] = [0, 1].map((place) => Number(to.split("-")[place]) - Number(from.split("-")[place])) as [
    number,
    number,
  ];
  return PERIODS.find(([months]) => months === year * 12 + month + 1)?.[1] ?? `from ${from} to ${to}`;
}

/** "12,400.00 more this quarter earns 310.00 more". */
function nextText(entry: StatementEntry): string {
  const { next } = entry;
  if (next === undefined) return "";
  const beyond = next.above === true ? "just over " : "";
  const rate = next.rate === undefined ? "" : `; from there on the rate is ${next.rate}`;
  return `${next.title}: ${beyond}${grouped(next.more)} more ${periodText(entry)} earns ${grouped(next.earns)} more${rate}.`;
}

function capText({ cap, capped }: StatementEntry): string {
  if (cap === undefined) return "";
  return capped ? `The cap of ${grouped(cap)} is reached.` : `At most ${grouped(cap)}.`;
}

function sharesText({ shares = [], unshared }: StatementEntry): string {
  const told = shares.map(
    ({ id, amount, overlay }) => `${id} ${grouped(amount)}${overlay === true ? " (beside it)" : ""}`,
  );
  const left = unshared === undefined ? [] : [`nobody ${grouped(unshared)}`];
  const all = [...told, ...left];
  return all.length === 0 ? "" : `Shares: ${all.join(", ")}.`;
}

function carriedText({ carried }: StatementEntry): string {
  return carried === undefined
    ? ""
    : `${grouped(carried)} is carried: what was taken back is more than what was earned.`;
}

/** What is told of an entry besides its amount and its lines. */
function remarksOf(entry: StatementEntry): readonly string[] {
  return [capText(entry), sharesText(entry), carriedText(entry), nextText(entry)].filter((remark) => remark !== "");
}

function recordText({ record, key, date }: LineOutcome): string {
  return `${key ?? `record ${record + 1}`}${date === undefined ? "" : ` (${date})`}`;
}

function textOf({ partner, program, asOf, currency, entries, total }: Statement): string {
  const rows = entries.flatMap((entry) => [
    "",
    `${entry.title} (${entry.period.from} to ${entry.period.to}): ${amountText(entry, currency)}`,
    ...(entry.lines ?? []).map((line) => `  ${recordText(line)}: ${grouped(line.amount)} on ${grouped(line.base)}`),
    ...remarksOf(entry).map((remark) => `  ${remark}`),
  ]);
  const open = total.complete ? "" : " so far: not everything is known";
  return [
    `${program}: statement for ${partner}, as of ${asOf}`,
    ...rows,
    "",
    `Total: ${grouped(total.amount)} ${currency}${open}`,
    "",
  ].join("\n");
}

function linesTable(lines: readonly LineOutcome[]): readonly string[] {
  if (lines.length === 0) return [];
  const rows = lines.map((line) => `| ${cell(recordText(line))} | ${grouped(line.base)} | ${grouped(line.amount)} |`);
  return ["", "| Record | Paid on | Amount |", "| --- | ---: | ---: |", ...rows];
}

function markdownOf({ partner, program, asOf, currency, entries, total }: Statement): string {
  const summary = entries.map(
    (entry) =>
      `| ${cell(entry.title)} | ${entry.period.from} to ${entry.period.to} | ${cell(amountText(entry, currency))} |`,
  );
  const details = entries.flatMap((entry) => {
    const remarks = remarksOf(entry).flatMap((remark) => ["", cell(remark)]);
    const lines = linesTable(entry.lines ?? []);
    return remarks.length + lines.length === 0 ? [] : ["", `## ${cell(entry.title)}`, ...remarks, ...lines];
  });
  return [
    `# ${cell(program)}: statement for ${cell(partner)}`,
    "",
    `As of ${asOf}.`,
    "",
    "| Incentive | Period | Amount |",
    "| --- | --- | ---: |",
    ...summary,
    `| **Total**${total.complete ? "" : " so far"} | | **${grouped(total.amount)} ${currency}** |`,
    ...details,
    "",
  ].join("\n");
}

/**
 * Writes a statement for people, as a text or as Markdown (English). For other words, write it from the statement itself: it is plain JSON.
 *
 * @example
 * ```ts
 * import { parseProgram, statePartner, writeStatement } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   title: "Acme",
 *   currency: "USD",
 *   facts: { bookings: "money" },
 *   incentives: {
 *     volume: { kind: "rebate", title: "Volume rebate", period: "calendarQuarter", payOn: "bookings", scale: { flat: { rate: 0.02 } } },
 *   },
 * });
 * const statement = statePartner(program, { id: "p1", facts: { bookings: 50000 } }, { asOf: "2026-03-31" });
 * if (statement.status === "stated") console.log(writeStatement(statement, "text").split("\n").at(-2)); // => Total: 1,000.00 USD
 * ```
 * @since 0.1.0
 */
export function writeStatement(statement: Statement, format: StatementFormat): string {
  return format === "markdown" ? markdownOf(statement) : textOf(statement);
}
