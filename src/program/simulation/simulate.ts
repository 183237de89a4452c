/** What would be paid if something were otherwise: other facts, more records, another level, other rules. */
import { isEntries } from "../../core/data/partner-data.js";
import { placesIn, readExact, writeFixed } from "../../core/number/decimal.js";
import { subtract } from "../../core/number/exact.js";
import { FIRST_DAY, writeDay } from "../../core/time/day.js";
import { evaluatePartner } from "../evaluate.js";
import { type EvaluateOptions } from "../options.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner, type PartnerRecord } from "../partner/types.js";
import { readableBy } from "../partner/readable.js";
import { type Program, compiledOf } from "../program.js";
import { type AmountDifference, type LevelDifference, type SimulationResult, type WhatIf } from "./types.js";

export interface SimulateOptions extends EvaluateOptions {
  /** What is otherwise for the partner. */
  readonly whatIf?: WhatIf;
  /** Other rules, by which the partner is judged afterwards. */
  readonly program?: Program;
}

/** What is held instead was always held. */
const ALWAYS = writeDay(FIRST_DAY);

/** The partner as it would be. Parts that cannot be read stay, for the evaluation to tell of them. */
function changed(partner: Partner, { facts, records, given, levels }: WhatIf): Partner {
  const own: Readonly<Record<string, unknown>> = isEntries(partner.records) ? partner.records : {};
  const more = Object.entries(records ?? {}).map(([name, added]) => {
    const before = own[name];
    return [name, [...(Array.isArray(before) ? (before as readonly PartnerRecord[]) : []), ...added]] as const;
  });
  const held = Object.fromEntries(
    Object.entries(levels ?? {}).map(([ladder, is]) => [ladder, { history: [{ from: ALWAYS, is }] }]),
  );
  return {
    ...partner,
    ...(facts === undefined ? {} : { facts: { ...partner.facts, ...facts } }),
    ...(records === undefined ? {} : { records: { ...partner.records, ...Object.fromEntries(more) } }),
    ...(given === undefined ? {} : { given: { ...partner.given, ...given } }),
    ...(levels === undefined ? {} : { held: { ...partner.held, tiers: { ...partner.held?.tiers, ...held } } }),
  };
}

function changeOf(before: string | null | undefined, after: string | null | undefined): AmountDifference {
  const [one, other] = [before ?? null, after ?? null];
  if (one === null || other === null) return { before: one, after: other, difference: null };
  const difference = subtract(readExact(other)!, readExact(one)!);
  return { before: one, after: other, difference: writeFixed(difference, Math.max(placesIn(one), placesIn(other))) };
}

/** Every key of two dictionaries. */
function keysOf(before: object, after: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

/** An incentive that only one of the programs has pays nothing by the other. */
function incentiveChanges(
  before: EvaluatedOutcome,
  after: EvaluatedOutcome,
): Readonly<Record<string, AmountDifference>> {
  const amountOf = ({ incentives, payable }: EvaluatedOutcome, id: string): string | null => {
    const own = incentives[id];
    return own === undefined ? writeFixed(readExact(0)!, placesIn(payable.amount)) : own.amount;
  };
  return Object.fromEntries(
    keysOf(before.incentives, after.incentives).map((id) => [id, changeOf(amountOf(before, id), amountOf(after, id))]),
  );
}

function levelChanges(before: EvaluatedOutcome, after: EvaluatedOutcome): Readonly<Record<string, LevelDifference>> {
  return Object.fromEntries(
    keysOf(before.tiers, after.tiers).map((ladder) => [
      ladder,
      { before: before.tiers[ladder]?.certain ?? null, after: after.tiers[ladder]?.certain ?? null },
    ]),
  );
}

/**
 * What a partner would be paid if something were otherwise: other facts, more records, values that are given, another level held, or the rules
 * of another program; beside what it is paid now. Nothing is stored.
 *
 * Both outcomes are those of `evaluatePartner`. Law: without anything otherwise nothing differs; `payable` differs by what the incentives
 * (but points) differ by together, where all of them are known.
 *
 * @example
 * ```ts
 * import { parseProgram, simulatePartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
 *   incentives: {
 *     rebate: { kind: "rebate", period: "calendarYear", for: { each: "orders" }, payOn: "amount", scale: { flat: { rate: 0.02 } } },
 *   },
 * });
 * const partner = { id: "p1", records: { orders: [{ on: "2026-02-01", amount: 1000 }] } };
 * const whatIf = { records: { orders: [{ on: "2026-03-01", amount: 500 }] } };
 * const simulated = simulatePartner(program, partner, { asOf: "2026-03-31", whatIf });
 * if (simulated.status === "simulated") console.log(simulated.payable.difference); // => 10.00
 * ```
 * @since 0.1.0
 */
export function simulatePartner(program: Program, partner: Partner, options: SimulateOptions): SimulationResult {
  const { whatIf = {}, program: other = program, ...evaluation } = options;
  const [own, others] = [compiledOf(program), compiledOf(other)];
  const before = evaluatePartner(program, readableBy(own, others)(partner), evaluation);
  if (before.status === "issues") return before;
  const after = evaluatePartner(other, readableBy(others, own)(changed(partner, whatIf)), evaluation);
  if (after.status === "issues") return after;
  const { partner: id, asOf, currency } = before;
  return {
    status: "simulated",
    partner: id,
    asOf,
    currency,
    incentives: incentiveChanges(before, after),
    payable: changeOf(before.payable.amount, after.payable.amount),
    tiers: levelChanges(before, after),
    before,
    after,
  };
}
