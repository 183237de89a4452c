/** Who is in which state: a value for each state that the program tells, and to whom an entry applies. */
import { defineCondition } from "../../core/condition/define.js";
import { type Definition } from "../../core/definition/definition.js";
import { pointer } from "../../core/issue/issue.js";
import { type Condition } from "../../core/rule/types.js";
import { statesOfEntry } from "./ids.js";
import { type CatalogueSection, type PartnerState, PARTNER_STATES } from "./types.js";

/** The name of a state. */
function stateName(state: PartnerState): string {
  return `partnerState.${state}`;
}

/** The states that the program tells. */
function statesIn({ states = {} }: CatalogueSection = {}): readonly PartnerState[] {
  return PARTNER_STATES.filter((state) => states[state] !== undefined);
}

export function defineStates(section?: CatalogueSection): readonly Definition[] {
  return statesIn(section).map((state) =>
    defineCondition(stateName(state), section!.states![state]!, pointer("/catalogue/states", state)),
  );
}

/** The condition under which an entry applies; undefined where the program tells no states, or none of the entry's. */
export function entryApplies(id: string, section?: CatalogueSection): Condition | undefined {
  const told = statesIn(section);
  const own = statesOfEntry(id, section).filter((state) => told.includes(state));
  if (own.length === 0) return undefined;
  return { any: own.map((state) => ({ fact: stateName(state), operator: "equal", value: true })) };
}
