/** Makes lines of the rows of a collection: what each earns, then what is done over all of them. */
import { groupBy } from "../../list/group.js";
import { type Exact, ZERO, greatest, least, sign, sumOf } from "../../number/exact.js";
import { round } from "../../number/round.js";
import { spread } from "../../number/spread.js";
import { type Slot } from "../slot.js";
import {
  type Line,
  type Lines,
  type Missing,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  compareValues,
  exactOf,
  isMissing,
  keyOf,
} from "../value.js";
import { capLines, keepRounded } from "./cap.js";
import { type Pass, carryBelowZero, drawAgainst, topUp } from "./pass.js";
import { type RunningPay, runningPay } from "./running.js";
import { sharesOf, valuesOf } from "./split.js";
import { type LineCap, type LinePass, type LineRules } from "./types.js";

/** The values of a row that a line is made of, kept until every row has been read. */
interface Entry {
  readonly record: number;
  readonly row: readonly Value[];
}

/** A line on its way. */
interface Draft {
  readonly record: number;
  readonly row: readonly Value[];
  readonly base: Exact;
  readonly earned: Exact;
  exact: Exact;
  balance?: Exact;
}

/** Values that are missing come last, so that every row has its place. */
function compareRows(left: Entry, right: Entry, order: readonly Slot[]): number {
  for (const slot of order) {
    const [one, other] = [left.row[slot]!, right.row[slot]!];
    const missing = Number(isMissing(one)) - Number(isMissing(other));
    const difference = missing !== 0 || isMissing(one) ? missing : compareValues(one, other);
    if (difference !== 0) return difference;
  }
  return left.record - right.record;
}

/** Takes rows one after the other, and makes the lines of those that count. */
export interface LineMaker {
  readonly take: (row: readonly Value[], record: number) => void;
  /** `slots` are the partner's. */
  readonly result: (slots: readonly Value[]) => Lines | Missing;
}

function earnedBy({ earned }: LineRules): RunningPay | Slot {
  return typeof earned === "number" ? earned : runningPay(earned);
}

/** A line that is paid nothing has no least; one that takes back has neither. */
function within(earned: Exact, { least: lowest, most }: LineRules, row: readonly Value[]): Value {
  if (sign(earned) <= 0) return earned;
  let limited = earned;
  const [floor, ceiling] = [lowest, most].map((slot) => (slot === undefined ? NOT_APPLICABLE : row[slot]!));
  if (floor === UNKNOWN || ceiling === UNKNOWN) return UNKNOWN;
  if (floor !== NOT_APPLICABLE) limited = greatest(limited, exactOf(floor!));
  return ceiling === NOT_APPLICABLE ? limited : least(limited, exactOf(ceiling!));
}

/** What the rows earn, in their order; what does not apply to a row makes no line of it. */
function draftsOf(entries: readonly Entry[], rules: LineRules): readonly Draft[] | Missing {
  const pay = earnedBy(rules);
  const drafts: Draft[] = [];
  for (const { record, row } of entries) {
    const base = row[rules.base]!;
    const measured = typeof rules.earned === "number" ? ZERO : row[rules.earned.measure]!;
    if (base === UNKNOWN || measured === UNKNOWN) return UNKNOWN;
    if (base === NOT_APPLICABLE || measured === NOT_APPLICABLE) continue;
    const gross = typeof pay === "number" ? row[pay]! : pay(exactOf(measured), exactOf(base), row);
    const earned = isMissing(gross) ? gross : within(exactOf(gross), rules, row);
    if (earned === UNKNOWN) return UNKNOWN;
    if (earned === NOT_APPLICABLE) continue;
    drafts.push({ record, row, base: exactOf(base), earned: exactOf(earned), exact: exactOf(earned) });
  }
  return drafts;
}

function passOf(rule: LinePass): Pass {
  if (rule.kind === "carry") return carryBelowZero();
  return rule.kind === "guarantee" ? topUp(rule.carry) : drawAgainst(rule.terms);
}

/** What the pass compares a line with; false once it is unknown. */
function runPass(drafts: readonly Draft[], rule: LinePass): boolean {
  const pass = passOf(rule);
  for (const draft of drafts) {
    const bound = rule.kind === "carry" ? ZERO : draft.row[rule.kind === "guarantee" ? rule.minimum : rule.draw]!;
    if (bound === UNKNOWN) return false;
    const { paid, balance } = pass(draft.exact, bound === NOT_APPLICABLE ? ZERO : exactOf(bound));
    draft.exact = paid;
    draft.balance = balance;
  }
  return true;
}

/** The lines that share a cap, by their place. */
function capGroups(drafts: readonly Draft[], { by }: LineCap): readonly (readonly number[])[] {
  const keyOfPlace = (place: number): string => JSON.stringify(by.map((slot) => keyOf(drafts[place]!.row[slot]!)));
  return [...groupBy(drafts.keys(), keyOfPlace).values()];
}

/** A cap that is known, and the lines that share it. */
interface KnownCap {
  readonly most: Exact;
  readonly groups: readonly (readonly number[])[];
}

function runCap(drafts: readonly Draft[], { clip }: LineCap, { most, groups }: KnownCap): void {
  for (const places of groups) {
    const capped = capLines(places.map((place) => drafts[place]!.exact), most, clip); // prettier-ignore
    for (const [index, place] of places.entries()) drafts[place]!.exact = capped[index]!;
  }
}

function roundedLines(
  drafts: readonly Draft[],
  digits: number,
  { rounding: { mode, per } }: LineRules,
): readonly Exact[] {
  const exact = drafts.map((draft) => draft.exact);
  if (per === "line") return exact.map((each) => round(each, digits, mode));
  return spread(round(sumOf(exact), digits, mode), exact, digits);
}

function lineOf(draft: Draft, amount: Exact, digits: number, rules: LineRules): Line {
  const {
    split,
    rounding: { mode },
  } = rules;
  const { record, base, earned, exact, balance, row } = draft;
  const keys = rules.keys.map((slot) => row[slot]!);
  const date = rules.date === undefined ? undefined : row[rules.date];
  const shares =
    split === undefined ? [] : sharesOf(amount, valuesOf(split, row), { method: split.method, digits, mode });
  return { record, keys, date, base, earned, exact, amount, shares, ...(balance === undefined ? {} : { balance }) };
}

function finish(drafts: readonly Draft[], rules: LineRules, slots: readonly Value[]): Lines | Missing {
  const { pass, cap, rounding } = rules;
  if (pass !== undefined && !runPass(drafts, pass)) return UNKNOWN;
  const most = cap === undefined ? NOT_APPLICABLE : slots[cap.amount]!;
  if (most === UNKNOWN) return UNKNOWN;
  const known =
    cap === undefined || most === NOT_APPLICABLE
      ? undefined
      : { most: greatest(exactOf(most), ZERO), groups: capGroups(drafts, cap) };
  if (cap !== undefined && known !== undefined) runCap(drafts, cap, known);
  const digits = typeof rounding.digits === "number" ? (slots[rounding.digits] as number) : rounding.digits.places;
  const amounts = [...roundedLines(drafts, digits, rules)];
  for (const places of known?.groups ?? []) {
    const own = { exact: places.map((place) => drafts[place]!.exact), amounts: places.map((place) => amounts[place]!) };
    const kept = keepRounded(own, known!.most, digits, rounding.mode);
    for (const [index, place] of places.entries()) amounts[place] = kept[index]!;
  }
  return { lines: drafts.map((draft, index) => lineOf(draft, amounts[index]!, digits, rules)) };
}

/** Rows with more slots than this are kept by the slots that lines need: many incentives may share a collection. */
const MOST_COPIED = 64;

/** What lines need of a row. */
function keptRow(row: readonly Value[], needed: readonly Slot[]): readonly Value[] {
  if (row.length <= MOST_COPIED) return [...row];
  const kept: Value[] = [];
  for (const slot of needed) kept[slot] = row[slot]!;
  return kept;
}

/** A maker of lines by these rules, which need these slots of a row. */
export function lineMaker(rules: LineRules, needed: readonly Slot[]): LineMaker {
  const entries: Entry[] = [];
  let unknown = false;
  return {
    take: (row, record) => {
      const counts = rules.where === undefined ? true : row[rules.where]!;
      if (counts === UNKNOWN) unknown = true;
      else if (counts === true) entries.push({ record, row: keptRow(row, needed) });
    },
    result: (slots) => {
      if (unknown) return UNKNOWN;
      const drafts = draftsOf(
        entries.sort((left, right) => compareRows(left, right, rules.order)),
        rules,
      );
      return isMissing(drafts as Value) ? (drafts as Missing) : finish(drafts as readonly Draft[], rules, slots);
    },
  };
}
