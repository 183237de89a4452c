/** Lowers the section `funds`: each fund lists its records with what it reads of them. */
import { lowerCondition } from "../../core/condition/lower.js";
import { type Definition } from "../../core/definition/definition.js";
import { type Named, type PartnerScope, type RowScope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { certainType } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { lowerFilter } from "../../core/records/filter.js";
import { findCollection, outersOf } from "../../core/records/lower.js";
import { collectionName, overReferences } from "../../core/records/references.js";
import { conditionReferences, ofPartner, operandReferences } from "../../core/rule/references.js";
import { lowerBound } from "../payment/earn.js";
import { LEVEL_AT, heldName, withLevel } from "../payment/level-at.js";
import { identityOf } from "../payment/lines.js";
import { type LevelAt } from "../payment/types.js";
import { type Result } from "../scale/lower.js";
import { type Column, creditColumns, requestColumns } from "./columns.js";
import { creditName, fundCapName, requestsName } from "./names.js";
import { type Fund, type FundRecords, type Funds } from "./types.js";

/** Records of a fund, with what is read of them. */
interface Listed {
  readonly name: string;
  readonly address: string;
  readonly records: FundRecords;
  readonly columns: readonly Column[];
  readonly levelAt: LevelAt | undefined;
}

function listedBy(id: string, { credits, requests }: Fund, address: string): readonly Listed[] {
  const lots = credits.flatMap((credit, place): readonly Listed[] => {
    if ("incentive" in credit) return [];
    const at = pointer(address, "credits", place);
    const columns = creditColumns(credit, at);
    return [{ name: creditName(id, place), address: at, records: credit.for, columns, levelAt: undefined }];
  });
  if (requests === undefined) return lots;
  const at = pointer(address, "requests");
  const columns = requestColumns(requests, at);
  const own = { name: requestsName(id), address: at, records: requests.for, columns, levelAt: requests.levelAt };
  return [...lots, own];
}

function columnReferences({ kind, is }: Column): readonly string[] {
  return kind === "verdict" ? conditionReferences(is) : operandReferences(is);
}

/** Every value of the partner that is read; the level of a day is read as what was held. */
function listedReferences({ records, columns, levelAt }: Listed): readonly string[] {
  const own = columns.flatMap(columnReferences).filter((name) => name !== LEVEL_AT);
  const held = levelAt === undefined ? [] : [heldName(levelAt)];
  return [collectionName(records.each), ...overReferences(records), ...ofPartner(own), ...held];
}

function resultOf({ counts = "money" }: Fund): Result {
  return counts;
}

function lowerDay({ is, address }: Column & { readonly kind: "day" | "amount" }, rows: RowScope): Named | undefined {
  const day = rows.operand(is, address);
  if (day === undefined || day.type.kind === "date") return day;
  rows.report(() => issue("scale.operand", address, { expected: "a date" }));
  return undefined;
}

function lowerColumn(column: Column, rows: RowScope, result: Result): Slot | undefined {
  if (column.kind === "verdict") return lowerCondition(column.is, rows, column.address);
  if (column.kind === "day") return lowerDay(column, rows)?.slot;
  return lowerBound(column.is, result, rows, column.address)?.slot;
}

function lowerListed({ name, address, records, columns, levelAt }: Listed, fund: Fund, scope: PartnerScope): void {
  const at = pointer(address, "for");
  const collection = findCollection(records.each, scope, pointer(at, "each"));
  if (collection === undefined) return;
  const place = { collection, scope, address: at };
  const plain = scope.rows(collection);
  const level = { period: fund.period, inRow: true, date: collection.date, address };
  const rows = levelAt === undefined ? plain : withLevel(levelAt, plain, level);
  const where = lowerFilter(records, place);
  const lowered = rows === undefined ? [] : columns.map((column) => lowerColumn(column, rows, resultOf(fund)));
  if (rows === undefined || where === "issue" || lowered.includes(undefined)) return;
  const values = [...identityOf(collection, plain).keys, ...(lowered as readonly Slot[])];
  const outers = outersOf([], [...values, where], place);
  const node = { kind: "listing", collection: collection.name, where, values, outers } as const;
  const type = { ...certainType("listing"), mayBeUnknown: true };
  scope.name(name, address, { slot: scope.add(node, type, address), type });
}

function lowerCap(id: string, fund: Fund, scope: PartnerScope, address: string): void {
  if (fund.requests?.cap === undefined) return;
  const at = pointer(address, "requests", "cap", "amount");
  const cap = lowerBound(fund.requests.cap.amount, resultOf(fund), scope, at);
  if (cap !== undefined) scope.name(fundCapName(id), at, { slot: cap.slot, type: cap.type });
}

/** The definitions of the section `funds`. */
export function defineFunds(funds: Funds, address = "/funds"): readonly Definition[] {
  return Object.entries(funds).flatMap(([id, fund]): readonly Definition[] => {
    const at = pointer(address, id);
    const listed = listedBy(id, fund, at);
    const cap = fund.requests?.cap;
    return [
      ...listed.map((each): Definition => ({ names: [each.name], address: each.address, references: listedReferences(each), lower: (scope) => lowerListed(each, fund, scope) })), // prettier-ignore
      ...(cap === undefined
        ? []
        : [
            {
              names: [fundCapName(id)],
              address: pointer(at, "requests", "cap"),
              references: operandReferences(cap.amount),
              lower: (scope: PartnerScope) => lowerCap(id, fund, scope, at),
            },
          ]),
    ];
  });
}
