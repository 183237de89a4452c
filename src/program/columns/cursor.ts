/** One partner of many lanes after the other, as those see it who present a partner. */
import { type OpenPartners } from "../../core/data/columns/open.js";
import { type LanePlan } from "../../core/expression/lanes/lane-plan.js";
import { valueAt } from "../../core/expression/lanes/lanes.js";
import { type LaneFrame } from "../../core/expression/lanes/run.js";
import { runPlan } from "../../core/expression/run.js";
import { currencyDigits } from "../../core/number/currency.js";
import { type MissingNames, missingIn } from "../../core/outcome/missing.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type ReadPartner } from "../partner/read.js";
import { type Judged, compiledOf } from "../program.js";
import { type PresentedPartner } from "../run.js";
import { type LaneValues, NOTHING_GIVEN } from "./lane-values.js";

/** The partner of one lane after the other: it is the same object each time, and holds for as long as it is looked at. */
export class Cursor implements PresentedPartner, ReadPartner {
  readonly judged: Judged;
  readonly presentation: Presentation;
  readonly given: readonly string[] = [];
  /** Columns have no place for it. */
  readonly held = undefined;
  readonly #partners: OpenPartners;
  readonly #valuesOf: (lane: number) => LaneValues;
  readonly #currency: string | undefined;
  #values: LaneValues | undefined;
  #missing: MissingNames | undefined;
  #lane = 0;
  #row = 0;

  constructor(
    judged: Judged,
    partners: OpenPartners,
    { offsets }: LanePlan,
    { lanes }: LaneFrame,
    valuesOf: (lane: number) => LaneValues,
  ) {
    const { plan, rounding } = compiledOf(judged.program);
    const { currency } = judged.program.document;
    this.judged = judged;
    this.#partners = partners;
    this.#valuesOf = valuesOf;
    this.#currency = currency === "partner" ? undefined : currency;
    const digits = (): number => currencyDigits(this.currency);
    this.presentation = {
      plan,
      at: (slot) => valueAt(lanes, offsets[slot]! + this.#lane),
      get currencyDigits() {
        return digits();
      },
      rounding,
      given: NOTHING_GIVEN,
      missing: (slot) => (this.#missing ??= this.#whatIsMissing())(slot),
    };
  }

  move(lane: number, row: number): void {
    this.#lane = lane;
    this.#row = row;
    this.#values = undefined;
    this.#missing = undefined;
  }

  get partner(): ReadPartner {
    return this;
  }

  get id(): string {
    return this.#partners.id.at(this.#row) as string;
  }

  get name(): string | undefined {
    return (this.#partners.name?.at(this.#row) as string | null | undefined) ?? undefined;
  }

  get currency(): string {
    return this.#currency ?? (this.#partners.currency!.at(this.#row) as string);
  }

  get values(): LaneValues {
    return (this.#values ??= this.#valuesOf(this.#lane));
  }

  #whatIsMissing(): MissingNames {
    const { plan } = this.presentation;
    const frame = runPlan(plan, this.values, this.judged.surroundings);
    return missingIn({ plan, frame, given: NOTHING_GIVEN });
  }
}
