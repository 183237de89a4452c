/** `schema`: the JSON Schema of program documents, for editors. */
import schema from "../../../program.schema.json" with { type: "json" };
import { EXIT, type ExitCode } from "../failure.js";
import { type Host } from "../host.js";
import { writeTo } from "../output/destination.js";

export interface SchemaCommand {
  readonly output?: string;
}

export async function writeSchema({ output }: SchemaCommand, host: Host): Promise<ExitCode> {
  await writeTo(output, host, ({ write }) => write(`${JSON.stringify(schema, null, 2)}\n`));
  return EXIT.good;
}
