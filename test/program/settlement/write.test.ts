import { expect, test } from "vitest";
import { type JournalEntry, payPartner, stateJournal, writeJournal } from "partner-program";
import { partnerWith, programWith, rebate, settled } from "./support.js";

const program = programWith({ r: rebate() });
const orders = [
  { id: "A", on: "2026-03-01", amount: 1000 },
  { id: "B", on: "2026-03-30", seen: "2026-04-20", amount: 500 },
];

function journal(): readonly JournalEntry[] {
  let entries: readonly JournalEntry[] = [];
  for (const on of ["2026-04-01", "2026-04-20"])
    entries = [...entries, ...settled(program, partnerWith(orders, entries), { period: "2026-03-31", on }).entries];
  const paid = payPartner({ id: "p1", journal: entries }, { on: "2026-04-25" });
  return paid.status === "paid" ? [...entries, ...paid.entries] : [];
}

const statement = stateJournal({ id: "p1", journal: journal() }, { from: "2026-04-02", on: "2026-04-30" });
if (statement.status !== "stated") throw new Error("refused");

test("a journal is written as a text: what stood before, what was posted and why, what stands after", () => {
  expect(writeJournal(statement, "text")).toBe(
    [
      "Account of p1",
      "",
      "From 2026-04-02 to 2026-04-30.",
      "",
      "Balance  Currency  Estimated  Earned   Paid    Due",
      "before   USD            0.00   20.00   0.00  20.00",
      "after    USD            0.00   30.00  30.00   0.00",
      "",
      "Period                       On          Entry      Amount  Because",
      "r, 2026-01-01 to 2026-03-31  2026-04-20  earned  10.00 USD  something became known later",
      "r, 2026-01-01 to 2026-03-31  2026-04-25  paid    30.00 USD  payment",
      "",
    ].join("\n"),
  );
});

test("and as Markdown", () => {
  expect(writeJournal(statement, "markdown").split("\n").slice(-3)).toEqual([
    "| r, 2026-01-01 to 2026-03-31 | 2026-04-20 | earned | 10.00 USD | something became known later |",
    "| r, 2026-01-01 to 2026-03-31 | 2026-04-25 | paid | 30.00 USD | payment |",
    "",
  ]);
});
