/** Values that no program expects: one of everything that has broken software before. */
import { type Random } from "../oracle/language/random.js";

const LONE = "\uD800";

const TEXTS = [
  "", " ", "0", "-0", "0x1f", "1e9000000", "1_000", "٣", "NaN", "Infinity", "-Infinity", "9".repeat(70), `0.${"0".repeat(70)}1`,
  "2026-02-30", "0000-00-00", "9999-12-31", "1000-01-01", "+275760-09-13", "2026-03-31T25:00:00Z", "__proto__", "constructor",
  "toString", "length", "a.b.c.d.e.f", ".", "..", "partner.", "condition.", "$ref", "#/definitions/x", LONE, `a${LONE}`, "\uDC00",
  "\u0000", "\u202e", "é".repeat(100), "x".repeat(10_000), "a".repeat(65), "<script>", "${1}", "'; drop table", "\\", "/~0~1",
]; // prettier-ignore

const NUMBERS = [
  0, -0, 1, -1, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, 1e15, 1e15 + 0.5, 123456789012345680000, 0.1 + 0.2,
  Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-7, 4_294_967_296, -2_147_483_649,
]; // prettier-ignore

class Strange {
  readonly own = 1;
}

function throwing(): never {
  throw new Error("nobody may look");
}

/** Objects that are no plain data, some of them with a will of their own. */
const OBJECTS: readonly (() => unknown)[] = [
  () => new Strange(),
  () => new Date(Number.NaN),
  () => new Map([["a", 1]]),
  () => new Proxy({}, { get: throwing, ownKeys: throwing, getPrototypeOf: throwing, has: throwing }),
  () => new Proxy([], { get: throwing, ownKeys: throwing }),
  () => new Proxy({ a: 1 }, { ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: (target, key) => Reflect.getOwnPropertyDescriptor(target, key) }),
  () => Object.defineProperty({}, "fact", { enumerable: true, get: throwing }),
  () => {
    let reads = 0;
    return Object.defineProperty({}, "value", { enumerable: true, get: () => (reads += 1) });
  },
  () => Object.create({ inherited: 1 }) as unknown,
  () => Object.assign(Object.create(null) as object, { a: 1 }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as unknown,
  () => new Array<unknown>(1000),
  () => new Array<unknown>(2 ** 32 - 1),
  () => Object.assign([1, 2], { extra: 3 }),
  () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    return circle;
  },
  () => Symbol("s"),
  () => throwing,
  () => 10n ** 100n,
  () => undefined,
  () => new Uint8Array(8),
  () => ({ length: 1e9 }),
  () => ({ toJSON: throwing, toString: throwing, valueOf: throwing }),
]; // prettier-ignore

/** Something nested this deep, as lists or as objects. */
export function nested(depth: number, key: string | undefined): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = key === undefined ? [value] : { [key]: value };
  return value;
}

/** Any value that does not belong where it is put. */
export function junk(random: Random): unknown {
  switch (random.below(9)) {
    case 0:
      return random.pick(TEXTS);
    case 1:
      return random.pick(NUMBERS);
    case 2:
      return random.pick(OBJECTS)();
    case 3:
      return random.pick([null, true, false, [], {}, [null], [[]], { "": 1 }]);
    case 4:
      return nested(
        random.pick([10, 63, 64, 65, 1000, 20_000]),
        random.pick([undefined, "all", "not", "sumOf", "parts"]),
      );
    case 5:
      return Array.from({ length: random.pick([1, 100, 5000]) }, () => random.pick(TEXTS));
    case 6:
      return Object.fromEntries(
        Array.from({ length: random.pick([1, 100, 3000]) }, (_, index) => [`k${index}`, random.pick(NUMBERS)]),
      );
    case 7:
      return { [random.pick(TEXTS)]: random.pick(NUMBERS) };
    default:
      return JSON.parse(
        `{"${random.pick(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"])}": ${random.below(3)}}`,
      ) as unknown;
  }
}

type Container = Record<string, unknown>;

/** Every place in plain data: who holds it, and under which key. */
function placesIn(root: unknown): readonly (readonly [Container, string])[] {
  const places: (readonly [Container, string])[] = [];
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // A typed array takes numbers alone.
    if (typeof next !== "object" || next === null || ArrayBuffer.isView(next)) continue;
    for (const key of Object.keys(next)) {
      places.push([next as Container, key]);
      pending.push((next as Container)[key]);
    }
  }
  return places;
}

/** Puts junk into some places of plain data. */
export function spoil(value: object, random: Random): unknown {
  const places = placesIn(value);
  const count = random.pick([1, 1, 1, 2, 5, 20]);
  for (let change = 0; change < count && places.length > 0; change += 1) {
    const [owner, key] = random.pick(places);
    const name = random.pick([key, key, key, random.pick(TEXTS)]);
    if (name === "length") continue;
    if (name === "__proto__")
      Object.defineProperty(owner, name, { value: junk(random), enumerable: true, configurable: true, writable: true });
    else owner[name] = random.chance(0.1) ? owner : junk(random);
  }
  return value;
}
