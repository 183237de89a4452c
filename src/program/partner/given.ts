/** Given values: any named value may be stated instead of computed, and is then read as the kind that it has. */
import { type RawEntries, isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { typeInWords } from "../../core/condition/constant.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Levels, type NamedDefinition } from "../../core/expression/scope.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../../core/expression/value.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type IssueLog } from "../../core/issue/log.js";
import { nearestName } from "../../core/issue/suggest.js";
import { readExact } from "../../core/number/decimal.js";
import { isWhole } from "../../core/number/exact.js";
import { readDay } from "../../core/time/day.js";
import { readInstant } from "../../core/time/instant.js";
import { type CompiledProgram } from "../program.js";

function readNumeric(raw: unknown, kind: string): Value | undefined {
  const value = readExact(raw);
  return value !== undefined && kind === "integer" && !isWhole(value) ? undefined : value;
}

/** A value that is missing, and how. */
function readStatus({ status, ...others }: RawEntries, mayBeNotApplicable: boolean): Value | undefined {
  if (Object.keys(others).length > 0) return undefined;
  if (status === "notApplicable") return mayBeNotApplicable ? NOT_APPLICABLE : undefined;
  return status === "unknown" ? UNKNOWN : undefined;
}

function readGiven(raw: unknown, { type }: NamedDefinition): Value | undefined {
  if (raw === null) return UNKNOWN;
  if (isEntries(raw)) return readStatus(raw, type.mayBeNotApplicable);
  if (isNumeric(type.kind)) return readNumeric(raw, type.kind);
  if (type.kind === "boolean") return typeof raw === "boolean" ? raw : undefined;
  if (typeof raw !== "string") return undefined;
  if (type.kind === "date") return readDay(raw);
  if (type.kind === "instant") return readInstant(raw);
  return type.oneOf === undefined || type.oneOf.includes(raw) ? raw : undefined;
}

/** A given level settles the verdicts of its ladder: its own holds, and no other. */
function giveLevels(level: Value, { ids, verdicts }: Levels, given: Map<Slot, Value>): void {
  for (const [rank, verdict] of verdicts.entries()) {
    if (!given.has(verdict)) given.set(verdict, level === UNKNOWN ? UNKNOWN : ids[rank] === level);
  }
}

/** The slots that given values fill, and their values. */
export function readGivenValues(
  raw: Readonly<Record<string, unknown>>,
  { plan }: CompiledProgram,
  log: IssueLog,
): ReadonlyMap<Slot, Value> {
  const given = new Map<Slot, Value>();
  for (const [name, value] of Object.entries(raw)) {
    const path = pointer("/given", name);
    const named = plan.names.get(name);
    if (named === undefined) {
      const nearest = (): string => nearestName(name, plan.names.keys()) ?? "";
      log.report(() => issue("partner.undeclared", path, { kind: "value", name, nearest: nearest() }));
      continue;
    }
    if (name === "asOf") {
      log.report(() => issue("partner.given", path, { name, reason: "the judged day is an option of the evaluation" }));
      continue;
    }
    const read = readGiven(value, named);
    if (read === undefined) {
      const reason = `expected ${typeInWords(named.type)}, found ${quote(value)}`;
      log.report(() => issue("partner.given", path, { name, reason }));
      continue;
    }
    given.set(named.slot, read);
    if (named.levels !== undefined) giveLevels(read, named.levels, given);
  }
  return given;
}
