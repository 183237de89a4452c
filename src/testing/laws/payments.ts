/** Laws of what is paid: within its bounds, once, and to the cent the sum of its parts. */
import { type FieldDeclaration, declarationOf } from "../../core/data/types.js";
import { type Value, isMissing } from "../../core/expression/value.js";
import { readExact, readWritten } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, greatest, sign, sumOf } from "../../core/number/exact.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { type Incentive } from "../../incentives/types.js";
import { scalesOf } from "../../program/check/basis.js";
import { type Partner } from "../../program/partner/types.js";
import { runPartner } from "../../program/run.js";
import { evaluated } from "./figures.js";
import { type Breach, type LawRule, type LawSetting } from "./types.js";

/** What every incentive can state, whatever its kind. */
type Terms = Partial<Pick<Extract<Incentive, { kind: "rebate" }>, "cap">> & {
  readonly for?: unknown;
  readonly payOn?: unknown;
  readonly negative?: string;
};

const partnersWhoArePaid = ({ document, partners }: LawSetting): LawSetting["partners"] | undefined =>
  Object.keys(document.incentives ?? {}).length === 0 ? undefined : partners;

function termsOf({ document }: LawSetting): readonly (readonly [string, Terms])[] {
  return Object.entries(document.incentives ?? {});
}

/** One incentive of one partner that breaks a law. */
function broken(id: string, says: string, partner: Partner, { asOf }: LawSetting): Breach {
  return { says: `\`incentive.${id}\` ${says}`, situations: [{ partner, asOf }], names: [`incentive.${id}`] };
}

/** The first incentive of a partner of which something is wrong. */
function firstBroken(
  partner: Partner,
  setting: LawSetting,
  wrong: (outcome: IncentiveOutcome, terms: Terms, id: string) => string | undefined,
): Breach | undefined {
  const outcome = evaluated(setting, { partner, asOf: setting.asOf });
  if (outcome === undefined) return undefined;
  for (const [id, terms] of termsOf(setting)) {
    const says = wrong(outcome.incentives[id]!, terms, id);
    if (says !== undefined) return broken(id, says, partner, setting);
  }
  return undefined;
}

export const withinBounds: LawRule<Partner> = {
  title: "an amount keeps its cap, and is never below zero unless it is taken back",
  why: "A budget is agreed on what the caps allow.",
  inputs: partnersWhoArePaid,
  breach: (partner, setting) => {
    const run = runPartner(setting.program, partner, { asOf: setting.asOf });
    if ("refused" in run) return undefined;
    const { names } = setting.compiled.plan;
    const valueOf = (name: string): Exact | undefined => {
      const slot = names.get(name)?.slot;
      const value: Value | undefined = slot === undefined ? undefined : run.frame.slots[slot];
      return value === undefined || isMissing(value) ? undefined : (value as Exact);
    };
    for (const [id, { cap, negative }] of termsOf(setting)) {
      const exact = valueOf(`incentive.${id}.exact`) ?? valueOf(`incentive.${id}`);
      if (exact === undefined) continue;
      if (sign(exact) < 0 && negative !== "clawback") return broken(id, "is below zero", partner, setting);
      const most = cap === undefined || cap.by !== undefined ? undefined : capOf(cap.amount, valueOf);
      if (most !== undefined && sign(most) >= 0 && compare(exact, most) > 0) return broken(id, "is above its cap", partner, setting); // prettier-ignore
    }
    return undefined;
  },
};

/** A cap that is a number or a named value; undefined for one that is computed in its place. */
function capOf(written: unknown, valueOf: (name: string) => Exact | undefined): Exact | undefined {
  if (typeof written === "number") return readExact(written);
  return typeof written === "string" ? valueOf(written) : undefined;
}

/** Whether an incentive that pays for records pays on an amount of theirs. */
function paysOnAmount({ for: records, payOn }: Terms, { document }: LawSetting): boolean {
  const each = (records as { readonly each?: string } | undefined)?.each;
  const field = each === undefined || typeof payOn !== "string" ? undefined : document.records?.[each]?.fields[payOn];
  return field !== undefined && declarationOf<FieldDeclaration>(field).type === "money";
}

export const withinBase: LawRule<Partner> = {
  title: "nobody is paid more than the amount that it is paid on",
  why: "A rebate above the sale it is paid on invites sales that are none.",
  inputs: partnersWhoArePaid,
  breach: (partner, setting) => {
    const { compiled, program, asOf, session } = setting;
    const run = runPartner(program, partner, { asOf });
    if ("refused" in run) return undefined;
    const { names, types } = compiled.plan;
    for (const [id] of termsOf(setting)) {
      const { slot } = names.get(`incentive.${id}`)!;
      const paid = run.frame.slots[slot]!;
      const bases = scalesOf(slot, session).filter(({ base }) => types[base]!.kind === "money").map(({ base }) => run.frame.slots[base]!); // prettier-ignore
      if (types[slot]!.kind !== "money" || bases.length === 0 || isMissing(paid) || bases.some(isMissing)) continue;
      const base = (bases as readonly Exact[]).reduce(greatest, ZERO);
      if (compare(paid as Exact, base) > 0) return broken(id, "is more than the amount that it is paid on", partner, setting); // prettier-ignore
    }
    return firstBroken(partner, setting, ({ lines = [] }, terms) => {
      if (!paysOnAmount(terms, setting)) return undefined;
      const over = lines.find(({ amount, base }) => sign(readWritten(base)!) > 0 && compare(readExact(amount)!, readWritten(base)!) > 0); // prettier-ignore
      return over && `pays ${over.amount} for a record of ${over.base}`;
    });
  },
};

function totalOf(parts: readonly { readonly amount: string }[]): Exact {
  return sumOf(parts.map(({ amount }) => readExact(amount)!));
}

export const partsAddUp: LawRule<Partner> = {
  title: "lines and shares add up to the amount, to the cent",
  why: "A statement whose lines do not add up is disputed.",
  inputs: partnersWhoArePaid,
  breach: (partner, setting) =>
    firstBroken(partner, setting, ({ amount, lines, shares, carried, unshared, status }) => {
      if (amount === null || status === "provisional") return undefined;
      const whole = readExact(amount)!;
      const paid = add(whole, readExact(carried) ?? ZERO);
      if (lines !== undefined && status === "due" && compare(totalOf(lines), paid) !== 0) return `is ${amount}, and its lines add up to something else`; // prettier-ignore
      const own = shares?.filter(({ overlay }) => overlay !== true);
      const shared = own === undefined ? whole : add(totalOf(own), readExact(unshared) ?? ZERO);
      return compare(shared, whole) === 0 ? undefined : `is ${amount}, and its shares add up to something else`;
    }),
};

/** Which of several exclusive incentives pay, for the period or for each record. */
function paying(ids: readonly string[], incentives: Readonly<Record<string, IncentiveOutcome>>): readonly string[] {
  const seen = new Map<string, string>();
  for (const id of ids) {
    const { exact, lines } = incentives[id]!;
    const paid = lines?.filter((line) => sign(readWritten(line.exact)!) !== 0).map(({ record }) => String(record));
    for (const place of paid ?? (exact === null || sign(readWritten(exact)!) === 0 ? [] : ["the period"])) {
      const other = seen.get(place);
      if (other !== undefined) return [other, id];
      seen.set(place, id);
    }
  }
  return [];
}

export const paidOnce: LawRule<Partner> = {
  title: "no record is paid twice by one incentive, and of exclusive incentives one pays",
  why: "What is paid twice is noticed when it is too late to ask for it back.",
  inputs: partnersWhoArePaid,
  breach: (partner, setting) => {
    const outcome = evaluated(setting, { partner, asOf: setting.asOf });
    const steps = Object.values(setting.document.stacking ?? {}).flatMap((stacking) => stacking.steps);
    for (const step of outcome === undefined ? [] : steps) {
      const [one, other] = "best" in step ? paying(step.best, outcome!.incentives) : [];
      if (other !== undefined) return broken(other, `pays beside \`incentive.${one}\``, partner, setting);
    }
    return firstBroken(partner, setting, ({ lines = [] }) =>
      new Set(lines.map(({ record }) => record)).size === lines.length ? undefined : "pays a record twice",
    );
  },
};
