/** What the generators and laws need of fast-check. It is handed in: the library does not bring it. */
import type * as fastCheck from "fast-check";

/** The module `fast-check`, version 4: its default export, or all of it. */
export type FastCheck = Pick<
  typeof fastCheck,
  | "array"
  | "boolean"
  | "check"
  | "constant"
  | "constantFrom"
  | "integer"
  | "nat"
  | "oneof"
  | "option"
  | "property"
  | "record"
  | "shuffledSubarray"
  | "subarray"
  | "tuple"
  | "uniqueArray"
>;

export type Arbitrary<T> = fastCheck.Arbitrary<T>;
