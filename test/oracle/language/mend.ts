/** What a document has to say only where a value can be missing is settled by the issues of the parser. */
import { type Json } from "./generate-data.js";
import { type Random } from "./random.js";

function parentOf(document: Json, path: string): { readonly parent: Json; readonly key: string } {
  const keys = path.split("/").slice(1);
  const parent = keys.slice(0, -1).reduce<unknown>((value, key) => (value as Json)[key], document) as Json;
  return { parent, key: keys.at(-1)! };
}

/** What the parser asks for, done. */
export const MENDS: Readonly<Record<string, (document: Json, path: string, params: Json, random: Random) => void>> = {
  "condition.whenNotApplicable": (document, path, _params, random) => {
    const { parent, key } = parentOf(document, path);
    (parent[key] as Json)["whenNotApplicable"] = random.pick(["met", "notMet"]);
  },
  "condition.alwaysApplicable": (document, path) => {
    const { parent, key } = parentOf(document, path);
    delete parent[key];
  },
  // A parameter that can be zero or less is no threshold; between two posts of the document there has to be a way.
  "metric.operands": (document, path) => {
    const { parent, key } = parentOf(document, path);
    if (path.endsWith("/best")) {
      Object.assign(parent, { worst: 2, best: 9 });
      return;
    }
    if (!path.endsWith("/points/at")) throw new Error(`ill-typed at ${path}: ${JSON.stringify(document)}`);
    parent[key] = 5;
  },
  // A rebate pays on what its own period has measured.
  "incentive.period": (document, path) => {
    const { parent, key } = parentOf(document, path);
    parent[key] = "m1";
  },
  "condition.constant": (document, path, params) => {
    const { parent, key } = parentOf(document, path);
    parent[key] = String(params["expected"])
      .replace(/^one of /, "")
      .split(", ")[0];
  },
};
