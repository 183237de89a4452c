/** Reads facts and answers of many partners from columns into lanes. */
import { readAnswer } from "../../core/data/answer.js";
import { type OpenPartners } from "../../core/data/columns/open.js";
import { type ColumnReader, absentReader, columnReader } from "../../core/data/columns/column.js";
import { type Lanes, storeAt } from "../../core/expression/lanes/lanes.js";
import { type LanePlan } from "../../core/expression/lanes/lane-plan.js";
import { UNKNOWN } from "../../core/expression/value.js";
import { type CompiledProgram } from "../program.js";

/** Reads so many partners from the first one on; `refuse` takes those that have to be read on their own. */
export type InputColumns = (lanes: Lanes, first: number, count: number, refuse: (lane: number) => void) => void;

/** One input with its reader and its place. */
interface InputColumn {
  readonly place: number;
  readonly read: ColumnReader;
}

function factColumns({ facts }: OpenPartners, { plan, declared }: CompiledProgram, { offsets }: LanePlan) {
  return [...declared.facts].map(([name, { reader, dataType }]): InputColumn => {
    const { slot, timeline } = plan.names.get(name)!;
    const place = offsets[timeline ?? slot]!;
    const column = facts.get(name);
    return { place, read: column === undefined ? absentReader(reader) : columnReader(column, reader, dataType) };
  });
}

function answerColumns({ answers }: OpenPartners, { plan, answers: slots }: CompiledProgram, { offsets }: LanePlan) {
  const names = new Map(plan.inputs.map(({ slot, name }) => [slot, name]));
  return slots.map((slot): InputColumn => {
    const name = names.get(slot)!;
    const question = plan.names.get(name)!;
    const [, card, ...path] = name.split(".");
    const column = answers.get(card!)?.get(path.join("."));
    const read: ColumnReader = (lanes, at, first, count, refuse) => {
      for (let lane = 0; lane < count; lane += 1) {
        const raw = column?.at(first + lane) ?? null;
        const answer = raw === null ? UNKNOWN : readAnswer(raw, question);
        if (answer === undefined) refuse(lane);
        storeAt(lanes, at + lane, answer ?? UNKNOWN);
      }
    };
    return { place: offsets[slot]!, read };
  });
}

/** What is held comes in documents alone. */
function heldColumns({ held }: CompiledProgram, { offsets }: LanePlan) {
  return held.map(({ slot }): InputColumn => {
    const read: ColumnReader = (lanes, at, _first, count) => {
      for (let lane = 0; lane < count; lane += 1) storeAt(lanes, at + lane, UNKNOWN);
    };
    return { place: offsets[slot]!, read };
  });
}

/** Whether every column has something that it is read into: what has not is told of every partner. */
function isDeclared({ facts, records, answers }: OpenPartners, { declared, asked }: CompiledProgram): boolean {
  const ofCard = ([card, questions]: readonly [string, ReadonlyMap<string, unknown>]): boolean =>
    [...questions.keys()].every((question) => asked.get(card)?.has(question) === true);
  return (
    [...facts.keys()].every((name) => declared.facts.has(name)) &&
    [...records.keys()].every((name) => declared.collections.has(name)) &&
    [...answers].every(ofCard)
  );
}

/** The reader of facts and answers; undefined where a column is not declared. */
export function inputColumns(
  partners: OpenPartners,
  compiled: CompiledProgram,
  lanePlan: LanePlan,
): InputColumns | undefined {
  if (!isDeclared(partners, compiled)) return undefined;
  const inputs = [
    ...factColumns(partners, compiled, lanePlan),
    ...answerColumns(partners, compiled, lanePlan),
    ...heldColumns(compiled, lanePlan),
  ];
  return (lanes, first, count, refuse) => {
    for (const { place, read } of inputs) read(lanes, place, first, count, refuse);
  };
}
