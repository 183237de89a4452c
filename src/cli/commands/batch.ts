/** Work over many partners: one that cannot be read does not stop the others, and is counted. */
import { type Issue, type Partner, type ProgramDocument } from "partner-program";
import { type Host, tell } from "../host.js";
import { type PartnerEntry } from "../input/entry.js";
import { type PartnersOptions, partnersOf } from "../input/partners.js";
import { issueLines, sentencesOf } from "../output/issues.js";
import { counted, progressOf } from "../output/progress.js";

/** What is said about partners that are refused, and about how far the work is. */
export interface BatchOptions extends PartnersOptions {
  /** Nothing beside the answer. */
  readonly quiet?: boolean;
}

/** How a batch went. */
export interface Batch {
  readonly partners: number;
  readonly refused: number;
}

/** A partner that was refused, and why. */
interface Refused {
  readonly partner: string;
  readonly issues: readonly Issue[];
  /** Where that stands which an address of the partner document is about, where it came from another file than the partner. */
  readonly whereOf?: (address: string) => string | undefined;
}

/** So many refused partners are told one by one; all of them are counted. */
const MOST_TOLD = 20;

class Refusals {
  count = 0;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  add(lines: readonly string[]): void {
    this.count += 1;
    if (this.count <= MOST_TOLD) for (const line of lines) tell(this.#host, line);
  }

  end(): void {
    if (this.count > MOST_TOLD) tell(this.#host, `and ${counted(this.count - MOST_TOLD, "more partner")}`);
  }
}

/** What is wrong with a partner, each issue with the line that it is about. */
function linesOf(entry: Omit<PartnerEntry, "partner">, { partner, issues, whereOf }: Refused): readonly string[] {
  const { where } = entry;
  const who = partner === "" ? "" : `${partner}: `;
  const write = (issue: Issue): string =>
    `${whereOf?.(issue.path) ?? entry.whereOf?.(issue.path) ?? where}: ${who}${sentencesOf(issue)}`;
  return issueLines(issues, write, `${where}: ${who}`);
}

/** Does something with every partner that is there, and answers how many lines there were. */
async function forEachEntry(
  options: BatchOptions,
  document: ProgramDocument,
  host: Host,
  refusals: Refusals,
  work: (entry: PartnerEntry) => void,
): Promise<number> {
  const progress = progressOf(host, "partner", options.quiet === true);
  let count = 0;
  for await (const entry of partnersOf(options, document, host)) {
    count += 1;
    if ("problem" in entry) refusals.add([`${entry.where}: ${entry.problem}`]);
    else work(entry);
    progress.step();
  }
  progress.done();
  return count;
}

/** Does something with every partner; what is refused answers its issues. */
export async function forEachPartner(
  options: BatchOptions,
  document: ProgramDocument,
  host: Host,
  work: (partner: Partner) => Refused | undefined,
): Promise<Batch> {
  const refusals = new Refusals(host);
  const partners = await forEachEntry(options, document, host, refusals, (entry) => {
    const refused = work(entry.partner);
    if (refused !== undefined) refusals.add(linesOf(entry, refused));
  });
  refusals.end();
  return { partners, refused: refusals.count };
}

/** Partners that are worked on all at once. */
export interface Gathered {
  readonly partners: readonly Partner[];
  /** Tells those that the work has refused: how many there are, and the first of them. */
  readonly refuse: (count: number, first: readonly Refused[]) => Batch;
}

export async function gatherPartners(options: BatchOptions, document: ProgramDocument, host: Host): Promise<Gathered> {
  const refusals = new Refusals(host);
  const entries = new Map<string, PartnerEntry>();
  const partners: Partner[] = [];
  const count = await forEachEntry(options, document, host, refusals, (entry) => {
    partners.push(entry.partner);
    const id: unknown = (entry.partner as Partner | null)?.id;
    if (typeof id === "string") entries.set(id, entry);
  });
  const refuse: Gathered["refuse"] = (more, first) => {
    for (const refused of first) refusals.add(linesOf(entries.get(refused.partner) ?? { where: "a partner" }, refused));
    refusals.count += more - first.length;
    refusals.end();
    return { partners: count, refused: refusals.count };
  };
  return { partners, refuse };
}

/** Tells how many partners were done, and how many were not. */
export function tellBatch({ partners, refused }: Batch, host: Host, isQuiet: boolean | undefined, done: string): void {
  if (isQuiet === true && refused === 0) return;
  const failed = refused === 0 ? "" : `; ${counted(refused, "was", "were")} not, and the reasons stand above`;
  tell(host, `${counted(partners - refused, "partner")} ${done}${failed}.`);
}
