/** A small program that is settled, and a host that stores what it is told. */
import { type JournalEntry, type Partner, type Program, type Settlement, settlePartner } from "partner-program";
import { programOf } from "../support.js";

export const ORDERS = {
  orders: {
    date: "on",
    recordedOn: "seen",
    key: "id",
    fields: { id: "string", on: "date", seen: "date", amount: "money", rep: { type: "string", optional: true } },
  },
} as const; // prettier-ignore

/** A rebate of two percent on the orders of a quarter, and whatever the test says else. */
export function rebate(more: object = {}): object {
  return { kind: "rebate", period: "calendarQuarter", payOn: "sales", scale: { flat: { rate: 0.02 } }, ...more };
}

export function programWith(incentives: object, more: object = {}): Program {
  const metrics = {
    sales: { sum: "orders.amount", window: { calendarQuarter: "toDate" } },
    monthly: { sum: "orders.amount", window: { month: "toDate" } },
  };
  return programOf({ records: ORDERS, metrics, incentives, ...more });
}

export interface Order {
  readonly id: string;
  readonly on: string;
  /** The day on which it became known; its own day unless stated. */
  readonly seen?: string;
  readonly amount: number | string;
}

export function partnerWith(
  orders: readonly Order[],
  journal: readonly JournalEntry[] = [],
  more: object = {},
): Partner {
  return { id: "p1", records: { orders: orders.map((order) => ({ seen: order.on, ...order })) }, journal, ...more };
}

export function settled(program: Program, partner: Partner, options: Parameters<typeof settlePartner>[2]): Settlement {
  const answer = settlePartner(program, partner, options);
  if (answer.status === "issues") throw new Error(answer.issues.map(({ message }) => message).join("\n"));
  return answer;
}

/** An entry in short: kind, first day of the period, amount, reasons. */
export function short({ kind, period, amount, reasons }: JournalEntry): string {
  return `${kind} ${period.from} ${amount} ${reasons.join("+")}`;
}
