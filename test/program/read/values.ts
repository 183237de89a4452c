/** What partners may write, and where: every kind of value in every kind of fact. */
import { type Program, type ProgramDocument, parseProgram } from "partner-program";

export const FACTS: NonNullable<ProgramDocument["facts"]> = {
  integer: "integer",
  bounded: { type: "integer", min: -2, max: 5 },
  decimal: "decimal",
  places: { type: "decimal", scale: 2 },
  money: "money",
  ratio: { type: "ratio", min: 0, max: 1 },
  string: "string",
  oneOf: { type: "string", oneOf: ["a", "b"] },
  boolean: "boolean",
  date: "date",
  instant: "instant",
  list: { type: "string", list: true, oneOf: ["a", "b"] },
  numbers: { type: "decimal", list: true },
  dated: { type: "decimal", dated: true },
  required: { type: "integer", required: true },
  notApplicable: { type: "decimal", whenMissing: "notApplicable" },
};

/** JSON texts; `9007199254740993` is a number that JSON cannot say exactly. */
export const WRITTEN = [
  "0", "-0", "5", "6", "-2", "-3", "1.5", "0.1", "1e3", "1e21", "1e-7", "123456789012345", "1234567890123456", "9007199254740993", "0.30000000000000004",
  '"0"', '"-0"', '"5"', '"05"', '"+5"', '" 5"', '"5 "', '"5."', '".5"', '"1.50"', '"1.505"', '"1,000"', '"1e3"', '"0x10"', '"-1.25"', '"12345678901234567890.123456789"',
  '"Infinity"', '"NaN"', '""', '" "', '"a"', '"c"', '"A"', "true", "false", '"true"', "null", "[]", '["a"]', '["a","a"]', '["a","c"]', '[1,"2.5"]', "[null]", "{}",
  '"2026-03-31"', '"2026-02-29"', '"2024-02-29"', '"2026-02-30"', '"2026-3-1"', '"20260301"', '"2026-03-31T00:00:00Z"', '"2026-03-31T10:00:00+02:00"', '"2026-03-31T10:00:00.123Z"',
  '"2026-03-31T10:00"', '"2026-03-31T24:00:00Z"', '"2026-03-31T23:59:60Z"', '"2026-03-31T10:00:00+15:00"', '"0000-01-01"', '"0999-12-31"', '"1000-01-01"', '"2026-00-10"', '"2026-13-01"', '"2026-01-00"', '"2026-01-31"', '"2026-01-32"', '"2026-04-31"', '"2026/03-31"', '"2026-03/31"',
  '"2O26-03-31"', '"2026-0:-01"', '"2026-/1-01"', '"2026-01-0a"', '"2026-01-:1"', '"20a6-01-01"', '"2026-03-31T10:00:00"', '"2026-03-31 10:00:00Z"', '"2026-03-31T25:00:00Z"', '"2026-03-31T10:60:00Z"',
  '"2026-03-31T10:00:61Z"', '"2026-02-29T10:00:00Z"', '"2026-03-31T10:00:00+2:00"', '"2026-03-31T10:00:00+02:60"', '"2026-03-31T10:00:00-12:00"', '"2026-03-31T10:00:00.1Z"', '"9999-12-31"', "20260331",
  '{"amount":"1.50","currency":"EUR"}', '{"amount":1,"currency":"USD"}', '{"amount":"x","currency":"EUR"}', '{"amount":1}', '{"amount":1,"currency":"EUR","tax":0}',
  '[{"from":"2026-01-01","value":1}]', '[{"from":"2026-01-01","value":1},{"from":"2026-01-01","value":2}]', '[{"from":"2026-04-01","value":1}]', '[{"from":"2026-01-01"}]',
  '[{"from":"2026-01-01","value":"x"}]', '[{"from":"1.1.2026","value":1}]', '[{"from":"2026-01-01","value":1,"recordedOn":"2026-02-01"}]', '[{"from":"2026-01-01","value":1,"recordedOn":"2026-04-01"}]',
  '[{"from":"2026-01-01","value":1,"recordedOn":"soon"}]', '[{"from":"2026-01-01","value":1,"by":"me"}]', '[{"from":"2026-02-01","value":2},{"from":"2026-01-01","value":1}]',
] as const; // prettier-ignore

/** A figure for each fact that can be shown. */
export function programOfFacts(): Program {
  const shown = Object.keys(FACTS).filter((name) => !["list", "numbers"].includes(name));
  const always = { fact: "asOf", operator: "notEqual", value: "1999-01-01" } as const;
  const metrics = Object.fromEntries(shown.map((name) => [`${name}Read`, { choose: [{ when: always, is: name }] }]));
  return parseProgram({ language: 1, id: "read", currency: "EUR", facts: FACTS, metrics });
}
