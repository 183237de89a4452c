/** The same levels in two rule engines: the verdict on every level, as they are used where speed matters. */
import { LogicEngine } from "json-logic-engine";
import { Engine, Rule } from "json-rules-engine";
import { type BenchLevel, type Facts, type Test, LEVEL_RULES } from "./workload.js";

/** json-rules-engine has no "at least": every choice of three is written out. */
function anyThree(choices: readonly Test[]): object {
  const triples = choices.flatMap((first, i) =>
    choices
      .slice(i + 1)
      .flatMap((second, j) => choices.slice(i + j + 2).map((third) => ({ all: [first, second, third] }))),
  );
  return { any: triples };
}

const engine = new Engine(
  LEVEL_RULES.map(
    ({ id, all, choices }) =>
      new Rule({ conditions: { all: [...all, anyThree(choices)] } as never, event: { type: id } }),
  ),
);

/** One engine, made once and used for every partner. */
export async function byRulesEngine(partners: readonly Facts[]): Promise<readonly (readonly boolean[])[]> {
  const found: (readonly boolean[])[] = [];
  for (const facts of partners) {
    const { events } = await engine.run(facts);
    found.push(LEVEL_RULES.map(({ id }) => events.some(({ type }) => type === id)));
  }
  return found;
}

const OPERATORS = { greaterThan: ">", greaterThanInclusive: ">=" } as const;

function logicOf({ fact, operator, value }: Test): object {
  return { [OPERATORS[operator]]: [{ var: fact }, value] };
}

function logicOfLevel({ all, choices }: BenchLevel): object {
  const counted = { "+": choices.map((choice) => ({ if: [logicOf(choice), 1, 0] })) };
  return { and: [...all.map(logicOf), { ">=": [counted, 3] }] };
}

const logic = new LogicEngine();
const compiled = LEVEL_RULES.map((level) => logic.build(logicOfLevel(level) as never) as (facts: Facts) => unknown);

/** Five compiled rules. */
export function byLogicEngine(partners: readonly Facts[]): readonly (readonly boolean[])[] {
  return partners.map((facts) => compiled.map((rule) => rule(facts) === true));
}
