/** Random incentives over a small program, and partners for it. */
import { type Random } from "../language/random.js";

export type Json = Readonly<Record<string, unknown>>;

export const AS_OF = "2025-12-31";
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
export const LEVELS = ["base", "silver", "gold"];

const money = (random: Random, most = 4000): string => (random.below(most * 100) / 100).toFixed(2);
const signed = (random: Random): string => ((random.below(300_000) - 60_000) / 100).toFixed(2);
const rate = (random: Random): number | string => random.pick([0, 0.01, "0.015", 0.1, 0.25, 1]);

export const DECLARED: Json = {
  language: 1,
  id: "incentives",
  currency: "USD",
  facts: { sales: "money", before: "money", quota: "money", growth: "decimal", units: "integer", ok: "boolean" },
  records: {
    deals: {
      date: "on",
      key: "id",
      fields: { id: "integer", on: "date", amount: "money", part: "money", units: "integer", person: "string", product: { type: "string", oneOf: ["a", "b"] }, own: "decimal", other: "decimal", registered: "date", approved: { type: "date", optional: true, whenMissing: "notApplicable" }, first: "boolean" },
    },
  },
  tables: { rates: { by: { product: "equal" }, rows: [{ product: "a", value: 0.2 }, { product: "b", value: "0.125" }] }, levels: { by: { level: "equal" }, rows: LEVELS.map((level, index) => ({ level, value: index + 1 })) } },
  tiers: { main: { levels: LEVELS.map((id) => ({ id, ...(id === "base" ? {} : { requires: { fact: "sales", operator: "greaterThan", value: 1e9 } }) })) } },
}; // prettier-ignore

function portion(random: Random, ofMoney: boolean, inRow: boolean): Json {
  const own = inRow && random.chance(0.2) ? { table: "rates", at: { product: "product" } } : rate(random);
  const parts: Json = {
    ...(random.chance(0.8) ? { [ofMoney ? "rate" : "perUnit"]: ofMoney ? own : money(random, 5) } : {}),
    ...(random.chance(0.3) ? { fixed: money(random, 50) } : {}),
    ...(random.chance(0.15) ? { perPackage: { size: random.pick([1, 7, 100]), amount: money(random, 9), count: random.pick(["started", "complete"]) } } : {}),
  }; // prettier-ignore
  return Object.keys(parts).length === 0 ? { fixed: 0 } : parts;
}

const BOUNDS = [0, 100, 250, "500.50", 1000, 1800];

function bands(random: Random, ofMoney: boolean, inRow: boolean, only?: string): Json {
  const apply = only ?? random.pick(["wholeAmount", "graduated", "additive", "rolling"]);
  const from = random.chance(0.7) ? 0 : 1;
  const bounds = BOUNDS.slice(from, from + 1 + random.below(4));
  return {
    apply,
    bands: bounds.map((bound) => ({
      [random.chance(0.7) ? "from" : "above"]: bound,
      ...portion(random, ofMoney, inRow),
      ...(only === undefined && random.chance(0.15) ? { apply: random.pick(["wholeAmount", "graduated"]) } : {}),
    })),
  };
}

function curve(random: Random): Json {
  const corners = [0, 50, "120.5", 400, 1500].slice(random.below(2)).slice(0, 1 + random.below(4));
  return {
    curve: corners.map((at) => ({ at, is: random.pick([0, 0.05, "0.5", 1, 2]) })),
    below: random.pick(["nothing", "first"]),
    beyond: random.pick(["last", "extend"]),
    gives: random.pick(["rate", "amount"]),
  };
}

/** A scale over a measure, of an amount or of a number. */
export function randomScale(random: Random, ofMoney: boolean, inRow: boolean): Json {
  const kind = random.below(10);
  if (kind < 2) return { flat: portion(random, ofMoney, inRow) };
  if (kind < 3) return { target: random.pick([0.5, 200, "999.99"]), pays: portion(random, ofMoney, inRow) };
  if (kind < 4 && ofMoney) return curve(random);
  return bands(random, ofMoney, inRow);
}

function slices(scale: Json): boolean {
  const own = scale["bands"] as readonly Json[] | undefined;
  return own?.some(({ apply = scale["apply"] }) => apply === "graduated" || apply === "rolling") === true;
}

function terms(random: Random, each: boolean): Json {
  const share = (): unknown =>
    each && random.chance(0.5) ? random.pick(["own", "other"]) : random.pick([0, 1, 2, "0.5"]);
  const sharers = ["x", "y", "z"].slice(0, 1 + random.below(3));
  return {
    ...(random.chance(0.25) ? { eligible: { fact: "ok", operator: "equal", value: true } } : {}),
    ...(random.chance(0.4) ? { cap: { amount: random.pick([0, 30, "99.99", 400]), ...(each && random.chance(0.8) ? { clip: random.pick(["inOrder", "spread", "level"]) } : {}), ...(each && random.chance(0.3) ? { by: "person" } : {}) } } : {}),
    ...(random.chance(0.3) ? { round: random.pick(["halfAwayFromZero", "down", "up", "halfEven", "towardZero"]) } : {}),
    ...(random.chance(0.3) ? { split: { among: sharers.map((id) => ({ id, share: share() })), ...(random.chance(0.4) ? { method: "largestShare" } : {}), ...(random.chance(0.3) ? { overlays: [{ id: "over", share: share() }] } : {}) } } : {}),
  }; // prettier-ignore
}

function lineTerms(random: Random): Json {
  return {
    ...(random.chance(0.25) ? { line: { ...(random.chance(0.6) ? { least: 2 } : {}), ...(random.chance(0.6) ? { most: random.pick([20, "part"]) } : {}) } } : {}),
    ...(random.chance(0.25) ? { roundPer: "total" } : {}),
    ...(random.chance(0.4) ? { negative: random.pick(["zero", "carry", "clawback"]) } : {}),
  }; // prettier-ignore
}

const PERIODS = ["calendarYear", "calendarQuarter", "month"];

function each(random: Random, running: boolean): Json {
  return {
    each: "deals",
    ...(random.chance(0.3) ? { where: { fact: "product", operator: "equal", value: "a" } } : {}),
    ...(random.chance(0.2) ? { orderBy: "amount" } : {}),
    ...(running ? { running: random.pick(["catchUp", "fromThenOn"]) } : {}),
  };
}

function scaledOf(random: Random, inRow: boolean, mayRun: boolean): Json {
  const ofMoney = random.chance(0.75);
  const scale = randomScale(random, ofMoney, inRow);
  const payOn = ofMoney ? (inRow ? "amount" : "sales") : "units";
  const other = random.chance(0.3) ? (inRow ? random.pick(["amount", "units"]) : random.pick(["sales", "growth"])) : undefined;
  const qualifyOn = other === payOn ? undefined : other;
  const isOther = qualifyOn !== undefined;
  const isGraduated = scale["bands"] !== undefined && (scale["bands"] as readonly Json[]).every(({ apply = scale["apply"] }) => apply === "graduated");
  const inOrder = mayRun && inRow && isGraduated && random.chance(0.4);
  const slice = inOrder ? { slice: "inRecordOrder" } : isOther && slices(scale) ? { slice: "proportional" } : {};
  return {
    ...(inRow ? { for: each(random, mayRun && !inOrder && random.chance(0.4)) } : {}),
    payOn,
    ...(isOther ? { qualifyOn } : {}),
    scale: { ...scale, ...slice },
  };
} // prettier-ignore

const KINDS: Readonly<Record<string, (random: Random) => Json>> = {
  rebate: (random) => {
    const inRow = random.chance(0.6);
    return { ...terms(random, inRow), ...(inRow ? lineTerms(random) : {}), ...scaledOf(random, inRow, true) };
  },
  points: (random) => ({ places: random.below(3), payOn: "sales", scale: { apply: "wholeAmount", bands: [{ from: 0, rate: rate(random) }, { from: 700, rate: 2 }] } }),
  growthRebate: (random) => ({ ...terms(random, false), measure: "sales", baseline: "before", pays: random.pick(["increment", "total"]), scale: { apply: "wholeAmount", bands: [{ from: 0, rate: rate(random) }, { above: 0.1, rate: rate(random) }] } }),
  margin: (random) => ({ ...terms(random, true), ...lineTerms(random), for: each(random, false), listPrice: "amount", rate: { table: "rates", at: { product: "product" } } }),
  revenueLevelDiscount: (random) => ({ ...terms(random, true), ...lineTerms(random), for: each(random, false), listPrice: "amount", revenue: "partner.sales", bands: [{ from: 0, rate: rate(random) }, { from: 800, rate: rate(random) }] }),
  spiff: (random) => ({ ...terms(random, true), ...lineTerms(random), for: each(random, false), ...(random.chance(0.5) ? { from: "2025-10-10" } : {}), ...(random.chance(0.5) ? { until: "2025-12-20" } : {}), payOn: "units", pays: { perUnit: money(random, 9) } }),
  referralFee: (random) => ({ ...terms(random, true), for: each(random, false), payOn: "amount", rate: rate(random), startsOn: "registered", ...(random.chance(0.7) ? { months: 3 + random.below(20) } : {}), ...(random.chance(0.5) ? { decay: [{ fromMonth: 1 + random.below(5), factor: 0.5 }, { fromMonth: 9, factor: "0.25" }] } : {}) }),
  promotion: (random) => ({ ...terms(random, true), for: each(random, false), from: "2025-11-01", until: "2025-12-24", payOn: "amount", scale: { flat: { rate: rate(random) } }, ...(random.chance(0.6) ? { budget: 100 } : {}) }),
  guarantee: (random) => (random.chance(0.4) ? { ...terms(random, false), earned: "sales", minimum: 900 } : { for: each(random, false), earned: "amount", minimum: "part", ...(random.chance(0.5) ? { carry: true } : {}) }),
  draw: (random) => ({ for: each(random, false), earned: "amount", draw: "part", draws: random.pick(["nonRecoverable", "recoverable", "advance"]) }),
  dealRegistration: (random) => ({ ...terms(random, true), for: each(random, false), payOn: "amount", registeredOn: "registered", approvedOn: "approved", closedOn: "on", protection: { length: random.pick([30, 90]), in: "days" }, rate: rate(random), ...(random.chance(0.6) ? { first: { fact: "first", operator: "equal", value: true }, secondRate: rate(random) } : {}), ...(random.chance(0.3) ? { renewal: { when: { fact: "product", operator: "equal", value: "b" }, rate: rate(random) } } : {}) }),
  compensation: (random) => ({ ...terms(random, false), target: 1000, combine: random.pick(["payouts", "attainment"]), curve: { curve: [{ at: 0.5, is: 0.25 }, { at: 1, is: 1 }, { at: 2, is: 3 }], below: random.pick(["nothing", "first"]), beyond: random.pick(["last", "extend"]) }, categories: [
    { id: "sales", weight: 1 + random.below(4), measures: [{ id: "plan", weight: 2, attainment: { ratio: ["sales", "quota"], whenEmpty: "notApplicable" } }, { id: "growth", weight: 1, attainment: "growth", ...(random.chance(0.5) ? { gate: { fact: "ok", operator: "equal", value: true } } : {}) }] },
    { id: "planning", weight: random.below(3), ...(random.chance(0.5) ? { gate: { fact: "units", operator: "greaterThan", value: 20 } } : {}), measures: [{ id: "units", weight: 1, attainment: { ratio: ["units", 40], whenEmpty: "zero" } }] },
  ] }),
}; // prettier-ignore

function leveled(random: Random, incentive: Json): Json {
  const { for: lines, kind, scale, split: _split, ...others } = incentive;
  if (kind !== "rebate" || !random.chance(0.2) || "slice" in (scale as Json)) return incentive;
  const inRow = lines !== undefined;
  const on = random.pick(inRow ? ["event", "periodStart", "periodEnd", { field: "registered" }] : ["periodStart", "periodEnd", "dayByDay"]);
  const { qualifyOn: _qualifyOn, ...rest } = others as Json;
  return { ...rest, kind, payOn: inRow ? "amount" : "sales", ...(inRow ? { for: lines } : {}), levelAt: { ladder: "main", on }, scale: { flat: { rate: { product: [0.01, { table: "levels", at: { level: "levelAt" } }] } } } };
} // prettier-ignore

/** Whether an incentive can be stacked with others of its kind: for the year, or for each deal alone. */
function canStack({ kind, scale, payOn, for: lines, period }: Json, forDeals: boolean): boolean {
  if (kind !== "rebate" || "slice" in (scale as Json) || (lines !== undefined) !== forDeals) return false;
  if (!forDeals) return payOn === "sales" && period === "calendarYear";
  return payOn === "amount" && period === "calendarYear" && (lines as Json)["running"] === undefined;
}

function stacking(random: Random, incentives: Json): Json {
  const forDeals = random.chance(0.5);
  const ids = Object.entries(incentives as Readonly<Record<string, Json>>).flatMap(([id, each]) => (canStack(each, forDeals) ? [id] : []));
  if (ids.length < 2 || random.chance(0.2)) return {};
  const steps = random.chance(0.5)
    ? [{ best: ids }]
    : ids.map((id, index) => ({ all: [id], ...(index > 0 && random.chance(0.6) ? { on: "remaining" } : {}), ...(random.chance(0.3) ? { reduces: false } : {}) }));
  return { stacking: { one: { steps, ...(random.chance(0.4) ? { cap: { amount: 60, clip: random.pick(["inOrder", "spread", "level"]) } } : {}) } } };
} // prettier-ignore

/** A program with up to four incentives. */
export function randomProgram(random: Random): Json {
  const count = 1 + random.below(4);
  const incentives = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const kind = random.chance(0.6) ? "rebate" : random.pick(Object.keys(KINDS));
      const period = random.chance(0.6) ? "calendarYear" : random.pick(PERIODS);
      return [`i${index}`, leveled(random, { kind, period, ...KINDS[kind]!(random) })];
    }),
  );
  return { ...DECLARED, incentives, ...stacking(random, incentives) };
}

const dayIn = (random: Random, year = 2025): string => `${year}-${random.pick(year === 2025 ? MONTHS.slice(6) : MONTHS)}-${String(1 + random.below(28)).padStart(2, "0")}`; // prettier-ignore

function deal(random: Random, id: number): Json {
  return {
    id,
    on: dayIn(random),
    amount: random.chance(0.8) ? money(random, 900) : signed(random),
    part: money(random, 300),
    units: random.below(60) - 8,
    person: random.pick(["p", "q"]),
    product: random.pick(["a", "b"]),
    own: random.pick([0, 1, "2.5"]),
    other: random.pick([0, 1, 3]),
    registered: dayIn(random, random.pick([2024, 2025])),
    ...(random.chance(0.8) ? { approved: dayIn(random) } : {}),
    first: random.chance(0.7),
  };
}

/** A partner with facts, deals and a history of levels. */
export function randomPartner(random: Random): Json {
  const changes = [{ from: "2020-01-01", is: random.pick(LEVELS) }, { from: dayIn(random), is: random.pick([...LEVELS]) }];
  return {
    id: "p",
    facts: { sales: signed(random), before: signed(random), quota: money(random), growth: (random.below(300) - 50) / 100, units: random.below(90) - 10, ok: random.chance(0.8) },
    records: { deals: Array.from({ length: random.below(7) }, (_, index) => deal(random, index)) },
    held: { tiers: { main: { history: changes } } },
  };
} // prettier-ignore
