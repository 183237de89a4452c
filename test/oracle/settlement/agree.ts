/** Holds the settlement of random histories against the oracle. */
import { type JournalEntry, type Partner, parseProgram, settlePartner } from "partner-program";
import { type Json, randomScale } from "../incentives/generate.js";
import { type Random, randomOf } from "../language/random.js";
import { type Rational, decimal } from "../language/rational.js";
import { type Night, type OrderLine, type Posted, expectedEntries } from "./oracle.js";

const DAY = 86_400_000;
const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString().slice(0, 10);
const text = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`);

function settlementOf(random: Random, period: string): Json {
  const sales = period === "month" ? "monthly" : "quarterly";
  const terms: Json = {
    ...(random.chance(0.4) ? { graceDays: random.pick([0, 1, 10, 45]) } : {}),
    ...(random.chance(0.3) ? { accrue: random.pick(["earnedSoFar", "nothing", { rate: "0.0175", on: sales }]) } : {}),
    ...(period !== "month" && random.chance(0.3)
      ? { interim: { share: random.pick(["0.5", "0.335", "1"]), every: "month" } }
      : {}),
    ...(random.chance(0.25) ? { dust: random.pick([0, 1, 20]) } : {}),
    ...(random.chance(0.3) ? { takeBackWithin: { months: random.pick([0, 1, 3]) } } : {}),
  };
  return random.chance(0.7) ? { settlement: terms } : {};
}

function incentiveOf(random: Random, period: string): Json {
  return {
    kind: "rebate",
    period,
    payOn: period === "month" ? "monthly" : "quarterly",
    scale: randomScale(random, true, false),
    ...(random.chance(0.4)
      ? { cap: { amount: random.pick([0, 30, "99.99", 400]), ...(random.chance(0.4) ? { per: "calendarYear" } : {}) } }
      : {}),
    ...(random.chance(0.3) ? { round: random.pick(["halfEven", "down", "up"]) } : {}),
    ...settlementOf(random, period),
  };
}

/** A rebate by month and two by quarter, orders of a year that come late, and nights on which is settled. */
function randomHistory(random: Random) {
  const incentives = { m: incentiveOf(random, "month"), q: incentiveOf(random, "calendarQuarter"), r: incentiveOf(random, "calendarQuarter") }; // prettier-ignore
  const orders = Array.from({ length: random.below(15) }, (): OrderLine => {
    const on = random.below(365);
    const amount = ((random.below(150_000) - 30_000) / 100).toFixed(2);
    return { on: dayOf(on), seen: dayOf(on + (random.chance(0.5) ? 0 : random.below(150))), amount };
  });
  const days = Array.from({ length: 1 + random.below(7) }, () => random.below(520)).sort((one, other) => one - other);
  const nights = days.map((day): Night => {
    const period = dayOf(Math.min(day - random.below(Math.min(day + 1, 60)), 364));
    return { period, on: dayOf(day), knownAt: dayOf(random.chance(0.8) ? day : Math.max(0, day - random.below(90))) };
  });
  return { incentives, orders, nights };
}

export interface SettlementDisagreement {
  readonly night: Night;
  readonly library: readonly string[];
  readonly expected: readonly string[];
  readonly history: unknown;
}

const written = ({ id, kind, amount, reason }: Posted): string => `${id} ${kind} ${text(amount)} ${reason}`;

/** The first night of a history whose entries differ. */
export function settlementDisagreement(seed: number): SettlementDisagreement | undefined {
  const { incentives, orders, nights } = randomHistory(randomOf(seed));
  const fields = { on: "date", seen: "date", amount: "money" };
  const sum = (window: object): object => ({ sum: "orders.amount", window });
  const metrics = { monthly: sum({ month: "toDate" }), quarterly: sum({ calendarQuarter: "toDate" }) };
  const program = parseProgram({ language: 1, id: "settlement", currency: "USD", records: { orders: { date: "on", recordedOn: "seen", fields } }, metrics, incentives }); // prettier-ignore
  const expected = expectedEntries(incentives, orders, nights);
  let journal: readonly JournalEntry[] = [];
  for (const [index, night] of nights.entries()) {
    const partner = { id: "p1", records: { orders }, journal } as unknown as Partner;
    const settled = settlePartner(program, partner, night);
    if (settled.status !== "settled") throw new Error(settled.issues.map(({ message }) => message).join("\n"));
    journal = [...journal, ...settled.entries];
    const found = settled.entries.map(({ id, kind, amount, reasons }) => written({ id, kind, amount: decimal(amount), reason: reasons.join() })); // prettier-ignore
    const wanted = expected[index]!.map(written);
    if (JSON.stringify(found.toSorted()) === JSON.stringify(wanted.toSorted())) continue;
    return { night, library: found, expected: wanted, history: { incentives, orders, nights } };
  }
  return undefined;
}
