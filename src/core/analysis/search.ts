/**
 * Finds values of the partner for which a formula holds, or proves that there are none. Variables are settled one after
 * the other in a fixed order; what cannot be satisfied any more is remembered, so that it is never tried twice.
 */
import { type Value, isMissing } from "../expression/value.js";
import { type Exact, ONE, ZERO, add, negate, sign } from "../number/exact.js";
import { type Formula, atLeast, variablesOf, visitFormula } from "./formula.js";
import { heightOn, lineAt } from "./pieces.js";
import { worthOf } from "./sums.js";
import { type Choice, type Inequality, type Solution, solve } from "./system.js";
import { FALSE, FormulaTable, LAST, TRUE } from "./table.js";
import { type Variable, between, cellsOf, isAdmissible, isWritable, multipleBelow } from "./variable.js";

/** Values of the partner, for every variable of the formula. */
export type Assignment = ReadonlyMap<Variable, Value>;

/** What a search has found. */
export type Found =
  | { readonly answer: "witness"; readonly values: Assignment }
  | { readonly answer: "none" }
  | { readonly answer: "undecided" };

/** How much a search may do, counted in formulas that were settled; several searches can share it. */
export interface Budget {
  left: number;
}

class OutOfBudget extends Error {}

/** What solving a system costs, compared with settling a formula. */
const SYSTEM_COST = 10;

class Search {
  readonly #table: FormulaTable;
  readonly #budget: Budget;
  readonly #failed = new Set<string | number>();
  readonly #cells: number[] = [];
  readonly #solved = new Map<string, Solution>();
  /** Numbers that solve the sums of the witness. */
  #numbers: ReadonlyMap<number, Exact> = new Map();
  /** Something was neither solved nor proved to have no solution. */
  #isOpen = false;

  constructor(table: FormulaTable, budget: Budget) {
    this.#table = table;
    this.#budget = budget;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  run(number: number): Assignment | undefined {
    if (!this.#holds(number)) return undefined;
    const { variables, cells } = this.#table;
    return new Map(
      variables.map((variable, place) => {
        const value = this.#numbers.get(place) ?? cells[place]![this.#cells[place] ?? 0]?.sample;
        return [variable, value!];
      }),
    );
  }

  /** What tells a formula from others that can be failed for: where numbers are added up, also their cells. */
  #keyOf(number: number): string | number {
    return this.#table.needsNumbers(number) ? `${number}|${this.#cells.slice(0, this.#table.added).join()}` : number;
  }

  #holds(number: number): boolean {
    if (number === FALSE) return false;
    if (number === TRUE) return true;
    const table = this.#table;
    const first = table.first(number);
    if (first === LAST) return this.#isSolved(number, []);
    const key = this.#keyOf(number);
    if (this.#failed.has(key)) return false;
    const cells = table.cells[first]!;
    for (const cell of cells.keys()) {
      if ((this.#budget.left -= 1) < 0) throw new OutOfBudget();
      this.#cells[first] = cell;
      if (this.#holds(table.settle(number, first, cell))) return true;
    }
    this.#cells.length = first;
    this.#failed.add(key);
    return false;
  }

  /** Whether sums can be chosen that satisfy the formula and have a common solution. */
  #isSolved(number: number, required: readonly number[]): boolean {
    if (number === FALSE) return false;
    const table = this.#table;
    const solution = this.#solutionOf(required);
    if (solution === "none") return false;
    if (solution === "undecided") {
      this.#isOpen = true;
      return false;
    }
    if (number === TRUE) {
      this.#numbers = solution.values;
      return true;
    }
    const systems = table.systems(number);
    const [system] = systems;
    return (
      this.#isSolved(table.replace(number, system!, TRUE), [...required, system!]) ||
      this.#isSolved(table.replace(number, system!, FALSE), required)
    );
  }

  #solutionOf(required: readonly number[]): Solution {
    if (required.length === 0) return { values: new Map() };
    const key = `${required.join()}|${this.#cells.slice(0, this.#table.added).join()}`;
    const known = this.#solved.get(key) ?? this.#solveAnew(required);
    this.#solved.set(key, known);
    return known;
  }

  #solveAnew(required: readonly number[]): Solution {
    if ((this.#budget.left -= SYSTEM_COST) < 0) throw new OutOfBudget();
    const table = this.#table;
    const used = new Set<number>();
    const inequalities = required.map((number): Inequality => {
      const entry = table.entry(number);
      if (entry.kind !== "system") throw new Error("only sums are solved");
      const { total } = table.totals[entry.ready]!;
      const factors = new Map<number, Exact>();
      let constant: Exact = ZERO;
      for (const [variable, part] of total.parts) {
        const place = table.variables.indexOf(variable);
        const cell = table.cells[place]![this.#cells[place]!]!;
        if (isMissing(cell.sample)) continue;
        if (!("pieces" in part) || !cell.open) {
          constant = add(constant, worthOf(part)(cell.sample));
          continue;
        }
        const line = lineAt(part.pieces, cell.sample as Exact);
        constant = add(constant, heightOn(line, ZERO));
        if (sign(line.factor) === 0) continue;
        used.add(place);
        factors.set(place, line.factor);
      }
      return { factors, bound: add(total.least, negate(constant)), strict: total.strict };
    });
    for (const place of used) {
      const { lowest, highest } = table.cells[place]![this.#cells[place]!]!.range;
      if (lowest !== undefined) inequalities.push({ factors: new Map([[place, ONE]]), bound: lowest, strict: true });
      if (highest !== undefined) inequalities.push({ factors: new Map([[place, negate(ONE)]]), bound: negate(highest), strict: true }); // prettier-ignore
    }
    return solveWhole(inequalities, table.variables, MOST_BRANCHES);
  }
}

/** How often a number with gaps is halved into what is below a gap and what is above it. */
const MOST_BRANCHES = 12;

/** Solves, also for numbers that have gaps: where one falls into a gap, it lies below the gap or above it. */
function solveWhole(inequalities: readonly Inequality[], variables: readonly Variable[], depth: number): Solution {
  const solution = solve(inequalities, (place, choice) => chooseNumber(variables[place]!, choice));
  if (typeof solution === "string") return solution;
  for (const [place, value] of solution.values) {
    const variable = variables[place]!;
    if (isAdmissible(value, variable)) continue;
    if (depth === 0 || variable.step === undefined) return "undecided";
    const low = multipleBelow(value, variable.step);
    const high = add(low, variable.step);
    const below: Inequality = { factors: new Map([[place, negate(ONE)]]), bound: negate(low), strict: false };
    const above: Inequality = { factors: new Map([[place, ONE]]), bound: high, strict: false };
    const first = solveWhole([...inequalities, below], variables, depth - 1);
    if (typeof first !== "string") return first;
    const second = solveWhole([...inequalities, above], variables, depth - 1);
    return typeof second !== "string" || first === "none" ? second : first;
  }
  return solution;
}

/** A number as low as it can be, one that can be written if there is one. */
function chooseNumber(variable: Variable, { lowest, lowestOpen, highest, highestOpen }: Choice): Exact | undefined {
  if (lowest !== undefined && !lowestOpen && isWritable(lowest, variable)) return lowest;
  const inside = between(lowest, highest, variable);
  if (inside !== undefined && isWritable(inside, variable)) return inside;
  if (highest !== undefined && !highestOpen) return highest;
  if (lowest !== undefined && !lowestOpen) return lowest;
  return between(lowest, highest, { ...variable, step: undefined });
}

function hasOpen(formula: Formula): boolean {
  let found = false;
  visitFormula(formula, (one) => {
    if (one.kind === "open" || (one.kind === "total" && one.whenAbsent === "either")) found = true;
  });
  return found;
}

/** The same with every sum settled beforehand: as it is wanted, or as it is not. */
function withoutSums(formula: Formula, holds: boolean): Formula {
  const known = new Map<Formula, Formula>();
  const ease = (one: Formula): Formula => {
    if (typeof one === "boolean") return one;
    if (one.kind === "total") return one.isNeeded === true ? one : holds;
    if (one.kind !== "count") return one;
    const parts = one.of.map(eased);
    return parts.every((part, index) => part === one.of[index]) ? one : atLeast(one.threshold, parts);
  };
  const eased = (one: Formula): Formula => {
    const found = known.get(one) ?? ease(one);
    known.set(one, found);
    return found;
  };
  return eased(formula);
}

/** An easy answer: what holds or fails whatever is added up needs no numbers. */
function attemptEasily(formula: Formula, budget: Budget): Found | undefined {
  const eased = withoutSums(formula, true);
  if (eased === formula) return undefined;
  if (attempt(eased, budget, true).answer === "none") return { answer: "none" };
  const found = attempt(withoutSums(formula, false), budget, false);
  if (found.answer !== "witness") return undefined;
  const values = new Map(found.values);
  for (const variable of variablesOf(formula)) {
    const [cell] = values.has(variable) ? [] : cellsOf(variable, [], []);
    if (cell !== undefined) values.set(variable, cell.sample);
  }
  return { ...found, values };
}

function attempt(formula: Formula, budget: Budget, openHolds: boolean): Found {
  const table = new FormulaTable(formula, openHolds);
  if (table.cells.some((cells) => cells.length === 0)) return { answer: "none" };
  const search = new Search(table, budget);
  const values = search.run(table.add(formula));
  if (values !== undefined) return { answer: "witness", values };
  return { answer: search.isOpen ? "undecided" : "none" };
}

/** Values for which the formula holds, a proof that there are none, or neither where that would cost more than the budget. */
export function search(formula: Formula, budget: Budget): Found {
  try {
    const easy = attemptEasily(formula, budget);
    if (easy !== undefined) return easy;
    const open = hasOpen(formula);
    const certain = attempt(formula, budget, false);
    if (certain.answer !== "none" || !open) return certain;
    return attempt(formula, budget, true);
  } catch (error) {
    if (error instanceof OutOfBudget) return { answer: "undecided" };
    throw error;
  }
}
