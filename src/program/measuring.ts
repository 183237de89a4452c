/** Which metrics and parts say what of the catalogue they measure, and whether the catalogue has it. */
import { type Issue, issue, pointer } from "../core/issue/issue.js";
import { nearestName } from "../core/issue/suggest.js";
import { SHIPPED_IDS, catalogueIds, statesOfEntry } from "../metrics/catalogue/ids.js";
import { entryApplies } from "../metrics/catalogue/states.js";
import { partsOf } from "../scorecard/tree.js";
import { type ProgramDocument } from "./document/types.js";

/** Where a program measures an entry. */
export interface MeasuredPlace {
  /** The name of the value: `perfToPlan`, `score.capabilities.preSales`. */
  readonly name: string;
  /** JSON pointer into the program document. */
  readonly address: string;
}

interface Measuring extends MeasuredPlace {
  readonly measures: string;
}

/** Every metric and every part of a scorecard that says which entry it measures. */
export function measuringIn({ metrics = {}, scorecards = {} }: ProgramDocument): readonly Measuring[] {
  const ofMetrics = Object.entries(metrics).map(([name, { measures }]) => ({
    name,
    address: pointer("/metrics", name),
    measures,
  }));
  const ofParts = Object.entries(scorecards).flatMap(([id, card]) =>
    partsOf(card, pointer("/scorecards", id)).map(({ part, path, address }) => ({
      name: `score.${id}.${path}`,
      address,
      measures: part.measures,
    })),
  );
  return [...ofMetrics, ...ofParts].flatMap(({ measures, ...place }) =>
    measures === undefined ? [] : [{ ...place, measures }],
  );
}

/** Parts about an entry of which no partner is asked, because the program does not tell who is in one of its states. */
function checkStates(document: ProgramDocument): readonly Issue[] {
  const { catalogue, scorecards = {} } = document;
  if (catalogue?.states === undefined) return [];
  return Object.entries(scorecards).flatMap(([id, card]) =>
    partsOf(card, pointer("/scorecards", id)).flatMap(({ part: { measures, appliesWhen }, address }) => {
      if (measures === undefined || appliesWhen !== undefined || entryApplies(measures, catalogue) !== undefined)
        return [];
      const states = statesOfEntry(measures, catalogue);
      return [issue("catalogue.state", pointer(address, "measures"), { name: measures, states })];
    }),
  );
}

/** Entries that are named and not there, and entries of the program's own that nobody could read. */
export function checkCatalogue(document: ProgramDocument): readonly Issue[] {
  const { entries = {}, drops = [] } = document.catalogue ?? {};
  const known = catalogueIds(document.catalogue);
  const unknown = (name: string, at: string, names: readonly string[]): Issue =>
    issue("catalogue.unknown", at, { name, nearest: nearestName(name, names) ?? "" });
  return [
    ...drops.flatMap((name, index) =>
      SHIPPED_IDS.includes(name) ? [] : [unknown(name, pointer("/catalogue/drops", index), SHIPPED_IDS)],
    ),
    ...Object.entries(entries).flatMap(([name, { title, definition }]) =>
      SHIPPED_IDS.includes(name) || (title !== undefined && definition !== undefined)
        ? []
        : [issue("catalogue.entry", pointer("/catalogue/entries", name), { name })],
    ),
    ...measuringIn(document).flatMap(({ measures, address }) =>
      known.includes(measures) ? [] : [unknown(measures, pointer(address, "measures"), known)],
    ),
    ...checkStates(document),
  ];
}
