/** `schema`: the JSON Schema of program documents and of mappings, for editors. */
import programSchema from "../../../program.schema.json" with { type: "json" };
import { EXIT, type ExitCode } from "../failure.js";
import { type Host } from "../host.js";
import { mappingJsonSchema } from "../input/mapping/schema.js";
import { writeTo } from "../output/destination.js";

export const SCHEMAS = ["program", "mapping"] as const;
export type SchemaName = (typeof SCHEMAS)[number];

export interface SchemaCommand {
  readonly output?: string;
}

const WRITTEN: { readonly [S in SchemaName]: () => object } = {
  program: () => programSchema,
  mapping: mappingJsonSchema,
};

export async function writeSchema(of: SchemaName, { output }: SchemaCommand, host: Host): Promise<ExitCode> {
  await writeTo(output, host, ({ write }) => write(`${JSON.stringify(WRITTEN[of](), null, 2)}\n`));
  return EXIT.good;
}
