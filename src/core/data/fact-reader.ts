/**
 * Reads facts into their places. Partners of one base name their facts in one order, so that order is
 * remembered.
 */
import { type Lanes, storeAt } from "../expression/lanes/lanes.js";
import { type Plan } from "../expression/steps.js";
import { UNKNOWN } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { ticksOfNumber } from "../number/decimal.js";
import { type DeclaredData } from "./declared.js";
import { type DataSource, type RawEntries, reportUndeclared } from "./partner-data.js";
import { type ValueReader } from "./reader.js";

/** A fact with its reader, and where it is read to. */
interface FactInput {
  readonly name: string;
  readonly index: number;
  readonly place: number;
  /** A number that is exact in ticks is taken as it is. */
  readonly takesTicks: boolean;
  readonly reader: ValueReader;
}

/** Reads the facts of a partner into their places; one that is given need not be there. */
export type FactReader = (raw: RawEntries, given: RawEntries, lanes: Lanes, source: DataSource) => void;

/** The declared facts with the places that they have. */
function factInputs({ facts }: DeclaredData, plan: Plan, offsets: Int32Array): readonly FactInput[] {
  return [...facts].map(([name, { reader }], index) => {
    const { slot, timeline } = plan.names.get(name)!;
    return { name, index, place: offsets[timeline ?? slot]!, takesTicks: reader.takesTicks, reader };
  });
}

/** Reads one fact, whatever it is. */
function readFact({ name, reader, place }: FactInput, found: unknown, lanes: Lanes, source: DataSource): void {
  const { currency, log } = source;
  const value = reader.read(found, currency);
  if (value !== undefined) storeAt(lanes, place, value);
  else {
    log.report(() => {
      const { code, params } = reader.refusal(found, currency, `the fact \`${name}\``);
      return issue(code, pointer("/facts", name), params);
    });
  }
}

/** The reader of the facts of a plan whose slots have these places. */
export function factReader(declared: DeclaredData, plan: Plan, offsets: Int32Array): FactReader {
  const facts = factInputs(declared, plan, offsets);
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  /** The facts in the order in which the last partners had them. */
  const order: FactInput[] = [];
  /** The round in which a fact was read last. */
  const rounds = new Int32Array(facts.length);
  let round = 0;

  const find = (name: string, position: number): FactInput | undefined => {
    const fact = byName.get(name);
    if (fact !== undefined && position <= order.length) order[position] = fact;
    return fact;
  };

  const readAbsent = (raw: RawEntries, given: RawEntries, own: number, lanes: Lanes, source: DataSource): void => {
    for (const fact of facts) {
      const { name, index, place } = fact;
      if (rounds[index] === own) continue;
      if (Object.hasOwn(given, name) && !Object.hasOwn(raw, name)) storeAt(lanes, place, UNKNOWN);
      else readFact(fact, raw[name], lanes, source);
    }
  };

  return (raw, given, lanes, source) => {
    const { numbers } = lanes;
    const own = (round = (round + 1) | 0);
    let position = 0;
    let read = 0;
    for (const name in raw) {
      const next = order[position];
      const fact = next?.name === name ? next : find(name, position);
      position += 1;
      if (fact === undefined) {
        if (Object.hasOwn(raw, name))
          reportUndeclared(source.log, pointer("/facts", name), "fact", name, declared.facts.keys());
        continue;
      }
      const value = raw[name];
      const ticks = typeof value === "number" && fact.takesTicks ? ticksOfNumber(value) : Number.NaN;
      if (Number.isNaN(ticks)) readFact(fact, value, lanes, source);
      else numbers[fact.place] = ticks;
      rounds[fact.index] = own;
      read += 1;
    }
    if (read !== facts.length) readAbsent(raw, given, own, lanes, source);
  };
}
