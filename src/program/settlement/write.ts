/** The statement of a journal as people read it: a text, or Markdown. */
import { type EntryReason, type JournalEntry } from "../../incentives/journal/types.js";
import { type StatementFormat, type Table, heading, paragraph, writeTables } from "../statement/tables.js";
import { type JournalBalance, type JournalStatement, type StatedPeriod } from "./types.js";

const REASONS: { readonly [R in EntryReason]: string } = {
  estimate: "estimated so far",
  closed: "the period is closed",
  lateData: "something became known later",
  level: "a level has moved",
  rules: "the rules were changed",
  data: "the data was changed",
  payment: "payment",
  credit: "credited",
  claim: "requests have gone on",
  expiry: "not used in time",
  interim: "a part before the period is closed",
  return: "something was returned",
};

const SIDES = ["accrued", "earned", "paid", "due"] as const;

function balancesTable({ opening, closing }: JournalStatement): Table {
  const currencies = [...new Set([...Object.keys(opening), ...Object.keys(closing)])];
  const row = (when: string, currency: string, balance: JournalBalance | undefined): readonly string[] => [when, currency, ...SIDES.map((side) => balance?.[side] ?? "")]; // prettier-ignore
  return {
    head: ["Balance", "Currency", "Estimated", "Earned", "Paid", "Due"],
    rows: currencies.flatMap((currency) => [
      row("before", currency, opening[currency]),
      row("after", currency, closing[currency]),
    ]),
  };
}

function titleOf({ incentive, fund, period }: StatedPeriod): string {
  return `${incentive}${fund === undefined ? "" : ` in ${fund}`}, ${period.from} to ${period.to}`;
}

function entryRow({ on, kind, amount, currency, reasons }: JournalEntry, period: StatedPeriod): readonly string[] {
  return [titleOf(period), on, kind, `${amount} ${currency}`, reasons.map((reason) => REASONS[reason]).join(", ")];
}

/**
 * Writes the statement of a journal for people, as a text or as Markdown (English): what stood before and what stands after, and every entry between with its reasons in words.
 *
 * @example
 * ```ts
 * import { parseProgram, settlePartner, stateJournal, writeJournal } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   facts: { sales: "money" },
 *   incentives: { rebate: { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: 0.02 } } } },
 * });
 * const settled = settlePartner(program, { id: "p1", facts: { sales: 1000 } }, { period: "2026-03-31", on: "2026-04-01" });
 * const journal = settled.status === "settled" ? settled.entries : [];
 * const stated = stateJournal({ id: "p1", journal }, { from: "2026-04-01", on: "2026-04-30" });
 * if (stated.status === "stated") console.log(writeJournal(stated, "markdown").split("\n").at(-2));
 * // => | rebate, 2026-03-01 to 2026-03-31 | 2026-04-01 | earned | 20.00 USD | the period is closed |
 * ```
 * @since 0.1.0
 */
export function writeJournal(statement: JournalStatement, format: StatementFormat): string {
  const { partner, from, on, periods } = statement;
  const entries: Table = {
    head: ["Period", "On", "Entry", "Amount", "Because"],
    rows: periods.flatMap((period) => period.entries.map((entry) => entryRow(entry, period))),
  };
  const parts = [
    heading(`Account of ${partner}`),
    paragraph(`From ${from} to ${on}.`),
    balancesTable(statement),
    entries,
  ];
  return writeTables(parts, format);
}
