/** What the cases of a document expect exists, and is of the kind that is expected. */
import { constantValue, typeInWords } from "../../core/condition/constant.js";
import { type ExpectedValue } from "../../core/case/types.js";
import { type Named } from "../../core/expression/scope.js";
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { readExact } from "../../core/number/decimal.js";
import { readDay } from "../../core/time/day.js";
import { type ProgramDocument } from "../document/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { fundFigureOf, isFundName, unknownFundName, unlikeFigure } from "./fund-figures.js";
import { type PlacedCase, definitionCases, documentCases } from "./list.js";

interface Names {
  readonly lookUp: (name: string) => Named | "declared" | undefined;
  readonly names: () => readonly string[];
}

function checkExpected(name: string, expected: ExpectedValue, found: Named, address: string): readonly Issue[] {
  const isList = Array.isArray(expected);
  const isAmounts = isList && found.type.kind === "lines" && expected.every((each) => readExact(each) !== undefined);
  if (typeof expected === "object" && (!isList || isAmounts)) return [];
  if (!isList && constantValue(expected, found.type) !== undefined) return [];
  return [issue("case.value", address, { name, expected: typeInWords(found.type), found: JSON.stringify(expected) })];
}

/** What is expected of a fund. */
function checkFund(
  name: string,
  expected: ExpectedValue,
  document: ProgramDocument,
  address: string,
): readonly Issue[] {
  const nearest = unknownFundName(name, document);
  if (nearest !== undefined) return [issue("reference.undeclared", address, { name, nearest })];
  const other = unlikeFigure(fundFigureOf(name), expected);
  if (other === undefined) return [];
  return [issue("case.value", address, { name, expected: other, found: JSON.stringify(expected) })];
}

function checkCase({ stated, address }: PlacedCase, scope: Names, document: ProgramDocument): readonly Issue[] {
  return Object.entries(stated.expect).flatMap(([name, expected]) => {
    const at = pointer(address, "expect", name);
    if (isFundName(name)) return checkFund(name, expected, document, at);
    const found = scope.lookUp(name);
    if (found === "declared") return [];
    if (found === undefined)
      return [issue("reference.undeclared", at, { name, nearest: nearestName(name, scope.names()) ?? "" })];
    return checkExpected(name, expected, found, at);
  });
}

/** Issues of the cases that definitions of a document in force carry. */
export function checkDefinitionCases(document: ProgramDocument, scope: Names): readonly Issue[] {
  return definitionCases(document).flatMap((placed) =>
    checkCase(placed, scope, document).map((found) =>
      issue(found.code, pointer(placed.address, "expect"), found.params),
    ),
  );
}

/** Issues of the cases of the whole document, each under the version that is in force on its day. */
export function checkDocumentCases(program: Program): readonly Issue[] {
  return documentCases(program.document).flatMap((placed) => {
    const inForce = versionInForce(program, readDay(placed.stated.asOf)!).program;
    const { plan } = compiledOf(inForce);
    const scope = { lookUp: (name: string) => plan.names.get(name), names: () => [...plan.names.keys()] };
    return checkCase(placed, scope, inForce.document);
  });
}
