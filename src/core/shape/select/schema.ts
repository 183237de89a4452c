/**
 * Schemas that look at a value first and then try the one shape that it can have, so that a mistake is reported where
 * it is (not as the failure of every alternative), and documents with many rules are read fast.
 */
import * as z from "zod/mini";
import { nearestName } from "../../issue/suggest.js";
import { finding } from "../schema.js";

/** What a selecting schema can hold, for the JSON Schema: a name makes it a definition of its own. */
export interface Alternatives {
  readonly name: string | undefined;
  readonly options: () => readonly z.ZodMiniType[];
}

/** Read when the JSON Schema is written; a schema is the key of its own entry. */
const alternatives = new WeakMap<object, Alternatives>();

/** The alternatives of a selecting schema; undefined for any other. */
export function alternativesOf(schema: object): Alternatives | undefined {
  return alternatives.get(schema);
}

type Finding = ReturnType<typeof finding>;

function selectingSchema<T>(
  entry: Alternatives,
  select: (value: unknown) => z.ZodMiniType | Finding,
): z.ZodMiniType<T> {
  const schema = z.custom<T>().check((context) => {
    const value: unknown = context.value;
    const selected = select(value);
    if ("params" in selected) {
      context.issues.push({ code: "custom", input: value, ...selected });
      return;
    }
    const result = selected.safeParse(value, { reportInput: true });
    for (const problem of result.error?.issues ?? []) context.issues.push(problem as never);
  });
  alternatives.set(schema, entry);
  return schema;
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

/** One of several objects, told apart by the one key that only it has. The shapes are made when they are first needed. */
export function dispatchSchema<T>(
  name: string,
  kind: string,
  options: () => Readonly<Record<string, z.ZodMiniType>>,
): z.ZodMiniType<T> {
  let made: Readonly<Record<string, z.ZodMiniType>> | undefined;
  const shapes = (): Readonly<Record<string, z.ZodMiniType>> => (made ??= options());
  return selectingSchema({ name, options: () => Object.values(shapes()) }, (value) => {
    const keys = keysOf(value);
    const found = keys.filter((key) => Object.hasOwn(shapes(), key));
    const option = found.length === 1 ? shapes()[found[0]!] : undefined;
    if (option !== undefined) return option;
    const known = Object.keys(shapes());
    const slip = found.length > 0 ? undefined : keys.find((key) => nearestName(key, known) !== undefined);
    const nearest = slip === undefined ? "" : (nearestName(slip, known) ?? "");
    return finding("shape.operator", { kind, known, found, slip: slip ?? "", nearest });
  });
}

/** The shape for each JSON type that a value may have. */
export interface ShapesByType {
  readonly string?: z.ZodMiniType;
  readonly number?: z.ZodMiniType;
  readonly boolean?: z.ZodMiniType;
  readonly list?: z.ZodMiniType;
  readonly object?: z.ZodMiniType;
  readonly null?: z.ZodMiniType;
}

function jsonTypeOf(value: unknown): keyof ShapesByType | undefined {
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return value === null ? "null" : "object";
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? (typeof value as "string" | "number" | "boolean")
    : undefined;
}

/** A value whose shape follows from its JSON type; `expected` says in words what may stand here. */
export function byTypeSchema<T>(expected: string, shapes: ShapesByType): z.ZodMiniType<T> {
  return selectingSchema({ name: undefined, options: () => Object.values(shapes) as z.ZodMiniType[] }, (value) => {
    const type = jsonTypeOf(value);
    return (type === undefined ? undefined : shapes[type]) ?? finding("shape.type", { expected });
  });
}

/** One of several objects, told apart by the value of their key `kind`. */
export function dispatchByKind<T>(
  name: string,
  what: string,
  options: Readonly<Record<string, z.ZodMiniType>>,
): z.ZodMiniType<T> {
  const kinds = Object.keys(options);
  return selectingSchema({ name, options: () => Object.values(options) }, (value) => {
    const kind: unknown = (value as { kind?: unknown } | null | undefined)?.kind;
    if (typeof kind === "string" && kinds.includes(kind)) return options[kind]!;
    return finding("shape.type", { expected: `${what} with a kind, one of ${kinds.join(", ")}` });
  });
}
