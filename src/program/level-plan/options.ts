/** Reads what is asked of a level plan. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, sign } from "../../core/number/exact.js";
import { isCount, unknownOption } from "../options.js";
import { type Program, compiledOf } from "../program.js";

/** What a unit of a value costs, and how much of it can be reached in a day. */
export interface Prices {
  readonly costs: ReadonlyMap<string, Exact>;
  readonly speeds: ReadonlyMap<string, Exact>;
}

export interface Goal {
  readonly ladder: string;
  readonly level: string;
  readonly prices: Prices;
  readonly most: number;
}

const MOST_ROUTES = 5;
const MOST_ASKED = 100;

/** Numbers by names that are values of the program; a cost may be zero, a speed may not. */
function readNumbers(raw: unknown, least: 0 | 1, program: Program): ReadonlyMap<string, Exact> | Issue {
  if (raw === undefined) return new Map();
  const { names } = compiledOf(program).plan;
  if (!isEntries(raw)) return unknownOption("options.price", raw, []);
  const numbers = new Map<string, Exact>();
  for (const [name, written] of Object.entries(raw)) {
    const number = readExact(written);
    if (!names.has(name)) return unknownOption("options.price", name, [...names.keys()]);
    if (number === undefined || sign(number) < least) return unknownOption("options.price", written, []);
    numbers.set(name, number);
  }
  return numbers;
}

/** What is asked, or what is wrong with it. Callers without types may pass anything. */
export function readGoal(program: Program, options: Readonly<Record<string, unknown>>): Goal | Issue {
  const { ladder, level, costs: rawCosts, speeds: rawSpeeds, most = MOST_ROUTES } = options;
  const ladders = program.document.tiers ?? {};
  if (typeof ladder !== "string" || !Object.hasOwn(ladders, ladder))
    return unknownOption("options.ladder", ladder, Object.keys(ladders));
  const ids = ladders[ladder]!.levels.map(({ id }) => id);
  if (typeof level !== "string" || !ids.includes(level)) return unknownOption("options.level", level, ids);
  const costs = readNumbers(rawCosts, 0, program);
  if ("code" in costs) return costs;
  const speeds = readNumbers(rawSpeeds, 1, program);
  if ("code" in speeds) return speeds;
  if (!isCount(most, MOST_ASKED)) return issue("options.most", "", { found: quote(most), limit: MOST_ASKED });
  return { ladder, level, prices: { costs, speeds }, most };
}
