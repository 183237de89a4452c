/** Reads facts into their places. Partners of one base name their facts in one order, so that order is remembered. */
import { type InputPlaces, storeInput } from "../expression/lanes/inputs.js";
import { type Slot } from "../expression/slot.js";
import { type Plan } from "../expression/steps.js";
import { UNKNOWN } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { ticksOfNumber } from "../number/decimal.js";
import { type DeclaredData } from "./declared.js";
import { type DataSource, type RawEntries, reportUndeclared } from "./partner-data.js";
import { type ValueReader } from "./reader.js";

/** A fact with its reader and the slot that it is read into. */
interface FactInput {
  readonly name: string;
  readonly reader: ValueReader;
  readonly slot: Slot;
}

/** Reads the facts of a partner into their places; one that is given need not be there. */
export type FactReader = (raw: RawEntries, given: RawEntries, places: InputPlaces, source: DataSource) => void;

/** The declared facts with the slots that a plan has for them. */
function factInputs({ facts }: DeclaredData, plan: Plan): readonly FactInput[] {
  return [...facts].map(([name, { reader }]) => {
    const { slot, timeline } = plan.names.get(name)!;
    return { name, reader, slot: timeline ?? slot };
  });
}

/** Reads one fact, whatever it is. */
function readFact({ name, reader, slot }: FactInput, found: unknown, places: InputPlaces, source: DataSource): void {
  const { currency, log } = source;
  const value = reader.read(found, currency);
  if (value !== undefined) storeInput(places, slot, value);
  else {
    log.report(() => {
      const { code, params } = reader.refusal(found, currency, `the fact \`${name}\``);
      return issue(code, pointer("/facts", name), params);
    });
  }
}

/** The reader of the facts of a plan. */
export function factReader(declared: DeclaredData, plan: Plan): FactReader {
  const facts = factInputs(declared, plan);
  const indexes = new Map(facts.map(({ name }, index) => [name, index]));
  /** The names in the order in which the last partners had them, and which fact each one is. */
  const order: string[] = [];
  const found: number[] = [];
  /** The round in which a fact was read last. */
  const rounds = new Int32Array(facts.length);
  let round = 0;

  const indexOf = (name: string, position: number): number | undefined => {
    if (order[position] === name) return found[position];
    const index = indexes.get(name);
    if (index !== undefined && position <= order.length) {
      order[position] = name;
      found[position] = index;
    }
    return index;
  };

  return (raw, given, places, source) => {
    const { numbers } = places.lanes;
    const { offsets, lane } = places;
    const own = (round = (round + 1) | 0);
    let position = 0;
    let read = 0;
    for (const name in raw) {
      const index = indexOf(name, position);
      position += 1;
      if (index === undefined) {
        if (Object.hasOwn(raw, name))
          reportUndeclared(source.log, pointer("/facts", name), "fact", name, declared.facts.keys());
        continue;
      }
      const fact = facts[index]!;
      const value = raw[name];
      const ticks = typeof value === "number" && fact.reader.takesTicks ? ticksOfNumber(value) : Number.NaN;
      if (Number.isNaN(ticks)) readFact(fact, value, places, source);
      else numbers[offsets[fact.slot]! + lane] = ticks;
      rounds[index] = own;
      read += 1;
    }
    if (read === facts.length) return;
    for (let index = 0; index < facts.length; index += 1) {
      const fact = facts[index]!;
      if (rounds[index] === own) continue;
      if (Object.hasOwn(given, fact.name) && !Object.hasOwn(raw, fact.name)) storeInput(places, fact.slot, UNKNOWN);
      else readFact(fact, raw[fact.name], places, source);
    }
  };
}
