/** Partners over time: records and facts that become known late, and the days on which somebody looks. */
import { type Partner } from "../../program/partner/types.js";
import { type Program } from "../../program/program.js";
import { type Arbitrary } from "../fast-check.js";
import { documentArbitrary } from "./partner.js";
import { daysAfter } from "./records.js";
import { type GeneratorOptions, type Setting, settingOf } from "./setting.js";

/** A partner, and days on which it is looked at. */
export interface PartnerHistory {
  readonly partner: Partner;
  /** From the earliest to the latest, YYYY-MM-DD: the judged day first. */
  readonly days: readonly string[];
}

const MOST_DAYS = 4;
const MOST_RECORDS = 10;

/** How much later somebody looks again: the next day, month, quarter and year among them. */
const STEPS = [1, 30, 91, 182, 365];

/** The histories of a setting. */
export function historiesIn(setting: Setting): Arbitrary<PartnerHistory> {
  const { fc, asOf } = setting;
  const later = fc.uniqueArray(fc.oneof(fc.constantFrom(...STEPS), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: MOST_DAYS }); // prettier-ignore
  return fc.record({
    partner: documentArbitrary(setting, { most: MOST_RECORDS }),
    days: later.map((counts) => [asOf, ...[...counts].sort((one, other) => one - other).map((count) => daysAfter(asOf, count))]), // prettier-ignore
  });
}

/**
 * Partners with records and dated values that lie before and after the judged day, and rising days on which they are looked at: for
 * reviews, settlements and late data.
 *
 * @throws {ProgramError} when `asOf` is no day.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { parseProgram, settlePartner } from "partner-program";
 * import { historyArbitrary } from "partner-program/testing";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { orders: { date: "on", recordedOn: "seen", key: "id", fields: { id: "string", on: "date", seen: "date", amount: "money" } } },
 *   metrics: { sales: { sum: "orders.amount", window: { month: "toDate" } } },
 *   incentives: { rebate: { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: 0.02 } } } },
 * });
 * fc.assert(
 *   fc.property(historyArbitrary(program, { fc, asOf: "2026-03-31" }), ({ partner, days }) =>
 *     days.every((on) => settlePartner(program, partner, { period: "2026-03-31", on }).status === "settled"),
 *   ),
 * );
 * ```
 * @since 0.1.0
 */
export function historyArbitrary(program: Program, options: GeneratorOptions): Arbitrary<PartnerHistory> {
  return historiesIn(settingOf(program, options));
}
