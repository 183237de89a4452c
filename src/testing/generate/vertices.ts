/** Partners on the brink: just on a level, then moved by a few values to where something else begins. */
import { type Assignment } from "../../core/analysis/search.js";
import { type Variable, cellsOf } from "../../core/analysis/variable.js";
import { allOf } from "../../core/analysis/formula.js";
import { type Value } from "../../core/expression/value.js";
import { type Exact } from "../../core/number/exact.js";
import { isNumeric } from "../../core/expression/type.js";
import { laddersOf } from "../../program/check/levels.js";
import { partnerOf } from "../../program/check/partner.js";
import { type Partner } from "../../program/partner/types.js";
import { type Arbitrary } from "../fast-check.js";
import { mentionedOf } from "./mentions.js";
import { type Setting } from "./setting.js";
import { numbersOf } from "./facts.js";

/** A value, and another one that it can have. */
export type Move = readonly [Variable, Value];

const MOST_MOVES = 4;

/** One partner for each rung of each ladder: the values that put it there. */
function pointsOf({ session }: Setting): readonly Assignment[] {
  return laddersOf({ session }).flatMap(({ levels: { verdicts } }) =>
    verdicts.flatMap((verdict, rank) => {
      const claims = new Map([[verdict, true] as const, ...verdicts.slice(rank + 1).map((above) => [above, false] as const)]); // prettier-ignore
      const found = session.find(
        (reader) => allOf(...[...claims].map(([slot, holds]) => reader.verdict(slot, holds))),
        claims,
      );
      return typeof found === "string" ? [] : [found.shown.values];
    }),
  );
}

/** The values that a partner can be moved to: every one that the document tells from others. */
function movesOf(setting: Setting): readonly Move[] {
  const { mentions, session } = setting;
  const { model, nameAt } = session;
  const named = [...nameAt].filter(([slot, name]) => model.isBrought(slot) && model.isNamed(slot) && name !== "asOf");
  return named.flatMap(([slot]): readonly Move[] => {
    const variable = model.variable(slot);
    if (variable.kind === "list") return [];
    if (isNumeric(variable.kind)) return numbersOf(variable.name!, setting).map((number) => [variable, number]);
    const { days, texts } = mentionedOf(mentions, variable.name!);
    return cellsOf(variable, days as readonly Exact[], texts).map(({ sample }) => [variable, sample]);
  });
}

/** Partners that are moved from the least that a level asks for. It shrinks to fewer moves. */
export function vertexArbitrary(setting: Setting): Arbitrary<Partner> {
  const { fc, document, asOf } = setting;
  const points = [new Map() as Assignment, ...pointsOf(setting)];
  const moves = movesOf(setting);
  const walk = moves.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...moves), { maxLength: MOST_MOVES });
  return fc
    .tuple(fc.constantFrom(...points), walk)
    .map(([point, some]) => ({ ...partnerOf(new Map([...point, ...some]), document, asOf)!, id: "p1" }));
}
