/** How far long work is, on a terminal alone. */
import { type Host } from "../host.js";

const EVERY = 200;

/** Counts, and tells from time to time; `done` clears the line. */
export interface Progress {
  readonly step: () => void;
  readonly done: () => void;
}

/** Whole numbers with commas between their thousands. */
export function counted(count: number, one: string, many = `${one}s`): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${digits} ${count === 1 ? one : many}`;
}

export function progressOf({ errors, errorsAreTerminal }: Host, one: string, isQuiet: boolean): Progress {
  if (!errorsAreTerminal || isQuiet) return { step: () => undefined, done: () => undefined };
  let count = 0;
  return {
    step: () => {
      count += 1;
      if (count % EVERY === 0) errors.write(`\r${counted(count, one)}`);
    },
    done: () => void errors.write("\r\u001B[2K"),
  };
}
