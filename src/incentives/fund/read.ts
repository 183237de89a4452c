/** Reads what a fund lists of its records from filled slots: credits, requests, and what cannot be told of them. */
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf, isMissing } from "../../core/expression/value.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type Day } from "../../core/time/day.js";
import { type ListedLayout, type ReadRecord, listedLayout, recordsIn, requirementsWith } from "../listing/read.js";
import { type Credit } from "./book.js";
import { FUND_STEPS, creditColumns, requestColumns } from "./columns.js";
import { lastDayOf } from "./expiry.js";
import { creditName, fundCapName, requestsName } from "./names.js";
import { type RequestAmount, type RequestInput } from "./requests.js";
import { type Fund, type RecordCredit } from "./types.js";

export interface FundLayout {
  /** For each credit of records its place and where they are read. */
  readonly credits: readonly (ListedLayout & { readonly place: number })[];
  readonly requests: ListedLayout | undefined;
  readonly cap: Slot | undefined;
}

/** The layout of a fund that was lowered to the plan. */
export function fundLayout(id: string, { credits, requests }: Fund, plan: Plan): FundLayout {
  return {
    credits: credits.flatMap((credit, place) =>
      "incentive" in credit ? [] : [{ place, ...listedLayout(creditName(id, place), creditColumns(credit, ""), plan) }],
    ),
    requests: requests === undefined ? undefined : listedLayout(requestsName(id), requestColumns(requests, ""), plan),
    cap: plan.names.get(fundCapName(id))?.slot,
  };
}

/** Every slot that a fund is read from. */
export function slotsOfFund({ credits, requests, cap }: FundLayout): readonly Slot[] {
  return [
    ...credits.map(({ slot }) => slot),
    ...(requests === undefined ? [] : [requests.slot]),
    ...(cap === undefined ? [] : [cap]),
  ];
}

/** Something of a fund that cannot be told. */
export interface UntoldPart {
  /** Which credit, by its place; undefined for requests. */
  readonly credit?: number;
  /** The record, where one is meant. */
  readonly record?: number;
  readonly key?: string;
  readonly missing: readonly string[];
}

function untold(of: Pick<UntoldPart, "credit">, { record, key }: ReadRecord, missing: readonly string[]): UntoldPart {
  return { ...of, record, ...(key === undefined ? {} : { key }), missing };
}

export interface ReadCredits {
  readonly credits: readonly Credit[];
  readonly untold: readonly UntoldPart[];
}

function creditOf(
  read: ReadRecord,
  place: number,
  { expires }: RecordCredit,
  startMonth: number,
): Credit | UntoldPart | undefined {
  const [on, amount, until] = ["on", "amount", "until"].map(read.at) as [Value, Value, Value];
  if (on === NOT_APPLICABLE || amount === NOT_APPLICABLE) return undefined;
  const missing = Object.entries({ where: read.certain ? true : UNKNOWN, on, amount, until }).flatMap(
    ([name, value]) => (value === UNKNOWN ? [name] : []),
  );
  if (missing.length > 0) return untold({ credit: place }, read, missing);
  const day = on as Day;
  return {
    source: place,
    key: read.key ?? "",
    of: { record: read.record },
    on: day,
    until: until === NOT_APPLICABLE ? lastDayOf(day, expires, startMonth) : (until as Day),
    amount: exactOf(amount),
  };
}

/** What the records of a fund credit. */
export function readCredits(
  { credits: layouts }: FundLayout,
  fund: Fund,
  presentation: Presentation,
  startMonth: number,
): ReadCredits {
  const all = layouts.flatMap((layout): readonly (Credit | UntoldPart)[] => {
    const { place, collection } = layout;
    const records = recordsIn(layout, presentation);
    if (records === undefined) return [{ credit: place, missing: [collection] }];
    return records.flatMap((read) => creditOf(read, place, fund.credits[place] as RecordCredit, startMonth) ?? []);
  });
  return {
    credits: all.filter((each): each is Credit => "source" in each),
    untold: all.filter((each): each is UntoldPart => "missing" in each),
  };
}

function amountOf(value: Value): RequestAmount {
  if (value === UNKNOWN) return "unknown";
  return value === NOT_APPLICABLE ? undefined : exactOf(value);
}

function requestOf(read: ReadRecord, layout: ListedLayout, on: Day): RequestInput {
  const days = FUND_STEPS.flatMap((step) => {
    const day = read.at(`${step}.on`);
    return isMissing(day) || (day as Day) > on ? [] : [[step, day as Day] as const];
  });
  const amounts = layout.columns.filter(({ kind }) => kind === "amount");
  const until = read.at("claim.until");
  const requirements = (verdict: Value): RequestInput["unmet"] => ({
    request: requirementsWith(verdict, "request.requires.", layout, read),
    claim: requirementsWith(verdict, "claim.requires.", layout, read),
  });
  return {
    record: read.record,
    key: read.key,
    days: Object.fromEntries(days),
    amounts: Object.fromEntries(amounts.map(({ name }) => [name, amountOf(read.at(name))])),
    claimUntil: isMissing(until) ? undefined : (until as Day),
    unmet: requirements(false),
    unknown: requirements(UNKNOWN),
  };
}

export interface ReadRequests {
  readonly requests: readonly RequestInput[];
  readonly untold: readonly UntoldPart[];
}

/** What the records of a fund ask for: those of later days, and those without a day, have not been made. */
export function readRequests(layout: ListedLayout, presentation: Presentation, on: Day): ReadRequests {
  const records = recordsIn(layout, presentation);
  if (records === undefined) return { requests: [], untold: [{ missing: [layout.collection] }] };
  const isOpen = (read: ReadRecord): boolean => !read.certain || read.at("request.on") === UNKNOWN;
  const hasBegun = (read: ReadRecord): boolean =>
    FUND_STEPS.some((step) => !isMissing(read.at(`${step}.on`)) && (read.at(`${step}.on`) as Day) <= on);
  return {
    requests: records.filter((read) => !isOpen(read) && hasBegun(read)).map((read) => requestOf(read, layout, on)),
    untold: records.filter(isOpen).map((read) => untold({}, read, [read.certain ? "request.on" : "where"])),
  };
}

/** The cap as it is known; undefined where it does not apply. */
export function readCap({ cap }: FundLayout, presentation: Presentation): RequestAmount {
  return cap === undefined ? undefined : amountOf(presentation.at(cap));
}
