/** Reads a path into a fact without running anything: a default install of the engine runs code that a path holds. */

const STEP = /\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]/y;

/** The names of a path such as `$.value`, `owner.region` or `$.lines[0].amount`. */
function stepsOf(path: string): readonly string[] {
  const text = path.startsWith("$") ? path.slice(1) : `.${path}`;
  const steps: string[] = [];
  for (STEP.lastIndex = 0; STEP.lastIndex < text.length;) {
    const found = STEP.exec(text);
    if (found === null)
      throw new Error(`The path \`${path}\` is not names joined by dots and places in brackets; nothing else is read.`);
    steps.push(found[1] ?? found[2]!);
  }
  return steps;
}

/** What stands at the path, by own properties alone; undefined where nothing does. */
export function readPath(value: object, path: string): unknown {
  let found: unknown = value;
  for (const step of stepsOf(path)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return found;
}
