/** The partner's names that figures over records read. */
import { pointer } from "../issue/issue.js";
import { type Reference, conditionReferences, isName, ofPartner } from "../rule/references.js";
import { recordsOperator, targetOf } from "./operators.js";
import { type OverRecords, type RecordsFigure } from "./types.js";
import { windowNames } from "./window.js";

/** The name of a collection among the definitions: what its records are made of has to come first. */
export function collectionName(name: string): string {
  return `collection.${name}`;
}

/** What `where` and `window` read of the partner. */
export function overReferences({ where, window }: OverRecords, address: string): readonly Reference[] {
  const days = windowNames(window)
    .filter(({ name }) => isName(name))
    .map(({ key, name }) => ({ name, address: pointer(address, "window", key) }));
  return [...days, ...(where === undefined ? [] : ofPartner(conditionReferences(where, pointer(address, "where"))))];
}

/** What a figure reads of the partner, without its collection. */
export function figureReferences(figure: RecordsFigure, address: string): readonly Reference[] {
  const meets = "meets" in figure ? ofPartner(conditionReferences(figure.meets, pointer(address, "meets"))) : [];
  return [...overReferences(figure, address), ...meets];
}

/** What a metric over records reads: the partner's names, and its collection. */
export function recordsReferences(figure: RecordsFigure, address: string): readonly Reference[] {
  const operator = recordsOperator(figure)!;
  const [collection] = targetOf(figure, operator).split(".");
  return [
    { name: collectionName(collection!), address: pointer(address, operator) },
    ...figureReferences(figure, address),
  ];
}
