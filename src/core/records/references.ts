/** The partner's names that figures over records read. */
import { conditionReferences, isName, ofPartner } from "../rule/references.js";
import { recordsOperator, targetOf } from "./operators.js";
import { type OverRecords, type RecordsFigure } from "./types.js";
import { windowNames } from "./window.js";

/** The name of a collection among the definitions: what its records are made of has to come first. */
export function collectionName(name: string): string {
  return `collection.${name}`;
}

/** What `where` and `window` read of the partner. */
export function overReferences({ where, window }: OverRecords): readonly string[] {
  const days = windowNames(window).filter(isName);
  return [...days, ...(where === undefined ? [] : ofPartner(conditionReferences(where)))];
}

/** What a figure reads of the partner, without its collection. */
export function figureReferences(figure: RecordsFigure): readonly string[] {
  return [...overReferences(figure), ...("meets" in figure ? ofPartner(conditionReferences(figure.meets)) : [])];
}

/** What a metric over records reads: the partner's names, and its collection. */
export function recordsReferences(figure: RecordsFigure): readonly string[] {
  const [collection] = targetOf(figure, recordsOperator(figure)!).split(".");
  return [collectionName(collection!), ...figureReferences(figure)];
}
