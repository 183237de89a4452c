/** The JSON Schema of a program document, from the same schemas that read documents. */
import * as z from "zod/mini";
import { alternativesOf } from "../src/core/shape/select/schema.js";
import { programSchema } from "../src/program/document/schema.js";

type JsonSchema = Record<string, unknown>;

const DIALECT = "http://json-schema.org/draft-07/schema#";

/** Writes a schema; those that select among alternatives become definitions of their own, or stand in place. */
export function programJsonSchema(): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};

  const write = (schema: z.ZodMiniType): JsonSchema => {
    const json = z.toJSONSchema(schema, {
      target: "draft-7",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema._zod.def.type !== "custom") return;
        const found = alternativesBehind(zodSchema);
        Object.assign(jsonSchema, found === undefined ? DECIMAL : select(found));
      },
    }) as JsonSchema;
    delete json["$schema"];
    return json;
  };

  const select = ({ name, options }: NonNullable<ReturnType<typeof alternativesOf>>): JsonSchema => {
    if (name === undefined) return { anyOf: options().map(write) };
    if (definitions[name] === undefined) {
      definitions[name] = {};
      definitions[name] = { anyOf: options().map(write) };
    }
    return { $ref: `#/definitions/${name}` };
  };

  const root = write(programSchema);
  return unwrap({ $schema: DIALECT, title: "Partner program", ...root, definitions }) as JsonSchema;
}

/** Descriptions wrap what they describe once for every copy of a schema; one wrapping says the same. */
function unwrap(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(unwrap);
  if (typeof json !== "object" || json === null) return json;
  const entries = Object.entries(json as JsonSchema).map(([key, value]) => [key, unwrap(value)] as const);
  const { allOf, $ref, ...rest } = Object.fromEntries(entries) as { allOf?: JsonSchema[]; $ref?: string };
  if (allOf?.length !== 1) return Object.fromEntries(entries);
  const reference = $ref ?? allOf[0]?.["$ref"];
  if (reference === undefined) return { ...allOf[0], ...rest };
  return Object.keys(rest).length === 0 ? { $ref: reference } : { ...rest, allOf: [{ $ref: reference }] };
}

/** The alternatives of a schema, also where a description has made a copy of it. */
function alternativesBehind(schema: z.core.$ZodType): ReturnType<typeof alternativesOf> {
  for (let current: z.core.$ZodType | undefined = schema; current !== undefined; current = current._zod.parent) {
    const found = alternativesOf(current);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A number of a document: a JSON number, or a decimal text. */
const DECIMAL: JsonSchema = { anyOf: [{ type: "number" }, { type: "string", pattern: "^-?\\d+(\\.\\d+)?$" }] };
