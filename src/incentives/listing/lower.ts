/** Lowers a listing: records of a collection, with what is read of each. */
import { lowerCondition } from "../../core/condition/lower.js";
import { type Definition } from "../../core/definition/definition.js";
import { type Named, type PartnerScope, type RowScope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { certainType } from "../../core/expression/type.js";
import { lowerOperand } from "../../core/formula/lower.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { lowerFilter } from "../../core/records/filter.js";
import { findCollection, outersOf } from "../../core/records/lower.js";
import { collectionName, overReferences } from "../../core/records/references.js";
import { conditionReferences, ofPartner, operandReferences } from "../../core/rule/references.js";
import { type Operand } from "../../core/rule/types.js";
import { type PeriodUnit } from "../../core/time/period.js";
import { lowerBound } from "../payment/earn.js";
import { LEVEL_AT, heldName, withLevel } from "../payment/level-at.js";
import { identityOf } from "../payment/lines.js";
import { type LevelAt } from "../payment/types.js";
import { type Result } from "../scale/lower.js";
import { type Column, type ListedRecords } from "./columns.js";

/** Records with what is read of them. */
export interface Listed {
  /** The name that the listing gets. */
  readonly name: string;
  readonly address: string;
  readonly records: ListedRecords;
  readonly columns: readonly Column[];
  /** What amounts are: money, or points. */
  readonly result: Result;
  readonly period: PeriodUnit;
  readonly levelAt?: LevelAt | undefined;
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

const EXPECTED = { day: ["date", "a date"], instant: ["instant", "an instant"] } as const;

function lowerTime(is: Operand, which: keyof typeof EXPECTED, rows: RowScope, address: string): Named | undefined {
  const named = rows.operand(is, address);
  const [kind, expected] = EXPECTED[which];
  if (named === undefined || named.type.kind === kind) return named;
  rows.report(() => issue("scale.operand", address, { expected }));
  return undefined;
}

function lowerColumn(column: Column, rows: RowScope, result: Result): Slot | undefined {
  const { address } = column;
  switch (column.kind) {
    case "verdict":
      return lowerCondition(column.is, rows, address);
    case "amount":
      return lowerBound(column.is, result, rows, address)?.slot;
    case "name":
      return rows.operand(column.is, address)?.slot;
    default:
      return lowerTime(column.is, column.kind, rows, address)?.slot;
  }
}

/** The scope of a formula that no document contains: what is wrong with it is told where its parts are written. */
function asWritten(rows: RowScope, writtenAt: (address: string) => string): RowScope {
  const own: RowScope = {
    ...rows,
    report: (make) =>
      rows.report(() => {
        const { code, path, params } = make();
        return issue(code, writtenAt(path), params);
      }),
    operand: (operand, address) => lowerOperand(operand, own, address),
  };
  return own;
}

/** The slot of each column; undefined for those that are wrong, and for formulas that start from one that is. */
function lowerColumns(columns: readonly Column[], rows: RowScope, result: Result): readonly (Slot | undefined)[] {
  const slots = new Map<string, Slot | undefined>();
  return columns.map((column) => {
    const made = column.kind === "verdict" ? undefined : column.made;
    const isSound = made === undefined || slots.get(made.from) !== undefined;
    const scope = made === undefined ? rows : asWritten(rows, made.writtenAt);
    const slot = isSound ? lowerColumn(column, scope, result) : undefined;
    slots.set(column.name, slot);
    return slot;
  });
}

function lowerListed({ name, address, records, columns, result, period, levelAt }: Listed, scope: PartnerScope): void {
  const at = pointer(address, "for");
  const collection = findCollection(records.each, scope, pointer(at, "each"));
  if (collection === undefined) return;
  const place = { collection, scope, address: at };
  const plain = scope.rows(collection);
  const level = { period, inRow: true, date: collection.date, address };
  const rows = levelAt === undefined ? plain : withLevel(levelAt, plain, level);
  const where = lowerFilter(records, place);
  const lowered = rows === undefined ? [] : lowerColumns(columns, rows, result);
  if (rows === undefined || where === "issue" || lowered.includes(undefined)) return;
  const values = [...identityOf(collection, plain).keys, ...(lowered as readonly Slot[])];
  const outers = outersOf([], [...values, where], place);
  const node = { kind: "listing", collection: collection.name, where, values, outers } as const;
  const type = { ...certainType("listing"), mayBeUnknown: true };
  scope.name(name, address, { slot: scope.add(node, type, address), type });
}

/** The definition of a listing. */
export function defineListing(listed: Listed): Definition {
  const { name, address } = listed;
  return { names: [name], address, references: listedReferences(listed), lower: (scope) => lowerListed(listed, scope) };
}
