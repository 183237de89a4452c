/** Holds funds of random histories against the oracle. */
import { type Partner, type Program, parseProgram, stateFunds } from "partner-program";
import { type Random, randomOf } from "../language/random.js";
import { type OracleLot, type OracleRequest, type OracleRules, fundTheSlowWay } from "./oracle.js";

const DAY = 86_400_000;
const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 10);
const amountOf = (cents: number): string => (cents / 100).toFixed(2);
const MOST_DAYS = 75;

function randomLot(random: Random, index: number): OracleLot {
  const from = random.below(50);
  const until = random.chance(0.6) ? from + random.below(30) - (random.chance(0.1) ? 5 : 0) : undefined;
  const cents = random.chance(0.15) ? -random.below(80) : random.below(160);
  return { key: `L${index}`, from, until, cents };
}

/** Mostly a history that can be; sometimes days that contradict one another. */
function randomRequest(random: Random, index: number): OracleRequest {
  const asked = 8 + random.below(42);
  const later = (day: number): number => day + random.below(12);
  const approvedOn = later(asked) - (random.chance(0.03) ? 8 : 0);
  const claimedOn = later(approvedOn);
  const decidedOn = later(claimedOn);
  const path = random.below(8);
  return {
    key: `R${index}`,
    asked,
    cost: random.chance(0.05) ? 0 : random.below(240),
    ...(path >= 1 && path !== 2 ? { approvedOn } : {}),
    ...(random.chance(0.3) ? { approved: random.below(120) } : {}),
    ...(path === 2 || random.chance(0.02) ? { deniedOn: approvedOn } : {}),
    ...(path >= 4 ? { claimedOn } : {}),
    ...(random.chance(0.6) ? { spend: random.below(240) } : {}),
    ...(path === 5 || path === 6 ? { acceptedOn: decidedOn } : {}),
    ...(path === 7 ? { rejectedOn: decidedOn } : {}),
    ...(random.chance(0.15) ? { cancelledOn: later(random.pick([asked, approvedOn])) } : {}),
    ...(random.chance(0.5) ? { claimUntil: approvedOn + random.below(12) - 2 } : {}),
  };
}

function randomRules(random: Random): OracleRules {
  return {
    approves: random.chance(0.7),
    claims: random.chance(0.7),
    accepts: random.chance(0.7),
    soonest: random.chance(0.3),
    refuseShort: random.chance(0.3),
    least: random.pick([0, 0, 20]),
    most: random.pick([1_000_000, 1_000_000, 60]),
    monthlyCap: random.chance(0.3) ? random.below(150) : undefined,
    carry: random.chance(0.4) ? { percent: random.pick([25, 50, 100]), most: random.pick([1000, 15]), days: 1 + random.below(20) } : undefined,
    monthOf: (day) => dayOf(day).slice(0, 7),
  }; // prettier-ignore
}

function documentOf(rules: OracleRules): object {
  const date = { type: "date", optional: true, whenMissing: "notApplicable" };
  const money = { type: "money", optional: true, whenMissing: "notApplicable" };
  const days = ["approvedOn", "deniedOn", "cancelledOn", "claimedOn", "acceptedOn", "rejectedOn", "claimUntil"];
  const { approves, claims, accepts, carry, monthlyCap } = rules;
  const requests = {
    for: { each: "requests" },
    request: { on: "asked", amount: { product: ["cost", 0.5] }, least: amountOf(rules.least), most: amountOf(rules.most) },
    ...(approves ? { approve: { on: "approvedOn", amount: "approved" }, deny: { on: "deniedOn" } } : {}),
    cancel: { on: "cancelledOn" },
    ...(claims ? { claim: { on: "claimedOn", amount: { product: ["spend", 0.5] }, until: "claimUntil" } } : {}),
    ...(accepts ? { accept: { on: "acceptedOn" }, reject: { on: "rejectedOn" } } : {}),
    short: rules.refuseShort ? "refuse" : "partial",
    ...(monthlyCap === undefined ? {} : { cap: { amount: amountOf(monthlyCap), per: "month" } }),
  };
  const unused = carry && { carry: { share: carry.percent / 100, most: amountOf(carry.most), expires: { after: { days: carry.days } } } };
  return {
    language: 1,
    id: "funds",
    currency: "USD",
    records: {
      lots: { key: "key", fields: { key: "string", from: "date", until: date, amount: "money" } },
      requests: { key: "key", fields: { key: "string", asked: "date", cost: "money", approved: money, spend: money, ...Object.fromEntries(days.map((name) => [name, date])) } },
    },
    funds: {
      f: {
        period: "calendarQuarter",
        credits: [{ for: { each: "lots" }, on: "from", amount: "amount", until: "until" }],
        uses: rules.soonest ? "soonestExpiring" : "oldestFirst",
        requests,
        ...(unused === undefined ? {} : { unused }),
      },
    },
  };
} // prettier-ignore

const AMOUNTS: ReadonlySet<string> = new Set(["cost", "approved", "spend"]);

/** A request as the partner document has it. */
function recordOf(request: OracleRequest): Readonly<Record<string, unknown>> {
  const write = ([name, value]: readonly [string, unknown]): readonly [string, unknown] => {
    if (typeof value !== "number") return [name, value];
    return [name, AMOUNTS.has(name) ? amountOf(value) : dayOf(value)];
  };
  return Object.fromEntries(Object.entries(request).map(write));
}

/** The fund by the library, in the oracle's words. */
function fundByLibrary(program: Program, partner: Partner, on: number): unknown {
  const stated = stateFunds(program, partner, { on: dayOf(on) });
  if (stated.status === "issues") {
    if (stated.issues.every(({ code }) => code === "fund.event")) return undefined;
    throw new Error(stated.issues.map(({ message }) => message).join("\n"));
  }
  const { lots, requests, balance } = stated.funds["f"]!;
  const cents = (amount: string): number => Number(amount.replace(".", ""));
  return {
    lots: lots.map((lot) => [lot.key, cents(lot.amount), ...[lot.free, lot.held, lot.used, lot.expired, lot.carried, lot.withdrawn].map(cents)].join(" ")).toSorted(),
    requests: requests.map(({ key, state, held, reimbursed, refusedBy = [], ignored = [] }) => [key, state, cents(held), cents(reimbursed), refusedBy.join()].join(" ") + ignored.map((step) => ` ${step}`).join("")),
    owed: cents(balance.owed),
  };
} // prettier-ignore

export interface FundDisagreement {
  readonly on: number;
  readonly library: unknown;
  readonly expected: unknown;
  readonly history: unknown;
}

/** The first of some days of a history on which the fund differs. */
export function fundDisagreement(seed: number): FundDisagreement | undefined {
  const random = randomOf(seed);
  const rules = randomRules(random);
  const lots = Array.from({ length: 1 + random.below(5) }, (_, index) => randomLot(random, index));
  const requests = Array.from({ length: random.below(6) }, (_, index) => randomRequest(random, index));
  const program = parseProgram(documentOf(rules));
  const records = {
    lots: lots.map(({ key, from, until, cents }) => ({ key, from: dayOf(from), ...(until === undefined ? {} : { until: dayOf(until) }), amount: amountOf(cents) })), // prettier-ignore
    requests: requests.map(recordOf),
  };
  const partner: Partner = { id: "p1", records };
  for (const on of [random.below(MOST_DAYS), random.below(MOST_DAYS), MOST_DAYS]) {
    const library = fundByLibrary(program, partner, on);
    const expected = fundTheSlowWay(lots, requests, rules, on);
    if (JSON.stringify(library) !== JSON.stringify(expected))
      return { on, library, expected, history: { rules, records } };
  }
  return undefined;
}
