/** What a fund reads of each of its records: the same columns for lowering and for reading them. */
import { pointer } from "../../core/issue/issue.js";
import { type Operand } from "../../core/rule/types.js";
import { type Column, column, requirementColumns } from "../listing/columns.js";
import { type FundRequests, type RecordCredit } from "./types.js";

/** The steps of a request, in the order in which they can follow one another on one day. */
export const FUND_STEPS = ["request", "approve", "deny", "claim", "accept", "reject", "cancel"] as const;
export type FundStep = (typeof FUND_STEPS)[number];

/** What a credit reads of its records. */
export function creditColumns({ on, amount, until }: RecordCredit, address: string): readonly Column[] {
  return [
    ...column("day", "on", on, pointer(address, "on")),
    ...column("amount", "amount", amount, pointer(address, "amount")),
    ...column("day", "until", until, pointer(address, "until")),
  ];
}

/** What requests read of their records. */
export function requestColumns(requests: FundRequests, address: string): readonly Column[] {
  return FUND_STEPS.flatMap((step): readonly Column[] => {
    const written = requests[step];
    if (written === undefined) return [];
    const at = pointer(address, step);
    const of = (kind: "day" | "amount", key: string): readonly Column[] =>
      column(kind, `${step}.${key}`, (written as unknown as Readonly<Record<string, Operand>>)[key], pointer(at, key));
    const requires = "requires" in written ? (written.requires ?? []) : [];
    return [
      ...of("day", "on"),
      ...of("amount", "amount"),
      ...of("amount", "least"),
      ...of("amount", "most"),
      ...of("day", "until"),
      ...requirementColumns(requires, `${step}.requires.`, pointer(at, "requires")),
    ];
  });
}
