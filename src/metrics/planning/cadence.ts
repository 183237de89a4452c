/** The cadence of channel account managers: what is due for which partner when, what is covered, and whether there are hands for it. */
import { writeNumber } from "../../core/number/decimal.js";
import { type Exact, ZERO, compare, exactInteger, sumOf } from "../../core/number/exact.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type PeriodUnit, MONTHS_OF, periodContaining } from "../../core/time/period.js";
import { type Amount, type Figure, over, readWithin, writeFigure } from "../channel/amounts.js";
import { checkIds, readPlanDay, readStartMonth } from "./months.js";

/** Something that is done with each partner once in every period: a scorecard, a business review, a plan. */
export interface CadenceActivity {
  readonly id: string;
  readonly title?: string;
  readonly every: PeriodUnit;
  /** How many hours it takes; none unless stated. */
  readonly hours?: Amount;
}

export interface CadencePartner {
  readonly id: string;
  /** The account manager; without one nobody is responsible. */
  readonly manager?: string;
  /** The day from which the partner is managed: periods that end before it are not due. */
  readonly since: string;
  /** What was done, and when. */
  readonly done?: readonly { readonly activity: string; readonly on: string }[];
  /** Activities that this partner does not need. */
  readonly without?: readonly string[];
}

export interface CadenceManager {
  readonly id: string;
  /** How many partners one can look after. */
  readonly partners?: Amount;
  /** How many hours there are for it in a month. */
  readonly hoursPerMonth?: Amount;
}

export interface CadencePlan {
  /** The judged day. */
  readonly on: string;
  readonly activities: readonly CadenceActivity[];
  readonly partners: readonly CadencePartner[];
  readonly managers?: readonly CadenceManager[];
  /** The first month of the fiscal year, 1 to 12; January unless stated. */
  readonly startMonth?: number;
}

/** What is due for a partner. */
export interface DueActivity {
  readonly partner: string;
  readonly manager?: string;
  readonly activity: string;
  /** `done` in the period of the judged day; `due` in it; `overdue`: it was not done in the period before either. */
  readonly status: "done" | "due" | "overdue";
  /** The last day of the period of the judged day. */
  readonly dueBy: string;
  readonly lastDone: string | null;
}

export interface CadenceCoverage {
  readonly activity: string;
  /** How many partners need it, and for how many it was done in the period. */
  readonly needed: number;
  readonly done: number;
  /** Done over needed; null where nobody needs it. */
  readonly coverage: Figure;
}

export interface ManagerCapacity {
  readonly manager: string;
  readonly partners: number;
  /** Partners over what one can look after; null where that is not stated, or none. */
  readonly load: Figure;
  /** Hours that the activities of a month take. */
  readonly hoursPerMonth: number | string;
  /** Hours that they take over those that there are; null where that is not stated, or none. */
  readonly utilization: Figure;
  readonly overloaded: boolean;
}

export interface Cadence {
  readonly on: string;
  /** What is overdue first, then what is due, then what is done; by day, partner and activity. */
  readonly due: readonly DueActivity[];
  readonly coverage: readonly CadenceCoverage[];
  readonly managers: readonly ManagerCapacity[];
  /** Partners without a manager. */
  readonly unassigned: readonly string[];
}

interface ReadCadence {
  readonly plan: CadencePlan;
  readonly on: Day;
  readonly startMonth: number;
}

function readCadence(plan: CadencePlan): ReadCadence {
  const { activities, partners, managers = [] } = plan;
  const startMonth = readStartMonth(plan.startMonth);
  for (const [name, list] of Object.entries({ activities, partners, managers })) checkIds(name, list);
  const known = new Set(activities.map(({ id }) => id));
  for (const { id, done = [], without = [] } of partners) {
    const unknown = [...done.map(({ activity }) => activity), ...without].find((name) => !known.has(name));
    if (unknown !== undefined) throw new RangeError(`partner ${id} names no activity of the plan: ${unknown}`);
  }
  return { plan, on: readPlanDay(plan.on, "on"), startMonth };
}

function dueOf(partner: CadencePartner, activity: CadenceActivity, { on, startMonth }: ReadCadence): DueActivity {
  const period = periodContaining(on, activity.every, startMonth);
  const before = periodContaining(period.from - 1, activity.every, startMonth);
  const since = readPlanDay(partner.since, `since of ${partner.id}`);
  const days = (partner.done ?? [])
    .filter((each) => each.activity === activity.id)
    .map((each) => readPlanDay(each.on, `done of ${partner.id}`))
    .filter((day) => day <= on)
    .sort((one, other) => one - other);
  const last = days.at(-1);
  const wasDue = since <= before.to;
  const status =
    last !== undefined && last >= period.from ? "done" : wasDue && (last ?? 0) < before.from ? "overdue" : "due";
  return {
    partner: partner.id,
    ...(partner.manager === undefined ? {} : { manager: partner.manager }),
    activity: activity.id,
    status,
    dueBy: writeDay(period.to),
    lastDone: last === undefined ? null : writeDay(last),
  };
}

/** Activities that a partner needs; one that is not managed yet needs none. */
function needs(partner: CadencePartner, { plan, on }: ReadCadence): readonly CadenceActivity[] {
  if (readPlanDay(partner.since, `since of ${partner.id}`) > on) return [];
  return plan.activities.filter(({ id }) => !(partner.without ?? []).includes(id));
}

function coverageOf({ id }: CadenceActivity, due: readonly DueActivity[]): CadenceCoverage {
  const own = due.filter(({ activity }) => activity === id);
  const done = own.filter(({ status }) => status === "done").length;
  return { activity: id, needed: own.length, done, coverage: writeFigure(over(exactInteger(done), exactInteger(own.length))) }; // prettier-ignore
}

/** The hours that a partner takes in a month: those of a longer period are spread over its months. */
function hoursOf(partner: CadencePartner, read: ReadCadence): Exact {
  const all = needs(partner, read).map(({ id, hours = 0, every }) => {
    const months = exactInteger(MONTHS_OF[every]);
    return over(readWithin(hours, `hours of ${id}`), months) ?? ZERO;
  });
  return sumOf(all);
}

function capacityOf(manager: string, stated: CadenceManager | undefined, read: ReadCadence): ManagerCapacity {
  const own = read.plan.partners.filter((partner) => partner.manager === manager);
  const hours = sumOf(own.map((partner) => hoursOf(partner, read)));
  const count = exactInteger(own.length);
  const most = stated?.partners === undefined ? undefined : readWithin(stated.partners, `partners of ${manager}`);
  const there = stated?.hoursPerMonth === undefined ? undefined : readWithin(stated.hoursPerMonth, `hoursPerMonth of ${manager}`); // prettier-ignore
  const isOver = (used: Exact, limit: Exact | undefined): boolean => limit !== undefined && compare(used, limit) > 0;
  return {
    manager,
    partners: own.length,
    load: writeFigure(most && over(count, most)),
    hoursPerMonth: writeNumber(hours, 2),
    utilization: writeFigure(there && over(hours, there)),
    overloaded: isOver(count, most) || isOver(hours, there),
  };
}

const ORDER: readonly DueActivity["status"][] = ["overdue", "due", "done"];

function compareDue(one: DueActivity, other: DueActivity): number {
  return (
    ORDER.indexOf(one.status) - ORDER.indexOf(other.status) ||
    compareTexts(one.dueBy, other.dueBy) ||
    compareTexts(one.partner, other.partner) ||
    compareTexts(one.activity, other.activity)
  );
}

/**
 * Plans the work of channel account managers: which scorecard, business review or plan is due for which partner, which share of the partners each activity has covered in its period, and whether managers
 * have more partners or hours than they can look after.
 *
 * Laws: every partner that is managed has one entry for each activity that it needs; done and needed of the coverage count those entries; the order of partners decides nothing.
 *
 * The cadence that is in use (performance scorecard monthly; capabilities scorecard quarterly or half-yearly; business review and marketing plan quarterly; 10 to 40 partners for a
 * manager): Successful Channels.
 *
 * @throws {RangeError} when an id stands twice, an activity is not there, or a number or a day cannot be read.
 * @example
 * ```ts
 * import { planCadence } from "partner-program/metrics";
 *
 * const { due, coverage, managers } = planCadence({
 *   on: "2026-05-20",
 *   activities: [{ id: "scorecard", every: "month", hours: 1 }, { id: "review", every: "calendarQuarter", hours: 6 }],
 *   partners: [
 *     { id: "north", manager: "ana", since: "2025-01-01", done: [{ activity: "review", on: "2026-04-15" }] },
 *     { id: "south", manager: "ana", since: "2026-05-02" },
 *   ],
 *   managers: [{ id: "ana", partners: 20, hoursPerMonth: 5 }],
 * });
 * console.log(due.map(({ partner, activity, status }) => `${partner} ${activity} ${status}`).join(", "));
 * // => north scorecard overdue, south scorecard due, south review due, north review done
 * console.log(coverage[1]!.coverage, managers[0]!.utilization, managers[0]!.overloaded); // => 0.5 1.2 true
 * ```
 * @since 0.1.0
 */
export function planCadence(plan: CadencePlan): Cadence {
  const read = readCadence(plan);
  const due = plan.partners.flatMap((partner) =>
    needs(partner, read).map((activity) => dueOf(partner, activity, read)),
  );
  const stated = new Map((plan.managers ?? []).map((manager) => [manager.id, manager]));
  const assigned = plan.partners.flatMap(({ manager }) => (manager === undefined ? [] : [manager]));
  const managers = [...new Set([...stated.keys(), ...assigned])].sort();
  return {
    on: plan.on,
    due: due.sort(compareDue),
    coverage: plan.activities.map((activity) => coverageOf(activity, due)),
    managers: managers.map((manager) => capacityOf(manager, stated.get(manager), read)),
    unassigned: plan.partners.filter(({ manager }) => manager === undefined).map(({ id }) => id),
  };
}
