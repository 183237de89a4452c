/** Commands in a folder of their own, with what they write. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { XMLParser } from "fast-xml-parser";
import { SyntaxValidator } from "fast-xml-validator";
import { onTestFinished } from "vitest";
import { type Host } from "../../src/cli/host.js";
import { runCommand } from "../../src/cli/run.js";

/** What a command has written, and what it ended with. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

class Memory extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A folder with files, in which commands are run. */
export interface Desk {
  readonly folder: string;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  /** The same with something handed in, or on a terminal. */
  readonly runWith: (more: Partial<Host>, ...args: readonly string[]) => Promise<Ended>;
  readonly write: (path: string, content: unknown) => void;
  readonly read: (path: string) => string;
  readonly files: () => readonly string[];
}

export function desk(files: Readonly<Record<string, unknown>> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), "partner-program-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, content: unknown): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  const runWith: Desk["runWith"] = async (more, ...args) => {
    const [output, errors] = [new Memory(), new Memory()];
    const host: Host = {
      folder,
      input: Readable.from([]),
      output,
      errors,
      outputIsTerminal: false,
      errorsAreTerminal: false,
      environment: {},
      unfinished: new Set(),
      ...more,
    };
    const code = await runCommand(args, host);
    return { code, out: output.text, errors: errors.text };
  };
  return {
    folder,
    runWith,
    run: (...args) => runWith({}, ...args),
    write,
    read: (path) => readFileSync(join(folder, path), "utf8"),
    files: () => readdirSync(folder).sort(),
  };
}

const least = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });

/** A small program: two levels, and a rebate. */
export function documentOf(more: object = {}): object {
  return {
    language: 1,
    id: "acme",
    title: "Acme",
    currency: "EUR",
    facts: {
      people: { type: "integer", min: 0, max: 1000, required: true },
      sales: { type: "money", min: 0, max: 1000000, required: true },
    },
    tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires: least("people", 4) }] } },
    incentives: {
      volume: {
        title: "Volume rebate",
        kind: "rebate",
        period: "calendarQuarter",
        payOn: "sales",
        scale: { flat: { rate: 0.02 } },
        cap: { amount: 5000 },
      },
    },
    ...more,
  };
}

/** The same with a cliff. */
export const FALLING = {
  volume: {
    kind: "rebate",
    period: "calendarQuarter",
    payOn: "sales",
    scale: {
      apply: "wholeAmount",
      bands: [
        { from: 0, rate: 0.03 },
        { from: 50000, rate: 0.01 },
      ],
    },
    cap: { amount: 5000 },
  },
};

export const PARTNERS = [
  { id: "p1", facts: { people: 4, sales: "1000.50" } },
  { id: "p2", facts: { people: 3, sales: 0 } },
];

/** What a reader of XML makes of a text. */
export function parseXml(text: string): unknown {
  return new XMLParser({ ignoreAttributes: false }).parse(text);
}

/** Whether a text is well-formed XML. */
export function isXml(text: string): boolean {
  try {
    return SyntaxValidator.validate(text, { invalidCharSequence: { tagValue: true, attrLt: true } });
  } catch {
    return false;
  }
}
