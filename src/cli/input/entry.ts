/** One partner of a file, or why a line of it is none. */
import { type Partner } from "partner-program";

export interface PartnerEntry {
  readonly where: string;
  readonly partner: Partner;
  /** Where that stands which an address of the partner document is about, where it stands elsewhere. */
  readonly whereOf?: (address: string) => string | undefined;
}

/** What is wrong with a line; the others go on. */
export interface ProblemEntry {
  readonly where: string;
  readonly problem: string;
}

export type Entry = PartnerEntry | ProblemEntry;
