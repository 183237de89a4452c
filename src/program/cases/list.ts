/** Every case of a document: those of the whole, and those that its definitions carry. */
import { type DefinitionCase, type DocumentCase, type WithCases } from "../../core/case/types.js";
import { pointer } from "../../core/issue/issue.js";
import { type ProgramDocument } from "../document/types.js";

/** A case, with where it stands. */
export interface PlacedCase {
  readonly stated: DocumentCase;
  readonly address: string;
}

/** The name by which the value of a definition is read. */
const NAMES: Readonly<Record<"metrics" | "scorecards" | "tiers" | "incentives", (id: string) => string>> = {
  metrics: (id) => id,
  scorecards: (id) => `score.${id}`,
  tiers: (id) => `level.${id}`,
  incentives: (id) => `incentive.${id}`,
};

/** The cases that the definitions of a document in force carry. */
export function definitionCases(document: ProgramDocument): readonly PlacedCase[] {
  return Object.entries(NAMES).flatMap(([section, nameOf]) => {
    const entries = (document as unknown as Readonly<Record<string, Readonly<Record<string, WithCases>> | undefined>>)[
      section
    ];
    return Object.entries(entries ?? {}).flatMap(([id, { cases = [] }]) =>
      cases.map((each: DefinitionCase, index) => ({
        stated: { ...each, expect: { [nameOf(id)]: each.expect } },
        address: pointer("", section, id, "cases", index),
      })),
    );
  });
}

/** The cases of the whole document. */
export function documentCases({ cases = [] }: ProgramDocument): readonly PlacedCase[] {
  return cases.map((stated, index) => ({ stated, address: pointer("/cases", index) }));
}
