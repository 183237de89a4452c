/** Takes rules of json-rules-engine over as conditions of a program, and says what was refused and why. */
import { pointer } from "../core/issue/issue.js";
import { readNumber } from "../core/number/decimal.js";
import {
  type Condition,
  type Constant,
  type FactCondition,
  CONDITION_OPERATORS,
  ORDER_OPERATORS,
} from "../core/rule/types.js";
import { type Referring, dangling } from "./dangling.js";
import { type EngineRule, type Refusal, type RefusalCode, type RulesAsConditions, type TakenRule } from "./types.js";

type Json = Readonly<Record<string, unknown>>;

const ORDER: ReadonlySet<unknown> = new Set(ORDER_OPERATORS);
const OPERATORS: ReadonlySet<unknown> = new Set(CONDITION_OPERATORS);
const GROUPS = ["all", "any", "not", "condition"] as const;
const FACT_NAME = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[a-z][A-Za-z0-9]{0,63}$/;
/** Deeper rules are refused before they are read. */
const MOST_DEPTH = 60;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads conditions; what is refused goes into the list, and the condition is then null. */
class Reader {
  readonly refused: Refusal[] = [];
  readonly #ids: ReadonlyMap<string, string>;

  /** Named conditions by name, with the ids that they have in the program. */
  constructor(ids: ReadonlyMap<string, string>) {
    this.#ids = ids;
  }

  refuse(code: RefusalCode, path: string, message: string): null {
    this.refused.push({ code, path, message });
    return null;
  }

  condition(raw: unknown, path: string, depth = 0): Condition | null {
    if (depth > MOST_DEPTH) return this.refuse("shape", path, `conditions are nested more than ${MOST_DEPTH} deep`);
    if (!isObject(raw)) return this.refuse("shape", path, "a condition is an object");
    const keys = GROUPS.filter((key) => Object.hasOwn(raw, key));
    if (keys.length > 1)
      return this.refuse("groupKeys", path, `\`${keys.join("` and `")}\` stand side by side; only one of them is read`);
    const [group] = keys;
    if (group === undefined) return this.#fact(raw, path);
    if (group === "condition") return this.#reference(raw["condition"], path);
    if (group === "not") {
      const not = this.condition(raw["not"], pointer(path, "not"), depth + 1);
      return not === null ? null : { not };
    }
    return this.#group(group, raw[group], pointer(path, group), depth);
  }

  #group(group: "all" | "any", raw: unknown, path: string, depth: number): Condition | null {
    if (!Array.isArray(raw)) return this.refuse("shape", path, `\`${group}\` is a list of conditions`);
    if (raw.length === 0) return this.refuse("empty", path, `\`${group}\` of no conditions holds for everybody`);
    const parts = raw.map((part, index) => this.condition(part, pointer(path, index), depth + 1));
    if (parts.includes(null)) return null;
    const conditions = parts as Condition[];
    return group === "all" ? { all: conditions } : { any: conditions };
  }

  #reference(name: unknown, path: string): Condition | null {
    const id = typeof name === "string" ? this.#ids.get(name) : undefined;
    if (id !== undefined) return { condition: id };
    return this.refuse("reference", pointer(path, "condition"), `there is no condition \`${String(name)}\``);
  }

  #fact(raw: Json, path: string): Condition | null {
    const { fact, operator, value } = raw;
    const found = this.refused.length;
    if (raw["path"] !== undefined)
      this.refuse("path", pointer(path, "path"), "a `path` into a fact can run code; declare a fact for the value");
    if (raw["params"] !== undefined)
      this.refuse(
        "params",
        pointer(path, "params"),
        "a fact with parameters is computed by the host; declare a fact for each value",
      );
    if (typeof fact !== "string" || !FACT_NAME.test(fact))
      this.refuse("fact", pointer(path, "fact"), "a fact's name is camelCase words joined by dots");
    if (!OPERATORS.has(operator))
      this.refuse(
        "operator",
        pointer(path, "operator"),
        `\`${String(operator)}\` is no operator that the engine has from the start`,
      );
    const read = this.#value(operator, value, pointer(path, "value"));
    if (this.refused.length > found || read === null) return null;
    return { fact: fact as string, operator: operator as FactCondition["operator"], value: read };
  }

  #value(operator: unknown, value: unknown, path: string): FactCondition["value"] | null {
    if (operator === "in" || operator === "notIn") {
      if (!Array.isArray(value) || value.length === 0)
        return this.refuse(
          "list",
          path,
          `\`${operator}\` of a text looks for a part of it, and of no values for nothing`,
        );
      return this.#constants(value, path);
    }
    if (isObject(value)) {
      if (Object.keys(value).length === 1 && typeof value["fact"] === "string" && FACT_NAME.test(value["fact"]))
        return { fact: value["fact"] };
      return this.refuse("value", path, "only the name of another fact can stand for a constant");
    }
    const constant = this.#constant(value, path);
    if (ORDER.has(operator) && constant !== null && typeof constant !== "number" && !DAY.test(String(constant)))
      return this.refuse("orderOfTexts", path, `texts are compared sign by sign: "9" is more than "10"`);
    return constant;
  }

  #constants(values: readonly unknown[], path: string): readonly Constant[] | null {
    const constants = values.map((value, index) => this.#constant(value, pointer(path, index)));
    if (constants.includes(null)) return null;
    if (new Set(constants.map((constant) => typeof constant)).size > 1)
      return this.refuse("list", path, "values of several types stand in one list");
    return constants as Constant[];
  }

  #constant(value: unknown, path: string): Constant | null {
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && readNumber(value) !== undefined) return value;
    return this.refuse(
      "value",
      path,
      `${Array.isArray(value) ? "a list" : String(value)} is no value that a fact can be compared with`,
    );
  }
}

/** One camelCase word for a name that may hold anything; another number behind it where the word is taken. */
function idFor(name: string, taken: ReadonlySet<string>): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join(""); // prettier-ignore
  const word = (/^[a-z]/.test(joined) ? joined : `rule${joined}`).slice(0, 56);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? word : `${word}${number}`;
    if (ID.test(id) && !taken.has(id)) return id;
  }
}

function isEvent(value: unknown): value is EngineRule["event"] {
  return isObject(value) && typeof value["type"] === "string";
}

/**
 * Takes rules over as named conditions of a program. A level, an eligibility or a flag then refers to them: `{ "condition": "isGold" }`.
 *
 * `rules` are those of `engine.rules`, written with `rule.toJSON(false)`, or read from where they are kept; `named` are the conditions
 * that were given to `engine.setCondition`. What the engine leaves open or computes in the host is refused, each with its address and
 * reason; a rule in which something is refused is left out as a whole. Priorities are not taken over: the order of rules decides nothing
 * in a program.
 *
 * Law: where every fact is there and of its declared type, a condition that was taken over holds where the engine's rule succeeds.
 *
 * @example
 * ```ts
 * import { fromRules } from "partner-program/json-rules-engine";
 *
 * const { conditions, refused } = fromRules([
 *   {
 *     conditions: { all: [{ fact: "bookings", operator: "greaterThanInclusive", value: 400000 }] },
 *     event: { type: "is-gold" },
 *   },
 *   { conditions: { any: [] }, event: { type: "everybody" } },
 * ]);
 * console.log(Object.keys(conditions), refused[0]?.code); // => [ 'isGold' ] empty
 * ```
 * @since 0.1.0
 */
export function fromRules(rules: readonly unknown[], named: Readonly<Record<string, unknown>> = {}): RulesAsConditions {
  const taken = new Set<string>();
  const claim = (name: string): string => {
    const id = idFor(name, taken);
    taken.add(id);
    return id;
  };
  const ids = new Map(Object.keys(named).map((name) => [name, claim(name)]));
  const reader = new Reader(ids);
  const read: (Referring & { readonly condition: Condition; readonly rule?: TakenRule })[] = [];
  for (const [name, raw] of Object.entries(named)) {
    const path = pointer("/conditions", name);
    const condition = reader.condition(raw, path);
    if (condition !== null) read.push({ name: ids.get(name)!, path, condition });
  }
  for (const [index, rule] of rules.entries()) {
    const path = pointer("/rules", index);
    if (!isObject(rule) || !isEvent(rule["event"])) {
      reader.refuse("shape", path, "a rule has conditions, and an event with a type");
      continue;
    }
    const condition = reader.condition(rule["conditions"], pointer(path, "conditions"));
    if (condition === null) continue;
    const name = typeof rule["name"] === "string" ? rule["name"] : undefined;
    const id = claim(name ?? rule["event"].type);
    read.push({ name: id, path, condition, rule: { id, name, event: rule["event"] } });
  }
  const there = new Set(read.map(({ name }) => name));
  const left = dangling(read, (name) => there.has(name));
  const paths = new Set(left.map(({ path }) => path));
  const kept = read.filter(({ path }) => !paths.has(path));
  return {
    conditions: Object.fromEntries(kept.map(({ name, condition }) => [name, condition])),
    rules: kept.flatMap(({ rule }) => rule ?? []),
    refused: [...reader.refused, ...left],
  };
}
