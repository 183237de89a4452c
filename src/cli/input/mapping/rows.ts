/** The rows of a CSV file that a mapping names, which has every column that is read of it. */
import { type Host } from "../../host.js";
import { type TableRow, rowsOf } from "../table.js";
import { openStream } from "../text.js";
import { requireColumns } from "./cells.js";
import { type Column, type Mapping } from "./types.js";

/** A file, the columns that are read of it, and what names them. */
export interface NamedColumns {
  readonly file: string;
  readonly folder: string;
  readonly columns: readonly Column[];
  readonly where: string;
}

export function mappedRows({ file, folder, columns, where }: NamedColumns, { delimiter = "," }: Mapping, { input }: Host): AsyncGenerator<TableRow> {
  return rowsOf(file, openStream(folder, file, input), delimiter, (names) => requireColumns(file, names, columns, where));
} // prettier-ignore
