/** Writes the conditions of a program as rules of json-rules-engine, and says what has no place there. */
import { pointer } from "../core/issue/issue.js";
import { readDecimal, writeNumber } from "../core/number/decimal.js";
import { type Condition, type Constant, type FactCondition } from "../core/rule/types.js";
import { type ProgramDocument } from "../program/document/types.js";
import { type Referring, dangling } from "./dangling.js";
import { asGroup } from "./group.js";
import { type ConditionsAsRules, type EngineCondition, type Refusal, type RefusalCode } from "./types.js";

/** Of so many combinations at most is "at least n of" written out. */
const MOST_COMBINATIONS = 100;

/** Names whose values are compared by rank, or are verdicts of the program's own. */
const RANKED = /^(?:level|stage|flag)(?:\.|$)/;

class Writer {
  readonly refused: Refusal[] = [];
  readonly #texts: ReadonlySet<string>;

  /** The facts that are texts. */
  constructor(texts: ReadonlySet<string>) {
    this.#texts = texts;
  }

  refuse(code: RefusalCode, path: string, message: string): null {
    this.refused.push({ code, path, message });
    return null;
  }

  condition(condition: Condition, path: string): EngineCondition | null {
    if ("all" in condition) return this.#group("all", condition.all, pointer(path, "all"));
    if ("any" in condition) return this.#group("any", condition.any, pointer(path, "any"));
    if ("condition" in condition) return { condition: condition.condition };
    if ("fact" in condition) return this.#fact(condition, path);
    if ("atLeast" in condition) return this.#atLeast(condition.atLeast, condition.of, path);
    const not = this.condition(condition.not, pointer(path, "not"));
    return not === null ? null : { not };
  }

  #parts(parts: readonly Condition[], path: string): readonly EngineCondition[] | null {
    const written = parts.map((part, index) => this.condition(part, pointer(path, index)));
    return written.includes(null) ? null : (written as EngineCondition[]);
  }

  #group(group: "all" | "any", parts: readonly Condition[], path: string): EngineCondition | null {
    const written = this.#parts(parts, path);
    return written === null ? null : { [group]: written };
  }

  /** The engine has no "at least": every choice of so many is written out. */
  #atLeast(count: number, parts: readonly Condition[], path: string): EngineCondition | null {
    const written = this.#parts(parts, pointer(path, "of"));
    if (written === null) return null;
    const choices = choose(written, count);
    if (choices === undefined)
      return this.refuse(
        "combinations",
        path,
        `at least ${count} of ${parts.length} has more than ${MOST_COMBINATIONS} combinations`,
      );
    return { any: choices.map((all) => ({ all })) };
  }

  #fact({ fact, operator, value, whenNotApplicable }: FactCondition, path: string): EngineCondition | null {
    if (RANKED.test(fact))
      return this.refuse(
        "rank",
        pointer(path, "fact"),
        `\`${fact}\` is compared by rank; ask for the rule of that level instead`,
      );
    if (whenNotApplicable !== undefined)
      return this.refuse(
        "whenNotApplicable",
        pointer(path, "whenNotApplicable"),
        "the engine has no value that does not apply",
      );
    if (typeof value !== "object") return { fact, operator, value: this.#constant(fact, value) };
    if (Array.isArray(value))
      return { fact, operator, value: value.map((each: Constant) => this.#constant(fact, each)) };
    if ("fact" in value && !RANKED.test(value.fact)) return { fact, operator, value: { fact: value.fact } };
    return this.refuse(
      "formula",
      pointer(path, "value"),
      "a formula has no place in a rule; name it as a metric, and compare with that",
    );
  }

  /** Decimals are numbers there: a text of digits is one, unless the fact is a text. */
  #constant(fact: string, constant: Constant): Constant {
    if (typeof constant !== "string" || this.#texts.has(fact)) return constant;
    const exact = readDecimal(constant);
    return exact === undefined ? constant : writeNumber(exact, 30);
  }
}

/** Every choice of so many; undefined where there are too many of them. */
function choose<T>(items: readonly T[], count: number): readonly (readonly T[])[] | undefined {
  let choices: readonly (readonly number[])[] = [[]];
  for (let step = 0; step < count; step += 1) {
    choices = choices.flatMap((chosen) =>
      items.flatMap((_, index) =>
        index > (chosen.at(-1) ?? -1) && items.length - index >= count - step ? [[...chosen, index]] : [],
      ),
    );
    if (choices.length > MOST_COMBINATIONS) return undefined;
  }
  return choices.map((chosen) => chosen.map((index) => items[index]!));
}

function textsOf({ facts = {} }: ProgramDocument): ReadonlySet<string> {
  const isText = (declared: string | { readonly type: string }): boolean =>
    ["string", "boolean"].includes(typeof declared === "string" ? declared : declared.type);
  return new Set(Object.entries(facts).flatMap(([name, declared]) => (isText(declared) ? [name] : [])));
}

/** A condition of the program that is to be written. */
interface Asked {
  readonly name: string;
  readonly path: string;
  readonly condition: Condition;
}

/**
 * Writes what the levels of a program require as rules, and its named conditions for `engine.setCondition`. The facts of the rules are the
 * program's own names: a host fills them from its data, or from the `metrics` of an outcome.
 *
 * What the engine has no place for is refused, each with its address in the document; a level, or a named condition, in which something is
 * refused is left out as a whole. The engine knows no unknown: rules answer as the program does where every fact is there.
 *
 * @example
 * ```ts
 * import { toRules } from "partner-program/json-rules-engine";
 *
 * const { rules } = toRules({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { people: "integer" },
 *   tiers: { main: { levels: [{ id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: 4 } }] } },
 * });
 * console.log(JSON.stringify(rules[0]?.conditions));
 * // => {"all":[{"fact":"people","operator":"greaterThanInclusive","value":4}]}
 * ```
 * @since 0.1.0
 */
export function toRules(document: ProgramDocument): ConditionsAsRules {
  const writer = new Writer(textsOf(document));
  const named = Object.entries(document.conditions ?? {}).map(([name, condition]) => ({ name, path: pointer("/conditions", name), condition })); // prettier-ignore
  const required = Object.entries(document.tiers ?? {}).flatMap(([ladder, { levels }]) =>
    levels.flatMap(({ id, requires: condition }, index) => {
      const path = pointer("/tiers", ladder, "levels", index, "requires");
      return condition === undefined
        ? []
        : [{ name: `${ladder} ${id}`, type: `tiers.${ladder}.${id}`, path, condition }];
    }),
  );
  const write = <T extends Asked>(all: readonly T[]): readonly (T & Referring)[] =>
    all.flatMap((asked) => {
      const written = writer.condition(asked.condition, asked.path);
      return written === null ? [] : [{ ...asked, condition: asGroup(written) }];
    });
  const conditions = write(named);
  const rules = write(required);
  const there = new Set(conditions.map(({ name }) => name));
  const left = dangling([...conditions, ...rules], (name) => there.has(name));
  const paths = new Set(left.map(({ path }) => path));
  const isKept = ({ path }: Referring): boolean => !paths.has(path);
  return {
    rules: rules
      .filter(isKept)
      .map(({ name, type, condition }) => ({ name, conditions: condition as EngineCondition, event: { type } })),
    conditions: Object.fromEntries(
      conditions.filter(isKept).map(({ name, condition }) => [name, condition as EngineCondition]),
    ),
    refused: [...writer.refused, ...left],
  };
}
