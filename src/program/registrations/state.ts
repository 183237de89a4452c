/** States the registrations of a partner on a day. */
import { type Day, writeDay } from "../../core/time/day.js";
import { type RegistrationTurn } from "../../incentives/registration/run.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { presentListed, refuse, writtenDay } from "../run.js";
import { readDayOptions } from "../settlement/options.js";
import { type RanRegistration, runRegistrations } from "./run.js";
import {
  type RegistrationDecision,
  type RegistrationOptions,
  type RegistrationsResult,
  type StatedRegistration,
} from "./types.js";

const DECISIONS: ReadonlySet<RegistrationTurn["event"]> = new Set<RegistrationTurn["event"]>(["approve", "reject"]);

function decisionOf({ read, run }: RanRegistration, on: Day): RegistrationDecision | undefined {
  const { decideBy } = read;
  if (decideBy === undefined) return undefined;
  const decided = run.history.find(({ event }) => DECISIONS.has(event));
  const by = writeDay(decideBy);
  if (decided !== undefined) return { by, status: decided.on <= decideBy ? "inTime" : "late" };
  if (run.state !== "submitted") return { by, status: "none" };
  return { by, status: on <= decideBy ? "open" : "overdue" };
}

/** What stands beside the state of a registration that can be told. */
function details(ran: RanRegistration, on: Day): Partial<StatedRegistration> {
  const { read, run } = ran;
  const decision = decisionOf(ran, on);
  return {
    ...(decision === undefined ? {} : { decision }),
    ...(run.protectedUntil === undefined ? {} : { protectedUntil: writeDay(run.protectedUntil) }),
    ...(run.state === "won" ? { wonProtected: run.wonProtected } : {}),
    ...(run.state === "refused" ? { refusedBy: read.input.unmet } : {}),
    ...(run.ignored.length === 0 ? {} : { ignored: run.ignored }),
  };
}

function stated(ran: RanRegistration, on: Day): StatedRegistration {
  const { read, run } = ran;
  const { record, key, opportunity, missing, input } = read;
  const isTold = missing.length === 0;
  return {
    record,
    ...(key === undefined ? {} : { key }),
    opportunity,
    state: isTold ? run.state : null,
    since: writeDay(run.since),
    submittedOn: input.days.submit === undefined ? "" : writeDay(input.days.submit),
    ...(isTold ? details(ran, on) : { missing }),
    history: (isTold ? run.history : []).map(({ on: day, event, state }) => ({ on: writeDay(day), event, state })),
  };
}

/**
 * States every deal registration of a partner at the end of a day: its state and how it came to it, whether it was decided in time, and until when the deal is protected.
 *
 * Laws: the state is the last one of the history, and each step of the history stands in `REGISTRATION_TABLE`; the order of records decides nothing; what becomes
 * known later changes no statement with an earlier `knownAt`.
 *
 * @example
 * ```ts
 * import { parseProgram, stateRegistrations } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   records: {
 *     deals: { key: "id", fields: { id: "string", project: "string", on: "date", approvedOn: { type: "date", optional: true } } },
 *   },
 *   registrations: {
 *     deals: {
 *       for: { each: "deals" },
 *       opportunity: "project",
 *       submit: { on: "on" },
 *       decideWithin: { length: 2, in: "days" },
 *       approve: { on: "approvedOn", length: 90, in: "days" },
 *     },
 *   },
 * });
 * const deals = [{ id: "D1", project: "Harbour", on: "2026-03-02", approvedOn: "2026-03-05" }];
 * for (const on of ["2026-03-31", "2026-06-04"]) {
 *   const answer = stateRegistrations(program, { id: "p1", records: { deals } }, { on });
 *   if (answer.status !== "stated") continue;
 *   const { state, decision, protectedUntil } = answer.registrations.deals![0]!;
 *   console.log(state, decision?.status, protectedUntil);
 * }
 * // => approved late 2026-06-03
 * // => expired late 2026-06-03
 * ```
 * @since 0.1.0
 */
export function stateRegistrations(
  program: Program,
  partner: Partner,
  options: RegistrationOptions,
): RegistrationsResult {
  const asked = readDayOptions(options);
  if (!("on" in asked)) return refuse("", writtenDay(options, "on"), asked);
  const { on, knownAt, more } = asked;
  return presentListed(program, partner, { asOf: writeDay(on), knownAt, ...more }, (presented) => {
    const sections = runRegistrations(presented, on);
    if ("status" in sections) return sections;
    return {
      status: "stated",
      partner: presented.partner.id,
      on: writeDay(on),
      knownAt,
      registrations: Object.fromEntries([...sections].map(([id, ran]) => [id, ran?.map((each) => stated(each, on)) ?? null])), // prettier-ignore
    };
  });
}
