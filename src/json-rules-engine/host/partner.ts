/** Reads a partner whose entries may be loaded later: what is there at once, without calling any of its functions. */
import { type RawEntries, checkKeys, entriesIn, isEntries } from "../../core/data/partner-data.js";
import { ProgramError } from "../../core/issue/error.js";
import { issue } from "../../core/issue/issue.js";
import { type IssueLog, createIssueLog } from "../../core/issue/log.js";

/** The sections of a partner document that are loaded on demand. */
export const SECTIONS = ["facts", "records", "answers"] as const;
export type Section = (typeof SECTIONS)[number];

/** What is at hand: who the partner is, and what it holds. */
const IDENTITY = ["id", "name", "currency", "held", "exceptions", "exchangeRates"] as const;
const KEYS: readonly string[] = [...IDENTITY, ...SECTIONS];

/** A partner in parts. */
export interface PartnerParts {
  readonly identity: RawEntries;
  /** The entries of each section: values, or functions that load them. */
  readonly sections: Readonly<Record<Section, RawEntries>>;
}

function readParts(raw: unknown, log: IssueLog): PartnerParts | undefined {
  if (!isEntries(raw)) {
    log.report(() => issue("partner.type", "", { expected: "a partner document" }));
    return undefined;
  }
  checkKeys(raw, KEYS, log);
  const section = (name: Section): RawEntries => ({ ...entriesIn(raw[name], `/${name}`, log) });
  return {
    identity: Object.fromEntries(IDENTITY.flatMap((key) => (raw[key] === undefined ? [] : [[key, raw[key]]]))),
    sections: { facts: section("facts"), records: section("records"), answers: section("answers") },
  };
}

/** @throws {ProgramError} where the partner is no document of a partner on demand, or fails while it is read. */
export function partsOf(raw: unknown): PartnerParts {
  const log = createIssueLog();
  let parts: PartnerParts | undefined;
  try {
    parts = readParts(raw, log);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.report(() => issue("partner.unreadable", "", { reason }));
  }
  if (parts === undefined || !log.isEmpty()) throw new ProgramError(log.issues(), "The partner has");
  return parts;
}
