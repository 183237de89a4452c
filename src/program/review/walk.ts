/** Goes through the days that are not reviewed yet, from each one on which something can happen to the next. */
import { WORK_OF_A_DAY, charge } from "../../core/expression/work.js";
import { ReviewContext } from "../../core/review/context.js";
import { nextLook } from "../../core/review/next.js";
import { placeOf } from "../../core/review/state.js";
import { reviewDay } from "../../core/review/step.js";
import { type Day, readDay } from "../../core/time/day.js";
import { reviewEvent } from "./events.js";
import { type Reviewing, laddersOn, observe, rulesOf } from "./reviewing.js";

/** Whether a ladder is looked at on a day: it was not reviewed so far, or a decision of that very review may be open. */
function isDue(key: string, day: Day, { runs, asked }: Reviewing): boolean {
  const { reviewedOn } = runs.held(key).state;
  const { day: last } = asked.options.asOf;
  if (reviewedOn === undefined) return day >= (asked.from ?? last);
  return day > reviewedOn || (day === last && day === reviewedOn);
}

/** Reviews every ladder on a day, each by what all of them were before it. */
function reviewOn(day: Day, reviewing: Reviewing): void {
  const { runs, events } = reviewing;
  charge(runs.work, WORK_OF_A_DAY);
  const stepped = laddersOn(day, reviewing)
    .filter(({ key }) => isDue(key, day, reviewing))
    .map((ladder) => {
      const { key } = ladder;
      const { state: before } = runs.held(key);
      const observer = observe(reviewing, ladder);
      const { state, happened } = reviewDay(rulesOf(ladder), observer, before, day);
      const told = happened.map((each) => reviewEvent(each, ladder, observer, placeOf(before)?.from));
      events.set(key, [...(events.get(key) ?? []), ...told]);
      return { key, state };
    });
  for (const { key, state } of stepped) runs.hold(key, state);
}

/** The next day on which a ladder has to be looked at, or the rules change. */
function nextDay(day: Day, reviewing: Reviewing): Day {
  const { runs, asked, versions } = reviewing;
  const begins = versions.flatMap(({ from, earlyFrom, grandfatheredUntil }) => [
    ...(from === undefined ? [] : [readDay(from)!]),
    ...(earlyFrom === undefined ? [] : [earlyFrom]),
    ...(grandfatheredUntil === undefined ? [] : [grandfatheredUntil + 1]),
  ]);
  const looks = laddersOn(day, reviewing).map((ladder) => {
    const { state } = runs.held(ladder.key);
    if (!isDue(ladder.key, day + 1, reviewing))
      return (state.reviewedOn ?? (asked.from ?? asked.options.asOf.day) - 1) + 1;
    const context = new ReviewContext(rulesOf(ladder), observe(reviewing, ladder), state, day);
    return nextLook(context) ?? Infinity;
  });
  return Math.min(...looks, ...begins.filter((begin) => begin > day));
}

/** Days on which nothing can happen are reviewed as well. */
function passOver(from: Day, to: Day, reviewing: Reviewing): void {
  if (to <= from) return;
  for (const { key } of laddersOn(from, reviewing)) {
    const { state } = reviewing.runs.held(key);
    if (state.reviewedOn === from) reviewing.runs.hold(key, { ...state, reviewedOn: to });
  }
}

/** The first day that is not reviewed yet. */
function firstDay({ asked, runs }: Reviewing): Day {
  const { day: last } = asked.options.asOf;
  const reviewed = [...runs.everythingHeld().values()].flatMap(({ state: { reviewedOn } }) =>
    reviewedOn === undefined ? [] : [reviewedOn + 1],
  );
  return Math.min(asked.from ?? last, last, ...reviewed);
}

/** Reviews every day up to the one that is asked for. */
export function reviewDays(reviewing: Reviewing): void {
  const { day: last } = reviewing.asked.options.asOf;
  let day = firstDay(reviewing);
  while (day <= last) {
    reviewOn(day, reviewing);
    const next = Math.min(nextDay(day, reviewing), last + 1);
    passOver(day, next - 1, reviewing);
    day = next;
  }
}
