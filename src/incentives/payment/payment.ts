/** A payment: what every kind is turned into, with the addresses at which its parts are written. */
import { type LinePass } from "../../core/expression/lines/types.js";
import { type Issue } from "../../core/issue/issue.js";
import { type Named, type Scope } from "../../core/expression/scope.js";
import { ofPartner, conditionReferences, operandReferences } from "../../core/rule/references.js";
import { collectionName, overReferences } from "../../core/records/references.js";
import { type Condition, type Operand } from "../../core/rule/types.js";
import { scaleReferences } from "../scale/references.js";
import { type Result } from "../scale/lower.js";
import { type Scale } from "../scale/types.js";
import { type EachRecord, type IncentiveTerms, type LineTerms } from "./types.js";

/** A part of a document with where it stands. */
export interface Placed<T> {
  readonly is: T;
  readonly address: string;
}

/** What is paid by a scale. */
export interface ScalePayment {
  /** What is paid on. */
  readonly base: Placed<Operand>;
  /** What picks the band; what is paid on unless stated. */
  readonly measure?: Placed<Operand>;
  readonly scale: Placed<Scale> & {
    /** Of a flat scale that a kind makes: where what it pays is written. */ readonly portionAt?: string;
  };
}

/** What is paid by a rule of its own. */
export interface OwnPayment {
  readonly references: readonly string[];
  readonly lower: (scope: Scope) => Named | undefined;
}

/** Lines that see those before them, with what they are compared with. */
export interface PassRule {
  readonly bound: Placed<Operand>;
  readonly make: (bound: number) => LinePass;
}

export interface Payment {
  readonly terms: IncentiveTerms & LineTerms;
  readonly address: string;
  readonly result: Result;
  readonly each: Placed<EachRecord> | undefined;
  /** Which of the records count besides what `each` says; `date` is the field with their day. */
  readonly counts?: (date: string) => readonly Placed<Condition>[];
  /** What is earned. A kind that reads the day of a record says so. */
  readonly earns: (date: string) => ScalePayment | OwnPayment;
  readonly needsDate?: true;
  readonly pass?: PassRule;
  /** Where the amount of the cap is written, if not under `cap`. */
  readonly capAt?: string;
  /** What is wrong with what the kind says. */
  readonly issues?: readonly Issue[];
  /** Of points: how many decimal places they are counted with; whole ones unless stated. */
  readonly places?: number;
}

function termsReferences({ eligible, cap, line, split }: Payment["terms"], each: boolean): readonly string[] {
  const sharers = [...(split?.among ?? []), ...(split?.overlays ?? [])].map(({ share }) => share);
  const own = [line?.least, line?.most, ...sharers].filter((operand) => operand !== undefined);
  const inRow = own.flatMap(operandReferences);
  return [
    ...(eligible === undefined ? [] : conditionReferences(eligible)),
    ...(cap === undefined ? [] : operandReferences(cap.amount)),
    ...(each ? ofPartner(inRow) : inRow),
  ];
}

function earnsReferences(earns: ScalePayment | OwnPayment): readonly string[] {
  if ("lower" in earns) return earns.references;
  const operands = [earns.base.is, ...(earns.measure === undefined ? [] : [earns.measure.is])];
  return [...operands.flatMap(operandReferences), ...scaleReferences(earns.scale.is)];
}

/** A field of the record: no name of the partner. */
const ANY_FIELD = "date";

/** Every value of the partner that a payment reads. */
export function paymentReferences({ terms, each, counts = () => [], earns, pass }: Payment): readonly string[] {
  const inRow = [
    ...earnsReferences(earns(ANY_FIELD)),
    ...counts(ANY_FIELD).flatMap(({ is }) => conditionReferences(is)),
    ...(pass === undefined ? [] : operandReferences(pass.bound.is)),
  ];
  const own = termsReferences(terms, each !== undefined);
  if (each === undefined) return [...own, ...inRow];
  return [...own, ...ofPartner(inRow), ...overReferences(each.is), collectionName(each.is.each)];
}
