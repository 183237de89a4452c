/** States the funds of a partner on a day. */
import { writeDay } from "../../core/time/day.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { refuse, writtenDay } from "../run.js";
import { withJournal } from "../settlement/journal.js";
import { readDayOptions } from "../settlement/options.js";
import { Outcomes } from "../settlement/outcomes.js";
import { runFunds } from "./run.js";
import { statementOf } from "./statement.js";
import { type FundOptions, type FundsResult } from "./types.js";

/**
 * States every fund of a partner at the end of a day: what was credited and until when it can be used, each request with its state and what it holds or was
 * paid, what is pending, committed, expired and available, and every movement on the way there.
 *
 * Credits are computed anew from incentives and records, so that nothing hangs on when a settlement was run. `settlePartner` posts what follows from them.
 *
 * Laws: the parts of a lot add up to its amount; what is available is never below zero; the order of records decides nothing; what becomes
 * known later changes no statement with an earlier `knownAt`.
 *
 * @example
 * ```ts
 * import { parseProgram, stateFunds } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   records: {
 *     budgets: { fields: { from: "date", amount: "money" } },
 *     requests: {
 *       key: "id",
 *       fields: { id: "string", asked: "date", approved: { type: "date", optional: true }, cost: "money" },
 *     },
 *   },
 *   funds: {
 *     mdf: {
 *       period: "calendarQuarter",
 *       credits: [{ for: { each: "budgets" }, on: "from", amount: "amount", expires: { endOf: "calendarYear" } }],
 *       requests: {
 *         for: { each: "requests" },
 *         request: { on: "asked", amount: { product: ["cost", 0.5] } },
 *         approve: { on: "approved" },
 *       },
 *     },
 *   },
 * });
 * const records = {
 *   budgets: [{ from: "2026-01-01", amount: 10000 }],
 *   requests: [{ id: "R1", asked: "2026-02-01", approved: "2026-02-10", cost: 6000 }, { id: "R2", asked: "2026-03-01", cost: 1000 }],
 * };
 * const stated = stateFunds(program, { id: "p1", records }, { on: "2026-03-31" });
 * if (stated.status === "stated") {
 *   const { used, pending, available } = stated.funds.mdf!.balance;
 *   console.log(used, pending, available); // => 3000.00 500.00 6500.00
 * }
 * ```
 * @since 0.1.0
 */
export function stateFunds(program: Program, partner: Partner, options: FundOptions): FundsResult {
  const asked = readDayOptions(options);
  if (!("on" in asked)) return refuse("", writtenDay(options, "on"), asked);
  const { on, knownAt, more } = asked;
  return withJournal(partner, undefined, ({ id }) => {
    const outcomes = new Outcomes(program, partner, more);
    const runs = runFunds({ partner: id, outcomes, on, knownAt, work: more.limits?.work });
    return {
      status: "stated",
      partner: id,
      on: writeDay(on),
      knownAt,
      funds: Object.fromEntries(runs.map((run) => [run.id, statementOf(run, on)])),
    };
  });
}
