/** Partner documents as columns, in one of the layouts that hosts have. */
import { type Column, type Partner, type PartnerColumns, type ProgramDocument } from "partner-program";
import { type Random } from "../../oracle/language/random.js";

type Cells = readonly unknown[];

const DAY = 86_400_000;

function bitsOf(flags: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8) + 1);
  for (const [index, flag] of flags.entries()) if (flag) bits[index >> 3]! |= 1 << (index & 7);
  return bits;
}

/** The same values in the layout that suits them: the generator of random layouts picks whether to use it. */
export function layOut(cells: Cells, declared: unknown, random: Random): Column {
  const type = typeof declared === "string" ? declared : (declared as { type?: string } | undefined)?.type;
  const there = cells.filter((cell) => cell !== undefined && cell !== null);
  const validity =
    there.length === cells.length ? {} : { validity: bitsOf(cells.map((cell) => cell !== undefined && cell !== null)) };
  const ways: (() => Column)[] = [() => cells, () => ({ length: cells.length, get: (index: number) => cells[index] })];
  if (there.every((cell) => typeof cell === "number"))
    ways.push(() => ({ values: Float64Array.from(cells, (cell) => Number(cell ?? 0)), ...validity }));
  if (
    there.every((cell) => typeof cell === "number" && Number.isInteger(cell) && Math.abs(cell) < 1e6) &&
    type !== "instant"
  )
    ways.push(() => ({
      values: Int32Array.from(cells, (cell) => Number(cell ?? 0) * 100),
      scale: 2,
      ...validity,
    }));
  if (type === "date" && there.every((cell) => typeof cell === "string"))
    ways.push(
      () => ({
        values: Int32Array.from(cells, (cell) =>
          cell === undefined || cell === null ? 0 : Date.parse(cell as string) / DAY,
        ),
        ...validity,
      }),
      () => cells.map((cell) => (typeof cell === "string" ? new Date(cell) : cell)),
    );
  if (type === "string" && there.every((cell) => typeof cell === "string")) {
    const dictionary = [...new Set(there)];
    ways.push(() => ({
      values: Int32Array.from(cells, (cell) => Math.max(0, dictionary.indexOf(cell as string))),
      dictionary,
      ...validity,
    }));
  }
  if (type === "boolean" && there.every((cell) => typeof cell === "boolean"))
    ways.push(() => ({ values: Uint8Array.from(cells, (cell) => (cell === true ? 1 : 0)), ...validity }));
  return random.pick(ways)();
}

type Entries = Readonly<Record<string, unknown>>;

function columnsOf(rows: readonly Entries[], declared: Entries, random: Random): Record<string, Column> {
  const names = new Set([...rows.flatMap((row) => Object.keys(row)), ...Object.keys(declared)]);
  const kept = [...names].filter(
    (name) => random.chance(0.9) || rows.some((row) => row[name] !== undefined && row[name] !== null),
  );
  return Object.fromEntries(
    kept.map((name) => [
      name,
      layOut(
        rows.map((row) => row[name]),
        declared[name],
        random,
      ),
    ]),
  );
}

/** Partners without given values, as columns. */
export function transpose(partners: readonly Partner[], document: ProgramDocument, random: Random): PartnerColumns {
  const collections = new Set(partners.flatMap(({ records }) => Object.keys(records ?? {})));
  const records = [...collections].map((name) => {
    const own = partners.map((partner) => partner.records?.[name]);
    const offsets = [0];
    for (const rows of own) offsets.push(offsets.at(-1)! + (rows?.length ?? 0));
    const fields = columnsOf(
      own.flatMap((rows) => rows ?? []),
      document.records?.[name]?.fields ?? {},
      random,
    );
    return [
      name,
      { offsets: Int32Array.from(offsets), fields, validity: bitsOf(own.map((rows) => rows !== undefined)) },
    ] as const;
  });
  const cards = new Set(partners.flatMap(({ answers }) => Object.keys(answers ?? {})));
  const answers = [...cards].map((card) => {
    const rows = partners.map((partner) => partner.answers?.[card] ?? {});
    return [card, columnsOf(rows, {}, random)] as const;
  });
  const currencies = partners.map(({ currency }) => currency);
  return {
    id: partners.map(({ id }) => id),
    ...(currencies.some((currency) => currency !== undefined) ? { currency: currencies } : {}),
    facts: columnsOf(
      partners.map(({ facts }) => facts ?? {}),
      document.facts ?? {},
      random,
    ),
    records: Object.fromEntries(records),
    answers: Object.fromEntries(answers),
  };
}
