/** Walks over the tree of a scorecard: paths, questions, and what its points read. */
import { conditionReferences, operandReferences } from "../core/rule/references.js";
import { type Condition } from "../core/rule/types.js";
import { pointer } from "../core/issue/issue.js";
import { type Part, type Scorecard } from "./types.js";

/** A part with its path below the card (`capability.preSales`) and its address in the document. */
export interface PlacedPart {
  readonly part: Part;
  readonly path: string;
  readonly address: string;
}

/** Every part of the card, each group before its parts. */
export function partsOf(card: Scorecard, address: string): readonly PlacedPart[] {
  const below = (parts: readonly Part[], path: string, at: string): readonly PlacedPart[] =>
    parts.flatMap((part, index) => {
      const own = `${path}${part.id}`;
      const here = pointer(at, "parts", index);
      const inner = "parts" in part ? below(part.parts, `${own}.`, here) : [];
      return [{ part, path: own, address: here }, ...inner];
    });
  return below(card.parts, "", address);
}

/** To whom a part applies that does not say so itself; undefined for everybody. */
export type ImpliedApplicability = (part: Part) => Condition | undefined;

/** Every value that the card reads: those that it scores, to whom a part applies, and by which peers are told apart. */
export function scorecardReferences(card: Scorecard, implied: ImpliedApplicability): readonly string[] {
  const scored = partsOf(card, "").flatMap(({ part }) => {
    const condition = part.appliesWhen ?? implied(part);
    const applies = condition === undefined ? [] : conditionReferences(condition);
    if ("points" in part) return [...applies, ...operandReferences(part)];
    return "score" in part ? [...applies, ...operandReferences(part.score)] : applies;
  });
  return card.peers?.among === undefined ? scored : [card.peers.among, ...scored];
}

/** Decimal places of the card's scores in outcomes. */
export function digitsOf({ digits = 2 }: Scorecard): number {
  return digits;
}
