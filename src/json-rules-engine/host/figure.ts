/** A value of a program as a fact of the engine: plain to read, with the exact value behind it. */
import { type ValueKind, type ValueType } from "../../core/expression/type.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../../core/expression/value.js";
import { type Manner, presentKnown } from "../../core/outcome/present.js";

/** Kinds that an outcome shows no value of. */
const HIDDEN: ReadonlySet<ValueKind> = new Set(["list", "timeline", "index", "rows"]);

/** A figure, as a rule of the host can read it: `{ "fact": "bookings", "path": "$.value", … }`. */
export class Figure {
  readonly status: "value" | "unknown" | "notApplicable";
  /** As in an outcome: amounts are texts. Only there where there is one. */
  readonly value?: number | string | boolean;
  readonly #exact: Value;
  readonly #type: ValueType;

  constructor(exact: Value, type: ValueType, manner: Manner) {
    this.#exact = exact;
    this.#type = type;
    this.status = exact === UNKNOWN ? "unknown" : exact === NOT_APPLICABLE ? "notApplicable" : "value";
    if (this.status === "value" && !HIDDEN.has(type.kind)) this.value = presentKnown(exact, type, manner);
  }

  /** The value that is compared, which is not rounded as the one that is shown. */
  get exact(): Value {
    return this.#exact;
  }

  get type(): ValueType {
    return this.#type;
  }
}
