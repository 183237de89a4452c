/**
 * The formulas of a search, each once: equal formulas have one number, so that what was found out of one is known of all.
 * Variables stand in a fixed order; settling the first one of a formula leaves a formula of those behind it.
 */
import { type Exact, ZERO, compare } from "../number/exact.js";
import { type Atom, type Formula, type Total, variablesOf, visitFormula } from "./formula.js";
import { addRanges, hullOf, multiplyRanges, point } from "./interval.js";
import { lineAt, mergeCuts } from "./pieces.js";
import { SortedLists } from "./sorted-lists.js";
import { worthOf } from "./sums.js";
import { type Cell, type Range, type Variable, cellsOf } from "./variable.js";
import { isMissing } from "../expression/value.js";

export const FALSE: number = 0;
export const TRUE: number = 1;

/** A sum, made ready: what each cell of each variable adds to it, and between what the rest lies. */
interface ReadyTotal {
  readonly total: Total;
  /** In the order of the variables. */
  readonly variables: readonly number[];
  readonly bounds: readonly (readonly (Range | "absent")[])[];
  /** What is still to come from each place on. */
  readonly rest: readonly Range[];
}

type Entry =
  | { readonly kind: "leaf" }
  | { readonly kind: "atom"; readonly first: number; readonly mask: readonly boolean[] }
  | { readonly kind: "count"; readonly first: number; readonly of: number; readonly threshold: number }
  /** `place` variables of a sum are settled, and have added so much. */
  | {
      readonly kind: "total";
      readonly first: number;
      readonly ready: number;
      readonly place: number;
      readonly sum: Range;
    }
  /** A sum whose cells do not decide it: numbers have to be found. */
  | { readonly kind: "system"; readonly first: number; readonly ready: number };

const NOTHING: Range = { lowest: ZERO, highest: ZERO };

/** Behind every variable. */
export const LAST: number = Number.MAX_SAFE_INTEGER;

export class FormulaTable {
  readonly variables: readonly Variable[];
  readonly cells: readonly (readonly Cell[])[];
  readonly totals: ReadyTotal[] = [];
  /** How many of the variables, from the first on, stand in sums that may have to be solved. */
  readonly added: number;
  readonly #places: ReadonlyMap<Variable, number>;
  readonly #entries: Entry[] = [{ kind: "leaf" }, { kind: "leaf" }];
  readonly #numbers = new Map<string, number>();
  readonly #settled = new Map<number, number[]>();

  readonly #lists: SortedLists = new SortedLists(
    (number) => this.first(number),
    (number) => this.needsNumbers(number),
  );

  readonly #added = new Map<Formula, number>();
  readonly #openHolds: boolean;

  /** What is open, because it is not analysed, is taken to hold, or not to. */
  constructor(formula: Formula, openHolds: boolean) {
    this.#openHolds = openHolds;
    const all = [...variablesOf(formula)];
    const added = numbersAddedUp(formula);
    // Numbers that are added up come first: what they leave open is then one system of inequalities.
    this.variables = [...all.filter((one) => added.has(one)), ...all.filter((one) => !added.has(one))];
    this.added = added.size;
    this.#places = new Map(this.variables.map((variable, place) => [variable, place]));
    const cuts = this.variables.map((): Exact[] => []);
    const mentions = this.variables.map((): Set<Cell["sample"]> => new Set());
    this.#gather(formula, cuts, mentions);
    this.cells = this.variables.map((variable, place) => cellsOf(variable, mergeCuts(cuts[place]!, []), [...mentions[place]!])); // prettier-ignore
  }

  #gather(formula: Formula, cuts: readonly Exact[][], mentions: readonly Set<Cell["sample"]>[]): void {
    visitFormula(formula, (one) => {
      if (one.kind === "atom") {
        const place = this.#places.get(one.variable)!;
        cuts[place]!.push(...one.cuts);
        for (const value of one.mentions) mentions[place]!.add(value);
      } else if (one.kind === "total")
        for (const [variable, part] of one.parts)
          if ("pieces" in part) cuts[this.#places.get(variable)!]!.push(...part.pieces.cuts);
    });
  }

  #intern(entry: Entry, key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#entries.push(entry) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  entry(number: number): Entry {
    return this.#entries[number]!;
  }

  /** The first variable that a formula reads; `LAST` where it reads none. */
  first(number: number): number {
    const entry = this.#entries[number]!;
    return entry.kind === "leaf" ? LAST : entry.first;
  }

  /** The number of a formula. */
  add(formula: Formula): number {
    if (typeof formula === "boolean") return formula ? TRUE : FALSE;
    const known = this.#added.get(formula) ?? this.#addAnew(formula);
    this.#added.set(formula, known);
    return known;
  }

  #addAnew(formula: Exclude<Formula, boolean>): number {
    if (formula.kind === "open") return this.#openHolds ? TRUE : FALSE;
    if (formula.kind === "atom") return this.#addAtom(formula);
    if (formula.kind === "total") return this.#addTotal(formula);
    return this.count(formula.of.map((one) => this.add(one)), formula.threshold); // prettier-ignore
  }

  #addAtom({ variable, holds }: Atom): number {
    const first = this.#places.get(variable)!;
    const mask = this.cells[first]!.map(({ sample }) => holds(sample));
    if (mask.every(Boolean)) return TRUE;
    if (!mask.includes(true)) return FALSE;
    return this.#intern({ kind: "atom", first, mask }, `a${first} ${mask.map(Number).join("")}`);
  }

  #addTotal(total: Total): number {
    const parts = [...total.parts].map(([variable, part]) => ({ place: this.#places.get(variable)!, part }));
    parts.sort((left, right) => left.place - right.place);
    const bounds = parts.map(({ place, part }) =>
      this.cells[place]!.map((cell): Range | "absent" => {
        if (isMissing(cell.sample)) return total.whenAbsent === "zero" ? NOTHING : "absent";
        if (!("pieces" in part) || !cell.open) return point(worthOf(part)(cell.sample));
        const { factor, offset } = lineAt(part.pieces, cell.sample as Exact);
        return addRanges(multiplyRanges(point(factor), cell.range), point(offset));
      }),
    );
    const rest: Range[] = [NOTHING];
    for (const cells of bounds.toReversed()) {
      const there = cells.filter((cell) => cell !== "absent");
      rest.unshift(addRanges(there.length === 0 ? NOTHING : hullOf(there), rest[0]!));
    }
    const ready = this.totals.push({ total, variables: parts.map(({ place }) => place), bounds, rest }) - 1;
    return this.#total(ready, 0, NOTHING);
  }

  #whenAbsent({ whenAbsent }: Total): boolean {
    return whenAbsent === "either" ? this.#openHolds : whenAbsent === true;
  }

  /** A sum of which some is settled: decided where the rest cannot change it. */
  #total(ready: number, place: number, sum: Range): number {
    const { total, variables, rest, bounds } = this.totals[ready]!;
    const { lowest: fewest, highest: most } = addRanges(sum, rest[place]!);
    const mayBeAbsent = bounds.slice(place).some((cells) => cells.includes("absent"));
    const whenAbsent = this.#whenAbsent(total);
    const lower = fewest === undefined ? -1 : compare(fewest, total.least);
    if ((!mayBeAbsent || whenAbsent) && (total.strict ? lower > 0 : lower >= 0)) return TRUE;
    const upper = most === undefined ? 1 : compare(most, total.least);
    if ((!mayBeAbsent || !whenAbsent) && (total.strict ? upper <= 0 : upper < 0)) return FALSE;
    if (place === variables.length) return this.#intern({ kind: "system", first: LAST, ready }, `s${ready}`);
    const key = `t${ready} ${place} ${endText(sum.lowest)} ${endText(sum.highest)}`;
    return this.#intern({ kind: "total", first: variables[place]!, ready, place, sum }, key);
  }

  /** At least so many of these. */
  count(of: readonly number[], threshold: number): number {
    const open = of.filter((number) => number !== TRUE && number !== FALSE);
    return this.#atLeast(this.#lists.of(open), threshold - of.filter((number) => number === TRUE).length);
  }

  /** At least so many of a list of formulas that are open. */
  #atLeast(of: number, needed: number): number {
    const length = this.#lists.length(of);
    if (needed <= 0) return TRUE;
    if (needed > length) return FALSE;
    const head = this.#lists.head(of);
    if (length === 1) return head;
    return this.#intern({ kind: "count", first: this.first(head), of, threshold: needed }, `c${needed} ${of}`);
  }

  /** Whether a formula, or what is left of it, may come down to a system of inequalities. */
  needsNumbers(number: number): boolean {
    const entry = this.#entries[number]!;
    if (entry.kind === "count") return this.#lists.some(entry.of);
    return this.#isSum(entry);
  }

  #isSum(entry: Entry): boolean {
    return entry.kind === "system" || (entry.kind === "total" && this.totals[entry.ready]!.variables[0]! < this.added);
  }

  /** The sums of a formula that are left to be solved. */
  systems(number: number, found: Set<number> = new Set<number>()): ReadonlySet<number> {
    const entry = this.#entries[number]!;
    if (entry.kind === "system") found.add(number);
    if (entry.kind === "count") for (const one of this.#lists.items(entry.of)) this.systems(one, found);
    return found;
  }

  /** What a formula says once a sum in it is settled. */
  replace(number: number, system: number, by: number): number {
    if (number === system) return by;
    const entry = this.#entries[number]!;
    return entry.kind === "count" ? this.count(this.#lists.items(entry.of).map((one) => this.replace(one, system, by)), entry.threshold) : number; // prettier-ignore
  }

  /** What a formula says once a variable lies in one of its cells; no variable before it is read. */
  settle(number: number, variable: number, cell: number): number {
    const entry = this.#entries[number]!;
    if (entry.kind === "leaf" || entry.first > variable) return number;
    if (entry.kind === "atom") return entry.mask[cell]! ? TRUE : FALSE;
    const known = this.#settled.get(number) ?? [];
    this.#settled.set(number, known);
    known[cell] ??= this.#settleAnew(entry, variable, cell);
    return known[cell];
  }

  #settleAnew(entry: Entry, variable: number, cell: number): number {
    if (entry.kind === "count") return this.#settleCount(entry, variable, cell);
    if (entry.kind !== "total") throw new Error("only counts and sums are settled here");
    const { ready, place, sum } = entry;
    const { total, bounds } = this.totals[ready]!;
    const added = bounds[place]![cell]!;
    if (added === "absent") return this.#whenAbsent(total) ? TRUE : FALSE;
    return this.#total(ready, place + 1, addRanges(sum, added));
  }

  /** Only the formulas that read the variable first become others; those behind them stay one list. */
  #settleCount({ of, threshold }: Extract<Entry, { kind: "count" }>, variable: number, cell: number): number {
    const lists = this.#lists;
    const settled: number[] = [];
    let needed = threshold;
    let rest = of;
    for (; lists.length(rest) > 0 && this.first(lists.head(rest)) === variable; rest = lists.tail(rest)) {
      const one = this.settle(lists.head(rest), variable, cell);
      if (one === TRUE) needed -= 1;
      else if (one !== FALSE) settled.push(one);
    }
    return this.#atLeast(
      settled.reduce((list, one) => lists.insert(one, list), rest),
      needed,
    );
  }
}

function endText(end: Exact | undefined): string {
  if (end === undefined) return "-";
  return typeof end === "number" ? String(end) : `${end.numerator}/${end.denominator}`;
}

/** The variables of sums that numbers of any size contribute to. */
function numbersAddedUp(formula: Formula): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  visitFormula(formula, (one) => {
    if (one.kind !== "total" || ![...one.parts.values()].some((part) => "pieces" in part)) return;
    for (const variable of one.parts.keys()) found.add(variable);
  });
  return found;
}
