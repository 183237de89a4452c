/** What the shapes of declarations cannot say: bounds on numbers only, special fields that exist and have their type. */
import { type Issue, issue, pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { compare } from "../number/exact.js";
import {
  type DataType,
  type FactDeclaration,
  type FieldDeclaration,
  type RecordDeclaration,
  declarationOf,
} from "./types.js";

type Declared = FactDeclaration & FieldDeclaration;

const NUMBERS: ReadonlySet<DataType> = new Set(["integer", "decimal", "money", "ratio"]);

/** Keys that say something of numbers only. */
const OF_NUMBERS = ["min", "max", "scale", "unit"] as const;

function checkNumber(declared: Declared, address: string): readonly Issue[] {
  const { type, min, max } = declared;
  const stated = OF_NUMBERS.find((key) => declared[key] !== undefined);
  if (stated === undefined) return [];
  const at = pointer(address, stated);
  if (!NUMBERS.has(type)) return [issue("data.range", at, { key: stated, problem: `says nothing of a ${type}` })];
  if (declared.scale !== undefined && type === "integer")
    return [issue("data.range", pointer(address, "scale"), { key: "scale", problem: "says nothing of an integer" })];
  const empty = min !== undefined && max !== undefined && compare(readExact(min)!, readExact(max)!) > 0;
  return empty ? [issue("data.range", at, { key: "min", problem: "leaves no value up to `max`" })] : [];
}

function checkDeclared(declared: Declared, address: string): readonly Issue[] {
  const { type, oneOf } = declared;
  const issues: Issue[] = [];
  if (oneOf !== undefined && type !== "string") issues.push(issue("data.oneOf", pointer(address, "oneOf"), { type }));
  return [...issues, ...checkNumber(declared, address)];
}

/** Issues of one declared fact. */
export function checkFact(declared: DataType | FactDeclaration, address: string): readonly Issue[] {
  const full = declarationOf<FactDeclaration>(declared);
  const both = full.list === true && full.dated === true;
  const always = full.whenMissing !== undefined && full.required === true;
  return [
    ...checkDeclared(full, address),
    ...(always ? [issue("data.whenMissing", pointer(address, "whenMissing"))] : []),
    ...(both ? [issue("data.datedList", pointer(address, "dated"))] : []),
  ];
}

/** The fields with a role of their own, the types that each may have, and whether the field may be missing. */
const ROLES = [
  { role: ["date"], types: ["date"], always: true },
  { role: ["key"], types: ["string", "integer"], always: true },
  { role: ["currency"], types: ["string"], always: true },
  { role: ["convertOn"], types: ["date"], always: true },
  { role: ["recordedOn"], types: ["date"], always: true },
  { role: ["valid", "from"], types: ["date"], always: true },
  { role: ["valid", "until"], types: ["date"], always: false },
] as const;

function roleOf(declaration: RecordDeclaration, role: readonly string[]): string | undefined {
  return role.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], declaration) as
    string | undefined;
}

/** Issues of one declared collection. */
export function checkRecords(declaration: RecordDeclaration, address: string): readonly Issue[] {
  const fields = Object.entries(declaration.fields).map(
    ([name, declared]) => [name, declarationOf<FieldDeclaration>(declared)] as const,
  );
  const issues = fields.flatMap(([name, declared]) => {
    const at = pointer(address, "fields", name);
    const always = declared.whenMissing !== undefined && declared.optional !== true;
    return [...checkDeclared(declared, at), ...(always ? [issue("data.whenMissing", pointer(at, "whenMissing"))] : [])];
  });
  for (const { role, types, always } of ROLES) {
    const name = roleOf(declaration, role);
    if (name === undefined) continue;
    const field = fields.find(([fieldName]) => fieldName === name)?.[1];
    const fits =
      field !== undefined &&
      types.some((type) => type === field.type) &&
      field.list !== true &&
      !(always && field.optional === true);
    if (!fits) issues.push(issue("data.field", pointer(address, ...role), { name, type: types.join(" or ") }));
  }
  if (declaration.convertOn !== undefined && declaration.currency === undefined)
    issues.push(issue("data.convertOn", pointer(address, "convertOn")));
  return [...issues, ...checkOtherNames(declaration, address)];
}

/** Names of computed fields and joins that are taken, or that mean something else in a row. */
function checkOtherNames({ fields, computed = {}, joins = {} }: RecordDeclaration, address: string): readonly Issue[] {
  const others = [
    ...Object.keys(computed).map((name) => ["computed", name] as const),
    ...Object.keys(joins).map((name) => ["joins", name] as const),
  ];
  return others.flatMap(([section, name]) => {
    const at = pointer(address, section, name);
    if (Object.hasOwn(fields, name))
      return [issue("id.duplicate", at, { name, other: pointer(address, "fields", name) })];
    return ["partner", "condition", "parameter"].includes(name) ? [issue("id.reserved", at, { name })] : [];
  });
}
