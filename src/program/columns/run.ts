/**
 * Runs partners that come as columns, some hundreds at a time. What is out of the ordinary about a partner, a value that
 * is refused as much as a number that leaves the fast path, is left to the evaluation of one partner document.
 */
import { partnerDocument } from "../../core/data/columns/document.js";
import { type OpenPartners, openPartners } from "../../core/data/columns/open.js";
import { type ReadyRecords, readyRecords } from "../../core/data/columns/records.js";
import { type PartnerColumns } from "../../core/data/columns/types.js";
import { readCollections, isEntries, NO_ENTRIES } from "../../core/data/partner-data.js";
import { inputsOf } from "../../core/expression/lanes/inputs.js";
import { type LanePlan } from "../../core/expression/lanes/lane-plan.js";
import { type Lanes, storeAt } from "../../core/expression/lanes/lanes.js";
import { type RecordReading } from "../../core/expression/lanes/records.js";
import { type LaneFrame, type LanePartner, fillTemplate, runLanes } from "../../core/expression/lanes/run.js";
import { type Reading } from "../../core/expression/steps.js";
import { UNKNOWN } from "../../core/expression/value.js";
import { ProgramError } from "../../core/issue/error.js";
import { issue } from "../../core/issue/issue.js";
import { createIssueLog } from "../../core/issue/log.js";
import { currencyDigits, isCurrencyCode } from "../../core/number/currency.js";
import { judge } from "../judge.js";
import { type WideFrame } from "../lean.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Judged, type Program, compiledOf } from "../program.js";
import { type PresentedPartner, presentPartner, refuse, refuseFigure } from "../run.js";
import { Cursor } from "./cursor.js";
import { LaneValues } from "./lane-values.js";
import { type InputColumns, inputColumns } from "./inputs.js";

/** Partners as columns, where partners are taken. */
export interface ColumnsInput {
  readonly columns: PartnerColumns;
}

/** Answers from the presented slots of a partner. */
type Answering<Answer> = (presented: PresentedPartner) => Answer;

/** Some partners that have been run. */
export interface ColumnChunk {
  readonly count: number;
  readonly answer: <Answer>(lane: number, answer: Answering<Answer>) => Answer | IssuesOutcome;
  /** The lanes themselves, for those who count over many of them; undefined where none was run. */
  readonly filled: FilledLanes | undefined;
}

/** Lanes that have been run. */
export interface FilledLanes {
  readonly lanes: Lanes;
  readonly offsets: Int32Array;
  /** 1 where the partner of a lane is evaluated on its own. */
  readonly slow: Uint8Array;
}

/** Whether id and name are texts. */
function isNamed(id: unknown, name: unknown): boolean {
  return typeof id === "string" && id !== "" && typeof name === "string";
}

/** Whether a partner's currency is one, and the program's where that has one of its own. */
function isPaidIn(code: unknown, own: string): boolean {
  return own === "partner" ? typeof code === "string" && isCurrencyCode(code) : code === own;
}

/** Everything that is settled before the first partner is read. */
class ColumnRun {
  readonly #written: Program;
  readonly #options: unknown;
  readonly #judged: Judged;
  readonly #partners: OpenPartners;
  readonly #lanePlan: LanePlan;
  readonly #frame: LaneFrame;
  readonly #inputs: InputColumns | undefined;
  readonly #records: ReadonlyMap<string, ReadyRecords | undefined>;
  readonly #readings: ReadonlyMap<Reading, RecordReading>;
  /** Lanes whose partner is evaluated on its own. */
  readonly #slow: Uint8Array;
  readonly #cursor: Cursor;
  /** Whether partners can be run together at all. */
  readonly #isReady: boolean;
  #first = 0;

  constructor(written: Program, judged: Judged, options: unknown, partners: OpenPartners, wide: WideFrame) {
    const compiled = compiledOf(judged.program);
    this.#written = written;
    this.#options = options;
    this.#judged = judged;
    this.#partners = partners;
    this.#lanePlan = wide.lanePlan;
    this.#slow = new Uint8Array(wide.lanePlan.capacity);
    this.#frame = wide.frame;
    this.#readings = wide.readings;
    this.#inputs = inputColumns(partners, compiled, this.#lanePlan);
    this.#cursor = new Cursor(judged, partners, this.#lanePlan, this.#frame, (lane) => this.#valuesOf(lane));
    this.#records = new Map(
      [...partners.records].flatMap(([name, records]) => {
        const collection = compiled.declared.collections.get(name);
        if (collection === undefined) return [];
        const read = [...this.#readings.keys()];
        return [[name, readyRecords(collection, records, read, (partner) => this.#currencyOf(partner))]];
      }),
    );
    // What a partner may cost on other days is counted for one partner at a time.
    const replays = this.#lanePlan.steps.some((step) => step.kind === "step" && step.step.kind === "replaying");
    this.#isReady = !replays && ![...this.#records.values()].includes(undefined);
  }

  /** Runs the partners from the first one on, as many as there are lanes for. */
  chunk(first: number): ColumnChunk {
    const count = Math.min(this.#lanePlan.capacity, this.#partners.count - first);
    this.#first = first;
    this.#slow.fill(0);
    try {
      this.#run(count);
    } catch {
      // A column that fails while it is read, or a figure with too many digits: each partner is told its own.
      this.#slow.fill(1);
    }
    return {
      count,
      filled: { lanes: this.#frame.lanes, offsets: this.#lanePlan.offsets, slow: this.#slow },
      answer: (lane, answer) =>
        this.#slow[lane] === 1 ? this.#answerAlone(first + lane, answer) : this.#answerLane(lane, answer),
    };
  }

  #run(count: number): void {
    const { lanes } = this.#frame;
    if (this.#inputs === undefined || !this.#isReady) {
      this.#slow.fill(1);
      return;
    }
    fillTemplate(this.#frame, this.#lanePlan, this.#judged.template);
    this.#readIdentities(count);
    this.#inputs(lanes, this.#first, count, (lane) => void (this.#slow[lane] = 1));
    for (const records of this.#records.values()) records!.check(this.#first, count, this.#slow);
    const partners: (LaneValues | undefined)[] = [];
    const at = (lane: number): LanePartner => (partners[lane] ??= this.#valuesOf(lane)).asLanePartner();
    const readSideBySide = (step: object): boolean => this.#readRecords(step as Reading, count);
    runLanes(this.#lanePlan, this.#frame, { count, at, readSideBySide }, this.#judged.surroundings);
  }

  #readIdentities(count: number): void {
    const { id, name, currency } = this.#partners;
    const { currencyDigits: slots, offsets } = this.#lanePlan;
    const { numbers } = this.#frame.lanes;
    const own = this.#judged.program.document.currency;
    let [last, digits] = [own, currencyDigits(own)];
    for (let lane = 0; lane < count; lane += 1) {
      const row = this.#first + lane;
      const found = id.at(row);
      const called = name?.at(row) ?? "";
      const code = currency?.at(row) ?? own;
      if (!isNamed(found, called) || !isPaidIn(code, own)) this.#slow[lane] = 1;
      if (code !== last && typeof code === "string") [last, digits] = [code, currencyDigits(code)];
      for (const slot of slots) numbers[offsets[slot]! + lane] = digits;
    }
  }

  /** Reads records side by side; false where a figure of the reading has to see them one by one. */
  #readRecords(reading: Reading, count: number): boolean {
    const read = this.#readings.get(reading);
    if (read === undefined) return false;
    const records = this.#records.get(reading.collection);
    const { lanes } = this.#frame;
    const { offsets } = this.#lanePlan;
    if (records === undefined) {
      for (const { slot } of reading.aggregates)
        for (let lane = 0; lane < count; lane += 1) storeAt(lanes, offsets[slot]! + lane, UNKNOWN);
      return true;
    }
    read({ lanes, offsets, first: this.#first, count, records: records.columns, slow: this.#slow });
    return true;
  }

  #currencyOf(partner: number): string {
    const found = this.#partners.currency?.at(partner);
    return typeof found === "string" ? found : this.#judged.program.document.currency;
  }

  #valuesOf(lane: number): LaneValues {
    const { plan, declared } = compiledOf(this.#judged.program);
    const { offsets } = this.#lanePlan;
    const partner = this.#first + lane;
    const currency = this.#currencyOf(partner);
    const places = { lanes: this.#frame.lanes, offsets };
    return new LaneValues(
      currency,
      () => inputsOf(plan, places, lane),
      () => {
        const log = createIssueLog();
        const { records } = partnerDocument(this.#partners, declared, partner);
        const rows = readCollections(isEntries(records) ? records : NO_ENTRIES, { declared, currency, log });
        if (!log.isEmpty()) this.#slow[lane] = 1;
        return rows;
      },
    );
  }

  #answerLane<Answer>(lane: number, answer: Answering<Answer>): Answer | IssuesOutcome {
    const cursor = this.#cursor;
    cursor.move(lane, this.#first + lane);
    try {
      return answer(cursor);
    } catch (error) {
      return refuseFigure(cursor.partner.id, this.#judged.asOf.text, error);
    }
  }

  #answerAlone<Answer>(index: number, answer: Answering<Answer>): Answer | IssuesOutcome {
    let document: unknown;
    try {
      document = partnerDocument(this.#partners, compiledOf(this.#judged.program).declared, index);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return refuse("", this.#judged.asOf.text, [issue("partner.unreadable", "", { reason })]);
    }
    return presentPartner(this.#written, document, this.#options, answer);
  }
}

/** Whether partners come as columns. */
export function isColumns(partners: Iterable<unknown> | ColumnsInput): partners is ColumnsInput {
  return typeof partners === "object" && "columns" in partners && !(Symbol.iterator in partners);
}

/**
 * Runs partners that come as columns, chunk by chunk.
 *
 * @throws {ProgramError} where the columns are none, or do not fit one another.
 */
export function* columnChunks(
  written: Program,
  { columns }: ColumnsInput,
  options: unknown,
): Generator<ColumnChunk, void, undefined> {
  const partners = openPartners(columns);
  if (!("count" in partners)) throw new ProgramError(partners, "The columns have");
  const judged = judge(written, options);
  if (!("program" in judged)) {
    // Without a day nothing is run; each partner is told so.
    const { count, id } = partners;
    const answer: ColumnChunk["answer"] = (lane, take) => presentPartner(written, { id: id.at(lane) }, options, take);
    yield { count, answer, filled: undefined };
    return;
  }
  const { lean } = compiledOf(judged.program);
  const wide = lean.takeWide();
  try {
    const run = new ColumnRun(written, judged, options, partners, wide);
    for (let first = 0; first < partners.count; first += wide.lanePlan.capacity) yield run.chunk(first);
  } finally {
    lean.giveWide(wide);
  }
}
