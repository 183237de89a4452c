/** A partner document with other given values. */
import { type Program } from "../program.js";
import { type Partner } from "./types.js";

type Given = NonNullable<Partner["given"]>;

/** What is given of facts, which stand on every day; what is given of figures says nothing of another day. */
export function givenFacts(given: Given, { document: { facts = {} } }: Program): Given {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(facts, name)));
}

/** The partner with other given values; undefined where it fails while it is read again. */
export function restated(raw: Partner, change: (given: Given) => Given): unknown {
  try {
    const { id, name, currency, facts, records, answers, held, exceptions, exchangeRates, given } = raw;
    return { id, name, currency, facts, records, answers, held, exceptions, exchangeRates, given: change(given ?? {}) };
  } catch {
    return undefined;
  }
}
