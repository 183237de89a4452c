/** Reviews: whether levels are taken without grace, given and taken on the same values, harder to keep than to get, or never left. */
import { allOf } from "../../core/analysis/formula.js";
import { pointer } from "../../core/issue/issue.js";
import { type Review } from "../../core/review/types.js";
import { keepName } from "../../tiers/keep.js";
import { type Level, type LevelLadder } from "../../tiers/types.js";
import { type Inquiry, ask, claim, shown, witnessOf, written } from "./inquiry.js";

/** Whether decisions are made more often than the values can settle. */
function isAtOnce(moves: Review["promote"]): boolean {
  return moves === undefined || moves === "immediately" || (typeof moves === "object" && moves.on === "immediately");
}

function demotesIn({ demote }: Review): boolean {
  return demote !== "never" && (typeof demote !== "object" || demote.on !== "never");
}

function checkLadder(inquiry: Inquiry, ladder: string, review: Review, path: string, keepsApart: boolean): void {
  const { promote, demote, lockIn, coolDown } = review;
  if (!demotesIn(review)) return;
  const warned = typeof demote === "object" ? (demote.grace ?? demote.warn) : undefined;
  if (warned === undefined && lockIn === undefined) written(inquiry, "review.noGrace", path, { ladder });
  const settles = keepsApart || [lockIn, coolDown, warned].some((one) => one !== undefined);
  if (isAtOnce(promote) && isAtOnce(demote) && !settles) written(inquiry, "review.flapping", path, { ladder });
}

/** A level that is gained and lost on the same day. */
function checkKeeping(inquiry: Inquiry, ladder: string, level: string, path: string): void {
  const { names } = inquiry.session.compiled.plan;
  const gained = names.get(`level.${ladder}.${level}`)?.slot;
  const kept = names.get(keepName(ladder, level))?.slot;
  if (gained === undefined || kept === undefined) return;
  const fails = ask(
    inquiry,
    { code: "review.keepHarder", path },
    (reader) => allOf(reader.verdict(gained, true), reader.verdict(kept, false)),
    claim([gained, true], [kept, false]),
  );
  if (typeof fails !== "string") {
    const shows = `rises to \`${level}\` and does not keep it`;
    shown(inquiry, "review.keepHarder", path, { level }, witnessOf(fails.shown, inquiry.session, shows));
  }
}

/** Whether who is on a level can leave it. */
function canLeave(review: Review, { keepEvery, upOrOut }: Level, isHighest: boolean): boolean {
  if (demotesIn(review) || keepEvery !== undefined || upOrOut !== undefined) return true;
  return !isHighest && review.promote !== "never";
}

function checkTier(inquiry: Inquiry, ladder: string, { levels, review }: LevelLadder): void {
  if (review === undefined) return;
  const path = pointer("/tiers", ladder);
  const keepsApart = levels.some(({ keep, keepEvery }) => keep !== undefined || keepEvery !== undefined);
  checkLadder(inquiry, ladder, review, pointer(path, "review"), keepsApart);
  for (const [rank, level] of levels.entries()) {
    const at = pointer(path, "levels", rank);
    if (level.keep !== undefined) checkKeeping(inquiry, ladder, level.id, at);
    const isHeld = rank > 0 && level.requires !== undefined && !canLeave(review, level, rank === levels.length - 1);
    if (isHeld) written(inquiry, "review.trap", at, { level: level.id });
  }
}

/** Checks how partners move between levels and stages. */
export function checkReviews(inquiry: Inquiry): void {
  const { tiers = {}, lifecycle } = inquiry.session.document;
  for (const [ladder, tier] of Object.entries(tiers)) checkTier(inquiry, ladder, tier);
  const partner = lifecycle?.partner;
  if (partner?.review === undefined) return;
  const keepsApart = partner.stages.some(({ regress }) => regress !== undefined);
  checkLadder(inquiry, "lifecycle", partner.review, "/lifecycle/partner/review", keepsApart);
}
