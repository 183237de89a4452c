/** A program with one fund: budgets are lots, requests go through their steps. */
import {
  type FundStatement,
  type JournalEntry,
  type Partner,
  type Program,
  type Settlement,
  settlePartner,
  stateFunds,
} from "partner-program";
import { programOf } from "../support.js";

const date = { type: "date", optional: true } as const;
const money = { type: "money", optional: true, whenMissing: "notApplicable" } as const;

export const RECORDS = {
  budgets: {
    key: "id",
    recordedOn: "seen",
    fields: {
      id: "string",
      seen: "date",
      from: "date",
      until: { ...date, whenMissing: "notApplicable" },
      amount: "money",
    },
  },
  requests: {
    key: "id",
    recordedOn: "seen",
    fields: {
      id: "string",
      seen: "date",
      asked: date,
      held: date,
      approvedOn: date,
      deniedOn: date,
      cancelledOn: date,
      claimedOn: date,
      acceptedOn: date,
      rejectedOn: date,
      cost: money,
      approved: money,
      spend: money,
      paid: money,
      plan: { type: "boolean", optional: true },
    },
  },
} as const;

const half = (field: string): object => ({ product: [field, 0.5] });

/** Half of the cost, approved and claimed: every step that there is. */
export const EVERY_STEP = {
  for: { each: "requests" },
  request: { on: "asked", amount: half("cost") },
  approve: { on: "approvedOn", amount: "approved" },
  deny: { on: "deniedOn" },
  cancel: { on: "cancelledOn" },
  claim: { on: "claimedOn", amount: half("spend") },
  accept: { on: "acceptedOn", amount: "paid" },
  reject: { on: "rejectedOn" },
} as const;

export const BUDGETS = { for: { each: "budgets" }, on: "from", amount: "amount", until: "until" } as const;

export function fundWith(fund: object = {}, more: object = {}): Program {
  const mdf = { period: "calendarQuarter", credits: [BUDGETS], requests: EVERY_STEP, ...fund };
  return programOf({ records: RECORDS, funds: { mdf }, ...more });
}

export const BUDGET = { id: "B1", from: "2026-01-01", amount: 1000 };

export function partnerWith(
  requests: readonly object[],
  budgets: readonly object[] = [BUDGET],
  more: object = {},
): Partner {
  return {
    id: "p1",
    records: {
      budgets: budgets.map((budget) => ({ seen: "2026-01-01", ...budget })),
      requests: requests.map((request) => ({ seen: "2026-01-01", ...request })),
    },
    ...more,
  };
}

export function stated(program: Program, partner: Partner, on: string, knownAt?: string): FundStatement {
  const answer = stateFunds(program, partner, { on, ...(knownAt === undefined ? {} : { knownAt }) });
  if (answer.status === "issues") throw new Error(answer.issues.map(({ message }) => message).join("\n"));
  return answer.funds["mdf"]!;
}

export function settled(program: Program, partner: Partner, on: string, period: string = on): Settlement {
  const answer = settlePartner(program, partner, { period, on });
  if (answer.status === "issues") throw new Error(answer.issues.map(({ message }) => message).join("\n"));
  return answer;
}

/** An entry in short: where it belongs, its kind, first day of the period, amount, reasons. */
export function short({ kind, incentive, fund, paidFrom, period, amount, reasons }: JournalEntry): string {
  const where = fund === undefined ? (paidFrom === undefined ? "" : " paid") : " in fund";
  return `${incentive}${where} ${kind} ${period.from} ${amount} ${reasons.join("+")}`;
}
