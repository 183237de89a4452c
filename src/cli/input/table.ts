/** Reads CSV files: a line of names, then a line for each record. */
import { CsvError, parse } from "csv-parse";
import { type Readable } from "node:stream";
import { Failure, fileProblem } from "../failure.js";

export interface TableRow {
  /** The line of the file. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

function problemOf(path: string, error: unknown): Failure {
  if (!(error instanceof CsvError)) return fileProblem(path, error);
  const { lines } = error as CsvError & { readonly lines?: number };
  return new Failure(`${path}${lines === undefined ? "" : `:${lines}`}: this is no CSV: ${error.message}`);
}

/** A line of names that can be told apart. */
function namesOf(path: string, cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Failure(`${path}:1: the column "${twice}" stands twice; columns need names of their own`); // prettier-ignore
  return names;
}

/** The rows of a file, one after the other. `names` is told the columns. */
export async function* rowsOf(
  path: string,
  stream: Readable,
  delimiter: string,
  onNames: (names: readonly string[]) => void,
): AsyncGenerator<TableRow> {
  const parser = parse({ bom: true, delimiter, info: true, skip_empty_lines: true, relax_column_count: false });
  stream.on("error", (error) => parser.destroy(error));
  let names: readonly string[] | undefined;
  try {
    for await (const { record, info } of stream.pipe(parser) as AsyncIterable<{
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }>) {
      if (names !== undefined)
        yield { line: info.lines, cells: Object.fromEntries(names.map((name, place) => [name, record[place]!.trim()])) }; // prettier-ignore
      else onNames((names = namesOf(path, record)));
    }
  } catch (error) {
    throw error instanceof Failure ? error : problemOf(path, error);
  }
  if (names === undefined) throw new Failure(`${path}: the file is empty; the first line names the columns`);
}
