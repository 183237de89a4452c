/** Incentives the slow way: read from the document as it is written, sharing nothing with the library. */
import { addDays, elapsed, nextDay, periodOf } from "../language/calendar.js";
import { type Rational, ONE, ZERO, decimal, minus, order, over, plus, rational, times } from "../language/rational.js";
import { carried, cappedBy, drawn, rounded, shared, sumOf, topUps, capped } from "./amounts.js";
import { type Json, AS_OF } from "./generate.js";
import { type Read, greater, height, lesser, scalePays, slicing } from "./scales.js";

/** What an incentive is worth: nothing that is not told has to be compared. */
export interface Expected {
  readonly status: "due" | "notEligible" | "notApplicable";
  readonly amount: Rational | null;
  readonly lines?: readonly Rational[];
  readonly shares?: Readonly<Record<string, Rational>>;
}

type Facts = Readonly<Record<string, string | number | boolean>>;
type Row = Readonly<Record<string, string | number | boolean>>;

interface Case {
  readonly incentive: Json;
  readonly facts: Facts;
  readonly deals: readonly Row[];
  readonly levels: readonly { readonly from: string; readonly is: string }[];
  /** What is paid on, once a stacking has taken from it. */
  readonly left?: Rational;
  /** What a stacking leaves of a deal. */
  readonly leftOf?: (row: Row) => Rational | undefined;
}

const PRODUCT_RATES: Readonly<Record<string, string>> = { a: "0.2", b: "0.125" };
const LEVEL_VALUES: Readonly<Record<string, number>> = { base: 1, silver: 2, gold: 3 };

function periodFrom({ incentive }: Case): { readonly from: string; readonly to: string } {
  return periodOf(AS_OF, incentive["period"] as string, 1);
}

/** The level that was held on a day. */
function levelOn(levels: Case["levels"], day: string): string {
  return levels.filter(({ from }) => from <= day).at(-1)!.is;
}

function levelFor(all: Case, row: Row | undefined): string | undefined {
  const levelAt = all.incentive["levelAt"] as Json | undefined;
  if (levelAt === undefined) return undefined;
  const { from, to } = periodFrom(all);
  const on = levelAt["on"] as string | Json;
  const day = typeof on === "object" ? row![on["field"] as string] : { event: row?.["on"], periodStart: from, periodEnd: to, dayByDay: to }[on]; // prettier-ignore
  return levelOn(all.levels, day as string);
}

/** Reads the operands that are generated, in a record or of the partner. */
function reader(all: Case, row: Row | undefined, level = levelFor(all, row)): Read {
  const read: Read = (operand) => {
    if (typeof operand === "object") {
      const formula = operand as Json;
      if ("product" in formula) return (formula["product"] as readonly unknown[]).map(read).reduce(times, ONE);
      if (formula["table"] === "levels") return decimal(LEVEL_VALUES[level!]!);
      return decimal(PRODUCT_RATES[row!["product"] as string]!);
    }
    const text = typeof operand === "number" ? String(operand) : (operand as string);
    if (/^-?\d/.test(text)) return decimal(text);
    if (text.startsWith("partner.")) return decimal(all.facts[text.slice(8)] as string);
    return decimal((row?.[text] ?? all.facts[text]) as string);
  };
  return read;
}

function holds(condition: Json | undefined, values: Row): boolean {
  if (condition === undefined) return true;
  const value = values[condition["fact"] as string]!;
  if (condition["operator"] === "equal") return value === condition["value"];
  return Number(value) > Number(condition["value"]);
}

/** The part of a fee that is left so many complete months after its start; nothing before. */
function feeFactor({ months, decay = [] }: Json, startsOn: string, on: string): Rational {
  if (on < startsOn) return ZERO;
  const since = elapsed(startsOn, on, "months");
  if (months !== undefined && since >= Number(months)) return ZERO;
  const fallen = (decay as readonly { fromMonth: number; factor: string }[]).filter(({ fromMonth }) => since >= fromMonth);
  return fallen.length === 0 ? ONE : decimal(fallen.at(-1)!.factor);
} // prettier-ignore

function dealRate(incentive: Json, row: Row): Rational {
  const approved = row["approved"] as string | undefined;
  const on = row["on"] as string;
  const registered = row["registered"] as string;
  if (approved === undefined || registered > on || registered > approved) return ZERO;
  const days = (incentive["protection"] as Json)["length"] as number;
  if (on > addDays(approved, days)) return ZERO;
  const renewal = incentive["renewal"] as Json | undefined;
  if (renewal !== undefined && row["product"] === "b") return decimal(renewal["rate"] as string);
  const isFirst = incentive["first"] === undefined || row["first"] === true;
  return decimal((isFirst ? incentive["rate"] : (incentive["secondRate"] ?? 0)) as string);
}

/** What one record earns, alone or by those before it; undefined where no line is made of it. */
function earnedBy(all: Case): (row: Row) => Rational | undefined {
  const { incentive } = all;
  const kind = incentive["kind"] as string;
  const of = (row: Row, key: string): Rational => reader(all, row)(incentive[key]);
  const lines = incentive["for"] as Json;
  const scale = incentive["scale"] as Json;
  const own: Readonly<Record<string, (row: Row) => Rational | undefined>> = {
    margin: (row) => times(of(row, "listPrice"), of(row, "rate")),
    revenueLevelDiscount: (row) => scalePays({ apply: "wholeAmount", bands: incentive["bands"] }, of(row, "revenue"), of(row, "listPrice"), reader(all, row)),
    spiff: (row) => scalePays({ flat: incentive["pays"] }, ZERO, of(row, "payOn"), reader(all, row)),
    referralFee: (row) => {
      const factor = feeFactor(incentive, row["registered"] as string, row["on"] as string);
      return times(of(row, "payOn"), times(of(row, "rate"), factor));
    },
    guarantee: (row) => of(row, "earned"),
    draw: (row) => of(row, "earned"),
    dealRegistration: (row) => times(of(row, "payOn"), dealRate(incentive, row)),
  };
  if (own[kind] !== undefined) return own[kind];
  const measured = (row: Row): Rational => reader(all, row)(incentive["qualifyOn"] ?? incentive["payOn"]);
  if (scale["slice"] === "inRecordOrder") {
    const next = slicing(scale);
    return (row) => next(measured(row), of(row, "payOn"), reader(all, row));
  }
  let [measure, base, paid] = [ZERO, ZERO, ZERO] as readonly Rational[] as [Rational, Rational, Rational];
  return (row) => {
    const read = reader(all, row);
    if (lines["running"] === undefined) return scalePays(scale, measured(row), of(row, "payOn"), read);
    measure = plus(measure, measured(row));
    base = plus(base, of(row, "payOn"));
    if (lines["running"] === "fromThenOn") return scalePays(scale, measure, of(row, "payOn"), read);
    const before = paid;
    paid = scalePays(scale, measure, base, read);
    return minus(paid, before);
  };
} // prettier-ignore

function rowsOf(all: Case): readonly Row[] {
  const { incentive, deals } = all;
  const lines = incentive["for"] as Json;
  const { from } = periodFrom(all);
  const counts = (row: Row): boolean => {
    const on = row["on"] as string;
    const [first, last] = [(incentive["from"] as string | undefined) ?? from, (incentive["until"] as string | undefined) ?? AS_OF];
    return on >= from && on <= AS_OF && on >= first && on <= last && holds(lines["where"] as Json | undefined, row);
  };
  const by = (lines["orderBy"] ?? "on") as string;
  const compared = (a: Row, b: Row): number =>
    by === "amount" ? order(decimal(a["amount"] as string), decimal(b["amount"] as string)) : a["on"]! < b["on"]! ? -1 : a["on"]! > b["on"]! ? 1 : 0;
  return deals.filter(counts).toSorted((a, b) => compared(a, b) || Number(a["id"]) - Number(b["id"]));
} // prettier-ignore

interface Entry {
  readonly row: Row;
  exact: Rational;
}

function limited(exact: Rational, { line }: Json, read: Read): Rational {
  const { least, most } = (line ?? {}) as Json;
  if (order(exact, ZERO) <= 0) return exact;
  const raised = least === undefined ? exact : greater(exact, read(least));
  return most === undefined ? raised : lesser(raised, read(most));
}

function passed(all: Case, entries: readonly Entry[]): readonly Rational[] {
  const { incentive } = all;
  const exact = entries.map((entry) => entry.exact);
  const bound = (key: string): readonly Rational[] => entries.map(({ row }) => reader(all, row)(incentive[key]));
  if (incentive["kind"] === "guarantee") return topUps(exact, bound("minimum"), incentive["carry"] === true);
  if (incentive["kind"] === "draw") return drawn(exact, bound("draw"), incentive["draws"] as string);
  return incentive["negative"] === "carry" ? carried(exact) : exact;
}

function capFor(incentive: Json): Json | undefined {
  const cap = incentive["cap"] as Json | undefined;
  const budget = incentive["budget"];
  if (budget === undefined) return cap;
  const least = cap === undefined ? decimal(budget as string) : lesser(decimal(budget as string), decimal(cap["amount"] as string));
  return { ...cap, amount: `${Number(least.n) / Number(least.d)}` };
} // prettier-ignore

const MODE = "halfAwayFromZero";

function sharesFor(all: Case, amounts: readonly (readonly [Rational, Row | undefined])[]): Readonly<Record<string, Rational>> | undefined {
  const split = all.incentive["split"] as Json | undefined;
  if (split === undefined) return undefined;
  const among = split["among"] as readonly Json[];
  const overlays = (split["overlays"] ?? []) as readonly Json[];
  const totals: Record<string, Rational> = {};
  for (const [amount, row] of amounts) {
    const read = reader(all, row);
    const shares = shared(amount, among.map(({ share }) => read(share)), 2, (split["method"] ?? "largestRemainder") as string);
    if (shares === undefined) continue;
    for (const [index, { id }] of among.entries()) totals[id as string] = plus(totals[id as string] ?? ZERO, shares[index]!);
    for (const { id, share } of overlays) totals[id as string] = plus(totals[id as string] ?? ZERO, rounded(times(amount, read(share)), 2, (all.incentive["round"] ?? MODE) as string));
  }
  return totals;
} // prettier-ignore

function linesOf(all: Case): Expected {
  const { incentive, facts } = all;
  const next = earnedBy(all);
  const entries: Entry[] = [];
  for (const row of rowsOf(all)) {
    const exact = all.leftOf === undefined ? next(row) : all.leftOf(row);
    if (exact !== undefined) entries.push({ row, exact: limited(exact, incentive, reader(all, row)) });
  }
  const cap = capFor(incentive);
  const keys = entries.map(({ row }) => (cap?.["by"] === undefined ? "" : String(row[cap["by"] as string])));
  const before = passed(all, entries);
  const kept = cap === undefined ? before : cappedBy(before, keys, cap);
  const mode = (incentive["round"] ?? MODE) as string;
  const total = rounded(sumOf(kept), 2, mode);
  const amounts = [...(incentive["roundPer"] === "total" ? spreadOver(total, kept) : kept.map((amount) => rounded(amount, 2, mode)))];
  if (cap !== undefined) {
    // Rounding each line may not lift those that share a cap above it.
    const most = decimal(cap["amount"] as string);
    for (const key of new Set(keys)) {
      const places = keys.flatMap((own, index) => (own === key ? [index] : []));
      if (order(sumOf(places.map((place) => amounts[place]!)), most) <= 0) continue;
      const exact = places.map((place) => kept[place]!);
      const spread = spreadOver(lesser(rounded(sumOf(exact), 2, mode), rounded(most, 2, "down")), exact);
      for (const [index, place] of places.entries()) amounts[place] = spread[index]!;
    }
  }
  const sum = sumOf(amounts);
  const isNothing = sum.n < 0n && incentive["negative"] !== "clawback";
  if (!holds(incentive["eligible"] as Json | undefined, facts)) return { status: "notEligible", amount: ZERO };
  const shares = isNothing ? undefined : sharesFor(all, entries.map(({ row }, index) => [amounts[index]!, row] as const));
  return { status: "due", amount: isNothing ? ZERO : sum, lines: amounts, ...(shares === undefined ? {} : { shares }) };
} // prettier-ignore

/** A rounded total over exact parts: each is rounded down, and those that lost most are raised. */
function spreadOver(total: Rational, parts: readonly Rational[]): readonly Rational[] {
  const floors = parts.map((part) => rounded(part, 2, "down"));
  const cent = rational(1n, 100n);
  const lost = parts.map((part, index) => minus(part, floors[index]!));
  const places = parts.map((_, index) => index).sort((a, b) => order(lost[b]!, lost[a]!) || a - b);
  const result = [...floors];
  for (const index of places) if (order(sumOf(result), total) < 0) result[index] = plus(result[index]!, cent);
  return result;
}

function compensated(all: Case): Rational | undefined {
  const { incentive, facts } = all;
  const blends = incentive["combine"] === "attainment";
  const pays = (value: Rational): Rational => height(incentive["curve"] as Json, value);
  const quota = decimal(facts["quota"] as string);
  const attainments: Readonly<Record<string, Rational | undefined>> = {
    plan: quota.n === 0n ? undefined : over(decimal(facts["sales"] as string), quota),
    growth: decimal(facts["growth"] as number),
    units: over(decimal(facts["units"] as number), rational(40n)),
  };
  const mean = (parts: readonly (readonly [Rational | undefined, number])[]): Rational | undefined => {
    const there = parts.filter((part): part is readonly [Rational, number] => part[0] !== undefined);
    const weight = there.reduce((sum, [, own]) => sum + own, 0);
    if (weight === 0) return undefined;
    return over(sumOf(there.map(([value, own]) => times(value, rational(BigInt(own))))), rational(BigInt(weight)));
  };
  const categories = (incentive["categories"] as readonly Json[]).map(({ weight, gate, measures }) => {
    const own = (measures as readonly Json[]).map((measure) => {
      const attained = attainments[measure["id"] as string];
      const value = attained === undefined || blends ? attained : pays(attained);
      return [holds(measure["gate"] as Json | undefined, facts) ? value : ZERO, measure["weight"] as number] as const;
    });
    return [holds(gate as Json | undefined, facts) ? mean(own) : ZERO, weight as number] as const;
  });
  const whole = mean(categories);
  return whole && times(rational(1000n), blends ? pays(whole) : whole);
}

/** What is earned for the period; undefined where there is nothing to measure. */
function periodEarned(all: Case): Rational | undefined {
  const { incentive } = all;
  const read = reader(all, undefined);
  const scale = incentive["scale"] as Json;
  switch (incentive["kind"]) {
    case "compensation":
      return compensated(all);
    case "guarantee":
      return greater(minus(read(incentive["minimum"]), read(incentive["earned"])), ZERO);
    case "growthRebate": {
      const [now, before] = [read(incentive["measure"]), read(incentive["baseline"])];
      if (order(before, ZERO) <= 0) return undefined;
      const increment = greater(minus(now, before), ZERO);
      return scalePays(scale, over(minus(now, before), before), incentive["pays"] === "total" ? now : increment, read);
    }
    default:
      return scalePays(scale, read(incentive["qualifyOn"] ?? incentive["payOn"]), all.left ?? read(incentive["payOn"]), read);
  }
} // prettier-ignore

/** Each day of the period earns by the level that was held on it. */
function byDays(all: Case): Rational {
  const { from, to } = periodFrom(all);
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  const earned = days.map((day) => {
    const { scale, payOn } = all.incentive as { scale: Json; payOn: string };
    const read = reader(all, undefined, levelOn(all.levels, day));
    return scalePays(scale, read(payOn), all.left ?? read(payOn), read);
  });
  return over(sumOf(earned), rational(BigInt(days.length)));
}

/** What is earned for the period before caps, day by day where the level says so. */
export function earnedFor(all: Case): Rational | undefined {
  return (all.incentive["levelAt"] as Json | undefined)?.["on"] === "dayByDay" ? byDays(all) : periodEarned(all);
}

function postedOf(all: Case, earned: Rational | undefined): Expected {
  const { incentive, facts } = all;
  const isEligible = holds(incentive["eligible"] as Json | undefined, facts);
  if (!isEligible) return { status: "notEligible", amount: ZERO };
  if (earned === undefined) return { status: "notApplicable", amount: null };
  const cap = incentive["cap"] as Json | undefined;
  const clipped = greater(cap === undefined ? earned : lesser(earned, decimal(cap["amount"] as string)), ZERO);
  const digits = incentive["kind"] === "points" ? (incentive["places"] as number) : 2;
  const amount = rounded(clipped, digits, (incentive["round"] ?? MODE) as string);
  const shares = sharesFor(all, [[amount, undefined]]);
  return { status: "due", amount, ...(shares === undefined ? {} : { shares }) };
}

interface Step { readonly best?: readonly string[]; readonly all?: readonly string[]; readonly on?: string; readonly reduces?: boolean } // prettier-ignore

/** What one of several incentives earns: of all that is paid on, or of what is left of it. */
type OwnOf = (id: string, left: { readonly left?: Rational }) => Rational;

/** What incentives over one amount are left with, step by step. */
function stacked(stacking: Json, base: Rational, ownOf: OwnOf, modeOf: (id: string) => string): ReadonlyMap<string, Rational> {
  const left = new Map<string, Rational>();
  let taken = ZERO;
  for (const step of stacking["steps"] as readonly Step[]) {
    const ids = step.best ?? step.all!;
    const rest = step.on === "remaining" && tookAny(stacking, step) ? { left: greater(minus(base, taken), ZERO) } : {};
    const owns = ids.map((id) => ownOf(id, rest));
    const best = owns.reduce((found, own, index) => (order(own, owns[found]!) > 0 ? index : found), 0);
    for (const [index, id] of ids.entries()) left.set(id, step.best === undefined || index === best ? owns[index]! : ZERO);
    if (step.reduces !== false) taken = plus(taken, sumOf(ids.map((id) => left.get(id)!)));
  }
  const cap = stacking["cap"] as Json | undefined;
  if (cap === undefined) return left;
  const most = decimal(cap["amount"] as string);
  const kept = capped([...left.values()], most, cap["clip"] as string);
  // Rounding each may not lift them above their cap together.
  const modes = [...left.keys()].map(modeOf);
  const isLifted = order(sumOf(kept.map((amount, index) => rounded(amount, 2, modes[index]!))), most) > 0;
  const final = isLifted ? spreadOver(lesser(rounded(sumOf(kept), 2, modes[0]!), rounded(most, 2, "down")), kept) : kept;
  return new Map([...left.keys()].map((id, index) => [id, final[index]!]));
} // prettier-ignore

/** What is left to incentives of the period. */
function stackedPeriod(stacking: Json, caseOf: (id: string) => Case): ReadonlyMap<string, Rational> {
  const { facts } = caseOf("");
  return stacked(
    stacking,
    decimal(facts["sales"] as string),
    (id, rest) => {
      const own = caseOf(id);
      return holds(own.incentive["eligible"] as Json | undefined, facts) ? earnedFor({ ...own, ...rest })! : ZERO;
    },
    (id) => (caseOf(id).incentive["round"] ?? MODE) as string,
  );
}

/** What is left to incentives of one deal; one that does not count for an incentive earns nothing there. */
function stackedDeal(stacking: Json, row: Row, caseOf: (id: string) => Case): ReadonlyMap<string, Rational> {
  return stacked(
    stacking,
    decimal(row["amount"] as string),
    (id, rest) => {
      const own = caseOf(id);
      if (!holds(own.incentive["eligible"] as Json | undefined, own.facts) || !rowsOf(own).includes(row)) return ZERO;
      const read = reader(own, row);
      const { scale, payOn, qualifyOn = payOn } = own.incentive as { scale: Json; payOn: string; qualifyOn?: string };
      return scalePays(scale, read(qualifyOn), rest.left ?? read(payOn), read);
    },
    (id) => (caseOf(id).incentive["round"] ?? MODE) as string,
  );
}

/** Whether a step before this one takes from what is paid on. */
function tookAny(stacking: Json, step: Step): boolean {
  const steps = stacking["steps"] as readonly Step[];
  return steps.slice(0, steps.indexOf(step)).some(({ reduces }) => reduces !== false);
}

/** What every incentive of a program pays a partner. */
export function expectedOf(program: Json, partner: Json): Readonly<Record<string, Expected>> {
  const incentives = program["incentives"] as Readonly<Record<string, Json>>;
  const facts = partner["facts"] as Facts;
  const { deals } = partner["records"] as { deals: readonly Row[] };
  const { history } = (partner["held"] as { tiers: { main: { history: Case["levels"] } } }).tiers.main;
  const levels = history.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const caseOf = (id: string): Case => ({ incentive: incentives[id] ?? {}, facts, deals, levels });
  const stacking = (program["stacking"] as Json | undefined)?.["one"] as Json | undefined;
  const ids = stacking === undefined ? [] : (stacking["steps"] as readonly Step[]).flatMap((step) => step.best ?? step.all!);
  const forDeals = ids.length > 0 && incentives[ids[0]!]!["for"] !== undefined;
  const left = stacking === undefined || forDeals ? new Map<string, Rational>() : stackedPeriod(stacking, caseOf);
  return Object.fromEntries(
    Object.keys(incentives).map((id) => {
      const all = caseOf(id);
      const isStacked = forDeals && ids.includes(id);
      const leftOf = (row: Row): Rational | undefined => stackedDeal(stacking!, row, caseOf).get(id);
      if (all.incentive["for"] !== undefined) return [id, linesOf(isStacked ? { ...all, leftOf } : all)];
      return [id, postedOf(all, left.get(id) ?? earnedFor(all))];
    }),
  );
} // prettier-ignore
