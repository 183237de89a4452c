/** Reads the JSON Schema: which alternatives there are, and which keys each has. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly items?: Schema | readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly $ref?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const COMMON = ["title", "note", "source", "cases", "digits"];

/** The alternative of a definition that has this key of its own. */
export function alternative(definition: Schema, key: string): Schema {
  const found = definition.anyOf!.find(({ properties }) => Object.hasOwn(properties ?? {}, key));
  if (found === undefined) throw new Error(`no alternative ${key}`);
  return found;
}

/** The keys that tell the alternatives of a definition apart: required in one of them only. */
export function operatorsOf(definition: Schema): readonly string[] {
  const all = definition.anyOf!.map(({ properties }) => Object.keys(properties ?? {}));
  return definition.anyOf!.flatMap(({ required = [] }) =>
    required.filter((key) => all.filter((keys) => keys.includes(key)).length === 1).slice(0, 1),
  );
}

function isDecimal({ anyOf }: Schema): boolean {
  return anyOf?.length === 2 && anyOf[0]?.type === "number" && anyOf[1]?.pattern !== undefined;
}

/** Definitions whose name says less than their keys. */
const REFERENCES: Readonly<Record<string, string>> = {
  trailing: "{ days }, { months }, { quarters } or { years }",
  completePeriods: "{ months }, { fiscalQuarters }, { fiscalYears }, { calendarQuarters } or { calendarYears }",
  pickBy: "{ highest } or { lowest }",
  value: "{ fact } or a formula",
};

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  boolean: "true or false",
  number: "a number",
};

function listInWords(items: Schema["items"]): string {
  if (items === undefined) return "a list";
  if (!Array.isArray(items)) return `a list of: ${inWords(items as Schema)}`;
  return `${items.length} of: ${inWords((items as readonly Schema[])[0]!)}`;
}

function typeInWords({ type = "", properties, items }: Schema): string {
  if (type === "array") return listInWords(items);
  if (type !== "object") return TYPES[type] ?? "a value";
  return properties === undefined ? "entries by id" : `{ ${Object.keys(properties).join(", ")} }`;
}

/** What may stand at a key, in words. */
export function inWords(schema: Schema): string {
  const { $ref, allOf, anyOf } = schema;
  const reference = ($ref ?? allOf?.[0]?.$ref)?.split("/").at(-1);
  if (reference !== undefined) return REFERENCES[reference] ?? `a ${reference}`;
  if (schema.enum !== undefined) return schema.enum.map((each) => `\`${each}\``).join(", ");
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (isDecimal(schema)) return "a number";
  return anyOf === undefined ? typeInWords(schema) : [...new Set(anyOf.map(inWords))].join(" or ");
}

/** A table of the keys of a shape. */
export function keysTable({ properties = {}, required = [] }: Schema, withCommon = false): string {
  const keys = Object.entries(properties).filter(([key]) => withCommon || !COMMON.includes(key));
  const escape = (text: string): string => text.replaceAll("|", "\\|");
  const rows = keys.map(([key, schema]) => {
    const says = schema.description === undefined ? "" : `${schema.description}: `;
    return `| \`${key}\` | ${required.includes(key) ? "yes" : ""} | ${escape(`${says}${inWords(schema)}`)} |`;
  });
  return ["| key | needed | what it holds |", "| --- | --- | --- |", ...rows].join("\n");
}
