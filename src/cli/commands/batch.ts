/** Work over many partners: one that cannot be read does not stop the others, and is counted. */
import { type Issue, type Partner, type ProgramDocument } from "partner-program";
import { type Host, tell } from "../host.js";
import { type PartnersOptions, partnersOf } from "../input/partners.js";
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

/** So many refused partners are told one by one; all of them are counted. */
const MOST_TOLD = 20;

class Refusals {
  count = 0;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  add(where: string, lines: readonly string[]): void {
    this.count += 1;
    if (this.count <= MOST_TOLD) for (const line of lines) tell(this.#host, `${where}: ${line}`);
  }
}

function linesOf(partner: string, issues: readonly Issue[]): readonly string[] {
  return issues.map(({ message, hint }) => `${partner === "" ? "" : `${partner}: `}${message}. ${hint}`);
}

/** Does something with every partner; what is refused answers its issues. */
export async function forEachPartner(
  options: BatchOptions,
  document: ProgramDocument,
  host: Host,
  work: (partner: Partner) => { readonly partner: string; readonly issues: readonly Issue[] } | undefined,
): Promise<Batch> {
  const progress = progressOf(host, "partner", options.quiet === true);
  const refusals = new Refusals(host);
  let partners = 0;
  for await (const entry of partnersOf(options, document, host)) {
    partners += 1;
    if ("problem" in entry) refusals.add(entry.where, [entry.problem]);
    else {
      const refused = work(entry.partner);
      if (refused !== undefined) refusals.add(entry.where, linesOf(refused.partner, refused.issues));
    }
    progress.step();
  }
  progress.done();
  if (refusals.count > MOST_TOLD) tell(host, `and ${counted(refusals.count - MOST_TOLD, "more partner", "more partners")}`); // prettier-ignore
  return { partners, refused: refusals.count };
}

/** Tells how many partners were done, and how many were not. */
export function tellBatch({ partners, refused }: Batch, host: Host, isQuiet: boolean | undefined, done: string): void {
  if (isQuiet === true && refused === 0) return;
  const failed = refused === 0 ? "" : `; ${counted(refused, "was", "were")} not, and the reasons stand above`;
  tell(host, `${counted(partners - refused, "partner")} ${done}${failed}.`);
}
