import { describe, expect, test } from "vitest";
import { evaluatePartner } from "partner-program";
import { programOf } from "./support.js";

/** A list that has no entries and is as long as a list can be. */
const ENDLESS = new Array<never>(2 ** 32 - 1);

const program = programOf({
  facts: { names: { type: "string", list: true }, price: { type: "decimal", dated: true } },
  records: { orders: { fields: { amount: "money" } } },
  scorecards: {
    plain: { missing: "exclude", parts: [{ id: "q", ask: "?", choices: { a: 1, b: 2 } }] },
    dated: { missing: "exclude", dated: true, parts: [{ id: "q", ask: "?", yes: 1 }] },
  },
});
const told = (partner: object): readonly string[] => {
  const outcome = evaluatePartner(program, { id: "p", ...partner }, { asOf: "2026-03-31" });
  return outcome.status === "issues" ? outcome.issues.map(({ message }) => message) : [];
};

describe("a list that is longer than anybody's is refused at once", () => {
  test.each<[object, string]>([
    [{ facts: { names: ENDLESS } }, "facts/names: the fact `names` is not a list of at most 100000 items, each a text: a list of 4294967295 entries"],
    [{ facts: { price: ENDLESS } }, 'facts/price: the fact `price` is not a list of { "from": day, "value": value } with each day once: a list of 4294967295 entries'],
    [{ records: { orders: ENDLESS } }, "records/orders: expected a list of at most 10000000 records"],
    [{ answers: { plain: { q: ENDLESS } } }, "answers/plain/q: the answer is not a list of a, b, each once: a list of 4294967295 entries"],
    [{ answers: { dated: { q: ENDLESS } } }, 'answers/dated/q: the answer is not a list of { "from": day, "value": true or false } with each day once: a list of 4294967295 entries'],
  ])("#%#", (partner, message) => {
    expect(told(partner)).toEqual([message]);
  }); // prettier-ignore

  test("one that is as long as it may be is read", () => {
    const most = 100_000;
    expect(told({ facts: { names: new Array<string>(most).fill("a") } })).toEqual([]);
    expect(told({ facts: { names: new Array<string>(most + 1).fill("a") } })).toHaveLength(1);
  });
});
