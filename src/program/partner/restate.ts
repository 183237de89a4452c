/** A partner document with other given values. */
import { type Partner } from "./types.js";

type Given = NonNullable<Partner["given"]>;

/** The partner with other given values; undefined where it fails while it is read again. */
export function restated(raw: Partner, change: (given: Given) => Given): unknown {
  try {
    const { id, name, currency, facts, records, answers, given } = raw;
    return { id, name, currency, facts, records, answers, given: change(given ?? {}) };
  } catch {
    return undefined;
  }
}
