/** One partner of a file, or why a line of it is none. */
import { type Partner } from "partner-program";

export type Entry =
  | { readonly where: string; readonly partner: Partner }
  /** What is wrong with the line; the others go on. */
  | { readonly where: string; readonly problem: string };
