/** The queue of each opportunity over the partners of a base. */
import { type Issue } from "../../core/issue/issue.js";
import { groupBy } from "../../core/list/group.js";
import { compareTexts } from "../../core/text/compare.js";
import { writeDay } from "../../core/time/day.js";
import { countRefused } from "../base/refused.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { presentListed, refuse, writtenDay } from "../run.js";
import { readDayOptions } from "../settlement/options.js";
import { type RanRegistration, compareSubmissions, compareTimes, runRegistrations } from "./run.js";
import {
  type QueuedRegistration,
  type RegisteredOpportunity,
  type RegistrationOptions,
  type RegistrationQueue,
} from "./types.js";

/** A registration with whose it is. */
interface Owned extends RanRegistration {
  readonly partner: string;
}

function queued({ partner, read, run }: Owned): QueuedRegistration {
  const { record, key, input } = read;
  return {
    partner,
    record,
    ...(key === undefined ? {} : { key }),
    state: run.state!,
    submittedOn: writeDay(input.days.submit!),
    ...(run.protectedUntil === undefined ? {} : { protectedUntil: writeDay(run.protectedUntil) }),
  };
}

/** By the time of the submission; at one time by the partner. */
function compareOwned(one: Owned, other: Owned): number {
  return (
    compareTimes(one.read, other.read) ||
    compareTexts(one.partner, other.partner) ||
    compareSubmissions(one.read, other.read)
  );
}

function opportunityOf(opportunity: string, all: readonly Owned[]): RegisteredOpportunity | undefined {
  const inOrder = [...all].sort(compareOwned);
  const won = inOrder.filter(({ run }) => run.state === "won");
  const approved = inOrder.filter(({ run }) => run.state === "approved");
  const holder = won[0] ?? approved[0];
  const waiting = inOrder.filter((each) => each !== holder && ["submitted", "approved"].includes(each.run.state!));
  if (holder === undefined && waiting.length === 0) return undefined;
  return {
    opportunity,
    holder: holder === undefined ? null : queued(holder),
    waiting: won.length > 0 ? [] : waiting.map(queued),
    conflict: won.length + approved.length > 1,
  };
}

/** The opportunities of a section, by their name. */
function opportunitiesOf(all: readonly Owned[]): readonly RegisteredOpportunity[] {
  const opportunities = groupBy(all, ({ read }) => read.opportunity);
  return [...opportunities.keys()].sort().flatMap((name) => opportunityOf(name, opportunities.get(name)!) ?? []);
}

/** Options that cannot be read refuse every partner. */
function refuseAll(partners: Iterable<Partner>, options: unknown, issues: readonly Issue[]): RegistrationQueue {
  const on = writtenDay(options, "on");
  const refused = countRefused();
  for (const _ of partners) refused.take(refuse("", on, issues));
  const result = refused.result();
  return { on, knownAt: "", partners: result.count, refused: result, queues: {} };
}

/**
 * Reads the registrations of all partners and answers, for every opportunity that somebody has registered, who holds it, who waits and in which order, and whether it was approved for several. A
 * registration that is refused, rejected, withdrawn, lost or expired does not wait, so that the next one moves up.
 *
 * Memory grows with the number of registrations. A partner that cannot be read is counted, and the others go on.
 *
 * Law: the order of the partners and of their records decides nothing.
 *
 * @example
 * ```ts
 * import { parseProgram, queueRegistrations } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   records: { deals: { fields: { project: "string", on: "date", approvedOn: { type: "date", optional: true } } } },
 *   registrations: {
 *     deals: {
 *       for: { each: "deals" },
 *       opportunity: "project",
 *       submit: { on: "on" },
 *       approve: { on: "approvedOn", length: 90, in: "days" },
 *     },
 *   },
 * });
 * const partners = [
 *   { id: "north", records: { deals: [{ project: "Harbour", on: "2026-03-04" }] } },
 *   { id: "south", records: { deals: [{ project: "Harbour", on: "2026-03-02", approvedOn: "2026-03-03" }] } },
 * ];
 * for (const on of ["2026-03-31", "2026-06-02"]) {
 *   const [harbour] = queueRegistrations(program, partners, { on }).queues.deals!;
 *   console.log(harbour?.holder?.partner, harbour?.waiting.map(({ partner }) => partner));
 * }
 * // => south [ 'north' ]
 * // => undefined [ 'north' ]
 * ```
 * @since 0.1.0
 */
export function queueRegistrations(
  program: Program,
  partners: Iterable<Partner>,
  options: RegistrationOptions,
): RegistrationQueue {
  const asked = readDayOptions(options);
  if (!("on" in asked)) return refuseAll(partners, options, asked);
  const { on, knownAt, more } = asked;
  const { layout } = compiledOf(versionInForce(program, on).program);
  const registered = new Map<string, Owned[]>(layout.registrations.map(([id]) => [id, []]));
  const refused = countRefused();
  let count = 0;
  for (const partner of partners) {
    count += 1;
    const answer = presentListed(program, partner, { asOf: writeDay(on), knownAt, ...more }, (presented) => {
      const sections = runRegistrations(presented, on);
      if ("status" in sections) return sections;
      for (const [id, ran = []] of sections)
        for (const { read, run } of ran)
          if (read.missing.length === 0 && run.state !== null)
            registered.get(id)!.push({ partner: presented.partner.id, read, run });
      return undefined;
    });
    if (answer !== undefined) refused.take(answer);
  }
  const queues = Object.fromEntries([...registered].map(([id, all]) => [id, opportunitiesOf(all)]));
  return { on: writeDay(on), knownAt, partners: count, refused: refused.result(), queues };
}
