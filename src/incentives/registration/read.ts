/** Reads registrations from filled slots. */
import { type Plan } from "../../core/expression/steps.js";
import { UNKNOWN, isMissing } from "../../core/expression/value.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type Day } from "../../core/time/day.js";
import { type ListedLayout, type ReadRecord, listedLayout, recordsIn, requirementsWith } from "../listing/read.js";
import { registrationColumns, registrationName } from "./columns.js";
import { type RegistrationInput } from "./run.js";
import { REGISTRATION_STEPS } from "./table.js";
import { type Registrations } from "./types.js";

export function registrationLayout(id: string, written: Registrations, plan: Plan): ListedLayout {
  return listedLayout(registrationName(id), registrationColumns(written, ""), plan);
}

/** A registration as its record tells it. */
export interface ReadRegistration {
  readonly record: number;
  readonly key: string | undefined;
  readonly opportunity: string;
  /** The instant of the submission, written out; empty where none is stated. */
  readonly at: string;
  readonly decideBy: Day | undefined;
  readonly input: RegistrationInput;
  /** What is not known of it: nothing can be told then. */
  readonly missing: readonly string[];
}

/** Steps that protect, with until when. */
const PROTECTIONS = [
  [["approve"], "until"],
  [["approve", "extend"], "extendedUntil"],
  [["renew"], "renewedUntil"],
] as const;

function readOne(read: ReadRecord, layout: ListedLayout): ReadRegistration {
  const { record, key, certain, at, textOf } = read;
  const day = (name: string): Day | undefined => (isMissing(at(name)) ? undefined : (at(name) as Day));
  const days = REGISTRATION_STEPS.flatMap((step) => {
    const found = day(step);
    return found === undefined ? [] : [[step, found] as const];
  });
  const missing = [
    ...(certain ? [] : ["where"]),
    ...["submit", "opportunity", "at"].filter((name) => at(name) === UNKNOWN),
    ...requirementsWith(UNKNOWN, "requires.", layout, read),
    ...PROTECTIONS.filter(([steps, until]) => steps.every((step) => !isMissing(at(step))) && at(until) === UNKNOWN).map(([, until]) => until), // prettier-ignore
  ];
  return {
    record,
    key,
    opportunity: textOf("opportunity"),
    at: textOf("at"),
    decideBy: day("decideBy"),
    input: {
      days: Object.fromEntries(days),
      until: day("until"),
      extendedUntil: day("extendedUntil"),
      renewedUntil: day("renewedUntil"),
      unmet: requirementsWith(false, "requires.", layout, read),
    },
    missing,
  };
}

/** Every registration; undefined where the partner document does not have the records. */
export function readRegistrations(
  layout: ListedLayout,
  presentation: Presentation,
): readonly ReadRegistration[] | undefined {
  return recordsIn(layout, presentation)?.map((read) => readOne(read, layout));
}
