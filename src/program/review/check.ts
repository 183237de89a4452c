/** What only the whole document can tell of its reviews: dates, exits, cycles, and what became of rungs of earlier versions. */
import { type Issue, issue, pointer } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { HELD_SINCE } from "../../core/review/rungs.js";
import { type Review } from "../../core/review/types.js";
import { type FactDeclaration, declarationOf } from "../../core/data/types.js";
import { type LevelLadder } from "../../tiers/types.js";
import { type ProgramDocument } from "../document/types.js";
import { type EffectiveDocument } from "../version/apply.js";
import { type ReviewedLadder, laddersIn } from "./ladder.js";

/** The facts that are one date. */
function datesOf({ facts = {} }: ProgramDocument): readonly string[] {
  return Object.entries(facts).flatMap(([name, declared]) => {
    const { type, dated, list } = declarationOf<FactDeclaration>(declared);
    return type === "date" && dated !== true && list !== true ? [name] : [];
  });
}

/** Every name of a date in a review, with its address. */
function anniversaries({ promote, demote, lockIn }: Review, address: string): readonly (readonly [string, string])[] {
  const moves = Object.entries({ promote, demote }).flatMap(([key, move]) => {
    if (typeof move !== "object" || typeof move.on !== "object" || !("anniversaryOf" in move.on)) return [];
    return [[move.on.anniversaryOf, pointer(address, key, "on", "anniversaryOf")] as const];
  });
  if (lockIn === undefined || !("anniversaryOf" in lockIn)) return moves;
  return [...moves, [lockIn.anniversaryOf, pointer(address, "lockIn", "anniversaryOf")]];
}

function checkDates(review: Review, address: string, document: ProgramDocument): readonly Issue[] {
  const known = [...datesOf(document), HELD_SINCE];
  return anniversaries(review, address).flatMap(([name, at]) =>
    known.includes(name) ? [] : [issue("review.date", at, { name, nearest: nearestName(name, known) ?? "" })],
  );
}

function checkExit(name: string, { exits = {} }: Review, address: string): readonly Issue[] {
  const known = Object.keys(exits);
  if (known.includes(name)) return [];
  return [issue("reference.table", address, { kind: "exit", name, nearest: nearestName(name, known) ?? "" })];
}

/** What a level says of the time on it needs a review, days of reviews, and exits. */
function checkLevels({ levels, review }: LevelLadder, address: string): readonly Issue[] {
  const demote = review?.demote ?? "immediately";
  const hasDays = typeof demote === "object" ? demote.on !== "immediately" && demote.on !== "never" : false;
  return levels.flatMap((level, index) => {
    const at = pointer(address, "levels", index);
    const { upOrOut, keepEvery } = level;
    if (review === undefined) {
      const stated = (["keep", "keepEvery", "upOrOut"] as const).filter((key) => level[key] !== undefined);
      return stated.map((key) => issue("review.missing", pointer(at, key), { key }));
    }
    return [
      ...(keepEvery === undefined || hasDays ? [] : [issue("review.cycle", pointer(at, "keepEvery"))]),
      ...(upOrOut === undefined ? [] : checkExit(upOrOut.exit, review, pointer(at, "upOrOut", "exit"))),
    ];
  });
}

/** An id means one rung, now and before. */
function checkFormerly({ rungs, address, word }: ReviewedLadder): readonly Issue[] {
  const seen = new Set(rungs.map(({ id }) => id));
  return rungs.flatMap(({ formerly }, index) =>
    formerly.flatMap((name, place) => {
      const isTaken = seen.has(name);
      seen.add(name);
      return isTaken
        ? [issue("review.formerly", pointer(address, `${word}s`, index, "formerly", place), { name })]
        : [];
    }),
  );
}

/** Everything that is wrong with the reviews of a document. */
export function checkReviews(document: ProgramDocument): readonly Issue[] {
  const ladders = laddersIn(document);
  const reviews = ladders.flatMap(({ review, address }) => {
    if (review === undefined) return [];
    const at = pointer(address, "review");
    const { demote } = review;
    const exit = typeof demote === "object" ? demote.exit : undefined;
    return [
      ...checkDates(review, at, document),
      ...(exit === undefined ? [] : checkExit(exit, review, pointer(at, "demote", "exit"))),
    ];
  });
  const levels = Object.entries(document.tiers ?? {}).flatMap(([id, ladder]) =>
    checkLevels(ladder, pointer("/tiers", id)),
  );
  const { stages = [], review } = document.lifecycle?.partner ?? {};
  const stagesWithout = stages.flatMap(({ regress }, index) => {
    const at = pointer("/lifecycle/partner/stages", index, "regress");
    return regress === undefined || review !== undefined ? [] : [issue("review.missing", at, { key: "regress" })];
  });
  return [...reviews, ...levels, ...stagesWithout, ...ladders.flatMap(checkFormerly)];
}

/** Every rung of a reviewed ladder is still there in the next version, or it is said what became of it. */
export function checkSuccession(documents: readonly EffectiveDocument[]): readonly Issue[] {
  return documents.slice(1).flatMap(({ document, writtenAt }, index) => {
    const before = laddersIn(documents[index]!.document);
    return laddersIn(document).flatMap(({ key, address, review, names }) => {
      const earlier = before.find((ladder) => ladder.key === key);
      if (review === undefined || earlier === undefined) return [];
      const gone = earlier.ids.filter((id) => names.rankOf(id) < 0);
      return gone.map((name) => issue("review.gone", writtenAt(address), { name }));
    });
  });
}
