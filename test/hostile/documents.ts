/** Documents that mean harm: too deep, too wide, doubling with every reference, or growing with every step. */
import { type Random } from "../oracle/language/random.js";
import { northwindProgram } from "partner-program/programs/northwind";
import { randomProgram } from "../oracle/language/generate.js";
import { randomProgram as randomIncentives } from "../oracle/incentives/generate.js";
import { junk, nested, spoil } from "./junk.js";

type Document = Record<string, unknown>;

const HEAD = { language: 1, id: "hostile", currency: "USD" };
const FACTS = { n: "decimal", amount: "money", since: "date" };
const ORDERS = {
  orders: { date: "on", fields: { on: "date", amount: "money", region: { type: "string", optional: true } } },
};
const compare = { fact: "n", operator: "greaterThan", value: 1 };

function entries(count: number, entry: (index: number) => unknown, prefix = "d"): Document {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, entry(index)]));
}

/** Each definition reads the one before it twice: read one by one they are as many as there are atoms. */
function chain(count: number, first: unknown, next: (before: string) => unknown): Document {
  return entries(count, (index) => (index === 0 ? first : next(`d${index - 1}`)));
}

const FAMILIES: readonly ((random: Random, size: number) => unknown)[] = [
  // Deep.
  (random, size) => ({ ...HEAD, facts: FACTS, conditions: { c: nest(size, compare, random.pick(["all", "any", "not"])) } }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: { m: nest(size, "n", "sumOf") } }),
  (_random, size) => ({ ...HEAD, scorecards: { s: nested(size, "parts") } }),
  (random, size) => random.pick(["[", '{"all":'] as const).repeat(size * 10),
  (_random, size) => JSON.stringify({ ...HEAD, facts: FACTS, note: "x".repeat(size * 1000) }),
  // Wide.
  (_random, size) => ({ ...HEAD, facts: entries(size * 4, () => "decimal") }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: entries(size, () => ({ sumOf: ["n", "n", "n"] })) }),
  (_random, size) => ({ ...HEAD, facts: FACTS, tiers: { t: { levels: Array.from({ length: size }, (_, id) => ({ id: `l${id}`, requires: compare })) } } }),
  (_random, size) => ({ ...HEAD, facts: FACTS, conditions: { c: { any: Array.from({ length: size }, () => compare) } } }),
  (_random, size) => ({ ...HEAD, records: ORDERS, metrics: entries(size, (index) => ({ sum: "orders.amount", window: { trailing: { days: index + 1 } } })) }),
  (_random, size) => ({ ...HEAD, records: ORDERS, metrics: entries(Math.min(size, 300), () => ({ median: "orders.amount", whenEmpty: "zero" })) }),
  // Doubling.
  (random, size) => ({ ...HEAD, facts: FACTS, conditions: chain(size, compare, (before) => ({ [random.pick(["all", "any"])]: [{ condition: before }, { condition: before }] })) }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: chain(size, { sumOf: ["n", 1] }, (before) => ({ sumOf: [before, before] })) }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: chain(size, { sumOf: ["n", 1] }, (before) => ({ product: [before, before] })) }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: chain(size, { sumOf: ["n", 1] }, (before) => ({ ratio: [1, { sumOf: [before, { ratio: [1, before], whenEmpty: "zero" }] }], whenEmpty: "zero" })) }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: { ...chain(Math.min(size, 40), { shifted: "n", shift: { days: -1 } }, (before) => ({ shifted: before, shift: { days: -1 } })) } }),
  (_random, size) => ({ ...HEAD, facts: FACTS, conditions: entries(size * 6, (index) => ({ condition: `d${(index + 1) % (size * 6)}` })) }),
  (_random, size) => ({ ...HEAD, records: ORDERS, collections: chain(Math.min(size, 200), { group: "orders", by: ["region"], fields: { total: { sum: "orders.amount" }, count: { count: "orders" } } }, (before) => ({ group: before, by: ["count"], fields: { total: { sum: `${before}.total` }, count: { count: before } } })) }),
  // Long in time.
  (random, size) => ({ ...HEAD, facts: FACTS, records: ORDERS, metrics: { bookings: { sum: "orders.amount", window: { trailing: { days: 30 } } } }, tiers: { main: { levels: Array.from({ length: Math.min(size, 100) }, (_, id) => ({ id: `l${id}`, requires: compare, ...(id === 1 ? { keep: { fact: "held.tiers.main.level", operator: "notEqual", value: "l0" } } : {}) })), review: { promote: random.pick(["immediately", { on: { anniversaryOf: "since", months: 1 } }]), demote: random.pick(["immediately", { on: { lastDayOf: "month" }, grace: { for: { years: 100 } } }]), lockIn: random.pick([{ for: { years: 100, days: 36_600 } }, { lastDayOf: "fiscalYear", following: 100 }]) } } } }),
  (random) => ({ ...HEAD, facts: FACTS, metrics: { m: { [random.pick(["heldOnEveryDay", "heldOnAnyDay"])]: { fact: "n", operator: "greaterThan", value: random.pick([1, { elapsed: { from: "since", to: "asOf", unit: "days" } }]) }, window: random.pick([{ since: "since" }, { trailing: { days: 36_600 } }, { since: "1000-01-01", until: "9999-12-31" }]) } } }),
  (random, size) => ({ ...HEAD, facts: FACTS, records: ORDERS, metrics: { bookings: { sum: "orders.amount", window: { trailing: { days: 30 } } }, days: { onEach: "bookings", complete: { [random.pick(["fiscalQuarters", "months"])]: size }, take: "sum" }, twice: { onEach: "days", complete: { months: size }, take: "sum" }, thrice: { onEach: "twice", complete: { months: size }, take: "sum" } } }),
  (_random, size) => ({ ...HEAD, facts: FACTS, metrics: { ...chain(Math.min(size, 60), { heldOnEveryDay: compare, window: { trailing: { days: 100 } } }, (before) => ({ heldOnEveryDay: { fact: before, operator: "equal", value: true }, window: { trailing: { days: 100 } } })) } }),
  (_random, size) => ({ ...HEAD, facts: FACTS, versions: Array.from({ length: Math.min(size, 120) }, (_, index) => ({ from: `${2000 + index}-01-01`, replaces: { metrics: { m: { sumOf: ["n", index] } } } })), metrics: { m: { sumOf: ["n", 1] } } }),
  // Much to pay.
  (random, size) => ({ ...HEAD, facts: FACTS, records: ORDERS, incentives: entries(Math.min(size, 16), () => ({ kind: "rebate", period: "month", for: { each: "orders", ...(random.chance(0.5) ? { running: "catchUp" } : {}) }, payOn: "amount", cap: { amount: "amount", clip: "level" }, scale: { apply: "additive", bands: Array.from({ length: 20 }, (_, index) => ({ from: index, rate: 0.01 })) } })) }),
  (random, size) => ({ ...HEAD, facts: FACTS, incentives: entries(Math.min(size, 160), () => ({ kind: "rebate", period: "month", payOn: "amount", scale: { flat: { rate: 0.01 } } })), stacking: { s: { steps: Array.from({ length: Math.ceil(Math.min(size, 160) / 20) }, (_, step) => ({ [random.pick(["best", "all"])]: Array.from({ length: Math.min(20, Math.min(size, 160) - step * 20) }, (__, index) => `d${step * 20 + index}`), on: "remaining" })), cap: { amount: 5, clip: "spread" } } } }),
  (_random, size) => ({ ...HEAD, facts: FACTS, tiers: { main: { levels: Array.from({ length: Math.min(size, 60) }, (_, id) => ({ id: `l${id}`, requires: compare })) } }, incentives: entries(size, () => ({ kind: "rebate", period: "month", payOn: "amount", levelAt: { ladder: "main", on: "dayByDay" }, scale: { flat: { rate: 0.1 } } })) }),
  // Much to fund, and many deals.
  (random, size) => ({ ...HEAD, facts: FACTS, records: ORDERS, incentives: entries(Math.min(size, 20), () => ({ kind: "rebate", period: "month", payOn: "amount", scale: { flat: { rate: 1 } } })), funds: { f: { period: "month", opens: random.pick(["1000-01-01", "2020-01-01"]), credits: Array.from({ length: Math.min(size, 20) }, (_, index) => ({ incentive: `d${index}`, expires: { after: { days: 1 } } })), unused: { carry: { share: 1, expires: { after: { days: 1 } } }, pays: "1e30" } } } }),
  (random, size) => ({ ...HEAD, facts: FACTS, records: ORDERS, funds: entries(Math.min(size, 12), () => ({ period: "month", credits: [{ for: { each: "orders" }, on: "on", amount: "amount", expires: { after: { days: random.below(3) + 1 } } }], requests: { for: { each: "orders" }, request: { on: "on", amount: { product: ["amount", "amount"] } }, cancel: { on: { day: "on", shift: { days: 1 } } }, short: random.pick(["partial", "refuse"]), cap: { amount: "amount", per: "month" } } })) }),
  (_random, size) => ({ ...HEAD, facts: FACTS, records: ORDERS, registrations: entries(Math.min(size, 12), () => ({ for: { each: "orders" }, opportunity: "region", submit: { on: "on" }, decideWithin: { length: "partner.n", in: "days" }, approve: { on: "on", length: "partner.n", in: "years" }, extend: { on: "on", length: "partner.n", in: "years" } })) }),
  // Everything out of order.
  (random) => spoil(structuredClone(randomIncentives(random) as Document), random),
  (random) => spoil(structuredClone(northwindProgram), random),
  (random) => spoil(structuredClone(randomProgram(random).document), random),
  (random) => junk(random),
  (random) => ({ ...HEAD, ...Object.fromEntries(["facts", "records", "metrics", "tiers", "conditions", "scorecards", "tables", "parameters", "incentives"].map((section) => [section, junk(random)])) }),
]; // prettier-ignore

/** A rule inside a rule inside a rule. */
function nest(depth: number, inner: unknown, key: string): unknown {
  let value = inner;
  for (let level = 0; level < depth; level += 1) value = { [key]: key === "not" ? value : [value] };
  return value;
}

/** A hostile document, and how its kind is numbered. */
export function hostileDocument(random: Random): { readonly family: number; readonly document: unknown } {
  const family = random.below(FAMILIES.length);
  const size = random.pick([1, 8, 60, 64, 400, 2000]);
  return { family, document: FAMILIES[family]!(random, size) };
}
