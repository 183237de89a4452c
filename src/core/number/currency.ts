/** Currencies: the form of a code, and how many decimal places a posted amount has. */

const CODE = /^[A-Z]{3}$/;

/** Minor units that differ from two. Source: ISO 4217, list one. */
const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    BHD: 3,
    BIF: 0,
    CLF: 4,
    CLP: 0,
    DJF: 0,
    GNF: 0,
    IQD: 3,
    ISK: 0,
    JOD: 3,
    JPY: 0,
    KMF: 0,
    KRW: 0,
    KWD: 3,
    LYD: 3,
    OMR: 3,
    PYG: 0,
    RWF: 0,
    TND: 3,
    UGX: 0,
    UYI: 0,
    UYW: 4,
    VND: 0,
    VUV: 0,
    XAF: 0,
    XOF: 0,
    XPF: 0,
  }),
);

/** Whether the text has the form of an ISO 4217 code: three capital letters. */
export function isCurrencyCode(text: string): boolean {
  return CODE.test(text);
}

/** How many decimal places an amount in this currency is posted with. */
export function currencyDigits(code: string): number {
  return DIGITS.get(code) ?? 2;
}
