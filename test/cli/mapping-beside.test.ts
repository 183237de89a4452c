import { describe, expect, test } from "vitest";
import { desk, documentOf } from "./support.js";

const evaluate = ["evaluate", "program.json", "--as-of", "2026-03-31", "-f", "json"];

interface Outcome {
  readonly partner: string;
  readonly metrics: Readonly<Record<string, { readonly status: string; readonly value?: unknown }>>;
}

describe("what a partner has beside its line", () => {
  const rules = documentOf({
    facts: { people: "integer", target: { type: "money", dated: true }, region: { type: "string", oneOf: ["EMEA", "NA"] } },
    records: { orders: { date: "on", currency: "in", convertOn: "on", fields: { on: "date", amount: "money", in: "string" } } },
    metrics: {
      bookings: { sum: "orders.amount" },
      aim: { sumOf: ["target", 0] },
      isGold: { holds: { fact: "held.tiers.main.level", operator: "equal", value: "gold" } },
      isStaged: { holds: { fact: "held.lifecycle.partner.stage", operator: "equal", value: "active" } },
      isNear: { holds: { fact: "region", operator: "equal", value: "EMEA" } },
    },
    lifecycle: { partner: { stages: [{ id: "new" }, { id: "active", enter: { fact: "people", operator: "greaterThan", value: 0 } }] } },
    incentives: {},
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "people", operator: "greaterThan", value: 3 } }] } },
  });
  const dated = { file: "targets.csv", partner: "p", from: "day", value: "aim", recordedOn: "seen" };
  const held = { file: "levels.csv", partner: "p", from: "day", is: "level" };
  const rates = { file: "rates.csv", from: "code", to: { constant: "EUR" }, on: "day", rate: "rate" };
  const beside = {
    decimal: ",",
    dates: "day-month-year",
    partners: { file: "p.csv", id: "id", facts: { people: "n", region: { constant: "EMEA" } } },
    records: { orders: { file: "o.csv", partner: "p", fields: { on: "day", amount: "net", in: { column: "land", values: { US: "USD", DE: "EUR" } } } } },
    datedFacts: { target: dated },
    held: { tiers: { main: held }, lifecycle: { partner: { ...held, is: { column: "level", values: { gold: "active", silver: "new" } } } } },
    exchangeRates: rates,
  };
  const all = {
    "program.json": rules,
    "m.json": beside,
    "p.csv": "id,n\na,1\nb,2\nc,3\n",
    "o.csv": 'p,day,net,land\na,10.01.2026,"1.000,50",US\na,10.02.2026,7,DE\nb,10.02.2026,7,US\n',
    "targets.csv": 'p,day,aim,seen\na,01.03.2026,"9,50",\na,01.01.2026,"8,50",\nb,01.01.2026,5,01.04.2026\n',
    "levels.csv": "p,day,level\na,01.02.2026,gold\na,01.01.2026,silver\nb,01.01.2026,gold\nb,01.03.2026,\n",
    "rates.csv": 'code,day,rate\nUSD,01.02.2026,"0,5"\nUSD,01.01.2026,"0,9"\n',
  };
  const answered = async (more: object = {}): Promise<readonly (readonly [string, unknown])[]> => {
    const { out, errors } = await desk({ ...all, ...more }).run(...evaluate, "-m", "m.json", "--known-at", "2026-03-31");
    expect(errors).toBe("3 partners evaluated.\n");
    return (JSON.parse(out) as Outcome[]).map(({ partner, metrics }) => [partner, Object.values(metrics).map(({ value, status }) => value ?? status)]);
  };

  test("dated facts, levels and stages that are held, exchange rates, and what is the same for all", async () => {
    expect(await answered()).toEqual([
      ["a", ["907.45", "9.50", true, true, true]],
      ["b", ["3.50", "unknown", false, false, true]],
      ["c", ["0.00", "unknown", false, false, true]],
    ]);
  });

  test("whatever the order of the lines", async () => {
    const reversed = ["o.csv", "targets.csv", "levels.csv", "rates.csv"].map((file) => {
      const [head, ...lines] = (all[file as "o.csv"]).trim().split("\n");
      return [file, [head, ...lines.reverse()].join("\n")];
    });
    expect(await answered(Object.fromEntries(reversed) as object)).toEqual(await answered());
  });

  test.each([
    ["o.csv", "p,day,net,land\na,10.01.2026,1,US\na,32.01.2026,1,US\n", /^o\.csv:3: a: records\/orders\/1\/on: /m],
    ["targets.csv", "p,day,aim,seen\na,01.01.2026,1,\na,01.02.2026,much,\n", /^targets\.csv:2: a: facts\/target: .*entry 1/m],
    ["levels.csv", "p,day,level\na,01.01.2026,gold\na,01.02.2026,glod\n", /^levels\.csv:3: a: held\/tiers\/main\/history\/1\/is: /m],
    ["p.csv", "id,n\na,x\n", /^p\.csv:2: a: facts\/people: /m],
    ["rates.csv", "code,day,rate\nUSD,01.01.2026,1\nUSD,01.02.2026,0\n", /^rates\.csv:3: a: exchangeRates\/1: /m],
  ])("a wrong line of %s is told with its number", async (file, text, message) => {
    const { code, errors } = await desk({ ...all, [file]: text }).run(...evaluate, "-m", "m.json");
    expect([code, errors]).toEqual([1, expect.stringMatching(message)]);
  });

  test("of many issues of one partner the first five are told, and how many there are beside them", async () => {
    const lines = Array.from({ length: 300 }, () => "a,10.01.2026,much,US").join("\n");
    const { out, errors } = await desk({ ...all, "o.csv": `p,day,net,land\n${lines}\n` }).run(...evaluate, "-m", "m.json", "-f", "csv");
    expect(errors.match(/^o\.csv:\d+: a: /gm)).toHaveLength(5);
    expect(errors).toContain("p.csv:2: a: and 295 more issues\n");
    expect(out).toContain("; and 295 more issues");
  });

  test.each([
    [{ datedFacts: { people: dated } }, "datedFacts/people: the fact `people` is not dated; name its column under partners/facts"],
    [{ datedFacts: { aim: dated } }, "datedFacts/aim: the program declares no fact `aim`"],
    [{ partners: { ...beside.partners, facts: { target: "n" } } }, "partners/facts/target: the fact `target` is dated; name its file under datedFacts"],
    [{ held: { tiers: { mian: held } } }, "held/tiers/mian: the program has no ladder `mian`"],
    [{ exchangeRates: { ...rates, rate: "kurs" } }, 'rates.csv: there is no column "kurs", which m.json (exchangeRates) names'],
    [{ datedFacts: { target: { ...dated, from: "tag" } } }, 'targets.csv: there is no column "tag", which m.json (facts/target) names'],
  ])("a mapping %j is told", async (more, message) => {
    const { code, errors } = await desk({ ...all, "m.json": { ...beside, ...more } }).run(...evaluate, "-m", "m.json");
    expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
  });

  test("every name that the program does not have is told at once", async () => {
    const wrong = { ...beside, held: { tiers: { mian: held } }, datedFacts: { aim: dated } };
    const { errors } = await desk({ ...all, "m.json": wrong }).run(...evaluate, "-m", "m.json");
    expect(errors.match(/^m\.json: /gm)).toHaveLength(2);
  });

  test("life stages of a program that has none", async () => {
    const { lifecycle: _none, ...others } = rules as Readonly<Record<string, unknown>>;
    const bare = { ...others, metrics: {} };
    const { code, errors } = await desk({ ...all, "program.json": bare }).run(...evaluate, "-m", "m.json");
    expect([code, errors]).toEqual([2, expect.stringContaining("held/lifecycle/partner: the program has no life stages of the `partner`")]);
  });

  test("the currency of each partner from a column whose texts stand for it, and columns of facts by their names alone", async () => {
    const own = documentOf({ currency: "partner", facts: { people: "integer", target: { type: "money", dated: true } }, incentives: {} });
    const mapped = { partners: { file: "p.csv", id: "id", currency: { column: "land", values: { CH: "CHF" } } } };
    const { run } = desk({ "program.json": own, "m.json": mapped, "p.csv": "id,land\na,CH\n", "d.csv": "id,target\na,5\n" });
    const { out } = await run(...evaluate, "-m", "m.json");
    expect((JSON.parse(out) as { currency: string }[]).map(({ currency }) => currency)).toEqual(["CHF"]);
    expect(await run(...evaluate, "-p", "d.csv")).toMatchObject({ code: 2, errors: expect.stringContaining("(datedFacts)") as string });
  });
}); // prettier-ignore
