import fc from "fast-check";
import { expect, test } from "vitest";
import { parseProgram, safeParseProgram } from "partner-program";
import { northwindProgram } from "partner-program/programs/northwind";

type Container = Record<string, unknown>;

/** Every place in a value: who holds it, and under which key. */
function placesIn(value: unknown): (readonly [Container, string])[] {
  if (typeof value !== "object" || value === null) return [];
  const owner = value as Container;
  return Object.keys(owner).flatMap((key) => [[owner, key] as const, ...placesIn(owner[key])]);
}

const change = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((value) => (owner: Container, key: string) => void (owner[key] = value)),
  fc.constant((owner: Container, key: string) => void Reflect.deleteProperty(owner, key)),
  // A list takes no length but a number.
  fc
    .string()
    .filter((name) => name !== "length")
    .map((name) => (owner: Container, key: string) => {
      owner[name] = owner[key];
      if (name !== key) Reflect.deleteProperty(owner, key);
    }),
);

test("totality: any change of a program document is a program or a list of issues, never thrown", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 4 }), (changes) => {
      const document = structuredClone(northwindProgram) as unknown as Container;
      for (const [pick, apply] of changes) {
        const places = placesIn(document);
        if (places.length > 0) apply(...places[pick % places.length]!);
      }
      const result = safeParseProgram(document);
      if (result.success) return;
      expect(result.issues.length).toBeGreaterThan(0);
      for (const { path, message, hint } of result.issues) {
        expect(path === "" || path.startsWith("/")).toBe(true);
        expect(message.length).toBeGreaterThan(0);
        expect(hint.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("any JSON at all is refused or a program", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.anything()), (value) => {
      const result = safeParseProgram(value);
      if (!result.success) expect(result.issues.length).toBeGreaterThan(0);
    }),
  );
});

test("a document comes through JSON as itself", () => {
  const { document } = parseProgram(JSON.stringify(northwindProgram));
  expect(document).toEqual(northwindProgram);
});
