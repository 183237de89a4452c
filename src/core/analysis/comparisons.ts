/** Comparisons of numbers as formulas. */
import { type NodeOf } from "../expression/node.js";
import { HOLDS, MIRRORED, OPPOSITE } from "../expression/comparison.js";
import { type Slot } from "../expression/slot.js";
import { type Value, isMissing } from "../expression/value.js";
import { type Comparison } from "../expression/words.js";
import { type Exact, ONE, ZERO, compare, negate } from "../number/exact.js";
import { compareSums } from "./compare-sums.js";
import { type Atom, type Formula, OPEN, absent, allOf, anyOf } from "./formula.js";
import { type Branch, type Reader, type Sum } from "./reader.js";
import { addSums, constantSum, scaleSum } from "./sums.js";
import { type Range } from "./variable.js";

/** What stands for a ratio where there is nothing to divide by, compared. */
function emptyVerdict(value: Value, operator: Comparison, constant: Exact, whenAbsent: boolean): boolean {
  return isMissing(value) ? whenAbsent : HOLDS[operator](compare(value as Exact, constant));
}

/** How dividend / divisor compares with a constant. */
function compareQuotient(dividend: Sum, divisor: Sum, operator: Comparison, constant: Exact, empty: Formula): Formula {
  const scaled = addSums(dividend, scaleSum(divisor, negate(constant)));
  return anyOf(
    allOf(compareSums(divisor, "greaterThan", false), compareSums(scaled, operator, false)),
    allOf(compareSums(divisor, "lessThan", false), compareSums(scaled, MIRRORED[operator], false)),
    allOf(compareSums(divisor, "equal", false), empty),
  );
}

/** A part that does not apply: the whole then does not apply either. */
function whereApplicable(sums: readonly Sum[], inner: Formula, whenAbsent: boolean): Formula {
  const all = new Set(sums.flatMap(({ parts }) => [...parts.keys()]));
  const variables = [...all].filter(({ mayBeNotApplicable }) => mayBeNotApplicable);
  if (variables.length === 0) return inner;
  const present = variables.map((variable): Atom => ({ ...absent(variable), holds: (value) => !isMissing(value) }));
  return anyOf(allOf(...present, inner), ...(whenAbsent ? variables.map(absent) : []));
}

/** Every combination of the cases of several numbers. */
function everyCase(
  numbers: readonly (readonly Branch[] | undefined)[],
  compareCase: (sums: readonly Sum[]) => Formula,
  whenAbsent: boolean,
): Formula | undefined {
  let combinations: readonly { readonly when: Formula; readonly sums: readonly (Sum | "absent")[] }[] = [{ when: true, sums: [] }]; // prettier-ignore
  for (const branches of numbers) {
    if (branches === undefined) return undefined;
    combinations = combinations.flatMap(({ when, sums }) =>
      branches.map((branch) => ({ when: allOf(when, branch.when), sums: [...sums, branch.sum] })),
    );
  }
  const formulas = combinations.map(({ when, sums }) => {
    const there = sums.filter((sum) => sum !== "absent");
    return allOf(when, there.length < sums.length ? whenAbsent : compareCase(there));
  });
  return anyOf(...formulas);
}

function quotient(
  { dividend, divisor, whenEmpty }: NodeOf<"quotient">,
  { branches }: Reader,
  operator: Comparison,
  constant: Exact,
  whenAbsent: boolean,
): Formula | undefined {
  const empty = emptyVerdict(whenEmpty, operator, constant, whenAbsent);
  const ofSums = (sums: readonly Sum[]): Formula =>
    whereApplicable(sums, compareQuotient(sums[0]!, sums[1]!, operator, constant, empty), whenAbsent);
  return everyCase([branches(dividend), branches(divisor)], ofSums, whenAbsent);
}

function growth(
  { now, before, minimum, whenEmpty }: NodeOf<"growth">,
  { branches }: Reader,
  operator: Comparison,
  constant: Exact,
  whenAbsent: boolean,
): Formula | undefined {
  const empty = emptyVerdict(whenEmpty, operator, constant, whenAbsent);
  const ofSums = (sums: readonly Sum[]): Formula => {
    const [current, baseline, least = constantSum(ZERO)] = sums as readonly [Sum, Sum, Sum?];
    const increase = addSums(current, scaleSum(baseline, negate(ONE)));
    const scaled = addSums(increase, scaleSum(baseline, negate(constant)));
    const beyond = addSums(baseline, scaleSum(least, negate(ONE)));
    const grown = allOf(
      compareSums(baseline, "greaterThan", false),
      compareSums(beyond, "greaterThanInclusive", false),
      compareSums(scaled, operator, false),
    );
    const isEmpty = anyOf(compareSums(baseline, "lessThanInclusive", false), compareSums(beyond, "lessThan", false));
    return whereApplicable(sums, anyOf(grown, allOf(empty, isEmpty)), whenAbsent);
  };
  return everyCase([now, before, ...(minimum === undefined ? [] : [minimum])].map(branches), ofSums, whenAbsent);
}

/** A ratio compared by its parts, also where it stands for itself; undefined where it has none that are sums. */
export function takeApart(
  slot: Slot,
  reader: Reader,
  operator: Comparison,
  constant: Exact,
  whenAbsent: boolean,
): Formula | undefined {
  const node = reader.model.plan.nodes[slot]!;
  if (node.kind === "alias") return takeApart(node.operand, reader, operator, constant, whenAbsent);
  if (node.kind === "quotient") return quotient(node, reader, operator, constant, whenAbsent);
  return node.kind === "growth" ? growth(node, reader, operator, constant, whenAbsent) : undefined;
}

/** What a range alone says of a comparison; undefined where it says nothing. */
function byRange({ lowest, highest }: Range, operator: Comparison, constant: Exact): boolean | undefined {
  const low = lowest === undefined ? -Infinity : compare(lowest, constant);
  const high = highest === undefined ? Infinity : compare(highest, constant);
  if (operator === "equal" || operator === "notEqual") return low > 0 || high < 0 ? operator === "notEqual" : undefined;
  const holds = HOLDS[operator];
  return holds(low) === holds(high) ? holds(low) : undefined;
}

/** When the number of a slot compares as stated. */
export function readComparison(
  slot: Slot,
  reader: Reader,
  operator: Comparison,
  constant: Exact,
  whenAbsent: boolean,
): Formula {
  const { model, whole, branches } = reader;
  const always = byRange(model.range(slot), operator, constant);
  if (always !== undefined && !model.plan.types[slot]!.mayBeNotApplicable) return always;
  if (!whole.has(slot) && !model.isBrought(slot) && model.constant(slot) === undefined) {
    const apart = takeApart(slot, reader, operator, constant, whenAbsent);
    if (apart !== undefined) return apart;
  }
  const ofSum = ([sum]: readonly Sum[]): Formula => compareSums(addSums(sum!, constantSum(negate(constant))), operator, whenAbsent); // prettier-ignore
  return everyCase([branches(slot)], ofSum, whenAbsent) ?? OPEN;
}

/** How two numbers compare. */
export function readComparisonOfTwo(
  { left, right, operator, whenNotApplicable }: NodeOf<"compare">,
  reader: Reader,
  wanted: boolean,
): Formula {
  const { model, branches } = reader;
  const asked = wanted ? operator : OPPOSITE[operator];
  const whenAbsent = (whenNotApplicable === "met") === wanted;
  const [a, b] = [model.constant(left), model.constant(right)];
  if ([a, b].some((value) => value !== undefined && isMissing(value))) return whenAbsent;
  if (b !== undefined) return reader.compare(left, asked, b as Exact, whenAbsent);
  if (a !== undefined) return reader.compare(right, MIRRORED[asked], a as Exact, whenAbsent);
  const ofSums = ([one, other]: readonly Sum[]): Formula => compareSums(addSums(one!, scaleSum(other!, negate(ONE))), asked, whenAbsent); // prettier-ignore
  return everyCase([branches(left), branches(right)], ofSums, whenAbsent) ?? OPEN;
}
