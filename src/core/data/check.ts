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

function checkDeclared(declared: FactDeclaration & FieldDeclaration, address: string): readonly Issue[] {
  const { type, oneOf, min, max } = declared;
  const issues: Issue[] = [];
  if (oneOf !== undefined && type !== "string") issues.push(issue("data.oneOf", pointer(address, "oneOf"), { type }));
  if (min === undefined && max === undefined) return issues;
  const at = pointer(address, min === undefined ? "max" : "min");
  if (type !== "integer" && type !== "decimal" && type !== "money")
    issues.push(issue("data.range", at, { problem: `do not bound a ${type}` }));
  else if (min !== undefined && max !== undefined && compare(readExact(min)!, readExact(max)!) > 0)
    issues.push(issue("data.range", at, { problem: "leave no value between them" }));
  return issues;
}

/** Issues of one declared fact. */
export function checkFact(declared: DataType | FactDeclaration, address: string): readonly Issue[] {
  return checkDeclared(declarationOf<FactDeclaration>(declared), address);
}

/** The fields with a role of their own, and the type that each must have. */
const ROLES = [
  { role: "date", types: ["date"] },
  { role: "key", types: ["string", "integer"] },
  { role: "currency", types: ["string"] },
] as const;

/** Issues of one declared collection. */
export function checkRecords(declaration: RecordDeclaration, address: string): readonly Issue[] {
  const fields = Object.entries(declaration.fields).map(
    ([name, declared]) => [name, declarationOf<FieldDeclaration>(declared)] as const,
  );
  const issues = fields.flatMap(([name, declared]) => checkDeclared(declared, pointer(address, "fields", name)));
  for (const { role, types } of ROLES) {
    const name = declaration[role];
    const field = fields.find(([fieldName]) => fieldName === name)?.[1];
    if (name === undefined) continue;
    const fits = field !== undefined && types.some((type) => type === field.type) && field.optional !== true;
    if (!fits) issues.push(issue("data.field", pointer(address, role), { name, type: types.join(" or ") }));
  }
  return issues;
}
