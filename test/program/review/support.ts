/** A ladder of three levels over one dated figure, and reviews of it in words. */
import { type Level, type Partner, type PartnerReview, type Review, type ReviewedPartner, reviewPartner } from "partner-program"; // prettier-ignore
import { type Program } from "partner-program";
import { programOf } from "../support.js";

const atLeast = (value: number) => ({ fact: "points", operator: "greaterThanInclusive", value }) as const;

/** Bronze for everybody, silver from 300 points, gold from 500. */
export const LEVELS: readonly Level[] = [
  { id: "bronze" },
  { id: "silver", requires: atLeast(300) },
  { id: "gold", requires: atLeast(500) },
];

export function pointsOf(value: number): ReturnType<typeof atLeast> {
  return atLeast(value);
}

export function programWith(review: Review, sections: object = {}, levels: readonly Level[] = LEVELS): Program {
  return programOf({
    facts: { points: { type: "integer", dated: true }, joinedOn: "date", ...("facts" in sections ? (sections.facts as object) : {}) }, // prettier-ignore
    tiers: { main: { levels, review } },
    ...Object.fromEntries(Object.entries(sections).filter(([key]) => key !== "facts")),
  });
}

/** A partner with so many points from each day on, and what it holds. */
export function partnerWith(points: Readonly<Record<string, number>>, more: Partial<Partner> = {}): Partner {
  const dated = Object.entries(points).map(([from, value]) => ({ from, value }));
  return { id: "p1", held: {}, ...more, facts: { points: dated, joinedOn: "2020-04-15", ...more.facts } };
}

/** A level that is held since a day. */
export function holding(is: string, from: string, more: object = {}): Partial<Partner> {
  return { held: { tiers: { main: { history: [{ from, is }], ...more } } } };
}

export function reviewed(review: PartnerReview): ReviewedPartner {
  if (review.status === "issues") throw new Error(review.issues.map(({ message }) => message).join("\n"));
  return review;
}

/** The review of a partner up to a day. */
export function reviewOf(program: Program, partner: Partner, on: string, from?: string): ReviewedPartner {
  return reviewed(reviewPartner(program, partner, { on, ...(from === undefined ? {} : { from }) }));
}

/** What happened on the way to a day: `2026-01-31 promoted silver -> gold`. */
export function told(program: Program, partner: Partner, on: string, from?: string): readonly string[] {
  const { events } = reviewOf(program, partner, on, from).tiers["main"]!;
  return events.map(({ on: day, kind, from: before, to, exit }) => {
    const move = before === to ? String(to) : `${String(before)} -> ${String(to)}`;
    return `${day} ${kind} ${move}${exit === undefined ? "" : ` by ${exit}`}`;
  });
}
