import { describe, expect, test } from "vitest";
import { PROGRAM_LIMITS, admitDocument, admitJson, freezeJson } from "../../../src/core/json/admit.js";

const codesOf = (value: unknown, limits = PROGRAM_LIMITS): readonly string[] => {
  const result = admitJson(value, limits);
  return "issues" in result ? result.issues.map(({ code, path }) => `${code} ${path}`) : [];
};

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe("the door for JSON", () => {
  test("plain JSON comes in as a copy", () => {
    const value = { a: [1, "x", null, { b: true }] };
    const result = admitJson(value, PROGRAM_LIMITS);
    expect(result).toEqual({ json: value });
    expect("json" in result && result.json).not.toBe(value);
  });

  test("a text is parsed, and what is wrong with it is said", () => {
    expect(admitDocument('{"a":1}', PROGRAM_LIMITS)).toEqual({ json: { a: 1 } });
    expect(admitDocument("{", PROGRAM_LIMITS)).toMatchObject({ issues: [{ code: "json.syntax" }] });
  });

  test("64 levels come in, 65 do not", () => {
    expect(codesOf(nested(64))).toEqual([]);
    expect(codesOf(nested(65))[0]).toMatch(/^json\.tooDeep/);
    expect(codesOf(nested(100_000))[0]).toMatch(/^json\.tooDeep/);
  });

  test("an object inside itself is too deep, not endless", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(codesOf(circle)[0]).toMatch(/^json\.tooDeep/);
  });

  test("a document above the limit is refused before it is read", () => {
    expect(codesOf(["x".repeat(20)], { characters: 10, depth: 5 })).toEqual(["json.tooLarge "]);
    expect(admitDocument(" ".repeat(11), { characters: 10, depth: 5 })).toMatchObject({
      issues: [{ code: "json.tooLarge" }],
    });
  });

  test("what JSON cannot hold is named with its address", () => {
    expect(codesOf({ a: undefined, b: () => 1, c: 1n, d: new Date(0), e: new Array(2) })).toEqual([
      "json.notPlain /a",
      "json.notPlain /b",
      "json.notPlain /c",
      "json.notPlain /d",
      "json.notPlain /e",
    ]);
  });

  test("a getter is not called", () => {
    const trap = Object.defineProperty({}, "a", { enumerable: true, get: () => expect.fail("called") });
    expect(codesOf(trap)).toEqual(["json.notPlain "]);
  });

  test("keys that every object has are refused", () => {
    expect(codesOf(JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 2}'))).toEqual([
      "json.forbiddenKey /__proto__",
      "json.forbiddenKey /constructor",
      "json.forbiddenKey /toString",
    ]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });

  test("numbers that are not exact, and half characters, are refused", () => {
    expect([...codesOf({ a: Number.NaN, b: 0.1 + 0.2, c: "\ud800", "d\udc00": 1 })].sort()).toEqual([
      "json.number /a",
      "json.number /b",
      "json.surrogate /c",
      "json.surrogate /d\udc00",
    ]);
  });

  test("freezing reaches every level", () => {
    const frozen = freezeJson({ a: { b: [{ c: 1 }] } });
    expect(Object.isFrozen(frozen.a.b[0])).toBe(true);
  });
});

test("a proxy that throws is not plain, and nothing is thrown", () => {
  const proxy = new Proxy({}, { getPrototypeOf: () => expect.fail("no"), ownKeys: () => expect.fail("no") });
  expect(admitDocument(proxy, PROGRAM_LIMITS)).toMatchObject({ issues: [{ code: "json.notPlain" }] });
});
