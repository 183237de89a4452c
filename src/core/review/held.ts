/** What a partner holds, as values that rules read: what it is on the judged day, since when, and the highest ever. */
import { type Definition } from "../definition/definition.js";
import { type Levels, type PartnerScope } from "../expression/scope.js";
import { type Slot } from "../expression/slot.js";
import { type ValueKind, type ValueType, verdictType } from "../expression/type.js";

/** What is held is named with this prefix. */
export const HELD_PREFIX = "held.";

/** A ladder whose held rung can be read. */
export interface HeldLadder {
  /** `held.tiers.main`. */
  readonly name: string;
  /** What its rungs are: `level` or `stage`. */
  readonly word: "level" | "stage";
  readonly ids: readonly string[];
  readonly address: string;
}

/** The verdicts of a rung that is held: a partner that holds none is below the lowest. */
function heldLevels(slot: Slot, type: ValueType, ids: readonly string[], scope: PartnerScope, address: string): Levels {
  const isOneOf = (list: readonly string[]): Slot =>
    scope.add({ kind: "oneOf", left: slot, list, negated: false, whenNotApplicable: "notMet" }, verdictType(type), address); // prettier-ignore
  return {
    ids,
    verdicts: ids.map((id) => isOneOf([id])),
    atLeast: ids.map((_, rank) => isOneOf(ids.slice(rank))),
    lift: (own) => own,
  };
}

function defineHeldValue({ name, ids, address }: HeldLadder, word: string, kind: ValueKind): Definition {
  const full = `${name}.${word}`;
  return {
    names: [full],
    address,
    references: [],
    lower: (scope) => {
      const single: ValueType = { kind, mayBeUnknown: true, mayBeNotApplicable: true, ...(kind === "text" ? { oneOf: ids } : {}) }; // prettier-ignore
      const timeline = scope.add(
        { kind: "input", name: full, source: "/held" },
        { ...single, kind: "timeline" },
        address,
      );
      const day = scope.outer.calendar({ kind: "calendar", bound: "asOf" }, address);
      const knownAt = scope.outer.calendar({ kind: "calendar", bound: "knownAt" }, address);
      const slot = scope.add({ kind: "onDay", timeline, day, knownAt }, single, address);
      const levels = kind === "text" ? { levels: heldLevels(slot, single, ids, scope, address) } : {};
      scope.name(full, address, { slot, type: single, timeline, ...levels });
    },
  };
}

/** The values of a ladder that is held; only those that something reads. */
export function defineHeld(ladder: HeldLadder, isRead: (name: string) => boolean): readonly Definition[] {
  const kinds: readonly (readonly [string, ValueKind])[] = [
    [ladder.word, "text"],
    ["since", "date"],
    ["everReached", "text"],
  ];
  return kinds
    .filter(([word]) => isRead(`${ladder.name}.${word}`))
    .map(([word, kind]) => defineHeldValue(ladder, word, kind));
}
