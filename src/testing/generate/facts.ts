/** Facts, and values given in place of their computation. */
import { type FactDeclaration, declarationOf } from "../../core/data/types.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Exact } from "../../core/number/exact.js";
import { type Arbitrary } from "../fast-check.js";
import { mentionedOf } from "./mentions.js";
import { type Setting } from "./setting.js";
import { type Declared, datedArbitrary, numbersFor, valueArbitrary, writePlain } from "./values.js";

/** What stands in a partner document under a key. */
export type Section = Readonly<Record<string, unknown>>;

/** A dictionary of which only some keys have to be there; it shrinks to these. */
export function sectionArbitrary<T>(
  { fc }: Pick<Setting, "fc">,
  values: Readonly<Record<string, Arbitrary<T>>>,
  required: readonly string[] = [],
): Arbitrary<Readonly<Record<string, T>>> {
  return fc.record(values, { requiredKeys: required as string[] });
}

/** One value of a fact, as a partner document writes it. */
export function factArbitrary(name: string, declared: FactDeclaration, setting: Setting): Arbitrary<unknown> {
  const { fc, mentions } = setting;
  const value = valueArbitrary(declared, mentionedOf(mentions, name), setting);
  if (declared.dated === true) return datedArbitrary(value, setting);
  return declared.list === true ? fc.uniqueArray(value, { maxLength: 4 }) : value;
}

/** The declared facts. */
export function declaredFacts({ document }: Setting): readonly (readonly [string, Declared])[] {
  return Object.entries(document.facts ?? {}).map(([name, written]) => [name, declarationOf<Declared>(written)]);
}

/** The facts of a partner. */
export function factsArbitrary(setting: Setting): Arbitrary<Section> {
  const facts = declaredFacts(setting);
  const values = Object.fromEntries(facts.map(([name, declared]) => [name, factArbitrary(name, declared, setting)]));
  const required = facts.filter(([, { required: isRequired }]) => isRequired === true).map(([name]) => name);
  return sectionArbitrary(setting, values, required);
}

/** The numbers that rules compare with something and that are computed: they can be given. */
export function comparedFigures({ compiled: { plan }, mentions, document }: Setting): readonly string[] {
  return [...plan.names.values()].flatMap(({ name, type, inner }) => {
    const isFigure = isNumeric(type.kind) && inner !== true && !Object.hasOwn(document.facts ?? {}, name);
    return isFigure && /^[^.]+$|^score\./.test(name) && mentions.has(name) ? [name] : [];
  });
}

/** Numbers that a named value can have, near what it is compared with. */
export function numbersOf(name: string, setting: Setting): readonly Exact[] {
  const { document, mentions, compiled } = setting;
  const { kind } = compiled.plan.names.get(name)!.type;
  const fact = document.facts?.[name];
  const computed: Declared = { type: kind === "money" || kind === "integer" ? kind : "decimal" };
  const declared = fact === undefined ? computed : declarationOf<Declared>(fact);
  return numbersFor(declared, mentionedOf(mentions, name), setting);
}

/** Values that replace their computation. */
export function givenArbitrary(setting: Setting): Arbitrary<Section> {
  return sectionArbitrary(
    setting,
    Object.fromEntries(
      comparedFigures(setting).map((name) => [
        name,
        setting.fc.constantFrom(...numbersOf(name, setting).map(writePlain)),
      ]),
    ),
  );
}
