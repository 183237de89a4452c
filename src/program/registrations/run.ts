/** Runs the registrations of a partner up to a day. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type ListedLayout } from "../../incentives/listing/read.js";
import { type ReadRegistration, readRegistrations } from "../../incentives/registration/read.js";
import { type RegistrationRun, runRegistration } from "../../incentives/registration/run.js";
import { compiledOf } from "../program.js";
import { type PresentedPartner, refuse } from "../run.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** A registration that was run. */
export interface RanRegistration {
  readonly read: ReadRegistration;
  readonly run: RegistrationRun;
}

/** The registrations of a partner by their section; undefined where the records are missing. */
export type RanSections = ReadonlyMap<string, readonly RanRegistration[] | undefined>;

/** By the time of the submission. */
export function compareTimes(one: ReadRegistration, other: ReadRegistration): number {
  const [first = 0, second = 0] = [one.input.days.submit, other.input.days.submit];
  return first - second || compareTexts(one.at, other.at);
}

/** By the time of the submission, then by what identifies it. */
export function compareSubmissions(one: ReadRegistration, other: ReadRegistration): number {
  return compareTimes(one, other) || compareTexts(one.key ?? "", other.key ?? "") || one.record - other.record;
}

/** Whether something has happened to it up to a day; one whose day is not known may have been submitted. */
function hasBegun({ input: { days }, missing }: ReadRegistration, on: Day): boolean {
  return missing.length > 0 || Object.values(days).some((day) => day <= on);
}

function runSection(
  layout: ListedLayout,
  { presentation }: PresentedPartner,
  on: Day,
): readonly RanRegistration[] | undefined {
  const all = readRegistrations(layout, presentation);
  return all
    ?.filter((read) => hasBegun(read, on))
    .sort(compareSubmissions)
    .map((read) => ({ read, run: runRegistration(read.input, on) }));
}

function impossibleSteps({ collection }: ListedLayout, ran: readonly RanRegistration[] = []): readonly Issue[] {
  return ran.flatMap(({ read, run: { impossible } }) => {
    if (impossible === undefined || read.missing.length > 0) return [];
    const params = { step: impossible.step, on: writeDay(impossible.on), state: impossible.state ?? "not submitted" };
    return [issue("registration.event", pointer("/records", collection, read.record), params)];
  });
}

/** The registrations of a presented partner; a partner whose records contradict themselves is refused. */
export function runRegistrations(presented: PresentedPartner, on: Day): RanSections | IssuesOutcome {
  const { layout } = compiledOf(presented.judged.program);
  const sections = layout.registrations.map(([id, own]) => [id, own, runSection(own, presented, on)] as const);
  const issues = sections.flatMap(([, own, ran]) => impossibleSteps(own, ran));
  if (issues.length > 0) return refuse(presented.partner.id, writeDay(on), issues);
  return new Map(sections.map(([id, , ran]) => [id, ran]));
}
