/** Runs a partner for one of its scorecards. */
import { type Issue } from "../../core/issue/issue.js";
import { writeNumber } from "../../core/number/decimal.js";
import { type Exact } from "../../core/number/exact.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type ScoredCard } from "../../scorecard/analysis/scored-card.js";
import { digitsOf } from "../../scorecard/tree.js";
import { type EvaluateOptions, unknownOption } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf } from "../program.js";
import { type EvaluatedRun, orRefuse, presentationOf, refuse, runPartner } from "../run.js";

export interface ScoreOptions extends EvaluateOptions {
  /** The id of a scorecard. */
  readonly card: string;
}

/** A card of a partner that was run, ready to be told. */
export interface CardRun {
  readonly scored: ScoredCard;
  readonly presentation: Presentation;
  readonly about: { readonly partner: string; readonly asOf: string; readonly card: string };
  /** A number with the digits of the card. */
  readonly write: (value: Exact | undefined) => number | string | null;
}

/** The id of the card that is asked about. Callers without types may pass anything. */
export function readCard({ document }: Program, { card }: { readonly card: unknown }): string | Issue {
  const cards = document.scorecards ?? {};
  return typeof card === "string" && Object.hasOwn(cards, card)
    ? card
    : unknownOption("options.card", card, Object.keys(cards));
}

/** One card of a run. */
export function cardRun({ program, partner, frame, asOf }: EvaluatedRun, id: string): CardRun {
  const card = program.document.scorecards![id]!;
  const scored = { id, card, plan: compiledOf(program).plan, slots: frame.slots, given: partner.values.given };
  const presentation = presentationOf(program, partner, frame);
  const about = { partner: partner.id, asOf: asOf.text, card: id };
  const write = (value: Exact | undefined): number | string | null =>
    value === undefined ? null : writeNumber(value, digitsOf(card), presentation.rounding);
  return { scored, presentation, about, write };
}

/** Runs the partner and answers of the card, or tells why it cannot. */
export function withCard<Answer>(
  written: Program,
  partner: Partner,
  options: ScoreOptions,
  answer: (run: CardRun) => Answer | IssuesOutcome,
): Answer | IssuesOutcome {
  const run = runPartner(written, partner, options);
  if ("refused" in run) return run.refused;
  const { program, asOf } = run;
  const id = readCard(program, options);
  if (typeof id !== "string") return refuse(run.partner.id, asOf.text, [id]);
  return orRefuse(run.partner.id, asOf.text, () => answer(cardRun(run, id)));
}
