/** Laws over time: a review in steps, and a settlement after a correction, come to the same as all at once. */
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ZERO, compare, sumOf } from "../../core/number/exact.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type Partner } from "../../program/partner/types.js";
import { reviewPartner } from "../../program/review/review.js";
import { settlePartner } from "../../program/settlement/settle.js";
import { type PartnerHistory, historiesIn } from "../generate/history.js";
import { evaluated } from "./figures.js";
import { type Breach, type LawRule, type LawSetting } from "./types.js";

export const reviewedInSteps: LawRule<PartnerHistory> = {
  title: "reviewed day by day or at once, a partner holds the same",
  why: "A nightly job that was down for a week must not cost a partner its level.",
  runs: 30,
  inputs: (setting) => (setting.compiled.ladders.some(({ review }) => review !== undefined) ? historiesIn(setting) : undefined), // prettier-ignore
  breach: ({ partner, days }, { program }): Breach | undefined => {
    const [from, ...later] = days as readonly [string, ...string[]];
    const on = later.at(-1)!;
    const once = reviewPartner(program, partner, { on, from });
    let stepwise: Partner = partner;
    for (const day of days) {
      const step = reviewPartner(program, stepwise, { on: day, from });
      if (step.status === "issues" || once.status === "issues") return undefined;
      stepwise = { ...stepwise, held: step.held };
    }
    if (once.status === "issues" || JSON.stringify(once.held) === JSON.stringify(stepwise.held)) return undefined;
    const says = `reviewed on ${days.join(", ")} it holds ${JSON.stringify(stepwise.held)}, and at once ${JSON.stringify(once.held)}`; // prettier-ignore
    return { says, situations: [{ partner, asOf: on }], names: [] };
  },
};

/** The incentives that are settled by what is due, and by nothing else. */
function plainlySettled({ document }: LawSetting): ReadonlySet<string> {
  const plain = Object.entries(document.incentives ?? {}).filter(
    ([, incentive]) =>
      incentive.settlement === undefined && !("returns" in incentive) && incentive.levelAt === undefined, // prettier-ignore
  );
  return new Set(plain.map(([id]) => id));
}

/** The journal of a host that settles on each of the days. */
function settledOn({ partner, days }: PartnerHistory, { program, asOf }: LawSetting): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  for (const on of days) {
    const settlement = settlePartner(program, { ...partner, journal }, { period: asOf, on });
    if (settlement.status === "settled") journal = [...journal, ...settlement.entries];
  }
  return journal;
}

export const correctedIsFresh: LawRule<PartnerHistory> = {
  title: "after every correction the journal adds up to a fresh computation",
  why: "Late data is posted as a difference: the sum of what was posted has to be what is due.",
  runs: 50,
  inputs: (setting) => (plainlySettled(setting).size === 0 ? undefined : historiesIn(setting)),
  breach: (history, setting): Breach | undefined => {
    const { partner, days } = history;
    const knownAt = days.at(-1)!;
    const plain = plainlySettled(setting);
    const journal = settledOn(history, setting);
    const periods = new Map(journal.map((entry) => [`${entry.incentive} ${entry.period.from}`, entry]));
    for (const { incentive, period } of periods.values()) {
      if (!plain.has(incentive) || period.to >= knownAt) continue;
      const situation = { partner, asOf: period.to, knownAt };
      const due = evaluated(setting, situation)?.incentives[incentive];
      if (due === undefined || due.amount === null || due.status === "provisional" || due.fund !== undefined) continue;
      const own = journal.filter((entry) => entry.incentive === incentive && entry.period.from === period.from);
      const posted = total(own.filter(({ kind }) => kind === "earned" || kind === "reversed"));
      if (compare(posted, readExact(due.amount)!) === 0) continue;
      const says = `settled on ${days.join(", ")}, what was posted for \`incentive.${incentive}\` does not add up to the ${due.amount} that are due`; // prettier-ignore
      return { says, situations: [situation], names: [`incentive.${incentive}`] };
    }
    return undefined;
  },
};

function total(entries: readonly JournalEntry[]): Exact {
  return entries.length === 0 ? ZERO : sumOf(entries.map(({ amount }) => readExact(amount)!));
}
