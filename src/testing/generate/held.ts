/** Levels that are held, and decisions by hand about them. */
import { type Arbitrary } from "../fast-check.js";
import { type Section, sectionArbitrary } from "./facts.js";
import { type Setting } from "./setting.js";
import { dayArbitrary } from "./values.js";

/** Something for each ladder, or only for some. Nothing where no rule asks for what is held. */
function byLadder(setting: Setting, draw: (ids: readonly string[]) => Arbitrary<unknown>): Arbitrary<Section> {
  const { compiled } = setting;
  const isAsked = compiled.held.length > 0 || compiled.ladders.some(({ review }) => review !== undefined);
  const sections: Record<string, Record<string, Arbitrary<unknown>>> = {};
  for (const { key, ids } of isAsked ? compiled.ladders : []) {
    const [section, id] = key.split("/") as [string, string];
    (sections[section] ??= {})[id] = draw(ids);
  }
  return sectionArbitrary(
    setting,
    Object.fromEntries(Object.entries(sections).map(([section, drawn]) => [section, sectionArbitrary(setting, drawn)])),
  );
}

/** What is held on each ladder: nothing said of it, nothing, or a level since some day. */
export function heldArbitrary(setting: Setting): Arbitrary<Section> {
  const { fc, asOf } = setting;
  const since = dayArbitrary(setting).map((day) => (day > asOf ? asOf : day));
  return byLadder(setting, (ids) =>
    fc.array(fc.record({ from: since, is: fc.constantFrom(...ids) }), { maxLength: 1 }).map((history) => ({ history })),
  );
}

/** Decisions by hand, few of them: a level is held at least, or at most, from a day to another. */
export function exceptionsArbitrary(setting: Setting): Arbitrary<Section> {
  const { fc } = setting;
  const day = dayArbitrary(setting);
  return byLadder(setting, (ids) => {
    const decision = fc
      .record({ bound: fc.constantFrom("atLeast", "atMost"), level: fc.constantFrom(...ids), days: fc.tuple(day, day) })
      .map(({ bound, level, days }) => {
        const [from, until] = [...days].sort();
        return { [bound]: level, from, until, reason: "by hand", author: "channel manager" };
      });
    return fc.array(decision, { maxLength: 1 });
  });
}
