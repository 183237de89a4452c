/** Reads what a partner holds, and what was decided by hand. Days are read, rungs are known to some version of the program. */
import { type RawEntries, isEntries } from "../../core/data/partner-data.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type IssueLog } from "../../core/issue/log.js";
import { nearestName } from "../../core/issue/suggest.js";
import { type HandDecision } from "../../core/review/standing.js";
import { type Open, type OpenDecision, type Place, type State, NOTHING_HELD } from "../../core/review/state.js";
import { EntryReader } from "./entry-reader.js";

/** What is held on a ladder, and what was decided by hand about it. */
export interface ReadHeld {
  readonly state: State;
  readonly byHand: readonly HandDecision[];
}

/** For each ladder that something is said of, by its key. Undefined where nothing is said at all: what is held is then unknown. */
export type HeldByLadder = ReadonlyMap<string, ReadHeld>;

/** How many entries a history has at most. */
const MOST_PLACES = 1000;
/** How many decisions by hand there are about one ladder at most. */
const MOST_DECISIONS = 100;

const DECISIONS: readonly OpenDecision[] = ["promoted", "demoted", "kept", "undecided"];

function readPlace(raw: unknown, path: string, reader: EntryReader): Place {
  const entry = reader.object(raw, path, ["from", "is", "decidedOn", "exit"]);
  if (entry === undefined) return { from: 0, is: null, decidedOn: undefined, exit: undefined };
  return {
    from: reader.day(entry, "from", path),
    is: reader.rungOrNull(entry, "is", path),
    decidedOn: reader.dayIfAny(entry, "decidedOn", path),
    exit: entry["exit"] === undefined ? undefined : reader.text(entry, "exit", path),
  };
}

function readOpen(raw: unknown, path: string, reader: EntryReader): Open | undefined {
  const open = reader.object(raw, path, ["of", "measuredOn", "decidedOn", "effectiveFrom", "decision", "to"]);
  if (open === undefined) return undefined;
  return {
    of: reader.oneOf(open, "of", path, ["promotion", "demotion"]),
    measuredOn: reader.day(open, "measuredOn", path),
    decidedOn: reader.day(open, "decidedOn", path),
    effectiveFrom: reader.day(open, "effectiveFrom", path),
    decision: reader.oneOf(open, "decision", path, DECISIONS),
    to: reader.rungOrNull(open, "to", path),
  };
}

function readGrace(raw: unknown, path: string, reader: EntryReader): State["grace"] {
  const grace = reader.object(raw, path, ["since", "until"]);
  return grace && { since: reader.day(grace, "since", path), until: reader.day(grace, "until", path) };
}

const KEYS = ["history", "reviewedOn", "lockedUntil", "grace", "open", "coolingUntil", "reviews"];

function readState(raw: unknown, path: string, reader: EntryReader): State {
  const held = reader.object(raw, path, KEYS);
  if (held === undefined) return NOTHING_HELD;
  const at = pointer(path, "history");
  const history = reader
    .list(held["history"], at, MOST_PLACES)
    .map((each, index) => readPlace(each, pointer(at, index), reader));
  reader.isRising(
    history.map(({ from }) => from),
    at,
  );
  const { reviews = 0, grace, open } = held;
  const isCount = typeof reviews === "number" && Number.isInteger(reviews) && reviews >= 0;
  if (!isCount) reader.refuse(pointer(path, "reviews"), "a whole number of at least 0");
  return {
    history,
    reviewedOn: reader.dayIfAny(held, "reviewedOn", path),
    lockedUntil: reader.dayIfAny(held, "lockedUntil", path),
    grace: grace === undefined ? undefined : readGrace(grace, pointer(path, "grace"), reader),
    open: open === undefined ? undefined : readOpen(open, pointer(path, "open"), reader),
    coolingUntil: reader.dayIfAny(held, "coolingUntil", path),
    reviews: isCount ? reviews : 0,
  };
}

function readDecision(raw: unknown, path: string, reader: EntryReader): readonly HandDecision[] {
  const decision = reader.object(raw, path, ["atLeast", "atMost", "from", "until", "reason", "author"]);
  if (decision === undefined) return [];
  const { atLeast, atMost } = decision;
  if ((atLeast === undefined) === (atMost === undefined))
    reader.refuse(path, "either `atLeast` or `atMost`, with a level");
  const from = reader.day(decision, "from", path);
  const until = reader.day(decision, "until", path);
  if (until < from) reader.refuse(pointer(path, "until"), "a day that is not before `from`");
  return [
    {
      atLeast: atLeast === undefined ? undefined : reader.rung(decision, "atLeast", path),
      atMost: atMost === undefined ? undefined : reader.rung(decision, "atMost", path),
      from,
      until,
      reason: reader.text(decision, "reason", path),
      author: reader.text(decision, "author", path),
    },
  ];
}

/** The entries for each ladder, with their addresses. */
function byLadder(
  raw: unknown,
  path: string,
  keys: Iterable<string>,
  log: IssueLog,
): readonly (readonly [string, unknown, string])[] {
  if (raw === undefined) return [];
  const known = [...keys];
  const reader = new EntryReader(new Set(), log);
  const sections = reader.object(raw, path, ["tiers", "lifecycle"]) ?? {};
  return Object.entries(sections).flatMap(([section, entries]) => {
    const at = pointer(path, section);
    if (!isEntries(entries)) {
      reader.refuse(at, "an object");
      return [];
    }
    return Object.entries(entries).flatMap(([id, entry]) => {
      const key = `${section}/${id}`;
      if (known.includes(key)) return [[key, entry, pointer(at, id)] as const];
      const nearest = nearestName(id, known.map((each) => each.split("/")[1]!)) ?? ""; // prettier-ignore
      log.report(() => issue("partner.undeclared", pointer(at, id), { kind: "ladder", name: id, nearest }));
      return [];
    });
  });
}

/**
 * What is held on each ladder; undefined where nothing is said of it, and nothing was decided by hand. `rungs` has the ids that the
 * versions of the program give to the rungs of each.
 */
export function readHeld(
  { held, exceptions }: RawEntries,
  rungs: ReadonlyMap<string, ReadonlySet<string>>,
  log: IssueLog,
): HeldByLadder | undefined {
  if (held === undefined && exceptions === undefined) return undefined;
  const found = new Map<string, ReadHeld>();
  for (const [key, raw, path] of byLadder(held, "/held", rungs.keys(), log)) {
    found.set(key, { state: readState(raw, path, new EntryReader(rungs.get(key)!, log)), byHand: [] });
  }
  for (const [key, raw, path] of byLadder(exceptions, "/exceptions", rungs.keys(), log)) {
    const reader = new EntryReader(rungs.get(key)!, log);
    const byHand = reader
      .list(raw, path, MOST_DECISIONS)
      .flatMap((each, index) => readDecision(each, pointer(path, index), reader));
    found.set(key, { state: found.get(key)?.state ?? NOTHING_HELD, byHand });
  }
  const isSaid = held !== undefined || [...found.values()].some(({ byHand }) => byHand.length > 0);
  return isSaid ? found : undefined;
}
