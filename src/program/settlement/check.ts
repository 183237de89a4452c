/** What is wrong with how incentives are accrued. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { readExact } from "../../core/number/decimal.js";
import { compare, exactInteger, sumOf } from "../../core/number/exact.js";
import { type SettlementTerms } from "../../incentives/journal/types.js";
import { type ProgramDocument } from "../document/types.js";

function unknownName(name: string, known: readonly string[], address: string): readonly Issue[] {
  if (known.includes(name)) return [];
  return [issue("reference.undeclared", address, { name, nearest: nearestName(name, known) ?? "" })];
}

function checkAccrual({ accrue }: SettlementTerms, document: ProgramDocument, address: string): readonly Issue[] {
  if (typeof accrue !== "object" || "rate" in accrue) return [];
  const metrics = Object.keys(document.metrics ?? {});
  if ("runRate" in accrue)
    return accrue.runRate.flatMap((name, index) => unknownName(name, metrics, pointer(address, "runRate", index)));
  const at = pointer(address, "expected");
  const total = sumOf(accrue.expected.map(({ probability }) => readExact(probability)!));
  const replaced = [...metrics, ...Object.keys(document.facts ?? {})];
  return [
    ...(compare(total, exactInteger(1)) === 0 ? [] : [issue("accrual.probability", at)]),
    ...accrue.expected.flatMap(({ given }, index) =>
      Object.entries(given).flatMap(([name, value]) => {
        const place = pointer(at, index, "given", name);
        const isName = readExact(value) === undefined;
        return [...unknownName(name, replaced, place), ...(isName ? unknownName(String(value), metrics, place) : [])];
      }),
    ),
  ];
}

/** The issues of every accrual of a document. */
export function checkAccruals(document: ProgramDocument): readonly Issue[] {
  return Object.entries(document.incentives ?? {}).flatMap(([id, { settlement = {} }]) =>
    checkAccrual(settlement, document, pointer("/incentives", id, "settlement", "accrue")),
  );
}
