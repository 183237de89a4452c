/** Currencies of partners and of their records, and the rates that convert the one into the other. */
import { type FieldDeclaration, type RecordDeclaration, declarationOf } from "../../core/data/types.js";
import { isCurrencyCode } from "../../core/number/currency.js";
import { FIRST_DAY, writeDay } from "../../core/time/day.js";
import { type PartnerRecord } from "../../program/partner/types.js";
import { type ExchangeRate } from "../../core/data/exchange.js";
import { type Arbitrary } from "../fast-check.js";
import { type Setting } from "./setting.js";

/** With cents and without. */
const CURRENCIES = ["USD", "EUR", "JPY"];

/** A plain one, one of a strong and one of a weak currency, and one that no cent divides. */
const RATES = [1, "1.0837", "0.006873", "0.333333"];

/** Before every day that is drawn. */
const FIRST = writeDay(FIRST_DAY);

type Records = Readonly<Record<string, readonly PartnerRecord[]>>;

function oneOfIn({ currency, fields }: RecordDeclaration): readonly string[] | undefined {
  return currency === undefined ? undefined : declarationOf<FieldDeclaration>(fields[currency]!).oneOf;
}

/** The currencies that a partner can have: all the same unless each has its own, and then those that its records can be in. */
export function currencyArbitrary({ fc, document: { currency, records = {} } }: Setting): Arbitrary<string> {
  if (currency !== "partner") return fc.constant(currency);
  const stated = Object.values(records).flatMap((declaration) => (declaration.convertOn === undefined ? [oneOfIn(declaration)] : [])); // prettier-ignore
  const lists = stated.filter((list) => list !== undefined);
  const shared = (lists[0] ?? []).filter((code) => isCurrencyCode(code) && lists.every((list) => list.includes(code)));
  return fc.constantFrom(...(shared.length === 0 ? CURRENCIES : shared));
}

/** The currencies that records of a collection can have, the program's own first. */
function codesOf(declaration: RecordDeclaration, { document: { currency } }: Setting): readonly string[] {
  const own = currency === "partner" ? CURRENCIES : [currency];
  const codes = (oneOfIn(declaration) ?? [...new Set([...own, ...CURRENCIES])]).filter(isCurrencyCode);
  return codes.length === 0 ? own : codes;
}

/** The currency of a record, in a field of its own: any, where the collection says which day's rate converts it. */
export function recordCurrencyArbitrary(declaration: RecordDeclaration, setting: Setting): Arbitrary<unknown> {
  const { fc, document } = setting;
  const isFree = declaration.convertOn !== undefined || document.currency === "partner";
  return isFree ? fc.constantFrom(...codesOf(declaration, setting)) : fc.constant(document.currency);
}

/** Records that nothing converts, in the currency of their partner. */
export function inCurrency(own: string, records: Records, { document }: Setting): Records {
  const kept = Object.entries(records).map(([collection, rows]) => {
    const { currency, convertOn } = document.records![collection]!;
    if (currency === undefined || convertOn !== undefined) return [collection, rows] as const;
    return [collection, rows.map((row) => ({ ...row, [currency]: own }))] as const;
  });
  return Object.fromEntries(kept);
}

/** What one unit of each currency is worth, from the first day on; another rate may begin on a later day. */
export function ratesArbitrary(setting: Setting): Arbitrary<readonly Omit<ExchangeRate, "to">[]> {
  const { fc, document } = setting;
  const converted = Object.values(document.records ?? {}).filter(({ convertOn }) => convertOn !== undefined);
  const codes = [...new Set(converted.flatMap((declaration) => codesOf(declaration, setting)))];
  const rate = fc.constantFrom(...RATES);
  const later = fc.record({ on: fc.constantFrom(...setting.days), rate });
  const dated = fc.tuple(rate, fc.array(later, { maxLength: 1 }));
  return fc
    .tuple(...codes.map((from) => dated.map(([first, next]) => [{ on: FIRST, rate: first }, ...next].map((each) => ({ from, ...each })))))
    .map((lists) => lists.flat()); // prettier-ignore
}

/** The rates that the records of a partner need. */
export function neededRates(own: string, records: Records, rates: readonly Omit<ExchangeRate, "to">[], { document }: Setting): readonly ExchangeRate[] {
  const used = new Set(Object.entries(records).flatMap(([collection, rows]) => rows.map((row) => row[document.records![collection]!.currency ?? ""])));
  return rates.filter(({ from }) => from !== own && used.has(from)).map((each) => ({ ...each, to: own }));
} // prettier-ignore
